package conversion_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/testkit"
)

// mixed records facts of every kind, out of order, while terms change.
func mixed(b *bundle) (partner, partner, *ent.Conversion) {
	ada, bob := b.partner("ada"), b.partner("bob")
	b.click(bob, "vis_1", start.AddDate(0, 0, -20))
	b.click(ada, "vis_1", start.AddDate(0, 0, -2))
	b.record(b.input("lead", "cus-1", at(start.AddDate(0, 0, -10))))
	sale := b.record(b.input("sale", "cus-1", byVisitor("vis_1"), at(start.AddDate(0, 0, -1))))
	b.record(b.input("sale", "cus-2", byCode("ada")))
	b.clock.Advance(24 * time.Hour)
	b.refund(sale, "12.34")
	// The program changes its settings, its plan and its partners.
	b.Program.Update().SetWindowDays(10).SetHoldDays(3).SetExcludesTax(false).SetAttributionModel("LINEAR").ExecX(b.System())
	b.newVersion(b.plan, 2, b.clock.Now(), commission.AppliesToNew, percent("20"))
	b.clock.Advance(24 * time.Hour)
	own := b.newPlan("Own", start.AddDate(-2, 0, 0), percent("33.3333"))
	bob.Update().SetPlanID(own.ID).ExecX(b.System())
	b.change(bob, "BANNED", b.clock.Now())
	b.click(ada, "vis_2", b.clock.Now())
	b.click(bob, "vis_2", b.clock.Now())
	tax := "19"
	in := b.input("sale", "cus-3", byVisitor("vis_2"))
	in.Tax = &tax
	b.record(in)
	b.record(b.input("sale", "cus-1", at(start.AddDate(0, 0, -5))))
	third := b.record(b.input("sale", "cus-2"))
	b.clock.Advance(24 * time.Hour)
	_, err := b.service.Assign(b.admin, third.ID, shares(ada.ID, "33.3333", bob.ID, "66.6667"))
	require.NoError(b.t, err)
	b.clock.Advance(24 * time.Hour)
	b.refund(third, "")
	return ada, bob, sale
}

func TestReplay(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, flat("lead", 1500, commission.Limits{FirstOnly: true}), percent("10"))
		_, bob, _ := mixed(b)
		b.unchanged()
		// What changes afterwards changes nothing that was decided.
		b.Program.Update().SetWindowDays(365).SetCreditScope("CONVERSION").SetHoldDays(90).ExecX(b.System())
		bob.Update().ClearPlanID().ExecX(b.System())
		b.Program.Update().ClearPlanID().ExecX(b.System())
		b.clock.Advance(time.Hour)
		b.newVersion(b.plan, 3, b.clock.Now(), commission.AppliesToAll)
		b.unchanged()
		_, err := b.service.Replay(b.reader, b.Program.ID)
		require.ErrorIs(t, err, apperr.ErrForbidden)
		_, err = b.service.Replay(b.stranger, b.Program.ID)
		require.ErrorIs(t, err, apperr.ErrNotFound)
	})
}

func TestReplayFindsPlantedFaults(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, flat("lead", 1500, commission.Limits{FirstOnly: true}), percent("10"))
		ada, bob, sale := mixed(b)
		row := b.Client.Commission.Query().Where(entcommission.ConversionID(sale.ID), entcommission.KindEQ(commission.KindEarned)).OnlyX(b.System())
		exec := func(query string) {
			_, err := d.SQL.ExecContext(t.Context(), query)
			require.NoError(t, err)
		}
		exec(`UPDATE commissions SET amount_minor = amount_minor + 1 WHERE id = '` + row.ID + `'`)
		report, err := b.service.Replay(b.System(), b.Program.ID)
		require.NoError(t, err)
		require.Equal(t, []conversion.Difference{{
			ConversionID: sale.ID, Sequence: sale.Sequence, What: "EARNED", EnrollmentID: bob.ID,
			Derived: "10.00 EUR released 2026-04-08T12:00:00Z", Stored: "10.01 EUR released 2026-04-08T12:00:00Z",
		}}, report.Differences)
		exec(`UPDATE commissions SET amount_minor = amount_minor - 1 WHERE id = '` + row.ID + `'`)
		exec(`UPDATE credits SET enrollment_id = '` + ada.ID + `' WHERE conversion_id = '` + sale.ID + `'`)
		report, err = b.service.Replay(b.System(), b.Program.ID)
		require.NoError(t, err)
		require.Equal(t, []conversion.Difference{{
			ConversionID: sale.ID, Sequence: sale.Sequence, What: "CREDITS",
			Derived: bob.ID + " 100 %", Stored: ada.ID + " 100 %",
		}}, report.Differences)
		exec(`UPDATE credits SET enrollment_id = '` + bob.ID + `' WHERE conversion_id = '` + sale.ID + `'`)
		b.unchanged()
		exec(`UPDATE refunds SET amount_minor = amount_minor + 1000 WHERE conversion_id = '` + sale.ID + `'`)
		report, err = b.service.Replay(b.System(), b.Program.ID)
		require.NoError(t, err)
		// What was taken back counts in the sums of the customer, and of the
		// enrollment and the program in the month and ever.
		require.Len(t, report.Differences, 6)
		require.Equal(t, "REVERSAL", report.Differences[0].What)
		for _, d := range report.Differences[1:] {
			require.Equal(t, "TOTAL", d.What)
		}
	})
}
