package conversion

import (
	"context"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/decision"
	"github.com/rapporthq/rapport/internal/domain/attribution"
)

// decisionOf loads the decision in force.
func (w *work) decisionOf(ctx context.Context, conversionID string) (*ent.Decision, error) {
	row, err := w.client.Decision.Query().Where(decision.ConversionID(conversionID)).
		Order(ent.Desc(decision.FieldRevision)).First(ctx)
	if err != nil {
		return nil, fmt.Errorf("load the decision in force: %w", err)
	}
	return row, remeasured(ctx, w.client, row, w.program.Currency)
}

func enrollmentsOf(credits []attribution.Credit) []string {
	ids := make([]string, len(credits))
	for i, credit := range credits {
		ids[i] = credit.EnrollmentID
	}
	return ids
}
