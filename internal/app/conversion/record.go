package conversion

import (
	"context"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/apperr"
)

// Recorded is a conversion as it is stored.
type Recorded struct {
	Conversion *ent.Conversion
	// Repeated: it had been recorded before, and nothing changed.
	Repeated bool
}

// Outcome is what became of one item of a batch: Recorded, or the mistakes in
// it, whose paths begin at "input".
type Outcome struct {
	Recorded *Recorded
	Errors   apperr.Errors
}

// Record records a conversion, decides who gets credit, computes the commissions
// and posts them: all or nothing. The same content with the same external id (or
// idempotency key) returns what was recorded first; other content is
// IDEMPOTENCY_CONFLICT. It asks for CONVERSION_RECORD. User errors: those of
// Validate; NOT_FOUND for the program and the type; TOO_LARGE for an instant
// more than 5 minutes in the future; WRONG_STATE for an archived program.
func (s *Service) Record(ctx context.Context, in RecordInput) (*Recorded, error) {
	outcomes, err := s.RecordBatch(ctx, []RecordInput{in})
	if err != nil {
		return nil, err
	}
	if len(outcomes[0].Errors) > 0 {
		return nil, outcomes[0].Errors
	}
	return outcomes[0].Recorded, nil
}
