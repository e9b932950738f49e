package job

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/viewer"
)

// Settings of a runner. A zero value means the default.
type Settings struct {
	// Workers is how many jobs run at once, 4.
	Workers int
	// Limit is how long one attempt may take, 10 minutes.
	Limit time.Duration
	// MaxAttempts is after how many failures a job is DEAD, 10.
	MaxAttempts int
	// Poll is how often a sleeping runner looks for work, 1 second.
	Poll time.Duration
	// Grace is how long Run waits at its end before it cancels what still
	// runs, 10 seconds.
	Grace time.Duration
}

func (s Settings) orDefaults() Settings {
	return Settings{
		Workers:     or(s.Workers, 4),
		Limit:       or(s.Limit, 10*time.Minute),
		MaxAttempts: or(s.MaxAttempts, 10),
		Poll:        or(s.Poll, time.Second),
		Grace:       or(s.Grace, 10*time.Second),
	}
}

func or[T comparable](value, standard T) T {
	var zero T
	if value == zero {
		return standard
	}
	return value
}

// Runner claims due jobs and runs them. Register every worker before Run.
type Runner struct {
	queue     *Queue
	client    *ent.Client
	clock     clock.Clock
	logger    *slog.Logger
	settings  Settings
	workers   map[string]worker
	schedules []Schedule
	planned   time.Time
	swept     time.Time
	// gate is read-locked by whatever runs.
	gate sync.RWMutex
}

// worker runs one kind of job on its stored arguments.
type worker func(ctx context.Context, args []byte) error

// NewRunner returns a runner of the queue's jobs.
func NewRunner(q *Queue, client *ent.Client, logger *slog.Logger, settings Settings) *Runner {
	return &Runner{
		queue: q, client: client, clock: q.clock, logger: logger,
		settings: settings.orDefaults(), workers: map[string]worker{},
	}
}

// Register makes work the worker of T's kind. A runner claims only kinds that
// it has a worker for, so that an older process leaves newer jobs alone.
func Register[T Args](r *Runner, work func(ctx context.Context, args T) error) {
	var zero T
	r.workers[zero.Kind()] = func(ctx context.Context, stored []byte) error {
		var args T
		if err := json.Unmarshal(stored, &args); err != nil {
			return fmt.Errorf("read the arguments: %w", err)
		}
		return work(ctx, args)
	}
}

// Hold waits until no job runs and keeps any from being planned or started in
// this process until release is called: for work on a whole database by another
// clock.
func (r *Runner) Hold() (release func()) {
	r.gate.Lock()
	return sync.OnceFunc(r.gate.Unlock)
}

// Run works until ctx ends: it makes the jobs of the schedules, claims what is
// due, and sleeps until it is woken or the poll is over. At the end it takes no
// more, waits for what runs, and cancels what takes longer than the grace; that
// is tried again later.
func (r *Runner) Run(ctx context.Context) {
	working, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	slots := make(chan struct{}, r.settings.Workers)
	var running sync.WaitGroup
	timer := time.NewTimer(r.settings.Poll)
	defer timer.Stop()
	for ctx.Err() == nil {
		if err := r.round(ctx, working, slots, &running); err != nil && ctx.Err() == nil {
			r.logger.ErrorContext(ctx, "jobs cannot be claimed", slog.Any("error", err))
		}
		timer.Reset(r.settings.Poll)
		select {
		case <-ctx.Done():
		case <-r.queue.wake:
		case <-timer.C:
		}
	}
	grace := time.AfterFunc(r.settings.Grace, cancel)
	defer grace.Stop()
	running.Wait()
}

// round plans, then starts what is due until nothing is. While the runner is
// held it does nothing; the next round looks again.
func (r *Runner) round(ctx, working context.Context, slots chan struct{}, running *sync.WaitGroup) error {
	if !r.gate.TryRLock() {
		return nil
	}
	planning := r.plan(ctx, false)
	r.gate.RUnlock()
	taking := r.each(ctx, func(organizationID string) (bool, error) {
		select {
		case slots <- struct{}{}:
		case <-ctx.Done():
			return false, ctx.Err()
		}
		if !r.gate.TryRLock() {
			<-slots
			return false, nil
		}
		row, err := r.claim(ctx, organizationID)
		if row == nil || err != nil {
			r.gate.RUnlock()
			<-slots
			return false, err
		}
		running.Go(func() {
			defer func() {
				r.gate.RUnlock()
				<-slots
			}()
			_ = r.work(working, row) // it is in the row and in the log
		})
		return true, nil
	})
	return errors.Join(planning, taking)
}

// Drain makes the jobs of the schedules and runs, one after the other, all that
// are due by the clock, and those that these enqueue. It returns what went
// wrong. It is for tests and commands.
func (r *Runner) Drain(ctx context.Context) error {
	failures := []error{r.plan(ctx, true)}
	err := r.each(ctx, func(organizationID string) (bool, error) {
		row, err := r.claim(ctx, organizationID)
		if row == nil || err != nil {
			return false, err
		}
		failures = append(failures, r.work(ctx, row))
		return true, nil
	})
	return errors.Join(append(failures, err)...)
}

// each calls take for every organization, again and again, until none of them
// takes anything: one busy organization does not starve the others, and one of
// which nothing can be taken does not stop them.
func (r *Runner) each(ctx context.Context, take func(organizationID string) (bool, error)) error {
	organizations, err := r.organizations(ctx)
	if err != nil {
		return err
	}
	var problems []error
	for len(organizations) > 0 {
		busy := organizations[:0]
		for _, organizationID := range organizations {
			taken, err := take(organizationID)
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if err != nil {
				problems = append(problems, fmt.Errorf("organization %s: %w", organizationID, err))
			}
			if taken && err == nil {
				busy = append(busy, organizationID)
			}
		}
		organizations = busy
	}
	return errors.Join(problems...)
}

func (r *Runner) organizations(ctx context.Context) ([]string, error) {
	ids, err := r.client.Organization.Query().IDs(viewer.With(ctx, viewer.NewDirectory()))
	if err != nil {
		return nil, fmt.Errorf("list organizations: %w", err)
	}
	slices.Sort(ids)
	return ids, nil
}
