package payout_test

import (
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/event"
	"github.com/rapporthq/rapport/ent/payoutline"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/commission"
	domain "github.com/rapporthq/rapport/internal/domain/payout"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

func TestMarkPaid(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ben := b.Enroll("ben")
		b.Pay(ben, "EUR")
		rows := []*ent.Commission{b.due(b.ada, 5000, "EUR"), b.due(b.ada, -100, "EUR"), b.due(ben, 700, "EUR")}
		_, payouts := b.sent(t, "march")
		fin := b.Member("fin", viewer.Finance)

		paid, run, err := b.payouts.MarkPaid(fin, []string{payouts[1].ID})
		require.NoError(t, err)
		require.Equal(t, domain.RunProcessing, run.Status, "one is open")
		require.Equal(t, domain.Paid, paid[0].Status)
		require.Equal(t, today, *paid[0].PaidAt)
		_, err = paid[0].QueryEnrollment().Only(b.System())
		require.NoError(t, err, "the payout is unwrapped")
		b.Verify()

		_, _, err = b.payouts.MarkPaid(fin, []string{payouts[0].ID, payouts[1].ID})
		requireProblems(t, err, at(apperr.AlreadyPaid, "ids", "1"))
		require.Equal(t, domain.Processing, b.payoutsOf(t, run)[0].Status, "all or none")

		_, run, err = b.payouts.MarkPaid(fin, []string{payouts[0].ID})
		require.NoError(t, err)
		require.Equal(t, domain.RunCompleted, run.Status)
		require.Equal(t, today, *run.CompletedAt)
		for _, row := range rows {
			require.Equal(t, commission.StatusPaid, b.status(t, row))
		}
		seen, err := b.Client.Event.Query().Where(event.Kind("payout.paid")).Count(b.Partner(b.ada, viewer.Owner))
		require.NoError(t, err)
		require.Equal(t, 1, seen, "a partner sees its own")
		b.Verify()
	})
}

func TestMarkPaidRefuses(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		row := b.due(b.ada, 5000, "EUR")
		run, payouts := b.sent(t, "march")
		b.due(b.ada, 60, "EUR")
		draft := b.payoutsOf(t, b.run(t, "april"))[0]
		fin, id := b.Member("fin", viewer.Finance), payouts[0].ID
		many := make([]string, 101)
		for i := range many {
			many[i] = "pay_" + strconv.Itoa(i)
		}
		tests := map[string]struct {
			ids  []string
			want []problem
		}{
			"none":           {nil, []problem{at(apperr.Blank, "ids")}},
			"too many":       {many, []problem{at(apperr.TooLong, "ids")}},
			"one twice":      {[]string{id, id}, []problem{at(apperr.Invalid, "ids", "1")}},
			"unknown":        {[]string{id, "pay_x"}, []problem{at(apperr.NotFoundCode, "ids", "1")}},
			"all unknown":    {[]string{"pay_x"}, []problem{at(apperr.NotFoundCode, "ids", "0")}},
			"of another run": {[]string{id, draft.ID}, []problem{at(apperr.Invalid, "ids", "1")}},
			"not sent":       {[]string{draft.ID}, []problem{at(apperr.WrongState, "ids", "0")}},
		}
		for name, test := range tests {
			_, _, err := b.payouts.MarkPaid(fin, test.ids)
			t.Log(name)
			requireProblems(t, err, test.want...)
		}
		stranger := testkit.NewBook(t, d, "other", today).Member("eve", viewer.Owner)
		_, _, err := b.payouts.MarkPaid(stranger, []string{id})
		requireProblems(t, err, at(apperr.NotFoundCode, "ids", "0"))
		_, _, err = b.payouts.MarkPaid(b.Member("ro", viewer.ReadOnly), []string{id})
		require.ErrorIs(t, err, apperr.ErrForbidden)
		_, _, err = b.payouts.MarkPaid(b.Partner(b.ada, viewer.Owner), []string{id})
		require.ErrorIs(t, err, apperr.ErrForbidden)
		require.Equal(t, commission.StatusInPayout, b.status(t, row))
		require.Equal(t, domain.Processing, b.payoutsOf(t, run)[0].Status)
		b.Verify()
	})
}

// TestMarkPaidRaces reports one payout as paid and as failed at once: one of
// both is refused.
func TestMarkPaidRaces(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		b.due(b.ada, 5000, "EUR")
		_, payouts := b.sent(t, "march")
		fin := b.Member("fin", viewer.Finance)
		errs := make([]error, 6)
		var wait sync.WaitGroup
		for i := range errs {
			wait.Go(func() {
				if i%2 == 0 {
					_, _, errs[i] = b.payouts.MarkPaid(fin, []string{payouts[0].ID})
				} else {
					_, _, errs[i] = b.payouts.MarkFailed(fin, payouts[0].ID, "Account closed.")
				}
			})
		}
		wait.Wait()
		won := 0
		for _, err := range errs {
			if err == nil {
				won++
				continue
			}
			_, isMistake := apperr.List(err)
			require.True(t, isMistake, "%v", err)
		}
		require.Equal(t, 1, won)
		b.Verify()
	})
}

func TestMarkFailed(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		row := b.due(b.ada, 5000, "EUR")
		_, payouts := b.sent(t, "march")
		fin := b.Member("fin", viewer.Finance)
		failed, run, err := b.payouts.MarkFailed(fin, payouts[0].ID, " Account closed. ")
		require.NoError(t, err)
		require.Equal(t, domain.Failed, failed.Status)
		require.Equal(t, "Account closed.", failed.FailureReason)
		require.Equal(t, domain.RunCompleted, run.Status)
		require.Equal(t, commission.StatusApproved, b.status(t, row))
		require.Zero(t, b.Client.PayoutLine.Query().Where(payoutline.IsLive(true)).CountX(b.System()))
		b.Verify()

		_, _, err = b.payouts.MarkFailed(fin, payouts[0].ID, "Again.")
		requireProblems(t, err, at(apperr.WrongState, "id"))
		_, second := b.sent(t, "april")
		_, _, err = b.payouts.MarkPaid(fin, []string{second[0].ID})
		require.NoError(t, err)
		_, _, err = b.payouts.MarkFailed(fin, second[0].ID, "Too late.")
		requireProblems(t, err, at(apperr.AlreadyPaid, "id"))
		require.Equal(t, commission.StatusPaid, b.status(t, row))
		b.Verify()
	})
}

func TestMarkFailedRefuses(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		row := b.due(b.ada, 5000, "EUR")
		draft := b.payoutsOf(t, b.run(t, "march"))[0]
		fin := b.Member("fin", viewer.Finance)
		_, _, err := b.payouts.MarkFailed(fin, draft.ID, " ")
		requireProblems(t, err, at(apperr.Blank, "input", "reason"))
		_, _, err = b.payouts.MarkFailed(fin, draft.ID, strings.Repeat("x", 501))
		requireProblems(t, err, at(apperr.TooLong, "input", "reason"))
		_, _, err = b.payouts.MarkFailed(fin, draft.ID, "Closed.")
		requireProblems(t, err, at(apperr.WrongState, "id"))
		_, _, err = b.payouts.MarkFailed(fin, "pay_x", "Closed.")
		require.ErrorIs(t, err, apperr.ErrNotFound)
		stranger := testkit.NewBook(t, d, "other", today).Member("eve", viewer.Owner)
		_, _, err = b.payouts.MarkFailed(stranger, draft.ID, "Closed.")
		require.ErrorIs(t, err, apperr.ErrNotFound)
		_, _, err = b.payouts.MarkFailed(b.Member("ro", viewer.ReadOnly), draft.ID, "Closed.")
		require.ErrorIs(t, err, apperr.ErrForbidden)
		_, _, err = b.payouts.MarkFailed(b.Partner(b.ada, viewer.Owner), draft.ID, "Closed.")
		require.ErrorIs(t, err, apperr.ErrForbidden)
		require.Equal(t, commission.StatusInPayout, b.status(t, row))
		b.Verify()
	})
}
