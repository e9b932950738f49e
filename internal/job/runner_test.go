package job_test

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	entjob "github.com/rapporthq/rapport/ent/job"
	"github.com/rapporthq/rapport/internal/job"
	"github.com/rapporthq/rapport/internal/testkit"
)

func TestTwoRunnersNeverRunOneJobTwice(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, job.Settings{})
		second := job.NewRunner(job.NewQueue(b.clock), d.Client, slog.New(slog.DiscardHandler), job.Settings{})
		var greeted names
		job.Register(b.runner, greeted.greet)
		job.Register(second, greeted.greet)
		var want []string
		for i := range 40 {
			want = append(want, fmt.Sprintf("guest %02d", i))
			b.enqueue(t, want[i], job.Options{})
		}
		var both sync.WaitGroup
		failures := make([]error, 2)
		for i, runner := range []*job.Runner{b.runner, second} {
			both.Go(func() { failures[i] = runner.Drain(t.Context()) })
		}
		both.Wait()
		require.Equal(t, make([]error, 2), failures)
		slices.Sort(greeted.list)
		require.Equal(t, want, greeted.list)
	})
}

func TestJobOfADeadProcessIsTakenOver(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, job.Settings{Limit: time.Hour, MaxAttempts: 2})
		var greeted names
		job.Register(b.runner, greeted.greet)
		b.enqueue(t, "Ada", job.Options{})
		left := func(attempts int) {
			require.NoError(t, b.Client.Job.Update().SetState(entjob.StateRUNNING).SetAttempts(attempts).
				SetRunAt(b.clock.Now().Add(time.Hour)).Exec(b.System()))
		}

		left(1)
		require.NoError(t, b.runner.Drain(t.Context()))
		require.Empty(t, greeted.list, "it may still be running")
		b.clock.Advance(time.Hour)
		require.NoError(t, b.runner.Drain(t.Context()))
		require.Equal(t, []string{"Ada"}, greeted.list)

		left(2)
		b.clock.Advance(time.Hour)
		require.ErrorContains(t, b.runner.Drain(t.Context()), "the process ended during the last attempt")
		require.Equal(t, entjob.StateDEAD, b.only(t).State)
		require.Equal(t, []string{"Ada"}, greeted.list)
	})
}

func TestRun(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		// The poll is longer than the test may take: the commit wakes the runner.
		b := setup(t, d, job.Settings{Poll: time.Hour})
		started, finish := make(chan string), make(chan struct{})
		job.Register(b.runner, func(_ context.Context, args greet) error {
			started <- args.Name
			<-finish
			return nil
		})
		ctx, stop := context.WithCancel(t.Context())
		ended := make(chan struct{})
		go func() {
			b.runner.Run(ctx)
			close(ended)
		}()
		b.enqueue(t, "Ada", job.Options{})
		require.Equal(t, "Ada", <-started)
		stop()
		select {
		case <-ended:
			t.Fatal("Run returned although a job was running")
		default:
		}
		close(finish)
		<-ended
		require.Equal(t, entjob.StateDONE, b.only(t).State)
	})
}

func TestRunCancelsWhatOutlivesTheGrace(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t), job.Settings{Poll: time.Hour, Grace: time.Millisecond})
	ctx, stop := context.WithCancel(t.Context())
	job.Register(b.runner, func(ctx context.Context, _ greet) error {
		stop()
		<-ctx.Done()
		return ctx.Err()
	})
	b.enqueue(t, "Ada", job.Options{})
	b.runner.Run(ctx)
	row := b.only(t)
	require.Equal(t, entjob.StateREADY, row.State)
	require.Equal(t, "context canceled", row.LastError)
}

func TestHold(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t), job.Settings{Poll: time.Millisecond})
	greeted := make(chan string, 1)
	job.Register(b.runner, func(_ context.Context, args greet) error {
		greeted <- args.Name
		return nil
	})
	release := b.runner.Hold()
	ctx, stop := context.WithCancel(t.Context())
	var running sync.WaitGroup
	running.Go(func() { b.runner.Run(ctx) })
	b.enqueue(t, "Ada", job.Options{})
	stop()
	running.Wait()
	require.Empty(t, greeted, "held, and yet it ends")
	require.Zero(t, b.only(t).Attempts)

	release()
	ctx, stop = context.WithCancel(t.Context())
	defer stop()
	running.Go(func() { b.runner.Run(ctx) })
	require.Equal(t, "Ada", <-greeted)
	stop()
	running.Wait()
}
