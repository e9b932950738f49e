package job_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	entjob "github.com/rapporthq/rapport/ent/job"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/job"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

func TestEnqueue(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, job.Settings{})
		var greeted names
		job.Register(b.runner, greeted.greet)

		t.Run("a job that was asked for by a transaction that failed does not exist", func(t *testing.T) {
			failure := errors.New("no")
			require.ErrorIs(t, db.InTx(b.System(), b.Client, func(tx *ent.Tx) error {
				_, err := b.queue.Enqueue(b.System(), tx, greet{Name: "Nobody"}, job.Options{})
				require.NoError(t, err)
				return failure
			}), failure)
			require.NoError(t, b.runner.Drain(t.Context()))
			require.Empty(t, greeted.list)
		})

		t.Run("a unique key makes one job, and the transaction goes on", func(t *testing.T) {
			require.True(t, b.enqueue(t, "Ada", job.Options{UniqueKey: "ada"}))
			require.False(t, b.enqueue(t, "Eve", job.Options{UniqueKey: "ada"}))
			require.NoError(t, db.InTx(b.System(), b.Client, func(tx *ent.Tx) error {
				_, err := b.queue.Enqueue(b.System(), tx, greet{Name: "Eve"}, job.Options{UniqueKey: "ada"})
				require.NoError(t, err)
				_, err = b.queue.Enqueue(b.System(), tx, greet{Name: "Bob"}, job.Options{})
				return err
			}))
			require.NoError(t, b.runner.Drain(t.Context()))
			require.ElementsMatch(t, []string{"Ada", "Bob"}, greeted.list)
			require.False(t, b.enqueue(t, "Eve", job.Options{UniqueKey: "ada"}), "done work keeps its key")
		})

		t.Run("a job waits for its instant", func(t *testing.T) {
			greeted.list = nil
			b.enqueue(t, "Late", job.Options{RunAt: noon.Add(time.Hour)})
			require.NoError(t, b.runner.Drain(t.Context()))
			require.Empty(t, greeted.list)
			b.clock.Advance(time.Hour)
			require.NoError(t, b.runner.Drain(t.Context()))
			require.Equal(t, []string{"Late"}, greeted.list)
		})

		t.Run("a viewer without an organization enqueues nothing", func(t *testing.T) {
			ctx := viewer.With(t.Context(), viewer.NewDirectory())
			require.ErrorContains(t, db.InTx(ctx, b.Client, func(tx *ent.Tx) error {
				_, err := b.queue.Enqueue(ctx, tx, greet{}, job.Options{})
				return err
			}), "no organization")
		})
	})
}

func TestWorkersActForOneOrganization(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, job.Settings{})
		other := testkit.NewBook(t, d, "other", noon)
		seen := map[string]viewer.Viewer{}
		job.Register(b.runner, func(ctx context.Context, args greet) error {
			seen[args.Name] = viewer.From(ctx)
			return nil
		})
		b.enqueue(t, "ours", job.Options{UniqueKey: "same"})
		require.NoError(t, db.InTx(other.System(), d.Client, func(tx *ent.Tx) error {
			made, err := b.queue.Enqueue(other.System(), tx, greet{Name: "theirs"}, job.Options{UniqueKey: "same"})
			require.True(t, made, "each organization has keys of its own")
			return err
		}))
		require.NoError(t, b.runner.Drain(t.Context()))
		require.Equal(t, map[string]viewer.Viewer{
			"ours": viewer.NewSystem(b.OrganizationID), "theirs": viewer.NewSystem(other.OrganizationID),
		}, seen)
	})
}

func TestFailure(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, job.Settings{MaxAttempts: 3})
		failure := errors.New("the door is shut")
		job.Register(b.runner, func(context.Context, greet) error { return failure })
		b.enqueue(t, "Ada", job.Options{})

		require.ErrorIs(t, b.runner.Drain(t.Context()), failure)
		row := b.only(t)
		require.Equal(t, entjob.StateREADY, row.State)
		require.Equal(t, 1, row.Attempts)
		require.Equal(t, "the door is shut", row.LastError)
		require.WithinDuration(t, noon.Add(time.Second), row.RunAt, time.Second/10)

		require.NoError(t, b.runner.Drain(t.Context()), "it is not due yet")
		b.clock.Set(row.RunAt)
		require.ErrorIs(t, b.runner.Drain(t.Context()), failure)
		row = b.only(t)
		require.Equal(t, 2, row.Attempts)
		require.WithinDuration(t, b.clock.Now().Add(16*time.Second), row.RunAt, 16*time.Second/10)

		b.clock.Set(row.RunAt)
		require.ErrorIs(t, b.runner.Drain(t.Context()), failure)
		row = b.only(t)
		require.Equal(t, entjob.StateDEAD, row.State)
		require.Equal(t, 3, row.Attempts)
		require.Equal(t, b.clock.Now(), row.FinishedAt.UTC())

		b.clock.Advance(24 * time.Hour)
		require.NoError(t, b.runner.Drain(t.Context()), "the dead stay dead")
	})
}

func TestFailureThatMends(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t), job.Settings{})
	broken := true
	job.Register(b.runner, func(context.Context, greet) error {
		if broken {
			panic("out of order")
		}
		return nil
	})
	b.enqueue(t, "Ada", job.Options{})
	require.ErrorContains(t, b.runner.Drain(t.Context()), "panic: out of order")
	broken = false
	b.clock.Advance(time.Minute)
	require.NoError(t, b.runner.Drain(t.Context()))
	row := b.only(t)
	require.Equal(t, entjob.StateDONE, row.State)
	require.Empty(t, row.LastError)
	require.Equal(t, b.clock.Now(), row.FinishedAt.UTC())
}

func TestTimeLimit(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t), job.Settings{Limit: time.Millisecond})
	job.Register(b.runner, func(ctx context.Context, _ greet) error {
		<-ctx.Done()
		return ctx.Err()
	})
	b.enqueue(t, "Ada", job.Options{})
	require.ErrorIs(t, b.runner.Drain(t.Context()), context.DeadlineExceeded)
	require.Equal(t, entjob.StateREADY, b.only(t).State)
}

func TestUnknownKindIsLeftAlone(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t), job.Settings{})
	b.enqueue(t, "Ada", job.Options{})
	require.NoError(t, b.runner.Drain(t.Context()))
	row := b.only(t)
	require.Equal(t, entjob.StateREADY, row.State)
	require.Zero(t, row.Attempts)
}
