package conversion_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/testkit"
)

func (b *bundle) refundInput(of *ent.Conversion, minor string) conversion.RefundInput {
	b.n++
	in := conversion.RefundInput{ConversionID: of.ID, ExternalID: fmt.Sprintf("refund-%d", b.n)}
	if minor != "" {
		in.Amount = &money.Input{Amount: minor, CurrencyCode: "EUR"}
	}
	return in
}

func (b *bundle) refund(of *ent.Conversion, amount string) {
	b.t.Helper()
	out, err := b.service.Refund(b.admin, b.refundInput(of, amount))
	require.NoError(b.t, err)
	require.False(b.t, out.Repeated)
}

// unchanged requires a replay without differences, figures that say what the facts
// say, and a book that balances.
func (b *bundle) unchanged() {
	b.t.Helper()
	report, err := b.service.Replay(b.System(), b.Program.ID)
	require.NoError(b.t, err)
	require.Empty(b.t, report.Differences)
	b.audited()
	b.sound()
}

func TestRefundInCutsEndsAtZero(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, percent("3.3333"), flat("sale", 777, commission.Limits{FirstOnly: true}))
		ada := b.partner("ada")
		sale := b.record(b.input("sale", "cus-1", byCode("ada"), amount("99.99", "EUR")))
		require.Equal(t, []string{"2026-03-10 1 9999"}, b.figures(ada, "revenue"))
		for _, cut := range []string{"0.01", "33.33", "33.33", "13.31", ""} {
			b.clock.Advance(time.Hour)
			b.refund(sale, cut)
			b.unchanged()
		}
		sums := map[string]int64{}
		for _, row := range b.Client.Commission.Query().AllX(b.System()) {
			sums[row.IncentiveKey] += row.AmountMinor
			require.Equal(t, commission.StatusReversed, row.Status)
		}
		require.Equal(t, map[string]int64{"pct_sale": 0, "flat_sale": 0}, sums)
		require.Equal(t, []string{"2026-03-10 5 9999"}, b.figures(ada, "refunds"))

		_, err := b.service.Refund(b.admin, b.refundInput(sale, "0.01"))
		requireError(t, err, apperr.InsufficientBalance, "input", "amount")
		// The line was taken back in full, so the next sale is the first again.
		b.record(b.input("sale", "cus-1"))
		lines := b.lines()
		require.Equal(t, []int64{333, 777}, []int64{lines[len(lines)-2].Minor, lines[len(lines)-1].Minor})
		b.unchanged()
	})
}

func TestRefundRefuses(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		b.partner("ada")
		sale := b.record(b.input("sale", "cus-1", byCode("ada"), at(start.Add(-time.Hour))))
		before := b.lines()
		tooEarly, tooLate := start.Add(-2*time.Hour), start.Add(6*time.Minute)
		for _, tc := range []struct {
			name string
			in   func(in *conversion.RefundInput)
			code apperr.Code
			path []string
		}{
			{"more than is left", func(in *conversion.RefundInput) { in.Amount.Amount = "100.01" }, apperr.InsufficientBalance, []string{"input", "amount"}},
			{"nothing", func(in *conversion.RefundInput) { in.Amount.Amount = "0" }, apperr.TooSmall, []string{"input", "amount"}},
			{"negative", func(in *conversion.RefundInput) { in.Amount.Amount = "-1" }, apperr.TooSmall, []string{"input", "amount", "amount"}},
			{"another currency", func(in *conversion.RefundInput) { in.Amount.CurrencyCode = "USD" }, apperr.CurrencyMismatch, []string{"input", "amount", "currencyCode"}},
			{"no currency", func(in *conversion.RefundInput) { in.Amount.CurrencyCode = "EURO" }, apperr.Invalid, []string{"input", "amount", "currencyCode"}},
			{"before the conversion", func(in *conversion.RefundInput) { in.OccurredAt = &tooEarly }, apperr.TooSmall, []string{"input", "occurredAt"}},
			{"in the future", func(in *conversion.RefundInput) { in.OccurredAt = &tooLate }, apperr.TooLarge, []string{"input", "occurredAt"}},
			{"unknown conversion", func(in *conversion.RefundInput) { in.ConversionID = "cnv_none" }, apperr.NotFoundCode, []string{"input", "conversionId"}},
			{"no external id", func(in *conversion.RefundInput) { in.ExternalID = " " }, apperr.Blank, []string{"input", "externalId"}},
		} {
			in := b.refundInput(sale, "10")
			tc.in(&in)
			_, err := b.service.Refund(b.admin, in)
			requireError(t, err, tc.code, tc.path...)
		}
		_, err := b.service.Refund(b.reader, b.refundInput(sale, "10"))
		require.ErrorIs(t, err, apperr.ErrForbidden)
		_, err = b.service.Refund(b.stranger, b.refundInput(sale, "10"))
		requireError(t, err, apperr.NotFoundCode, "input", "conversionId")
		require.Equal(t, before, b.lines())
		require.Zero(t, b.Client.Refund.Query().CountX(b.System()))
	})
}

func TestRefundRepeats(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		b.partner("ada")
		sale := b.record(b.input("sale", "cus-1", byCode("ada")))
		in := b.refundInput(sale, "40")
		in.IdempotencyKey = "key"
		first, err := b.service.Refund(b.admin, in)
		require.NoError(t, err)
		b.clock.Advance(time.Hour)
		second, err := b.service.Refund(b.admin, in)
		require.NoError(t, err)
		require.True(t, second.Repeated)
		require.Equal(t, []string{first.Refund.ID, sale.ID}, []string{second.Refund.ID, second.Conversion.ID})
		other := in
		other.Amount = &money.Input{Amount: "41", CurrencyCode: "EUR"}
		_, err = b.service.Refund(b.admin, other)
		requireError(t, err, apperr.IdempotencyConflict, "input", "externalId")
		other.ExternalID = "another"
		_, err = b.service.Refund(b.admin, other)
		requireError(t, err, apperr.IdempotencyConflict, "input", "idempotencyKey")
		require.Len(t, b.lines(), 2)
		b.unchanged()
	})
}

func TestRefundOfNothingIsAFullOne(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, flat("lead", 1500, commission.Limits{}))
		b.partner("ada")
		in := b.input("lead", "cus-1", byCode("ada"))
		in.Amount = nil
		lead := b.record(in)
		b.refund(lead, "")
		lines := b.lines()
		require.Equal(t, []int64{1500, -1500}, []int64{lines[0].Minor, lines[1].Minor})
		_, err := b.service.Refund(b.admin, b.refundInput(lead, ""))
		requireError(t, err, apperr.InsufficientBalance, "input", "amount")
		b.unchanged()
	})
}
