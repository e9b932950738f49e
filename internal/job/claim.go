package job

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
	entjob "github.com/rapporthq/rapport/ent/job"
	"github.com/rapporthq/rapport/ent/predicate"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/viewer"
)

// leaseMargin is what a claim lasts beyond the time limit of the attempt, so
// that nobody else takes a job that may still run.
const leaseMargin = time.Minute

// claim takes the job of the organization that has been due longest (any of
// those that became due at the same instant), or returns nil if none is. Two
// runners never get the same one: PostgreSQL locks the row and passes over
// those that others hold, and on SQLite the transaction is alone.
func (r *Runner) claim(ctx context.Context, organizationID string) (*ent.Job, error) {
	ctx = viewer.With(ctx, viewer.NewSystem(organizationID))
	due := r.due()
	// Asked first without a transaction: an idle runner must not take SQLite's
	// only write lock each second.
	if some, err := r.client.Job.Query().Where(due...).Exist(ctx); err != nil || !some {
		return nil, wrapped("look for jobs", err)
	}
	var row *ent.Job
	err := db.InTx(ctx, r.client, func(tx *ent.Tx) error {
		found, err := tx.Job.Query().Where(due...).Where(db.ForUpdateSkipLocked).
			Order(entjob.ByRunAt(), entjob.ByID()).Limit(1).All(ctx)
		if err != nil || len(found) == 0 {
			row = nil
			return err
		}
		row, err = tx.Job.UpdateOne(found[0]).SetState(entjob.StateRUNNING).AddAttempts(1).
			SetRunAt(r.clock.Now().Add(r.settings.Limit + leaseMargin)).Save(ctx)
		return err
	}, db.Repeatable())
	if err != nil || row == nil {
		return nil, wrapped("claim a job", err)
	}
	return row.Unwrap(), nil
}

// due are the jobs that may be claimed: those that are ready, and those whose
// worker is gone.
func (r *Runner) due() []predicate.Job {
	return []predicate.Job{
		entjob.StateIn(entjob.StateREADY, entjob.StateRUNNING),
		entjob.RunAtLTE(r.clock.Now()),
		entjob.KindIn(slices.Sorted(maps.Keys(r.workers))...),
	}
}

func wrapped(doing string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", doing, err)
}
