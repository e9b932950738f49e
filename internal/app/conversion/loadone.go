package conversion

import (
	"context"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/ent/decision"
	appledger "github.com/rapporthq/rapport/internal/app/ledger"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/attribution"
)

// lockCommissions loads and locks the commissions of a conversion, so that
// nobody approves, holds or pays them meanwhile, and the partners behind them.
// The clock is read again after it, so that the order of instants is the order
// in which rows changed.
func (w *work) lockCommissions(ctx context.Context, conversionID string) ([]*original, error) {
	rows, err := w.client.Commission.Query().Where(entcommission.ConversionID(conversionID), db.ForUpdate).
		Order(ent.Asc(entcommission.FieldSequence), ent.Asc(entcommission.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("lock the commissions of a conversion: %w", err)
	}
	w.now = w.clock.Now()
	if w.heldFrom, err = appledger.HeldFrom(ctx, w.client, rows); err != nil {
		return nil, err
	}
	ids := make([]string, len(rows))
	for i, row := range rows {
		ids[i] = row.EnrollmentID
	}
	return originals(rows), w.meet(ctx, ids)
}

// customerOf loads the conversion's customer without its facts.
func (w *work) customerOf(ctx context.Context, of *ent.Conversion) (*customer, error) {
	row, err := w.client.Customer.Get(ctx, of.CustomerID)
	if err != nil {
		return nil, fmt.Errorf("load the customer: %w", err)
	}
	return newCustomer(row), nil
}

// decisionOf loads the decision in force.
func (w *work) decisionOf(ctx context.Context, conversionID string) (*ent.Decision, error) {
	row, err := w.client.Decision.Query().Where(decision.ConversionID(conversionID)).
		Order(ent.Desc(decision.FieldRevision)).First(ctx)
	if err != nil {
		return nil, fmt.Errorf("load the decision in force: %w", err)
	}
	return row, nil
}

func enrollmentsOf(credits []attribution.Credit) []string {
	ids := make([]string, len(credits))
	for i, credit := range credits {
		ids[i] = credit.EnrollmentID
	}
	return ids
}
