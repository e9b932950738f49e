package conversion

import (
	"context"

	"github.com/rapporthq/rapport/ent"
)

// Give is AssignIn for all of the credit to one enrollment.
func (s *Service) Give(ctx context.Context, tx *ent.Tx, conversionID, enrollmentID, reason string) error {
	_, err := s.AssignIn(ctx, tx, conversionID, AssignInput{
		Credits: []CreditInput{{EnrollmentID: enrollmentID, Percentage: "100"}}, Reason: reason,
	})
	return err
}
