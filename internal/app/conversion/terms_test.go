package conversion_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/tier"
	"github.com/rapporthq/rapport/internal/testkit"
)

// tier makes a tier with a plan of its own and moves the partner there.
func (b *bundle) tier(p partner, rank int, plan *ent.Plan, at time.Time) *ent.Tier {
	b.t.Helper()
	ctx := b.System()
	row := b.Client.Tier.Create().SetCreatedAt(start).SetProgramID(b.Program.ID).SetRank(rank).SetName(fmt.Sprint("tier ", rank)).
		SetWindow(tier.Window{Kind: tier.Lifetime}).SetRequirements([]tier.Requirement{}).SetBenefits([]string{}).
		SetPlanID(plan.ID).SaveX(ctx)
	require.NoError(b.t, db.InTx(ctx, b.Client, func(tx *ent.Tx) error {
		n, err := program.NextSequence(ctx, tx, b.Program.ID, 1)
		if err != nil {
			return err
		}
		return tx.TierMove.Create().SetCreatedAt(at).SetProgramID(b.Program.ID).SetPartnerID(p.PartnerID).SetEnrollmentID(p.ID).
			SetToTierID(row.ID).SetCause("PROMOTION").SetMetrics(tier.Metrics{}).SetActor("test").SetSequence(n).Exec(ctx)
	}))
	return row
}

// paid is what a conversion of 100.00 EUR earned in all.
func (b *bundle) paid(row *ent.Conversion) int64 {
	sum := int64(0)
	for _, one := range b.Client.Commission.Query().Where(entcommission.ConversionID(row.ID)).AllX(b.System()) {
		sum += one.AmountMinor
	}
	return sum
}

func TestPlanIsTheNearestOne(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada := b.partner("ada")
		long := start.AddDate(-2, 0, 0)
		group := b.newPlan("Group", long, percent("20"))
		first := b.newPlan("Tier", long, percent("30"))
		own := b.newPlan("Own", long, percent("40"))
		byLink := b.newPlan("Link", long, percent("50"))
		row := b.Client.Group.Create().SetCreatedAt(start).SetProgramID(b.Program.ID).SetName("Creators").SetPlanID(group.ID).SaveX(b.System())
		b.click(ada, "vis_1", start.Add(-48*time.Hour))
		n := 0
		sale := func(at time.Time) int64 {
			n++
			in := b.input("sale", fmt.Sprint("cus-", n), byVisitor("vis_1"))
			in.OccurredAt = &at
			return b.paid(b.record(in))
		}
		require.Equal(t, int64(1000), sale(start))
		ada.Update().SetGroupID(row.ID).ExecX(b.System())
		require.Equal(t, int64(2000), sale(start))
		b.tier(ada, 2, first, start.Add(-24*time.Hour))
		require.Equal(t, int64(3000), sale(start))
		// Before the move the tier was not theirs.
		require.Equal(t, int64(2000), sale(start.Add(-25*time.Hour)))
		ada.Update().SetPlanID(own.ID).ExecX(b.System())
		require.Equal(t, int64(4000), sale(start))
		ada.link.Update().SetPlanID(byLink.ID).ExecX(b.System())
		require.Equal(t, int64(5000), sale(start))
		// The link holds for later conversions of the customer, too.
		require.Equal(t, int64(5000), b.paid(b.record(b.input("sale", fmt.Sprint("cus-", n)))))
		b.unchanged()
	})
}

func TestConditionsSeeWhatWasSo(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		only := func(attribute, value string) commission.Incentive {
			i := percent("10")
			i.Key = attribute
			i.Terms.Conditions = &commission.Condition{Match: commission.MatchAll, Conditions: []commission.Condition{
				{Attribute: attribute, Operator: commission.OperatorEQ, Values: []string{value}},
			}}
			return i
		}
		b := setup(t, d, only("customer.country", "DE"), only("customer.isNew", "true"), only("customer.metadata.size", "large"),
			only("conversion.sequence", "2"), only("partner.country", "FR"), only("conversion.category", "books"))
		ada := b.partner("ada")
		in := b.input("sale", "cus-1", byCode("ada"))
		require.Equal(t, int64(1000), b.paid(b.record(in))) // new
		b.clock.Advance(time.Hour)
		in = b.input("sale", "cus-1")
		in.Customer.Country = text("de")
		require.Equal(t, int64(2000), b.paid(b.record(in))) // DE, the second
		b.clock.Advance(time.Hour)
		in = b.input("sale", "cus-1")
		in.Customer.Metadata = attributes(1)
		in.Customer.Metadata[0].Key, in.Customer.Metadata[0].Value = "size", "large"
		require.Equal(t, int64(2000), b.paid(b.record(in))) // DE, large
		ada.QueryPartner().OnlyX(b.System()).Update().SetCountry("FR").ExecX(b.System())
		require.Equal(t, int64(3000), b.paid(b.record(b.input("sale", "cus-1")))) // DE, large, FR
		b.unchanged()
	})
}

func TestAmountInTheProgramsCurrency(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada := b.partner("ada")
		for day, rate := range map[string]string{"2026-03-01": "0.9", "2026-03-10": "0.005"} {
			b.Client.ExchangeRate.Create().SetCreatedAt(start).SetProgramID(b.Program.ID).SetCurrency("JPY").SetDay(day).
				SetRate(rate).SetSource("test").ExecX(b.System())
		}
		today := b.record(b.input("sale", "cus-1", byCode("ada"), amount("1001", "JPY")))
		require.Equal(t, int64(501), *today.ProgramMinor) // 5.005 EUR
		require.Equal(t, "0.005", today.Rate)
		before := b.record(b.input("sale", "cus-2", byCode("ada"), amount("10", "JPY"), at(start.AddDate(0, 0, -1))))
		require.Equal(t, int64(900), *before.ProgramMinor)
		none := b.record(b.input("sale", "cus-3", byCode("ada"), amount("10", "USD")))
		require.Nil(t, none.ProgramMinor)
		require.Equal(t, int64(100), b.paid(none))
		require.Equal(t, []string{"2026-03-09 1 900", "2026-03-10 2 501"}, b.figures(ada, "revenue"))
		b.refund(today, "")
		require.Equal(t, []string{"2026-03-10 1 501"}, b.figures(ada, "refunds"))
		b.unchanged()
	})
}

func TestTouchesOfTheirTime(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada, bob := b.partner("ada"), b.partner("bob")
		// Bob was approved 90 days ago, suspended 10 days ago.
		b.change(bob, "SUSPENDED", start.AddDate(0, 0, -10))
		b.click(ada, "vis_1", start.AddDate(0, 0, -20))
		b.click(bob, "vis_1", start.AddDate(0, 0, -5))
		b.click(bob, "vis_2", start.AddDate(0, 0, -15))
		sale := b.record(b.input("sale", "cus-1", byVisitor("vis_1")))
		decisions, err := b.service.CurrentDecisions(b.admin, []string{sale.ID})
		require.NoError(t, err)
		d1 := decisions[sale.ID].Attribution
		require.Equal(t, []attribution.Credit{{EnrollmentID: ada.ID, PPM: 1_000_000}}, d1.Credits)
		require.Equal(t, attribution.ReasonNotApproved, d1.Touches[1].Reason)
		// A code beats a click, whoever it is; an unknown one is no touch.
		sale = b.record(b.input("sale", "cus-2", byVisitor("vis_2"), byCode("ADA ")))
		require.Equal(t, int64(1000), b.paid(sale))
		sale = b.record(b.input("sale", "cus-3", byVisitor("vis_2"), byCode("nobody")))
		require.Equal(t, "nobody", sale.Code)
		b.change(bob, "BANNED", start)
		sale = b.record(b.input("sale", "cus-4", byVisitor("vis_2")))
		require.Zero(t, b.paid(sale))
		rows := b.lines()
		require.Equal(t, []string{ada.ID, ada.ID, bob.ID}, []string{rows[0].Enrollment, rows[1].Enrollment, rows[2].Enrollment})
		// Another organization's click is nobody's.
		b.record(b.input("sale", "cus-5", func(in *conversion.RecordInput) { in.ClickID = text("clk_foreign") }))
		b.unchanged()
	})
}
