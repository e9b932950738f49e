package job

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/rapporthq/rapport/ent"
	entjob "github.com/rapporthq/rapport/ent/job"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/viewer"
)

const (
	// slowest is the attempt from which on the pauses stay the same: almost
	// six hours.
	slowest = 12
	// settling is how long the end of a job may take to be written.
	settling = 10 * time.Second
	// errorRoof is how many bytes of an error are kept.
	errorRoof = 2000
)

// errAbandoned is the outcome of a job whose last worker died.
var errAbandoned = errors.New("the process ended during the last attempt")

// work runs a claimed job and writes what came of it. It returns what went
// wrong, which is also in the log.
func (r *Runner) work(ctx context.Context, row *ent.Job) error {
	system := viewer.With(ctx, viewer.NewSystem(row.OrganizationID))
	failure := errAbandoned
	if row.Attempts <= r.settings.MaxAttempts {
		failure = r.attempt(system, row)
	}
	// The outcome is written even when the process is ending.
	settle, cancel := context.WithTimeout(context.WithoutCancel(system), settling)
	defer cancel()
	if err := r.settle(settle, row, failure); err != nil {
		failure = errors.Join(failure, err)
	}
	if failure == nil {
		return nil
	}
	r.logger.WarnContext(ctx, "job failed", slog.String("job", row.ID), slog.String("kind", row.Kind),
		slog.String("organization", row.OrganizationID), slog.Int("attempt", row.Attempts), slog.Any("error", failure))
	return fmt.Errorf("job %s (%s), attempt %d: %w", row.ID, row.Kind, row.Attempts, failure)
}

// attempt calls the worker within the time limit. A panic is a failure.
func (r *Runner) attempt(ctx context.Context, row *ent.Job) (err error) {
	ctx, cancel := context.WithTimeout(ctx, r.settings.Limit)
	defer cancel()
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("panic: %v", cause)
		}
	}()
	return r.workers[row.Kind](ctx, []byte(row.Args))
}

// settle writes the outcome. It does nothing if the job was claimed again
// meanwhile: the number of the attempt tells.
func (r *Runner) settle(ctx context.Context, row *ent.Job, failure error) error {
	now := r.clock.Now()
	update := r.client.Job.Update().
		Where(entjob.ID(row.ID), entjob.StateEQ(entjob.StateRUNNING), entjob.Attempts(row.Attempts))
	switch {
	case failure == nil:
		update.SetState(entjob.StateDONE).SetFinishedAt(now).ClearLastError()
	case row.Attempts >= r.settings.MaxAttempts:
		update.SetState(entjob.StateDEAD).SetFinishedAt(now).SetLastError(short(failure))
	default:
		update.SetState(entjob.StateREADY).SetRunAt(clock.Normalize(now.Add(pause(row.Attempts)))).SetLastError(short(failure))
	}
	if err := update.Exec(ctx); err != nil {
		return fmt.Errorf("write the outcome: %w", err)
	}
	return nil
}

// pause before the next attempt: attempts to the power of four seconds (1 s,
// 16 s, 81 s, 4 min, 10 min …), give or take a tenth so that what failed
// together does not come back together.
func pause(attempts int) time.Duration {
	n := time.Duration(min(attempts, slowest))
	exact := n * n * n * n * time.Second
	return exact - exact/10 + rand.N(exact/5)
}

// short is what is kept of an error: it must be storable, whatever it quotes, or
// the job would seem to run until its lease ends.
func short(err error) string {
	text := err.Error()
	text = strings.ToValidUTF8(text[:min(len(text), errorRoof)], "")
	return strings.ReplaceAll(text, "\x00", "")
}
