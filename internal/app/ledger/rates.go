package ledger

import (
	"context"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/exchangerate"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/domain/payout"
)

// Rates returns the program's exchange rates of a day, or the latest before it,
// of those of the currencies that have one.
func Rates(
	ctx context.Context, client *ent.Client, programID string, day payout.Day, currencies ...money.Currency,
) (payout.Rates, error) {
	out := payout.Rates{}
	for _, currency := range currencies {
		row, err := client.ExchangeRate.Query().Where(
			exchangerate.ProgramID(programID), exchangerate.CurrencyEQ(currency), exchangerate.DayLTE(string(day)),
		).Order(ent.Desc(exchangerate.FieldDay)).First(ctx)
		switch {
		case err == nil:
			out[currency] = row.Rate
		case !ent.IsNotFound(err):
			return nil, fmt.Errorf("load the exchange rate of %s: %w", currency, err)
		}
	}
	return out, nil
}
