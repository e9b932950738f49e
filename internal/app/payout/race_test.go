package payout_test

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	entpayout "github.com/rapporthq/rapport/ent/payout"
	"github.com/rapporthq/rapport/ent/payoutline"
	appcommission "github.com/rapporthq/rapport/internal/app/commission"
	"github.com/rapporthq/rapport/internal/app/payout"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/commission"
	domain "github.com/rapporthq/rapport/internal/domain/payout"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// processes are the use cases in n programs of their own, each with its own pool
// on the bundle's database.
func (b *bundle) processes(t *testing.T, n int) []*payout.Service {
	t.Helper()
	out := make([]*payout.Service, n)
	for i := range out {
		d, err := db.Open(t.Context(), b.URL)
		require.NoError(t, err)
		t.Cleanup(func() { require.NoError(t, d.Close()) })
		out[i] = b.service(ent.NewClient(ent.Driver(d.Driver())))
	}
	return out
}

// atOnce starts all at the same moment and returns their errors.
func atOnce(n int, do func(i int) error) []error {
	errs := make([]error, n)
	start := make(chan struct{})
	var wait sync.WaitGroup
	for i := range n {
		wait.Go(func() {
			<-start
			errs[i] = do(i)
		})
	}
	close(start)
	wait.Wait()
	return errs
}

// requireOne requires that one succeeded and the others were told why not.
func requireOne(t *testing.T, errs []error) {
	t.Helper()
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
}

func TestRunsOfTwoProcessesNeverShareARow(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		for range 60 {
			b.due(b.ada, 100, "EUR")
		}
		services, fin := b.processes(t, 4), b.Member("fin", viewer.Finance)
		requireOne(t, atOnce(8, func(i int) error {
			_, err := services[i%4].RunCreate(fin, payout.RunCreateInput{
				ProgramID: b.Program.ID, IdempotencyKey: fmt.Sprintf("race %d", i),
			})
			return err
		}))
		require.Equal(t, 60, b.Client.PayoutLine.Query().Where(payoutline.IsLive(true)).CountX(b.System()))
		b.Verify()
	})
}

// One key asked by many processes is one run, and so it is when the answer to a
// request is lost.
func TestOneKeyOfManyProcessesIsOneRun(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		b.due(b.ada, 100, "EUR")
		services, fin := b.processes(t, 4), b.Member("fin", viewer.Finance)
		ids := make([]string, 8)
		for _, err := range atOnce(8, func(i int) error {
			run, err := services[i%4].RunCreate(fin, payout.RunCreateInput{ProgramID: b.Program.ID, IdempotencyKey: "once"})
			if err == nil {
				ids[i] = run.ID
			}
			return err
		}) {
			require.NoError(t, err)
		}
		for _, id := range ids {
			require.Equal(t, ids[0], id)
		}
		require.Equal(t, 1, b.Client.PayoutRun.Query().CountX(b.System()))
		b.Verify()
	})
}

// While a run is made others hold and reject rows: each row is in the run or
// decided, never both, and each payout is the sum of its rows.
func TestARunAgainstDecisions(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		var rows []*ent.Commission
		for i := range 30 {
			rows = append(rows, b.due(b.ada, int64(100+i), "EUR"))
		}
		commissions := appcommission.New(b.Client, b.clock)
		services, fin := b.processes(t, 2), b.Member("fin", viewer.Finance)
		errs := atOnce(32, func(i int) error {
			switch {
			case i >= len(rows):
				_, err := services[i%2].RunCreate(fin, payout.RunCreateInput{
					ProgramID: b.Program.ID, IdempotencyKey: fmt.Sprintf("run %d", i),
				})
				return err
			case i%3 == 0:
				_, err := commissions.Hold(fin, []string{rows[i].ID}, "looks odd")
				return err
			case i%3 == 1:
				_, err := commissions.Reject(fin, []string{rows[i].ID}, "test order")
				return err
			}
			return nil
		})
		for _, err := range errs {
			if err != nil {
				_, isMistake := apperr.List(err)
				require.True(t, isMistake, "%v", err)
			}
		}
		live := map[string]bool{}
		for _, line := range b.Client.PayoutLine.Query().AllX(b.System()) {
			require.False(t, live[line.CommissionID])
			live[line.CommissionID] = true
		}
		for i, row := range rows {
			status := b.status(t, row)
			require.Equal(t, live[row.ID], status == commission.StatusInPayout, "row %d is %s", i, status)
			if live[row.ID] && i < len(errs) && i%3 != 2 {
				require.Error(t, errs[i], "what is in a payout is not decided")
			}
		}
		b.Verify()
	})
}

func TestMovesOfARunRace(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ben := b.Enroll("ben")
		b.Pay(ben, "EUR")
		b.due(b.ada, 5000, "EUR")
		b.due(ben, 700, "EUR")
		run := b.run(t, "march")
		services, fin := b.processes(t, 3), b.Member("fin", viewer.Finance)
		requireOne(t, atOnce(6, func(i int) error {
			_, err := services[i%3].RunApprove(fin, run.ID)
			return err
		}))
		// A payout is cancelled while the run is sent: it is in one of both worlds.
		payouts := b.payoutsOf(t, run)
		errs := atOnce(4, func(i int) error {
			if i%2 == 0 {
				_, err := services[i%3].RunSubmit(fin, run.ID)
				return err
			}
			_, _, err := services[i%3].Cancel(fin, payouts[1].ID, "wrong account")
			return err
		})
		for _, err := range errs {
			if err != nil {
				_, isMistake := apperr.List(err)
				require.True(t, isMistake, "%v", err)
			}
		}
		require.Equal(t, domain.RunProcessing, b.Client.PayoutRun.GetX(b.System(), run.ID).Status)
		require.Contains(t, []domain.Status{domain.Processing, domain.Cancelled}, b.payoutsOf(t, run)[1].Status)
		requireOne(t, atOnce(6, func(i int) error {
			_, _, err := services[i%3].MarkPaid(fin, []string{payouts[0].ID})
			return err
		}))
		require.Equal(t, domain.Paid, b.payoutsOf(t, run)[0].Status)
		b.Verify()
	})
}

// crashing ends a transaction where a process might end.
type crashing struct{ payout.Conversions }

func (crashing) Returned(context.Context, *ent.Tx, []string) error { return context.DeadlineExceeded }

// A run that cannot be made whole leaves nothing, nor does a return.
func TestACrashBetweenStepsLeavesNothing(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		row := b.due(b.ada, 5000, "EUR")
		fin := b.Member("fin", viewer.Finance)
		// The last step fails: nothing can be posted.
		b.Client.LedgerTransaction.Use(func(ent.Mutator) ent.Mutator {
			return ent.MutateFunc(func(context.Context, ent.Mutation) (ent.Value, error) { return nil, context.DeadlineExceeded })
		})
		_, err := b.payouts.RunCreate(fin, payout.RunCreateInput{ProgramID: b.Program.ID, IdempotencyKey: "k"})
		require.ErrorIs(t, err, context.DeadlineExceeded)
		require.Equal(t, commission.StatusApproved, b.status(t, row))
		for _, count := range []int{
			b.Client.PayoutRun.Query().CountX(b.System()), b.Client.Payout.Query().CountX(b.System()),
			b.Client.PayoutLine.Query().CountX(b.System()), b.Client.Idempotency.Query().CountX(b.System()),
			b.Client.Event.Query().CountX(b.System()), b.Client.CommissionChange.Query().CountX(b.System()),
		} {
			require.Zero(t, count)
		}
		require.Zero(t, b.Client.Program.GetX(b.System(), b.Program.ID).PayoutSequence)
		b.Verify()

		whole := b.processes(t, 1)[0]
		run, err := whole.RunCreate(fin, payout.RunCreateInput{ProgramID: b.Program.ID, IdempotencyKey: "k"})
		require.NoError(t, err, "the same request succeeds when the trouble is over")
		broken := payout.New(b.Client, b.clock, crashing{}, b.bank.writers())
		_, err = broken.RunCancel(fin, run.ID)
		require.Error(t, err)
		require.Equal(t, commission.StatusInPayout, b.status(t, row))
		require.Equal(t, 1, b.Client.Payout.Query().Where(entpayout.StatusEQ(domain.Draft)).CountX(b.System()))
		b.Verify()
	})
}
