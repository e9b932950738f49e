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

// steps pays a part of each sale, by how many were sold in the month.
func steps(mode commission.BracketMode, upTo int64, rates ...string) commission.Incentive {
	one := percent("10")
	b := &commission.Brackets{Mode: mode, Measure: commission.MeasureCount, Period: commission.PeriodMonth}
	for i, text := range rates {
		rate, err := money.ParsePercent(text)
		if err != nil {
			panic(err)
		}
		bracket := commission.Bracket{Rate: rate}
		if i < len(rates)-1 {
			bound := upTo * int64(i+1)
			bracket.UpTo = &bound
		}
		b.Brackets = append(b.Brackets, bracket)
	}
	one.Terms.Structure = commission.Structure{Kind: commission.StructureBrackets, Brackets: b}
	return one
}

// premium pays 50.00 EUR for every two sales of the month.
func premium() commission.Incentive {
	one := percent("10")
	one.Key = "bonus"
	one.Terms.Structure = commission.Structure{Kind: commission.StructureBonus, Bonus: &commission.Bonus{
		Measure: commission.MeasureCount, Period: commission.PeriodMonth,
		Thresholds: []commission.Threshold{{At: 2, Amount: money.New(5000, "EUR")}},
	}}
	return one
}

// sells records a sale of 100.00 EUR that ada brought, an hour later.
func (b *bundle) sells(customer string) string {
	b.t.Helper()
	b.clock.Advance(time.Hour)
	return b.record(b.input("sale", customer, byCode("ada"))).ID
}

func (b *bundle) refundAll(id, minor string) {
	b.t.Helper()
	b.clock.Advance(time.Hour)
	b.refund(b.Client.Conversion.GetX(b.System(), id), minor)
}

func TestRetroactiveBracketsTopUpEarlierConversions(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, steps(commission.BracketRetroactive, 2, "10", "15"))
		ada := b.partner("ada")
		first := b.sells("cus-1")
		b.refundAll(first, "40")
		b.sells("cus-2")
		b.sells("cus-3") // §3.4 the third lifts the total above 2
		b.unchanged()
		require.Equal(t, []line{
			{ada.ID, commission.KindEarned, commission.StatusPending, 1000},
			{ada.ID, commission.KindReversal, commission.StatusPending, -400},
			{ada.ID, commission.KindEarned, commission.StatusPending, 1000},
			{ada.ID, commission.KindEarned, commission.StatusPending, 1500},
			{ada.ID, commission.KindTopUp, commission.StatusPending, 300}, // §3.4 60.00 are left of the first: 9.00 - 6.00
			{ada.ID, commission.KindTopUp, commission.StatusPending, 500},
		}, b.lines())
		// §4 the top-up was made of 60.00, so half of them takes half of it.
		b.refundAll(first, "30")
		lines := b.lines()
		require.Equal(t, []int64{-300, -150}, []int64{lines[6].Minor, lines[7].Minor})
		b.refundAll(first, "")
		sum := int64(0)
		for _, row := range b.Client.Commission.Query().Where(entcommission.ConversionID(first)).AllX(b.System()) {
			sum += row.AmountMinor
			require.Equal(t, commission.StatusReversed, row.Status)
		}
		require.Zero(t, sum)
		b.unchanged()
		// §3.4 totals before are net of refunds: two are left, the next is the third.
		b.sells("cus-4")
		lines = b.lines()
		require.Equal(t, int64(1500), lines[len(lines)-1].Minor)
		b.unchanged()
	})
}

func TestBonusIsLostWhileItIsHeld(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, premium())
		b.Program.Update().SetHoldDays(1).ExecX(b.System())
		ada := b.partner("ada")
		first := b.sells("cus-1")
		require.Empty(t, b.lines())
		b.sells("cus-2")
		require.Equal(t, []line{{ada.ID, commission.KindBonus, commission.StatusPending, 5000}}, b.lines())
		b.refundAll(first, "50") // a part: it still counts
		require.Len(t, b.lines(), 1)
		b.refundAll(first, "") // §3.5 below the threshold while PENDING
		require.Equal(t, []line{
			{ada.ID, commission.KindBonus, commission.StatusReversed, 5000},
			{ada.ID, commission.KindReversal, commission.StatusReversed, -5000},
		}, b.lines())
		b.unchanged()
		third := b.sells("cus-3") // §3.5 it was reversed, so that reaching it pays again
		require.Equal(t, line{ada.ID, commission.KindBonus, commission.StatusPending, 5000}, b.lines()[2])
		b.clock.Advance(48 * time.Hour)
		_, err := appcommission.New(b.Client, b.clock).ReleaseDue(b.System(), 10)
		require.NoError(t, err)
		b.refundAll(third, "") // §3.5 later it stays
		require.Equal(t, line{ada.ID, commission.KindBonus, commission.StatusApproved, 5000}, b.lines()[2])
		require.Len(t, b.lines(), 3)
		b.sells("cus-4") // and reaching it again pays nothing more
		require.Len(t, b.lines(), 3)
		b.unchanged()
	})
}

func TestCapLeavesLinesOfNothing(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		capped := percent("10")
		capped.Terms.Caps.Budget = &commission.PeriodCap{Amount: money.New(1500, "EUR"), Period: commission.PeriodMonth}
		b := setup(t, d, capped)
		ada, bob := b.partner("ada"), b.partner("bob")
		first := b.sells("cus-1")
		b.sells("cus-2")
		third := b.sells("cus-3") // §3.7 a clamped-to-zero line is recorded with amount 0
		b.unchanged()
		minors := func() (out []int64) {
			for _, one := range b.lines() {
				out = append(out, one.Minor)
			}
			return out
		}
		require.Equal(t, []int64{1000, 500, 0}, minors())
		// §3.7 sums count reversals: what is given back may be earned again.
		b.refundAll(first, "")
		b.sells("cus-4")
		require.Equal(t, []int64{1000, 500, 0, -1000, 1000}, minors())
		// §2.7 a line of nothing ends, too, when its credit moves.
		_, err := b.service.Assign(b.admin, third, shares(bob.ID, "100"))
		require.NoError(t, err)
		rows := b.Client.Commission.Query().Where(entcommission.ConversionID(third)).AllX(b.System())
		require.Len(t, rows, 2)
		for _, row := range rows {
			require.Equal(t, row.EnrollmentID == ada.ID, row.Status == commission.StatusReversed)
			require.Zero(t, row.AmountMinor)
		}
		b.unchanged()
	})
}

func TestRecruitersHaveAPart(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		part := percent("20")
		part.Key, part.Trigger = "recruiter", commission.TriggerCommissionEarned
		part.Terms.Limits.MaxMonths = 1
		b := setup(t, d, percent("10"), part)
		ada, bob := b.partner("ada"), b.partner("bob")
		b.sells("cus-1") // §3.8 nobody recruited ada yet
		ada.Update().SetRecruiterID(bob.ID).ExecX(b.System())
		second := b.sells("cus-2")
		require.Equal(t, []line{
			{ada.ID, commission.KindEarned, commission.StatusPending, 1000},
			{ada.ID, commission.KindEarned, commission.StatusPending, 1000},
			{bob.ID, commission.KindRecruiter, commission.StatusPending, 200},
		}, b.lines())
		b.unchanged()
		child := b.Client.Commission.Query().Where(entcommission.ConversionID(second), entcommission.KindEQ(commission.KindEarned)).OnlyX(b.System())
		row := b.Client.Commission.Query().Where(entcommission.KindEQ(commission.KindRecruiter)).OnlyX(b.System())
		require.Equal(t, child.ID, *row.SourceID)
		require.True(t, row.ReleaseAt.Equal(child.ReleaseAt))
		b.refundAll(second, "50") // §3.8 a reversal of the child reverses its part
		lines := b.lines()
		require.Equal(t, []line{
			{ada.ID, commission.KindReversal, commission.StatusPending, -500},
			{bob.ID, commission.KindReversal, commission.StatusPending, -100},
		}, lines[3:])
		b.change(bob, "BANNED", b.clock.Now())
		b.sells("cus-3") // the banned get nothing new (ADR 5)
		require.Len(t, b.lines(), 6)
		b.change(bob, "APPROVED", b.clock.Now())
		b.clock.Advance(32 * 24 * time.Hour)
		b.sells("cus-4") // §3.8 maxMonths from the first commission of the recruited
		require.Len(t, b.lines(), 7)
		b.unchanged()
	})
}
