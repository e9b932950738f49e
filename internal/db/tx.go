package db

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/lib/pq"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/clock"
)

// A repeatable transaction is tried this often, waiting at most firstPause,
// then twice as long, and so on.
const (
	attempts   = 5
	firstPause = 10 * time.Millisecond
)

// TxOption changes how InTx runs a transaction.
type TxOption func(*txOptions)

type txOptions struct {
	sql        sql.TxOptions
	repeatable bool
	again      string
}

// Repeatable says that fn may run more than once: all it does, beyond its
// transaction, is to set variables that the next run sets again. InTx then
// retries after a serialization failure, a deadlock, a busy SQLite and the loss
// of the server. A commit whose answer was lost may have happened, so what fn
// writes must carry a unique key.
func Repeatable() TxOption { return func(o *txOptions) { o.repeatable = true } }

// Again is Repeatable for what looks for rows first and makes those that are
// missing. Who does the same at once is met only in the unique index of that name:
// InTx then runs fn once more, which finds them.
func Again(index string) TxOption { return func(o *txOptions) { o.repeatable, o.again = true, index } }

// Keyed is Again for idempotency keys. Programs do not wait for each other, so that
// one key may be used for two of them at once.
func Keyed() TxOption { return Again(keyIndex) }

// keyIndex is the unique index of idempotency keys.
const keyIndex = "idempotency_organization_id_key"

// Serializable makes the outcome equal to some order of one after the other.
// Use it with Repeatable. SQLite is always so.
func Serializable() TxOption {
	return func(o *txOptions) { o.sql.Isolation = sql.LevelSerializable }
}

// ReadOnly gives fn one snapshot to read from, and refuses writes on
// PostgreSQL. On SQLite it does not wait for the writer.
func ReadOnly() TxOption {
	return func(o *txOptions) { o.sql.ReadOnly, o.sql.Isolation = true, sql.LevelRepeatableRead }
}

// InTx runs fn in a transaction, the only way to begin one. It commits if fn
// returns nil, and rolls back if fn returns an error or panics; the error comes
// back as fn made it. Entities loaded or saved in fn are bound to the
// transaction: Unwrap those that leave it.
func InTx(ctx context.Context, client *ent.Client, fn func(tx *ent.Tx) error, opts ...TxOption) error {
	var o txOptions
	for _, opt := range opts {
		opt(&o)
	}
	pause := firstPause
	for attempt := 1; ; attempt++ {
		err := runTx(ctx, client, fn, o)
		if name, isTaken := IsUniqueViolation(err); isTaken && name == o.again {
			o.again = ""
			continue
		}
		if err == nil || !o.repeatable || attempt == attempts || !IsTransient(err) {
			return err
		}
		if waitErr := clock.Wait(ctx, rand.N(pause)); waitErr != nil {
			return errors.Join(waitErr, err)
		}
		pause *= 2
	}
}

// AfterCommit registers work that is done when tx has committed, and only then:
// waking a worker, refreshing a map. Its context carries the values of the
// transaction's context but not its end. The last registered runs first.
func AfterCommit(tx *ent.Tx, work func(ctx context.Context)) {
	tx.OnCommit(func(next ent.Committer) ent.Committer {
		return ent.CommitFunc(func(ctx context.Context, tx *ent.Tx) error {
			if err := next.Commit(ctx, tx); err != nil {
				return err
			}
			work(context.WithoutCancel(ctx))
			return nil
		})
	})
}

func runTx(ctx context.Context, client *ent.Client, fn func(tx *ent.Tx) error, o txOptions) error {
	tx, err := client.BeginTx(ctx, &o.sql)
	if err != nil {
		return fmt.Errorf("begin transaction: %w", named(ctx, err))
	}
	ended := false
	defer func() {
		if !ended { // fn panicked, or ended its goroutine
			_ = tx.Rollback()
		}
	}()
	err = fn(tx)
	ended = true
	if err != nil {
		if rollbackErr := tx.Rollback(); rollbackErr != nil && !errors.Is(rollbackErr, sql.ErrTxDone) {
			err = errors.Join(err, fmt.Errorf("roll back: %w", rollbackErr))
		}
		return named(ctx, err)
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("commit transaction: %w", named(ctx, err))
	}
	return nil
}

// named adds the end of the context to an error that came of it: lib/pq cancels
// the query but reports an error of its own.
func named(ctx context.Context, err error) error {
	if ctx.Err() == nil || errors.Is(err, ctx.Err()) {
		return err
	}
	return errors.Join(err, ctx.Err())
}

// IsTransient reports whether the same transaction may well succeed when it is
// run again: it lost a race for a lock, or its server went away.
func IsTransient(err error) bool {
	if failure, ok := errors.AsType[*pq.Error](err); ok {
		switch failure.Code {
		case "40001", "40P01", "55P03", "57P01", "57P02", "57P03", "25006":
			// serialization, deadlock, lock; shutdown, crash, starting; a standby.
			return true
		}
		return failure.Code.Class() == "08" // connection
	}
	if failure, ok := errors.AsType[*sqlite.Error](err); ok {
		primary := failure.Code() & 0xff
		return primary == sqlite3.SQLITE_BUSY || primary == sqlite3.SQLITE_LOCKED
	}
	return errors.Is(err, driver.ErrBadConn) || errors.Is(err, sql.ErrConnDone)
}
