package filter

import (
	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/fraudreview"
	"github.com/rapporthq/rapport/ent/predicate"
	"github.com/rapporthq/rapport/internal/domain/fraud"
)

// FraudReview is the API's FraudReviewFilter.
type FraudReview struct {
	ProgramID    *string
	ConversionID *string
	EnrollmentID *string
	Status       []fraud.Status
	Kind         []fraud.Kind
}

// Apply narrows the query.
func (f *FraudReview) Apply(q *ent.FraudReviewQuery) *ent.FraudReviewQuery {
	if f == nil {
		return q
	}
	add := func(p predicate.FraudReview) { q = q.Where(p) }
	given(f.ProgramID, fraudreview.ProgramID, add)
	given(f.ConversionID, fraudreview.ConversionID, add)
	given(f.EnrollmentID, fraudreview.EnrollmentID, add)
	if f.Status != nil {
		add(fraudreview.StatusIn(f.Status...))
	}
	if f.Kind != nil {
		kinds := make([]predicate.FraudReview, len(f.Kind))
		for i, kind := range f.Kind {
			kinds[i] = fraudreview.KindsContains("|" + string(kind) + "|")
		}
		add(fraudreview.Or(kinds...))
	}
	return q
}
