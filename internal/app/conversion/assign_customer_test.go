package conversion_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/testkit"
)

// moveTo notes that the row is in a state, as a payout would.
func (b *bundle) moveTo(row *ent.Commission, to commission.Status) {
	b.t.Helper()
	b.clock.Advance(time.Hour)
	row.Update().SetStatus(to).ExecX(b.System())
	b.Client.CommissionChange.Create().SetCreatedAt(b.clock.Now()).SetPartnerID(row.PartnerID).SetCommissionID(row.ID).
		SetFromStatus(string(row.Status)).SetToStatus(string(to)).SetActor("test").ExecX(b.System())
	b.clock.Advance(time.Hour)
}

// replays requires that a replay finds the same.
func (b *bundle) replays() {
	b.t.Helper()
	report, err := b.service.Replay(b.System(), b.Program.ID)
	require.NoError(b.t, err)
	require.Empty(b.t, report.Differences)
}

func TestCustomerAssign(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, steps(commission.BracketForward, 1, "10", "20"))
		ada, bob := b.partner("ada"), b.partner("bob")
		paid := b.sells("cus-1")
		b.sells("cus-1")
		other := b.sells("cus-2")
		b.moveTo(b.Client.Commission.Query().Where(entcommission.ConversionID(paid)).OnlyX(b.System()), commission.StatusPaid)
		of := b.Client.Conversion.GetX(b.System(), paid)

		row, err := b.service.CustomerAssign(b.admin, of.CustomerID, shares(bob.ID, "100"))
		require.NoError(t, err)
		require.Equal(t, of.CustomerID, row.ID)
		require.Equal(t, []line{
			{ada.ID, commission.KindEarned, commission.StatusPaid, 1000}, // §2.7 paid ones never move
			{ada.ID, commission.KindEarned, commission.StatusReversed, 2000},
			{ada.ID, commission.KindEarned, commission.StatusPending, 2000},
			{bob.ID, commission.KindEarned, commission.StatusPending, 1000}, // the first of bob's month
			{ada.ID, commission.KindReversal, commission.StatusReversed, -2000},
		}, b.lines())
		decisions, err := b.service.CurrentDecisions(b.admin, []string{paid, other})
		require.NoError(t, err)
		require.Equal(t, ada.ID, decisions[paid].Attribution.Credits[0].EnrollmentID)
		// §2.5 later conversions inherit, whatever they carry.
		next := b.sells("cus-1")
		decisions, err = b.service.CurrentDecisions(b.admin, []string{next})
		require.NoError(t, err)
		require.Equal(t, attribution.OutcomeInherited, decisions[next].Attribution.Outcome)
		require.Equal(t, bob.ID, decisions[next].Attribution.Credits[0].EnrollmentID)
		b.replays()
		// Let go, the next one that somebody brings binds it anew.
		_, err = b.service.CustomerAssign(b.admin, of.CustomerID, shares())
		require.NoError(t, err)
		last := b.sells("cus-1")
		decisions, err = b.service.CurrentDecisions(b.admin, []string{next, last})
		require.NoError(t, err)
		require.Empty(t, decisions[next].Attribution.Credits)
		require.Equal(t, ada.ID, decisions[last].Attribution.Credits[0].EnrollmentID)
		b.replays()

		for _, ctx := range []struct {
			name string
			want error
			err  error
		}{
			{"reader", apperr.ErrForbidden, second(b.service.CustomerAssign(b.reader, of.CustomerID, shares(ada.ID, "100")))},
			{"stranger", apperr.ErrNotFound, second(b.service.CustomerAssign(b.stranger, of.CustomerID, shares(ada.ID, "100")))},
			{"no such customer", apperr.ErrNotFound, second(b.service.CustomerAssign(b.admin, "cus_none", shares(ada.ID, "100")))},
		} {
			require.ErrorIs(t, ctx.err, ctx.want, ctx.name)
		}
		_, err = b.service.CustomerAssign(b.admin, of.CustomerID, shares("enr_none", "100"))
		requireError(t, err, apperr.NotFoundCode, "input", "credits", "0", "enrollmentId")
	})
}

func second[T any](_ T, err error) error { return err }

func TestAssignMany(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada := b.partner("ada")
		one, two := b.record(b.input("sale", "cus-1")), b.record(b.input("sale", "cus-1"))
		taken := b.record(b.input("sale", "cus-2", byCode("ada")))
		before := b.lines()
		_, err := b.service.AssignMany(b.admin, []string{one.ID, taken.ID, "cnv_none"}, shares(ada.ID, "100"))
		requireError(t, err, apperr.NotFoundCode, "ids", "2")
		_, err = b.service.AssignMany(b.admin, []string{one.ID, taken.ID}, shares(ada.ID, "100"))
		requireError(t, err, apperr.WrongState, "ids", "1")
		_, err = b.service.AssignMany(b.admin, nil, shares(ada.ID, "100"))
		requireError(t, err, apperr.Blank, "ids")
		_, err = b.service.AssignMany(b.admin, make([]string, 101), shares(ada.ID, "100"))
		requireError(t, err, apperr.TooLong, "ids")
		_, err = b.service.AssignMany(b.reader, []string{one.ID}, shares(ada.ID, "100"))
		require.ErrorIs(t, err, apperr.ErrForbidden)
		_, err = b.service.AssignMany(b.stranger, []string{one.ID}, shares(ada.ID, "100"))
		requireError(t, err, apperr.NotFoundCode, "ids", "0")
		require.Equal(t, before, b.lines())

		rows, err := b.service.AssignMany(b.admin, []string{two.ID, one.ID, two.ID}, shares(ada.ID, "100"))
		require.NoError(t, err)
		require.Equal(t, []string{two.ID, one.ID}, []string{rows[0].ID, rows[1].ID})
		require.Equal(t, int64(1000), b.paid(one))
		require.Equal(t, int64(1000), b.paid(two))
		b.unchanged()
	})
}

// §2.7 a commission that is in a payout cannot be taken back; if the payout is
// given up, what was moved meanwhile is not paid twice.
func TestReturnedFromAPayoutIsNotPaidTwice(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada, bob, cyd := b.partner("ada"), b.partner("bob"), b.partner("cyd")
		sale := b.record(b.input("sale", "cus-1", byCode("ada")))
		row := b.Client.Commission.Query().OnlyX(b.System())
		b.moveTo(row, commission.StatusInPayout)
		_, err := b.service.Assign(b.admin, sale.ID, shares(bob.ID, "75", ada.ID, "25"))
		require.NoError(t, err)
		require.Equal(t, []line{
			{ada.ID, commission.KindEarned, commission.StatusInPayout, 1000},
			{bob.ID, commission.KindEarned, commission.StatusPending, 750},
		}, b.lines())
		row = b.Client.Commission.GetX(b.System(), row.ID)
		b.moveTo(row, commission.StatusApproved)
		returned := func() {
			require.NoError(t, db.InTx(b.admin, b.Client, func(tx *ent.Tx) error {
				return b.service.Returned(b.admin, tx, []string{row.ID})
			}))
		}
		returned()
		require.Equal(t, []line{
			{ada.ID, commission.KindEarned, commission.StatusReversed, 1000},
			{bob.ID, commission.KindEarned, commission.StatusPending, 750}, // bob keeps the share and the line
			{ada.ID, commission.KindEarned, commission.StatusPending, 250},
			{ada.ID, commission.KindReversal, commission.StatusReversed, -1000},
		}, b.lines())
		returned() // nothing is left to do
		require.Len(t, b.lines(), 4)
		b.replays()
		// Those who keep their share keep the line whoever else has the rest.
		_, err = b.service.Assign(b.admin, sale.ID, shares(cyd.ID, "75", ada.ID, "25"))
		require.NoError(t, err)
		require.Equal(t, line{cyd.ID, commission.KindEarned, commission.StatusPending, 750}, b.lines()[4])
		require.Len(t, b.lines(), 6)
		b.replays()
	})
}
