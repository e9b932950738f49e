package job

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
	entjob "github.com/rapporthq/rapport/ent/job"
	entprogram "github.com/rapporthq/rapport/ent/program"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/viewer"
)

// How long a finished job is kept. What is done must be kept longer than the
// longest period of a schedule, because its unique key is what keeps a second
// one away.
const (
	keepDone = 48 * time.Hour
	keepDead = 90 * 24 * time.Hour
)

// Schedule is work that is needed once per period. One of ForProgram and
// ForOrganization is set.
type Schedule struct {
	// Period returns the start of the period in which now lies; now is in the
	// program's time zone, or in UTC for the work of an organization. A period
	// is at most a day.
	Period func(now time.Time) time.Time
	// ForProgram says what is to be done for one program.
	ForProgram func(programID string) Args
	// ForOrganization says what is to be done for a whole organization.
	ForOrganization func() Args
}

// EveryMinute is the period of a minute.
func EveryMinute(now time.Time) time.Time { return now.Truncate(time.Minute) }

// EveryHour is the period of an hour.
func EveryHour(now time.Time) time.Time { return now.Truncate(time.Hour) }

// DailyAt returns the period of a day that begins at the full hour, local time.
func DailyAt(hour int) func(now time.Time) time.Time {
	return func(now time.Time) time.Time {
		start := time.Date(now.Year(), now.Month(), now.Day(), hour, 0, 0, 0, now.Location())
		if start.After(now) {
			start = time.Date(now.Year(), now.Month(), now.Day()-1, hour, 0, 0, 0, now.Location())
		}
		return start
	}
}

// Schedule adds s. Of periods that passed while no process ran, only the latest
// is made up for.
func (r *Runner) Schedule(s Schedule) { r.schedules = append(r.schedules, s) }

// plan makes the jobs of the current periods, at most once a minute unless
// forced. However many processes do so, each period's job exists once: the
// unique key is made of the kind, the program and the period.
func (r *Runner) plan(ctx context.Context, force bool) error {
	now := r.clock.Now()
	if minute := now.Truncate(time.Minute); !force && minute.Equal(r.planned) {
		return nil
	}
	organizations, err := r.organizations(ctx)
	if err != nil {
		return err
	}
	sweep := !now.Truncate(time.Hour).Equal(r.swept)
	var problems []error
	for _, organizationID := range organizations {
		system := viewer.With(ctx, viewer.NewSystem(organizationID))
		problems = append(problems, r.planOne(system, now))
		if sweep {
			problems = append(problems, r.sweep(system, now))
		}
	}
	// What could not be planned is tried again in a minute, and not at each poll.
	r.planned, r.swept = now.Truncate(time.Minute), now.Truncate(time.Hour)
	return errors.Join(problems...)
}

// planOne plans for the viewer's organization. A program whose time zone this
// machine does not know is left out, and named in the error.
func (r *Runner) planOne(ctx context.Context, now time.Time) error {
	programs, err := r.client.Program.Query().Select(entprogram.FieldID, entprogram.FieldTimeZone).All(ctx)
	if err != nil {
		return fmt.Errorf("list programs: %w", err)
	}
	if len(programs) == 0 || len(r.schedules) == 0 {
		return nil
	}
	var problems []error
	zones := map[string]*time.Location{}
	for _, program := range programs {
		if zones[program.ID], err = time.LoadLocation(program.TimeZone); err != nil {
			problems = append(problems, fmt.Errorf("plan for program %s: %w", program.ID, err))
			delete(zones, program.ID)
		}
	}
	err = db.InTx(ctx, r.client, func(tx *ent.Tx) error {
		for _, schedule := range r.schedules {
			if schedule.ForOrganization != nil {
				if err := r.once(ctx, tx, schedule.ForOrganization(), "", schedule.Period(now)); err != nil {
					return err
				}
				continue
			}
			for _, programID := range slices.Sorted(maps.Keys(zones)) {
				start := schedule.Period(now.In(zones[programID]))
				if err := r.once(ctx, tx, schedule.ForProgram(programID), programID, start); err != nil {
					return err
				}
			}
		}
		return nil
	}, db.Repeatable())
	return errors.Join(append(problems, err)...)
}

// once makes the job of the period that begins at start, if it is not there.
func (r *Runner) once(ctx context.Context, tx *ent.Tx, args Args, programID string, start time.Time) error {
	key := args.Kind() + "/" + programID + "/" + start.UTC().Format("2006-01-02T15:04Z")
	_, err := r.queue.Enqueue(ctx, tx, args, Options{UniqueKey: key})
	return err
}

// sweep deletes the organization's finished jobs when nobody needs them.
func (r *Runner) sweep(ctx context.Context, now time.Time) error {
	_, err := r.client.Job.Delete().Where(entjob.Or(
		entjob.And(entjob.StateEQ(entjob.StateDONE), entjob.FinishedAtLT(now.Add(-keepDone))),
		entjob.And(entjob.StateEQ(entjob.StateDEAD), entjob.FinishedAtLT(now.Add(-keepDead))),
	)).Exec(ctx)
	if err != nil {
		return fmt.Errorf("sweep jobs: %w", err)
	}
	return nil
}
