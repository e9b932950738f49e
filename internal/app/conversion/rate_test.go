package conversion_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	entrating "github.com/rapporthq/rapport/ent/rating"
	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/metric"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// rates are inputs written as "USD 2026-03-01 0.9".
func rates(lines ...string) []conversion.RateInput {
	out := make([]conversion.RateInput, len(lines))
	for i, line := range lines {
		part := strings.Fields(line)
		out[i] = conversion.RateInput{CurrencyCode: part[0], Day: part[1], Rate: part[2]}
	}
	return out
}

// replayed requires that a replay finds everything as it is stored.
func (b *bundle) replayed() {
	b.t.Helper()
	report, err := b.service.Replay(b.admin, b.Program.ID)
	require.NoError(b.t, err)
	require.Empty(b.t, report.Differences)
}

func TestLateRatesAreFactsThatFiguresCountFromThenOn(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada := b.partner("ada")
		early := b.record(b.input("sale", "c1", byCode("ada"), amount("100", "USD"), at(start.AddDate(0, 0, -5))))
		late := b.record(b.input("sale", "c2", byCode("ada"), amount("50", "USD"), at(start.AddDate(0, 0, -1))))
		b.clock.Advance(time.Minute)
		require.Equal(t, []string{"2026-03-05 1 0", "2026-03-09 1 0"}, b.figures(ada, metric.Revenue), "§0: without a rate it counts 0")
		_, err := b.service.Refund(b.admin, conversion.RefundInput{
			ConversionID: late.ID, ExternalID: "r1", Amount: &money.Input{Amount: "10", CurrencyCode: "USD"},
		})
		require.NoError(t, err)

		b.clock.Advance(time.Minute)
		lines := b.lines()
		out, err := b.service.SetRates(b.admin, b.Program.ID, rates("USD 2026-03-07 0.90", "GBP 2026-03-01 1.15"))
		require.NoError(t, err)
		require.Equal(t, 1, out.Rated, "§0: a conversion of before the rate's day has none still")
		require.Equal(t, "0.9", out.Rates[0].Rate)
		require.Equal(t, []string{"2026-03-05 1 0", "2026-03-09 1 4500"}, b.figures(ada, metric.Revenue))
		require.Equal(t, []string{"2026-03-10 1 900"}, b.figures(ada, metric.Refunds), "refunds of before are rated, too")
		require.Equal(t, lines, b.lines(), "§0: commissions that exist never change")
		require.NotEmpty(t, b.tiers.calls)
		row := b.Client.Rating.Query().Where(entrating.ConversionID(late.ID)).OnlyX(b.System())
		require.Equal(t, []any{int64(4500), "0.9", "2026-03-07", "MANUAL"}, []any{row.ProgramMinor, row.Rate, row.RateDay, row.RateSource})
		require.Greater(t, row.Sequence, late.Sequence)

		_, err = b.service.Refund(b.admin, conversion.RefundInput{ConversionID: late.ID, ExternalID: "r2"})
		require.NoError(t, err)
		require.Equal(t, []string{"2026-03-10 2 4500"}, b.figures(ada, metric.Refunds), "a full refund ends at the revenue")
		next := b.record(b.input("sale", "c3", byCode("ada"), amount("10", "USD")))
		require.Equal(t, []any{int64(900), "0.9", "2026-03-07", "MANUAL"}, []any{*next.ProgramMinor, next.Rate, next.RateDay, next.RateSource})

		_, err = b.service.SetRates(b.admin, b.Program.ID, rates("USD 2026-03-01 0.5"))
		require.NoError(t, err)
		require.Equal(t, []string{"2026-03-05 1 5000", "2026-03-09 1 4500", "2026-03-10 1 900"}, b.figures(ada, metric.Revenue))
		_, err = b.service.Assign(b.admin, early.ID, conversion.AssignInput{
			Credits: []conversion.CreditInput{{EnrollmentID: b.partner("ben").ID, Percentage: "100"}}, Reason: "Ben brought them.",
		})
		require.NoError(t, err)
		require.Equal(t, []string{"2026-03-05 0 0", "2026-03-09 1 4500", "2026-03-10 1 900"}, b.figures(ada, metric.Revenue))
		b.sound()
		b.replayed()
	})
}

// measuredSteps pay 10 % up to 100.00 EUR of revenue in a year, and 20 % beyond.
func measuredSteps(t *testing.T) commission.Incentive {
	t.Helper()
	bound := int64(10_000)
	low, err := money.ParsePercent("10")
	require.NoError(t, err)
	high, err := money.ParsePercent("20")
	require.NoError(t, err)
	return commission.Incentive{Key: "steps", Trigger: "sale", Terms: commission.Terms{Structure: commission.Structure{
		Kind: commission.StructureBrackets, Brackets: &commission.Brackets{
			Mode: commission.BracketForward, Measure: commission.MeasureRevenue, Period: commission.PeriodYear,
			Brackets: []commission.Bracket{{UpTo: &bound, Rate: low}, {Rate: high}},
		},
	}}}
}

func TestMeasuredRevenueIsRatedLater(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, measuredSteps(t))
		b.partner("ada")
		first := b.record(b.input("sale", "c1", byCode("ada"), amount("200", "USD")))
		b.clock.Advance(time.Minute)
		_, err := b.service.SetRates(b.admin, b.Program.ID, rates("USD 2026-03-01 0.5"))
		require.NoError(t, err)
		b.clock.Advance(time.Minute)
		b.record(b.input("sale", "c2", byCode("ada")))
		require.Equal(t, int64(2000), b.lines()[1].Minor, "§3.4: 100.00 EUR were measured before by the late rate, so the second bracket pays")
		_, err = b.service.Refund(b.admin, conversion.RefundInput{ConversionID: first.ID, ExternalID: "r1"})
		require.NoError(t, err)
		b.clock.Advance(time.Minute)
		b.record(b.input("sale", "c3", byCode("ada")))
		b.sound()
		b.replayed()
	})
}

func TestSetRatesRefuses(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		b.partner("ada")
		long := strings.Repeat("x", 61)
		tests := map[string]struct {
			in    []conversion.RateInput
			code  apperr.Code
			field []string
		}{
			"nothing":                {nil, apperr.Blank, []string{"rates"}},
			"too many":               {make([]conversion.RateInput, 101), apperr.TooLong, []string{"rates"}},
			"no currency":            {rates("XXQ 2026-03-01 1"), apperr.Invalid, []string{"rates", "0", "currencyCode"}},
			"the program's currency": {rates("USD 2026-03-01 1", "EUR 2026-03-01 1"), apperr.CurrencyMismatch, []string{"rates", "1", "currencyCode"}},
			"no day":                 {rates("USD 2026-02-30 1"), apperr.Invalid, []string{"rates", "0", "day"}},
			"tomorrow":               {rates("USD 2026-03-11 1"), apperr.TooLarge, []string{"rates", "0", "day"}},
			"a day twice":            {rates("USD 2026-03-01 1", "USD 2026-03-01 2"), apperr.Taken, []string{"rates", "1", "day"}},
			"no rate":                {[]conversion.RateInput{{CurrencyCode: "USD", Day: "2026-03-01"}}, apperr.Blank, []string{"rates", "0", "rate"}},
			"zero":                   {rates("USD 2026-03-01 0.000"), apperr.TooSmall, []string{"rates", "0", "rate"}},
			"below zero":             {rates("USD 2026-03-01 -1"), apperr.TooSmall, []string{"rates", "0", "rate"}},
			"too exact":              {rates("USD 2026-03-01 0.12345678901"), apperr.Invalid, []string{"rates", "0", "rate"}},
			"an exponent":            {rates("USD 2026-03-01 1e3"), apperr.Invalid, []string{"rates", "0", "rate"}},
			"a long source":          {[]conversion.RateInput{{CurrencyCode: "USD", Day: "2026-03-01", Rate: "1", Source: &long}}, apperr.TooLong, []string{"rates", "0", "source"}},
		}
		for name, test := range tests {
			t.Log(name)
			_, err := b.service.SetRates(b.admin, b.Program.ID, test.in)
			requireError(t, err, test.code, test.field...)
		}
		require.Zero(t, b.Client.ExchangeRate.Query().CountX(b.System()), "all or none")
		_, err := b.service.SetRates(b.stranger, b.Program.ID, rates("USD 2026-03-01 1"))
		require.ErrorIs(t, err, apperr.ErrNotFound)
		_, err = b.service.SetRates(b.reader, b.Program.ID, rates("USD 2026-03-01 1"))
		require.ErrorIs(t, err, apperr.ErrForbidden)

		for range 2 { // The same again changes nothing.
			_, err = b.service.SetRates(b.admin, b.Program.ID, rates("USD 2026-03-01 2"))
			require.NoError(t, err)
		}
		_, err = b.service.SetRates(b.admin, b.Program.ID, rates("USD 2026-03-01 0.8"))
		require.NoError(t, err, "nothing used it")
		b.record(b.input("sale", "c1", byCode("ada"), amount("10", "USD")))
		_, err = b.service.SetRates(b.admin, b.Program.ID, rates("USD 2026-03-02 0.9", "USD 2026-03-01 0.7"))
		requireError(t, err, apperr.InUse, "rates", "1", "rate")
		require.Equal(t, 1, b.Client.ExchangeRate.Query().CountX(b.System()), "all or none")
		page, err := b.service.Rates(b.reader, b.Program.ID, nil, conversion.RatePageOf{First: 10})
		require.NoError(t, err)
		require.Equal(t, []any{1, "0.8"}, []any{page.Total, page.Rates[0].Rate})
		_, err = b.service.Rates(b.stranger, b.Program.ID, nil, conversion.RatePageOf{First: 10})
		require.ErrorIs(t, err, apperr.ErrNotFound)
	})
}

func TestImportRates(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		good := "day;currency;rate;source\n2026-03-01;USD;0.9;ECB\n2026-03-02;USD;0.91;\n"
		trial, err := b.service.ImportRates(b.admin, b.Program.ID, good, true)
		require.NoError(t, err)
		require.Equal(t, []any{2, 0}, []any{trial.Rows, len(trial.Errors)})
		require.Zero(t, b.Client.ExchangeRate.Query().CountX(b.System()), "a trial changes nothing")
		bad, err := b.service.ImportRates(b.admin, b.Program.ID, "currency,day,rate\nUSD,2026-03-01,0.9\nEUR,2026-03-01,1\nUSD,x,1\nUSD,2026-03-05\nUSD,2026-03-06,-1\n", false)
		require.NoError(t, err)
		var lines []int
		for _, one := range bad.Errors {
			lines = append(lines, one.Line)
		}
		require.Equal(t, []int{3, 4, 5, 6}, lines, "%v", bad.Errors)
		require.Zero(t, b.Client.ExchangeRate.Query().CountX(b.System()), "all or none")
		done, err := b.service.ImportRates(b.admin, b.Program.ID, good, false)
		require.NoError(t, err)
		require.Empty(t, done.Errors)
		page, err := b.service.Rates(b.admin, b.Program.ID, nil, conversion.RatePageOf{First: 1})
		require.NoError(t, err)
		require.Equal(t, []any{"2026-03-02", "FILE", true}, []any{page.Rates[0].Day, page.Rates[0].Source, page.HasNext})
		page, err = b.service.Rates(b.admin, b.Program.ID, nil, conversion.RatePageOf{First: 1, After: page.Rates[0].ID})
		require.NoError(t, err)
		require.Equal(t, []any{"2026-03-01", "ECB", false}, []any{page.Rates[0].Day, page.Rates[0].Source, page.HasNext})
		for text, code := range map[string]apperr.Code{" ": apperr.Blank, "a,b\n1,2\n": apperr.Invalid, strings.Repeat("x", 1<<20+1): apperr.TooLong} {
			_, err := b.service.ImportRates(b.admin, b.Program.ID, text, true)
			requireError(t, err, code, "csv")
		}
		_, err = b.service.ImportRates(b.Member("finance", viewer.Finance), b.Program.ID, good, false)
		require.ErrorIs(t, err, apperr.ErrForbidden)
		_, err = b.service.ImportRates(b.stranger, b.Program.ID, good, false)
		require.ErrorIs(t, err, apperr.ErrNotFound)
	})
}

func TestRatesAppliedAtOnceRateEachConversionOnce(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada := b.partner("ada")
		for range 5 {
			b.record(b.input("sale", "c1", byCode("ada"), amount("10", "USD")))
		}
		b.Client.ExchangeRate.Create().SetCreatedAt(start).SetProgramID(b.Program.ID).SetCurrency("USD").SetDay("2026-03-01").
			SetRate("0.5").SetSource("ECB").SaveX(b.System())
		var wait sync.WaitGroup
		for range 4 {
			wait.Go(func() { _, _ = b.service.ApplyRates(b.System(), b.Program.ID, 100) })
		}
		wait.Wait()
		n, err := b.service.ApplyRates(b.System(), b.Program.ID, 100)
		require.NoError(t, err)
		require.Zero(t, n)
		require.Equal(t, 5, b.Client.Rating.Query().CountX(b.System()))
		require.Equal(t, []string{"2026-03-10 5 2500"}, b.figures(ada, metric.Revenue))
		b.replayed()
	})
}
