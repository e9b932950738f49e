package filter

import (
	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/claim"
	"github.com/rapporthq/rapport/ent/predicate"
	pipeline "github.com/rapporthq/rapport/internal/domain/referral"
)

// Claim is the API's ClaimFilter.
type Claim struct {
	ProgramID    *string
	EnrollmentID *string
	Statuses     []pipeline.ClaimStatus
}

// Apply narrows the query.
func (f *Claim) Apply(q *ent.ClaimQuery) *ent.ClaimQuery {
	if f == nil {
		return q
	}
	add := func(p predicate.Claim) { q = q.Where(p) }
	given(f.ProgramID, claim.ProgramID, add)
	given(f.EnrollmentID, claim.EnrollmentID, add)
	if f.Statuses != nil {
		add(claim.StatusIn(f.Statuses...))
	}
	return q
}
