package conversion_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// stepped pays by how many sales of the year came before: 10 % for the first
// two, then 20 %.
func stepped() commission.Incentive {
	two := int64(2)
	return commission.Incentive{Key: "stepped", Trigger: "sale", Terms: commission.Terms{Structure: commission.Structure{
		Kind: commission.StructureBrackets, Brackets: &commission.Brackets{
			Mode: commission.BracketForward, Measure: commission.MeasureCount, Period: commission.PeriodYear,
			Brackets: []commission.Bracket{{UpTo: &two, Rate: 100_000}, {Rate: 200_000}},
		},
	}}}
}

func (b *bundle) quoteInput(p partner, with ...func(*conversion.QuoteInput)) conversion.QuoteInput {
	in := conversion.QuoteInput{
		ProgramID: b.Program.ID, EnrollmentID: p.ID, Type: "sale", Amount: &money.Input{Amount: "100", CurrencyCode: "EUR"},
	}
	for _, change := range with {
		change(&in)
	}
	return in
}

// asPartner is somebody of the partner who may read its own.
func (b *bundle) asPartner(p partner) context.Context {
	b.t.Helper()
	return viewer.With(b.t.Context(), viewer.Viewer{
		Kind: viewer.Partner, OrganizationID: b.Program.OrganizationID, PartnerID: p.PartnerID, Role: viewer.Owner,
		UserID: "usr_" + p.PartnerID, ProgramIDs: []string{b.Program.ID},
	})
}

// A quote is what recording pays, to the cent, and writes nothing.
func TestQuoteIsWhatRecordingPays(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, stepped(), flat("sale", 500, commission.Limits{FirstOnly: true}),
			flat("lead", 1500, commission.Limits{}))
		ada := b.partner("ada")
		for n, want := range []int64{1500, 1500, 2500, 2500} {
			before := b.lines()
			quote, err := b.service.Quote(b.asPartner(ada), b.quoteInput(ada))
			require.NoError(t, err)
			require.Equal(t, before, b.lines())
			require.Equal(t, []money.Money{money.New(want, "EUR")}, quote.Sums)
			require.Equal(t, ada.ID, quote.EnrollmentID)
			require.Equal(t, commission.PlanFromProgram, quote.Plan.Choice.Winner.Source)
			require.Len(t, quote.Incentives, 2, "the one for leads is none of its own")
			next := quote.Incentives[0].Next
			if n < 2 {
				require.Equal(t, conversion.NextBracket{
					Measure: commission.MeasureCount, From: 2, Missing: int64(2 - n), Bracket: commission.Bracket{Rate: 200_000},
				}, *next)
			} else {
				require.Nil(t, next)
			}
			b.clock.Advance(time.Hour)
			require.Equal(t, want, b.paid(b.record(b.input("sale", "new-"+string(rune('a'+n)), byCode("ada")))))
		}
		b.unchanged()
	})
}

func TestQuoteSeesWhatIsSaid(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		only := func(key, attribute, value string) commission.Incentive {
			i := percent("10")
			i.Key = key
			i.Terms.Conditions = &commission.Condition{Match: commission.MatchAll, Conditions: []commission.Condition{
				{Attribute: attribute, Operator: commission.OperatorEQ, Values: []string{value}},
			}}
			return i
		}
		b := setup(t, d, only("a", "customer.country", "DE"), only("b", "customer.isNew", "false"), only("c", "conversion.productId", "pro"))
		ada := b.partner("ada")
		silver := b.newPlan("Silver", start.AddDate(-2, 0, 0), percent("30"))
		row := b.tier(ada, 2, silver, start.Add(time.Hour))
		b.Client.ExchangeRate.Create().SetCreatedAt(start).SetProgramID(b.Program.ID).SetCurrency("USD").SetDay("2026-01-01").
			SetRate("0.5").SetSource("test").ExecX(b.System())
		paid := func(with ...func(*conversion.QuoteInput)) []money.Money {
			t.Helper()
			quote, err := b.service.Quote(b.reader, b.quoteInput(ada, with...))
			require.NoError(t, err)
			return quote.Sums
		}
		ten := []money.Money{money.New(1000, "EUR")}
		require.Nil(t, paid())
		require.Equal(t, ten, paid(func(in *conversion.QuoteInput) { in.CustomerCountry = text("de") }))
		old := false
		require.Equal(t, ten, paid(func(in *conversion.QuoteInput) { in.CustomerIsNew = &old }))
		require.Equal(t, ten, paid(func(in *conversion.QuoteInput) { in.ProductID = text("pro") }))
		require.Equal(t, []money.Money{money.New(1000, "USD")}, paid(func(in *conversion.QuoteInput) {
			in.Amount, in.CustomerCountry = &money.Input{Amount: "100", CurrencyCode: "USD"}, text("DE")
		}))
		// Of the tier that begins in an hour, with its own plan.
		later := start.Add(2 * time.Hour)
		quote, err := b.service.Quote(b.reader, b.quoteInput(ada, func(in *conversion.QuoteInput) { in.OccurredAt = &later }))
		require.NoError(t, err)
		require.Equal(t, []money.Money{money.New(3000, "EUR")}, quote.Sums)
		require.Equal(t, row.ID, quote.TierID)
		require.Equal(t, commission.PlanFromTier, quote.Plan.Choice.Winner.Source)
		// The link's plan comes first.
		ada.link.Update().SetPlanID(b.newPlan("Link", start.AddDate(-2, 0, 0), percent("50")).ID).ExecX(b.System())
		require.Equal(t, []money.Money{money.New(5000, "EUR")}, paid(func(in *conversion.QuoteInput) { in.LinkID = &ada.link.ID }))
	})
}

// §3.7: a budget that others used up is seen by all, and what is left is said.
func TestQuoteSeesCaps(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		capped := percent("10")
		capped.Terms.Caps.Budget = &commission.PeriodCap{Amount: money.New(1200, "EUR"), Period: commission.PeriodYear}
		b := setup(t, d, capped)
		ada, bob := b.partner("ada"), b.partner("bob")
		b.record(b.input("sale", "cus-1", byCode("ada")))
		quote, err := b.service.Quote(b.asPartner(bob), b.quoteInput(bob))
		require.NoError(t, err)
		require.Equal(t, []money.Money{money.New(200, "EUR")}, quote.Sums)
		require.Equal(t, money.New(800, "EUR"), quote.Incentives[0].Explanation.Caps[0].Cut)
		_, err = b.service.Quote(b.asPartner(bob), b.quoteInput(ada))
		requireError(t, err, apperr.NotFoundCode, "input", "enrollmentId")
	})
}

func TestQuoteRefuses(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada, bob := b.partner("ada"), b.partner("bob")
		far, none := start.Add(367*24*time.Hour), 0
		for _, each := range []struct {
			change func(*conversion.QuoteInput)
			code   apperr.Code
			field  string
		}{
			{func(in *conversion.QuoteInput) { in.ProgramID = "prg_none" }, apperr.NotFoundCode, "programId"},
			{func(in *conversion.QuoteInput) { in.ProgramID = "" }, apperr.Blank, "programId"},
			{func(in *conversion.QuoteInput) { in.EnrollmentID = "enr_none" }, apperr.NotFoundCode, "enrollmentId"},
			{func(in *conversion.QuoteInput) { in.EnrollmentID = "" }, apperr.Blank, "enrollmentId"},
			{func(in *conversion.QuoteInput) { in.Type = "demo" }, apperr.NotFoundCode, "type"},
			{func(in *conversion.QuoteInput) { in.Type = "" }, apperr.Blank, "type"},
			{func(in *conversion.QuoteInput) { in.OccurredAt = &far }, apperr.TooLarge, "occurredAt"},
			{func(in *conversion.QuoteInput) { in.Quantity = &none }, apperr.TooSmall, "quantity"},
			{func(in *conversion.QuoteInput) { in.CustomerCountry = text("Germany") }, apperr.Invalid, "customerCountry"},
			{func(in *conversion.QuoteInput) { in.LinkID = &bob.link.ID }, apperr.NotFoundCode, "linkId"},
		} {
			_, err := b.service.Quote(b.admin, b.quoteInput(ada, each.change))
			requireError(t, err, each.code, "input", each.field)
		}
		_, err := b.service.Quote(b.admin, b.quoteInput(ada, func(in *conversion.QuoteInput) { in.Amount.Amount = "ten" }))
		requireError(t, err, apperr.Invalid, "input", "amount", "amount")
		_, err = b.service.Quote(b.stranger, b.quoteInput(ada))
		requireError(t, err, apperr.NotFoundCode, "input", "programId")
		_, err = b.service.Quote(t.Context(), b.quoteInput(ada))
		require.ErrorIs(t, err, apperr.ErrUnauthenticated)
		key := viewer.From(b.admin)
		key.APIKeyID, key.Scopes = "key_1", []viewer.Permission{viewer.ConversionRecord}
		_, err = b.service.Quote(viewer.With(t.Context(), key), b.quoteInput(ada))
		require.ErrorIs(t, err, apperr.ErrForbidden)
		key.Scopes = []viewer.Permission{viewer.CommissionRead}
		_, err = b.service.Quote(viewer.With(t.Context(), key), b.quoteInput(ada))
		require.NoError(t, err)
	})
}
