package db_test

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"
	"github.com/lib/pq"
	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/testkit"
)

func TestInTx(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		ctx := t.Context()
		exec(t, d, "CREATE TABLE notes (id integer PRIMARY KEY)")
		insert := func(tx *ent.Tx, id int) error {
			_, err := tx.ExecContext(ctx, "INSERT INTO notes (id) VALUES ($1)", id)
			return err
		}
		var told []string

		require.NoError(t, db.InTx(ctx, d.Client, func(tx *ent.Tx) error {
			db.AfterCommit(tx, func(context.Context) { told = append(told, "committed") })
			return insert(tx, 1)
		}))
		require.Equal(t, []string{"committed"}, told)

		refused := errors.New("refused")
		require.Equal(t, refused, db.InTx(ctx, d.Client, func(tx *ent.Tx) error {
			db.AfterCommit(tx, func(context.Context) { told = append(told, "never") })
			require.NoError(t, insert(tx, 2))
			return refused
		}), "the error comes back as it is")

		require.PanicsWithValue(t, "broken", func() {
			_ = db.InTx(ctx, d.Client, func(tx *ent.Tx) error {
				require.NoError(t, insert(tx, 3))
				panic("broken")
			})
		})
		require.Equal(t, []string{"committed"}, told)
		require.Equal(t, 1, count(t, d, "SELECT count(*) FROM notes"))
		require.Zero(t, d.SQL.Stats().InUse, "every connection is given back")
	})
}

func TestInTxAfterTheEndOfItsContext(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		exec(t, d, "CREATE TABLE notes (id integer PRIMARY KEY)")
		ctx, cancel := context.WithCancel(t.Context())
		err := db.InTx(ctx, d.Client, func(tx *ent.Tx) error {
			if _, err := tx.ExecContext(ctx, "INSERT INTO notes (id) VALUES (1)"); err != nil {
				return err
			}
			cancel()
			_, err := tx.ExecContext(ctx, "INSERT INTO notes (id) VALUES (2)")
			return err
		})
		require.ErrorIs(t, err, context.Canceled)
		require.Zero(t, count(t, d, "SELECT count(*) FROM notes"))
	})
}

func TestAfterCommitOutlivesTheContext(t *testing.T) {
	t.Parallel()
	d := testkit.Open(t)
	ctx, cancel := context.WithTimeout(t.Context(), time.Hour)
	defer cancel()
	require.NoError(t, db.InTx(ctx, d.Client, func(tx *ent.Tx) error {
		db.AfterCommit(tx, func(ctx context.Context) {
			_, ends := ctx.Deadline()
			require.False(t, ends)
		})
		return nil
	}))
}

func TestRepeatable(t *testing.T) {
	t.Parallel()
	lost := &pq.Error{Code: "40001"}
	for name, test := range map[string]struct {
		fail    error
		times   int
		options []db.TxOption
		runs    int
		want    error
	}{
		"a lost race is run again":                    {lost, 2, []db.TxOption{db.Repeatable()}, 3, nil},
		"five lost races are the end":                 {lost, 9, []db.TxOption{db.Repeatable()}, 5, lost},
		"what may run only once runs once":            {lost, 1, nil, 1, lost},
		"an error that will come again comes at once": {context.DeadlineExceeded, 1, []db.TxOption{db.Repeatable()}, 1, context.DeadlineExceeded},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := testkit.Open(t)
			runs := 0
			err := db.InTx(t.Context(), d.Client, func(*ent.Tx) error {
				if runs++; runs <= test.times {
					return fmt.Errorf("work: %w", test.fail)
				}
				return nil
			}, test.options...)
			require.ErrorIs(t, err, test.want)
			require.Equal(t, test.runs, runs)
		})
	}
}

// TestSerializableRaces lets two transactions read what the other writes. One
// must lose on PostgreSQL, and win when it is run again.
func TestSerializableRaces(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		exec(t, d, "CREATE TABLE guards (id integer PRIMARY KEY, on_call integer NOT NULL)")
		exec(t, d, "INSERT INTO guards (id, on_call) VALUES (1, 1), (2, 1)")
		var group sync.WaitGroup
		failures := make([]error, 2)
		for i := range failures {
			group.Go(func() {
				failures[i] = db.InTx(t.Context(), d.Client, func(tx *ent.Tx) error {
					n, err := readInt(t.Context(), tx, "SELECT count(*) FROM guards WHERE on_call = 1")
					if err != nil || n < 2 {
						return err
					}
					_, err = tx.ExecContext(t.Context(), "UPDATE guards SET on_call = 0 WHERE id = $1", i+1)
					return err
				}, db.Serializable(), db.Repeatable())
			})
		}
		group.Wait()
		require.NoError(t, errors.Join(failures...))
		require.Equal(t, 1, count(t, d, "SELECT count(*) FROM guards WHERE on_call = 1"))
	})
}

func TestReadOnly(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		exec(t, d, "CREATE TABLE notes (id integer PRIMARY KEY)")
		require.NoError(t, db.InTx(t.Context(), d.Client, func(tx *ent.Tx) error {
			before, err := readInt(t.Context(), tx, "SELECT count(*) FROM notes")
			require.NoError(t, err)
			exec(t, d, "INSERT INTO notes (id) VALUES (1)")
			after, err := readInt(t.Context(), tx, "SELECT count(*) FROM notes")
			require.NoError(t, err)
			require.Equal(t, before, after, "the snapshot does not move")
			return nil
		}, db.ReadOnly()))
	})
}

func TestForUpdate(t *testing.T) {
	t.Parallel()
	for name, lock := range map[string]struct {
		clause func(*entsql.Selector)
		want   string
	}{
		"waits":      {db.ForUpdate, ` FOR UPDATE`},
		"skips rows": {db.ForUpdateSkipLocked, ` FOR UPDATE SKIP LOCKED`},
		"lets refer": {db.ForUpdateOfNoKey, ` FOR NO KEY UPDATE`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := entsql.Dialect(dialect.Postgres).Select("id").From(entsql.Table("jobs")).Distinct()
			lock.clause(s)
			query, _ := s.Query()
			require.Equal(t, `SELECT "id" FROM "jobs"`+lock.want, query)

			s = entsql.Dialect(dialect.SQLite).Select("id").From(entsql.Table("jobs"))
			lock.clause(s)
			query, _ = s.Query()
			require.NoError(t, s.Err())
			require.Equal(t, "SELECT `id` FROM `jobs`", query)
		})
	}
}

func TestIsTransient(t *testing.T) {
	t.Parallel()
	require.True(t, db.IsTransient(&pq.Error{Code: "40P01"}))
	require.True(t, db.IsTransient(&pq.Error{Code: "08006"}))
	require.True(t, db.IsTransient(driver.ErrBadConn))
	require.False(t, db.IsTransient(&pq.Error{Code: "23505"}))
	require.False(t, db.IsTransient(errors.New("any")))
}

func TestIsRefused(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		exec(t, d, "CREATE TABLE refusals (id varchar(5) PRIMARY KEY, n integer CHECK (n > 0))")
		for name, statement := range map[string]string{
			"a constraint": "INSERT INTO refusals (id, n) VALUES ('a', 0)",
			"a key twice":  "INSERT INTO refusals (id, n) SELECT 'b', 1 FROM (SELECT 1 AS one UNION ALL SELECT 2) AS two",
		} {
			_, err := d.SQL.ExecContext(t.Context(), statement)
			require.True(t, db.IsRefused(err), "%s: %v", name, err)
		}
		_, err := d.SQL.ExecContext(t.Context(), "INSERT INTO nowhere VALUES (1)")
		require.Error(t, err)
		require.False(t, db.IsRefused(err), "the table may come")
	})
	require.True(t, db.IsRefused(fmt.Errorf("write: %w", &pq.Error{Code: "22021"})), "bytes that are no text")
	require.False(t, db.IsRefused(&pq.Error{Code: "57P01"}))
	require.False(t, db.IsRefused(driver.ErrBadConn))
	require.False(t, db.IsRefused(nil))
}

// One idempotency key that two transactions keep at once: the one that loses looks
// again, once, and finds the first.
func TestKeyedLooksAgain(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := testkit.NewBook(t, d, "acme", time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC))
		keep := func(tx *ent.Tx) error {
			return tx.Idempotency.Create().SetCreatedAt(time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)).
				SetKey("k").SetFingerprint("f").SetResultID("x").Exec(b.System())
		}
		require.NoError(t, db.InTx(b.System(), d.Client, keep))
		for name, test := range map[string]struct {
			option db.TxOption
			runs   int
		}{"keyed": {db.Keyed(), 2}, "repeatable only": {db.Repeatable(), 1}} {
			runs := 0
			err := db.InTx(b.System(), d.Client, func(tx *ent.Tx) error {
				runs++
				return keep(tx)
			}, test.option)
			_, isTaken := db.IsUniqueViolation(err)
			require.True(t, isTaken, name)
			require.Equal(t, test.runs, runs, name)
		}
		runs := 0
		require.NoError(t, db.InTx(b.System(), d.Client, func(tx *ent.Tx) error {
			if runs++; runs == 2 {
				return nil // the first is found
			}
			return keep(tx)
		}, db.Keyed()))
		require.Equal(t, 2, runs)
	})
}

func TestFingerprint(t *testing.T) {
	t.Parallel()
	type content struct{ A, B string }
	one, err := db.Fingerprint(content{"a", "b"})
	require.NoError(t, err)
	require.Equal(t, "0e42150ec2912409bf2666114fe0fb45110c7829e9ee7befbba74a745ae4f8a2", one)
	other, err := db.Fingerprint(content{"b", "a"})
	require.NoError(t, err)
	require.NotEqual(t, one, other)
	_, err = db.Fingerprint(func() {})
	require.Error(t, err)
}
