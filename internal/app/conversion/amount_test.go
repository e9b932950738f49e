package conversion_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/testkit"
)

// One absurd amount must not make the sums of a day overflow, or nothing could
// be recorded for the partner any more.
func TestAmountsLeaveRoomForSums(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada := b.partner("ada")
		huge := b.input("sale", "cus-1", byCode("ada"), amount("92233720368547758.07", "EUR"))
		_, err := b.service.Record(b.admin, huge)
		requireError(t, err, apperr.TooLarge, "input", "amount", "amount")
		taxed := b.input("sale", "cus-1", byCode("ada"))
		tax := "92233720368547758.07"
		taxed.Discount = &tax
		_, err = b.service.Record(b.admin, taxed)
		requireError(t, err, apperr.TooLarge, "input", "discount")

		most := money.New(money.MaxMinor, "EUR").Amount()
		for range 2 {
			b.record(b.input("sale", "cus-1", byCode("ada"), amount(most, "EUR")))
		}
		require.Equal(t, []string{"2026-03-10 2 2000000000000000"}, b.figures(ada, "revenue"))
		b.unchanged()
	})
}

func TestAnAmountTooLargeForTheProgramHasNoRate(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	b.partner("ada")
	b.Client.ExchangeRate.Create().SetCreatedAt(start).SetProgramID(b.Program.ID).SetCurrency("KWD").
		SetDay("2026-03-01").SetRate("3").SetSource("test").SaveX(b.System())
	most := func(in *conversion.RecordInput) {
		in.Amount = &money.Input{Amount: money.New(money.MaxMinor, "KWD").Amount(), CurrencyCode: "KWD"}
	}
	require.Equal(t, int64(300_000_000_000_000), *b.record(b.input("sale", "cus-1", byCode("ada"), most)).ProgramMinor)
	b.Client.ExchangeRate.Create().SetCreatedAt(start).SetProgramID(b.Program.ID).SetCurrency("KWD").
		SetDay("2026-03-02").SetRate("30").SetSource("test").SaveX(b.System())
	require.Nil(t, b.record(b.input("sale", "cus-1", most)).ProgramMinor)
}
