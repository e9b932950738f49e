package ledger

import (
	"context"
	"fmt"
	"strings"
	"time"

	"entgo.io/ent/dialect/sql"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/conversion"
	"github.com/rapporthq/rapport/ent/exchangerate"
	"github.com/rapporthq/rapport/ent/rating"
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

// NotRated keeps the conversions that got no amount in the program's currency by a
// rate that came later.
func NotRated(q *sql.Selector) {
	later := sql.Table(rating.Table).As("rating")
	q.Where(sql.NotExists(sql.Dialect(q.Dialect()).Select(later.C(rating.FieldID)).From(later).Where(sql.And(
		sql.ColumnsEQ(later.C(rating.FieldOrganizationID), q.C(conversion.FieldOrganizationID)),
		sql.ColumnsEQ(later.C(rating.FieldConversionID), q.C(conversion.FieldID)),
	))))
}

// NeedsSecondPerson reports whether the approver may not approve the run, because
// the approver made it and it pays more than the program's limit (rules §8). Both
// are persons, see PersonOf. The rates are those of the day on which the run was
// made.
func NeedsSecondPerson(
	ctx context.Context, client *ent.Client, run *ent.PayoutRun, p *ent.Program, totals []money.Money, maker, approver string,
) (bool, error) {
	if p.FourEyes() == nil || maker != approver {
		return false, nil
	}
	var foreign []money.Currency
	for _, total := range totals {
		if total.Currency != p.Currency {
			foreign = append(foreign, total.Currency)
		}
	}
	zone, err := time.LoadLocation(p.TimeZone)
	if err != nil {
		return false, fmt.Errorf("load the program's time zone: %w", err)
	}
	rates, err := Rates(ctx, client, p.ID, payout.DayIn(run.CreatedAt, zone), foreign...)
	if err != nil {
		return false, err
	}
	return payout.NeedsSecondPerson(totals, p.FourEyes(), rates, maker, approver), nil
}

// PersonOf returns who stands behind an actor: for a key, the person who made it,
// also by way of other keys.
func PersonOf(ctx context.Context, client *ent.Client, actor string) (string, error) {
	for strings.HasPrefix(actor, "key_") {
		key, err := client.APIKey.Get(ctx, actor)
		if err != nil {
			return "", fmt.Errorf("load the key that acted: %w", err)
		}
		actor = key.CreatedBy
	}
	return actor, nil
}
