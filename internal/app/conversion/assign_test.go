package conversion_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/testkit"
)

func shares(pairs ...string) conversion.AssignInput {
	in := conversion.AssignInput{Reason: "agreed by phone"}
	for i := 0; i < len(pairs); i += 2 {
		in.Credits = append(in.Credits, conversion.CreditInput{EnrollmentID: pairs[i], Percentage: pairs[i+1]})
	}
	return in
}

func TestAssign(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada, bob := b.partner("ada"), b.partner("bob")
		sale := b.record(b.input("sale", "cus-1", byCode("ada")))
		b.clock.Advance(time.Hour)
		b.refund(sale, "50")
		b.clock.Advance(time.Hour)

		row, err := b.service.Assign(b.admin, sale.ID, shares(bob.ID, "75", ada.ID, "25"))
		require.NoError(t, err)
		require.Equal(t, sale.ID, row.ID)
		require.Equal(t, []line{
			{ada.ID, commission.KindEarned, commission.StatusReversed, 1000},
			{ada.ID, commission.KindReversal, commission.StatusReversed, -500},
			{ada.ID, commission.KindEarned, commission.StatusPending, 250},
			{bob.ID, commission.KindEarned, commission.StatusPending, 750},
			{ada.ID, commission.KindReversal, commission.StatusReversed, -500},
			{ada.ID, commission.KindReversal, commission.StatusPending, -125},
			{bob.ID, commission.KindReversal, commission.StatusPending, -375},
		}, b.lines())
		require.Equal(t, []string{"2026-03-10 1 2500"}, b.figures(ada, "revenue"))
		require.Equal(t, []string{"2026-03-10 1 7500"}, b.figures(bob, "revenue"))
		require.Equal(t, []string{"2026-03-10 1 3750"}, b.figures(bob, "refunds"))
		decisions, err := b.service.CurrentDecisions(b.admin, []string{sale.ID})
		require.NoError(t, err)
		require.Equal(t, "agreed by phone", decisions[sale.ID].Attribution.Override.Reason)
		require.Equal(t, attribution.OutcomeManual, decisions[sale.ID].Attribution.Outcome)
		b.unchanged()

		b.clock.Advance(time.Hour)
		b.refund(sale, "")
		sum := int64(0)
		for _, one := range b.lines() {
			sum += one.Minor
			require.Equal(t, commission.StatusReversed, one.Status)
		}
		require.Zero(t, sum)
		b.unchanged()
	})
}

func TestAssignKeepsWhatIsPaid(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada, bob := b.partner("ada"), b.partner("bob")
		sale := b.record(b.input("sale", "cus-1", byCode("ada")))
		row := b.Client.Commission.Query().OnlyX(b.System())
		b.clock.Advance(time.Hour)
		row.Update().SetStatus(commission.StatusPaid).ExecX(b.System())
		b.Client.CommissionChange.Create().SetCreatedAt(b.clock.Now()).SetPartnerID(ada.PartnerID).SetCommissionID(row.ID).
			SetFromStatus("APPROVED").SetToStatus("PAID").SetActor("test").ExecX(b.System())
		b.clock.Advance(time.Hour)

		_, err := b.service.Assign(b.admin, sale.ID, shares(bob.ID, "50", ada.ID, "50"))
		require.NoError(t, err)
		require.Equal(t, []line{
			{ada.ID, commission.KindEarned, commission.StatusPaid, 1000},
			{bob.ID, commission.KindEarned, commission.StatusPending, 500},
		}, b.lines())
		report, err := b.service.Replay(b.System(), b.Program.ID)
		require.NoError(t, err)
		require.Empty(t, report.Differences)
	})
}

func TestAssignToNobody(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada := b.partner("ada")
		b.click(ada, "vis_1", start.Add(-time.Hour))
		sale := b.record(b.input("sale", "cus-1"))
		_, err := b.service.Assign(b.admin, sale.ID, shares())
		require.NoError(t, err)
		// A later identification does not undo what was decided by hand.
		b.record(b.input("attendance", "cus-1", byVisitor("vis_1")))
		require.Empty(t, b.lines())
		decisions, err := b.service.CurrentDecisions(b.admin, []string{sale.ID})
		require.NoError(t, err)
		require.Equal(t, attribution.ReasonOverridden, decisions[sale.ID].Attribution.Reason)
		b.unchanged()
	})
}

func TestAssignRefuses(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada, bob := b.partner("ada"), b.partner("bob")
		sale := b.record(b.input("sale", "cus-1", byCode("ada")))
		before := b.lines()
		for _, tc := range []struct {
			name string
			in   conversion.AssignInput
			code apperr.Code
			path []string
		}{
			{"shares below 100", shares(ada.ID, "50", bob.ID, "49.9999"), apperr.Invalid, []string{"input", "credits"}},
			{"one twice", shares(ada.ID, "50", ada.ID, "50"), apperr.Taken, []string{"input", "credits", "1", "enrollmentId"}},
			{"no share", shares(ada.ID, "100", bob.ID, "0"), apperr.TooSmall, []string{"input", "credits", "1", "percentage"}},
			{"too exact", shares(ada.ID, "99.99999"), apperr.Invalid, []string{"input", "credits", "0", "percentage"}},
			{"above all", shares(ada.ID, "101"), apperr.Invalid, []string{"input", "credits", "0", "percentage"}},
			{"unknown enrollment", shares("enr_none", "100"), apperr.NotFoundCode, []string{"input", "credits", "0", "enrollmentId"}},
			{"no reason", conversion.AssignInput{}, apperr.Blank, []string{"input", "reason"}},
		} {
			_, err := b.service.Assign(b.admin, sale.ID, tc.in)
			requireError(t, err, tc.code, tc.path...)
		}
		_, err := b.service.Assign(b.admin, "cnv_none", shares(ada.ID, "100"))
		require.ErrorIs(t, err, apperr.ErrNotFound)
		_, err = b.service.Assign(b.stranger, sale.ID, shares(ada.ID, "100"))
		require.ErrorIs(t, err, apperr.ErrNotFound)
		_, err = b.service.Assign(b.reader, sale.ID, shares(ada.ID, "100"))
		require.ErrorIs(t, err, apperr.ErrForbidden)
		require.Equal(t, before, b.lines())
		b.unchanged()
	})
}
