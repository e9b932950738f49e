package filter

import (
	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/predicate"
	"github.com/rapporthq/rapport/ent/reciprocalreferral"
	pipeline "github.com/rapporthq/rapport/internal/domain/referral"
)

// Reciprocal is the API's ReciprocalFilter.
type Reciprocal struct {
	ProgramID    *string
	EnrollmentID *string
	Statuses     []pipeline.ReciprocalStatus
}

// Apply narrows the query.
func (f *Reciprocal) Apply(q *ent.ReciprocalReferralQuery) *ent.ReciprocalReferralQuery {
	if f == nil {
		return q
	}
	add := func(p predicate.ReciprocalReferral) { q = q.Where(p) }
	given(f.ProgramID, reciprocalreferral.ProgramID, add)
	given(f.EnrollmentID, reciprocalreferral.EnrollmentID, add)
	if f.Statuses != nil {
		add(reciprocalreferral.StatusIn(f.Statuses...))
	}
	return q
}
