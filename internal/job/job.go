// Package job is the queue: work that is done later, again or elsewhere. Work
// is a row written in the transaction that asks for it, so it happens if and
// only if the transaction does. Workers run in this process or in others that
// share the database; each job runs as the system viewer of one organization,
// at least once, within a time limit. So what a worker does must be harmless
// when it is repeated.
//
// The states of a job:
//
//	READY ──claim──▶ RUNNING ──▶ DONE
//	  ▲                 │
//	  └──── failed ─────┴──▶ DEAD, after the last attempt
//
// A row that is RUNNING past its run_at was left by a process that died; it is
// claimed again. The package must not know what any job does.
package job

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/rapporthq/rapport/ent"
	entjob "github.com/rapporthq/rapport/ent/job"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/id"
	"github.com/rapporthq/rapport/internal/viewer"
)

// Args says what is to be done. It is stored as JSON; its kind names the
// worker, "<noun>.<verb>", at most 60 bytes, and never changes.
type Args interface{ Kind() string }

// Options of one job.
type Options struct {
	// UniqueKey, if given, is held by at most one job of the organization, in
	// any state; at most 120 bytes. A second job with it is not made.
	UniqueKey string
	// RunAt is the earliest instant; the zero value means now.
	RunAt time.Time
}

// Queue takes jobs. Use New.
type Queue struct {
	clock clock.Clock
	wake  chan struct{}
}

// NewQueue returns the queue of one process.
func NewQueue(c clock.Clock) *Queue {
	return &Queue{clock: c, wake: make(chan struct{}, 1)}
}

// insert passes over a key that is taken, which a failing INSERT could not do:
// on PostgreSQL it would end the whole transaction.
const insert = `INSERT INTO jobs (id, created_at, organization_id, kind, args, unique_key, state, run_at, attempts)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0) ON CONFLICT (organization_id, unique_key) DO NOTHING`

// Enqueue writes a job of the viewer's organization in tx and wakes a worker
// when tx has committed. It reports whether a job was made: false means that
// the unique key is taken, and nothing was written.
func (q *Queue) Enqueue(ctx context.Context, tx *ent.Tx, args Args, o Options) (bool, error) {
	made, err := Insert(ctx, tx, q.clock.Now(), args, o)
	if made && err == nil {
		db.AfterCommit(tx, func(context.Context) { q.ring() })
	}
	return made, err
}

// Insert is Enqueue for those who have no queue at hand: no worker is woken, so
// that the job waits for the next poll.
func Insert(ctx context.Context, tx *ent.Tx, now time.Time, args Args, o Options) (bool, error) {
	organizationID := viewer.From(ctx).OrganizationID
	if organizationID == "" {
		return false, fmt.Errorf("enqueue %s: the viewer sits in no organization", args.Kind())
	}
	content, err := json.Marshal(args)
	if err != nil {
		return false, fmt.Errorf("enqueue %s: %w", args.Kind(), err)
	}
	runAt, key := now, any(nil)
	if !o.RunAt.IsZero() {
		runAt = clock.Normalize(o.RunAt)
	}
	if o.UniqueKey != "" {
		key = o.UniqueKey
	}
	result, err := tx.ExecContext(ctx, insert, id.New("job", now), now, organizationID, args.Kind(), string(content),
		key, string(entjob.StateREADY), runAt)
	if err != nil {
		return false, fmt.Errorf("enqueue %s: %w", args.Kind(), err)
	}
	made, err := result.RowsAffected()
	if err != nil {
		return false, fmt.Errorf("enqueue %s: %w", args.Kind(), err)
	}
	return made > 0, nil
}

// ring wakes the runner of this process, if it waits.
func (q *Queue) ring() {
	select {
	case q.wake <- struct{}{}:
	default: // it will look anyway
	}
}
