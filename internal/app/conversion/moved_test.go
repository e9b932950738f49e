package conversion_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	entcommission "github.com/rapporthq/rapport/ent/commission"
	appcommission "github.com/rapporthq/rapport/internal/app/commission"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/testkit"
)

// move gives the conversion to one, an hour later.
func (b *bundle) move(id string, to partner) {
	b.t.Helper()
	b.clock.Advance(time.Hour)
	_, err := b.service.Assign(b.admin, id, shares(to.ID, "100"))
	require.NoError(b.t, err)
}

// §3.5: "Reaching it again pays nothing more unless it was reversed." A bonus of
// which a cap left nothing is reversed, too, when the conversion that reached it is
// moved away (§2.7), also if it was approved.
func TestABonusOfNothingGoesWithItsConversion(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		one := premium()
		one.Terms.Caps.Budget = &commission.PeriodCap{Amount: money.New(5000, "EUR"), Period: commission.PeriodMonth}
		b := setup(t, d, one)
		ada, bob := b.partner("ada"), b.partner("bob")
		sells := func(code, customer string) string {
			b.clock.Advance(time.Minute)
			return b.record(b.input("sale", customer, byCode(code))).ID
		}
		sells("ada", "cus-1")
		sells("ada", "cus-2")
		sells("bob", "cus-3")
		second := sells("bob", "cus-4")
		b.clock.Advance(31 * 24 * time.Hour)
		_, err := appcommission.New(b.Client, b.clock).ReleaseDue(b.System(), 10)
		require.NoError(t, err)
		require.Equal(t, []line{
			{ada.ID, commission.KindBonus, commission.StatusApproved, 5000}, {bob.ID, commission.KindBonus, commission.StatusApproved, 0},
		}, b.lines())
		b.move(second, ada)
		require.Equal(t, []line{
			{bob.ID, commission.KindBonus, commission.StatusReversed, 0}, {bob.ID, commission.KindReversal, commission.StatusReversed, 0},
		}, b.lines()[1:])
		b.unchanged()
		b.move(second, bob)
		require.Equal(t, line{bob.ID, commission.KindBonus, commission.StatusPending, 0}, b.lines()[3], "it is reached again")
		b.unchanged()
	})
}

// §3.4: "Totals before are net of refunds recorded by then." A conversion that was
// refunded whole lifts no total when it is decided again: it tops nothing up, and
// reaches no bonus.
func TestWhatIsRefundedLiftsNothingWhenItIsDecidedAgain(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, steps(commission.BracketRetroactive, 1, "10", "15"), premium())
		ada, bob := b.partner("ada"), b.partner("bob")
		b.sells("cus-1")
		b.clock.Advance(time.Hour)
		second := b.record(b.input("sale", "cus-2", byCode("bob"))).ID
		b.refundAll(second, "")
		b.move(second, ada)
		earned := line{ada.ID, commission.KindEarned, commission.StatusReversed, 1000}
		require.Equal(t, []line{
			{ada.ID, commission.KindEarned, commission.StatusPending, 1000},
			{bob.ID, commission.KindEarned, commission.StatusReversed, 1000},
			{bob.ID, commission.KindReversal, commission.StatusReversed, -1000},
			earned,
			{ada.ID, commission.KindReversal, commission.StatusReversed, -1000},
		}, b.lines())
		b.unchanged()
		// It is the third that reaches both.
		b.sells("cus-3")
		require.Equal(t, []line{
			{ada.ID, commission.KindBonus, commission.StatusPending, 5000},
			{ada.ID, commission.KindEarned, commission.StatusPending, 1500},
			{ada.ID, commission.KindTopUp, commission.StatusPending, 500},
		}, b.lines()[5:])
		b.unchanged()
	})
}

// §3.8, §3.7: the recruiter's part of a top-up belongs to the conversion that is
// topped up: caps count it by that one's rate, and its refund takes it back.
func TestTheRecruitersPartOfATopUpBelongsToTheEarlierConversion(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		part := percent("20")
		part.Key, part.Trigger = "recruiter", commission.TriggerCommissionEarned
		part.Terms.Caps.PerPeriod = &commission.PeriodCap{Amount: money.New(512, "EUR"), Period: commission.PeriodLifetime}
		b := setup(t, d, steps(commission.BracketRetroactive, 1, "10", "15"), part)
		b.Client.ExchangeRate.Create().SetCreatedAt(start).SetProgramID(b.Program.ID).SetCurrency("USD").SetDay("2025-01-01").
			SetRate("0.5").SetSource("test").ExecX(b.System())
		ada, bob := b.partner("ada"), b.partner("bob")
		ada.Update().SetRecruiterID(bob.ID).ExecX(b.System())
		b.clock.Advance(time.Hour)
		first := b.record(b.input("sale", "cus-1", byCode("ada"), amount("100", "USD"))).ID
		b.sells("cus-2")
		require.Equal(t, []line{
			{ada.ID, commission.KindEarned, commission.StatusPending, 1000},
			{bob.ID, commission.KindRecruiter, commission.StatusPending, 200}, // 1.00 EUR
			{ada.ID, commission.KindEarned, commission.StatusPending, 1500},
			{bob.ID, commission.KindRecruiter, commission.StatusPending, 100}, // 0.50 EUR, of the top-up
			{bob.ID, commission.KindRecruiter, commission.StatusPending, 300},
			{ada.ID, commission.KindTopUp, commission.StatusPending, 500},
		}, b.lines())
		third := b.sells("cus-3")
		part3 := b.Client.Commission.Query().Where(entcommission.ConversionID(third), entcommission.KindEQ(commission.KindRecruiter)).OnlyX(b.System())
		require.Equal(t, int64(62), part3.AmountMinor, "what 1.00, 3.00 and 0.50 EUR leave of 5.12")
		b.unchanged()
		b.refundAll(first, "")
		for _, row := range b.Client.Commission.Query().Where(entcommission.ConversionID(first)).AllX(b.System()) {
			require.Equal(t, commission.StatusReversed, row.Status, row.Kind)
		}
		b.unchanged()
	})
}

// §3.4: "if it is higher than the bracket before, each earlier qualifying conversion
// of the period gets a TOP_UP line." A conversion whose share stays when its customer
// is moved counts for the others that are moved with it.
func TestWhatStaysCountsForWhatIsMovedWithIt(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, steps(commission.BracketRetroactive, 1, "10", "15"))
		ada, bob := b.partner("ada"), b.partner("bob")
		b.sells("cus-1")
		second := b.sells("cus-1")
		b.move(second, bob) // and what the second lifted stays lifted
		before := len(b.lines())
		b.clock.Advance(time.Hour)
		_, err := b.service.CustomerAssign(b.admin, b.Client.Customer.Query().OnlyX(b.System()).ID, shares(bob.ID, "100"))
		require.NoError(t, err)
		require.Equal(t, []line{
			{bob.ID, commission.KindEarned, commission.StatusPending, 1500},
			{ada.ID, commission.KindReversal, commission.StatusReversed, -1000},
			{ada.ID, commission.KindReversal, commission.StatusReversed, -500},
			{bob.ID, commission.KindTopUp, commission.StatusPending, 500},
		}, b.lines()[before:])
		b.unchanged()
	})
}

// §3.7: "a cap clamps". Top-ups take the headroom in the order in which their
// conversions were recorded, also where one of them was moved here later.
func TestTopUpsAreTakenInTheOrderRecorded(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		one := steps(commission.BracketRetroactive, 2, "10", "15")
		one.Terms.Caps.PerPeriod = &commission.PeriodCap{Amount: money.New(4200, "EUR"), Period: commission.PeriodLifetime}
		b := setup(t, d, one)
		ada, _ := b.partner("ada"), b.partner("bob")
		b.clock.Advance(time.Hour)
		first := b.record(b.input("sale", "cus-1", byCode("bob"))).ID
		b.sells("cus-2")
		b.move(first, ada)
		b.sells("cus-3")
		amounts := map[bool]int64{}
		for _, row := range b.Client.Commission.Query().Where(entcommission.KindEQ(commission.KindTopUp)).AllX(b.System()) {
			amounts[*row.ConversionID == first] = row.AmountMinor
		}
		require.Equal(t, map[bool]int64{true: 500, false: 200}, amounts, "what 10.00, 10.00 and 15.00 EUR leave of 42.00")
		b.unchanged()
	})
}
