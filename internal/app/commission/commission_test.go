package commission_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/apperr"
	domain "github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/testkit"
)

func ids(rows ...*ent.Commission) []string {
	out := make([]string, len(rows))
	for i, row := range rows {
		out[i] = row.ID
	}
	return out
}

func TestApprove(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		one, two := b.earn(1000, domain.StatusPending, 0), b.earn(-300, domain.StatusPending, 0)
		held, early := b.earn(500, domain.StatusOnHold, 0), b.earn(500, domain.StatusPending, 1)

		_, err := b.service.Approve(b.finance, ids(one, held))
		requireError(t, err, apperr.NotPending, "ids", "1")
		_, err = b.service.Approve(b.finance, ids(one, two, early))
		requireError(t, err, apperr.WrongState, "ids", "2")
		_, err = b.service.Approve(b.finance, append(ids(one), "com_none"))
		requireError(t, err, apperr.NotFoundCode, "ids", "1")
		_, err = b.service.Approve(b.stranger, ids(one))
		requireError(t, err, apperr.NotFoundCode, "ids", "0")
		_, err = b.service.Approve(b.reader, ids(one))
		require.ErrorIs(t, err, apperr.ErrForbidden)
		_, err = b.service.Approve(b.theirs, ids(one))
		require.ErrorIs(t, err, apperr.ErrForbidden)
		_, err = b.service.Approve(b.finance, nil)
		requireError(t, err, apperr.Blank, "ids")
		_, err = b.service.Approve(b.finance, make([]string, 101))
		requireError(t, err, apperr.TooLong, "ids")
		require.Equal(t, []domain.Status{domain.StatusPending, domain.StatusPending}, b.states(one, two))

		rows, err := b.service.Approve(b.finance, ids(two, one, two))
		require.NoError(t, err)
		require.Equal(t, ids(two, one), ids(rows...))
		require.Equal(t, domain.StatusApproved, rows[0].Status)
		require.Equal(t, b.ada.ID, rows[0].QueryEnrollment().OnlyX(b.finance).ID)
		change := b.lastChange(one)
		require.Equal(t, []string{"PENDING", "APPROVED", "usr_finance"}, []string{change.FromStatus, change.ToStatus, change.Actor})
		require.Equal(t, 2, b.Client.Event.Query().CountX(b.System()))
		b.Verify()
	})
}

func TestHoldAndRelease(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		pending, approved := b.earn(1000, domain.StatusPending, 5), b.earn(700, domain.StatusApproved, 0)
		_, err := b.service.Hold(b.finance, ids(pending), " ")
		requireError(t, err, apperr.Blank, "input", "reason")
		_, err = b.service.Hold(b.finance, ids(pending), strings.Repeat("x", 501))
		requireError(t, err, apperr.TooLong, "input", "reason")
		_, err = b.service.Release(b.finance, ids(pending))
		requireError(t, err, apperr.WrongState, "ids", "0")

		b.clock.Advance(time.Hour)
		rows, err := b.service.Hold(b.finance, ids(pending, approved), "looks odd")
		require.NoError(t, err)
		require.Equal(t, "looks odd", rows[1].StatusReason)
		require.Equal(t, []domain.Status{domain.StatusOnHold, domain.StatusOnHold}, b.states(pending, approved))
		b.Verify()
		_, err = b.service.Hold(b.finance, ids(pending), "again")
		requireError(t, err, apperr.WrongState, "ids", "0")

		b.clock.Advance(time.Hour)
		rows, err = b.service.Release(b.finance, ids(pending, approved))
		require.NoError(t, err)
		require.Empty(t, rows[0].StatusReason)
		require.Equal(t, []domain.Status{domain.StatusPending, domain.StatusApproved}, b.states(pending, approved))
		b.Verify()
	})
}

func TestReject(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		one, held := b.earn(1000, domain.StatusApproved, 0), b.earn(500, domain.StatusOnHold, 0)
		part := b.reversal(t, one, 400, domain.StatusApproved)
		paid := b.earn(900, domain.StatusApproved, 0)
		paid.Update().SetStatus(domain.StatusPaid).ExecX(b.System())

		_, err := b.service.Reject(b.finance, ids(part), "self-referral")
		requireError(t, err, apperr.WrongState, "ids", "0")
		_, err = b.service.Reject(b.finance, ids(one, paid), "self-referral")
		requireError(t, err, apperr.AlreadyPaid, "ids", "1")
		_, err = b.service.Reject(b.finance, ids(one), "")
		requireError(t, err, apperr.Blank, "input", "reason")
		require.Equal(t, []domain.Status{domain.StatusApproved, domain.StatusApproved}, b.states(one, part))
		paid.Update().SetStatus(domain.StatusApproved).ExecX(b.System())

		rows, err := b.service.Reject(b.finance, ids(one, held), "self-referral")
		require.NoError(t, err)
		require.Len(t, rows, 2)
		rejected := domain.StatusRejected
		require.Equal(t, []domain.Status{rejected, rejected, rejected}, b.states(one, part, held))
		require.Equal(t, "self-referral", b.lastChange(part).Reason)
		b.Verify()
		_, err = b.service.Reject(b.finance, ids(one), "again")
		requireError(t, err, apperr.WrongState, "ids", "0")
	})
}

func TestRejectOfWhatWasPartlyPaidBack(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	one := b.earn(1000, domain.StatusOnHold, 0)
	part := b.reversal(t, one, 400, domain.StatusApproved)
	part.Update().SetStatus(domain.StatusInPayout).ExecX(b.System())
	_, err := b.service.Reject(b.finance, ids(one), "self-referral")
	requireError(t, err, apperr.WrongState, "ids", "0")
	require.Equal(t, []domain.Status{domain.StatusOnHold}, b.states(one))
}

func TestReleaseDue(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		due, negative, early := b.earn(1000, domain.StatusPending, 3), b.earn(-300, domain.StatusPending, 3), b.earn(500, domain.StatusPending, 4)
		held := b.earn(500, domain.StatusOnHold, 3)
		n, err := b.service.ReleaseDue(b.System(), 10)
		require.NoError(t, err)
		require.Zero(t, n)
		b.clock.Set(start.AddDate(0, 0, 3))

		b.Program.Update().SetNeedsCommissionApproval(true).ExecX(b.System())
		n, err = b.service.ReleaseDue(b.System(), 10)
		require.NoError(t, err)
		require.Zero(t, n)
		b.Program.Update().SetNeedsCommissionApproval(false).ExecX(b.System())

		n, err = b.service.ReleaseDue(b.System(), 1)
		require.NoError(t, err)
		require.Equal(t, 1, n)
		n, err = b.service.ReleaseDue(b.System(), 10)
		require.NoError(t, err)
		require.Equal(t, 1, n)
		n, err = b.service.ReleaseDue(b.System(), 10)
		require.NoError(t, err)
		require.Zero(t, n)
		require.Equal(t, []domain.Status{
			domain.StatusApproved, domain.StatusApproved, domain.StatusPending, domain.StatusOnHold,
		}, b.states(due, negative, early, held))
		require.Equal(t, "system", b.lastChange(due).Actor)
		b.Verify()
		_, err = b.service.ReleaseDue(b.theirs, 1)
		require.ErrorIs(t, err, apperr.ErrForbidden)
	})
}

func TestReleaseDueByTwoProcesses(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		rows := make([]*ent.Commission, 30)
		for i := range rows {
			rows[i] = b.earn(int64(i+1), domain.StatusPending, 0)
		}
		var wait sync.WaitGroup
		counts, errs := make([]int, 3), make([]error, 3)
		for i := range counts {
			wait.Go(func() { counts[i], errs[i] = b.service.ReleaseDue(b.System(), 100) })
		}
		wait.Wait()
		for _, err := range errs {
			require.NoError(t, err)
		}
		require.Equal(t, 30, counts[0]+counts[1]+counts[2])
		require.Equal(t, 30, b.Client.CommissionChange.Query().CountX(b.System()))
		b.Verify()
	})
}
