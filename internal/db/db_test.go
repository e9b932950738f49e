package db_test

import (
	"context"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"entgo.io/ent/dialect"
	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/testkit"
)

func TestOpenMakesTheFile(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "new", "folder", "rapport.db")
	for _, url := range []string{"sqlite://" + path, "sqlite:" + path, "file:" + path, path} {
		d, err := db.Open(t.Context(), url)
		require.NoError(t, err)
		require.Equal(t, dialect.SQLite, d.Dialect)
		require.FileExists(t, path)
		for pragma, want := range map[string]string{"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "5000"} {
			var got string
			require.NoError(t, d.SQL.QueryRowContext(t.Context(), "PRAGMA "+pragma).Scan(&got))
			require.Equal(t, want, got, pragma)
		}
		require.NoError(t, d.Close())
	}
}

func TestOpenRefuses(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ url, want string }{
		"a memory that each connection would see alone": {
			":memory:", "a SQLite database must be a file: every connection would see its own memory",
		},
		"a database it does not speak to": {
			"mysql://host/db", "the database URL has the unknown scheme mysql; write postgres:// or sqlite://",
		},
		"a durability that does not exist": {
			"sqlite://x.db?synchronous=maybe", "synchronous in the database URL must be off, normal or full",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := db.Open(t.Context(), test.url)
			require.EqualError(t, err, test.want)
		})
	}
}

func TestTimesComeBackEqualAndSort(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		exec(t, d, "CREATE TABLE instants (at "+map[string]string{dialect.SQLite: "datetime", dialect.Postgres: "timestamptz"}[d.Dialect]+")")
		early := time.Date(2026, 3, 1, 23, 30, 0, 1000, time.UTC)
		late := time.Date(2026, 3, 2, 1, 0, 0, 0, time.FixedZone("+01", 3600)).Add(time.Hour)
		for _, at := range []time.Time{late.UTC(), early} {
			exec(t, d, "INSERT INTO instants (at) VALUES ($1)", at)
		}
		rows, err := d.SQL.QueryContext(t.Context(), "SELECT at FROM instants ORDER BY at")
		require.NoError(t, err)
		defer func() { require.NoError(t, rows.Close()) }()
		var got []time.Time
		for rows.Next() {
			var at time.Time
			require.NoError(t, rows.Scan(&at))
			got = append(got, at.UTC())
		}
		require.NoError(t, rows.Err())
		require.Equal(t, []time.Time{early, late.UTC()}, got)
	})
}

// TestReadThenWriteTogether is traps 6: on SQLite most of these would fail if
// transactions began as readers.
func TestReadThenWriteTogether(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		exec(t, d, "CREATE TABLE counters (id integer PRIMARY KEY, n integer NOT NULL)")
		exec(t, d, "INSERT INTO counters (id, n) VALUES (1, 0)")
		lock := ""
		if d.Dialect == dialect.Postgres {
			lock = " FOR UPDATE"
		}
		const writers = 20
		failures := make([]error, writers)
		var group sync.WaitGroup
		for i := range writers {
			group.Go(func() {
				failures[i] = db.InTx(t.Context(), d.Client, func(tx *ent.Tx) error {
					n, err := readInt(t.Context(), tx, "SELECT n FROM counters WHERE id = 1"+lock)
					if err != nil {
						return err
					}
					_, err = tx.ExecContext(t.Context(), "UPDATE counters SET n = $1 WHERE id = $2", n+1, 1)
					return err
				})
			})
		}
		group.Wait()
		for _, err := range failures {
			require.NoError(t, err)
		}
		require.Equal(t, writers, count(t, d, "SELECT n FROM counters"))
	})
}

func exec(t *testing.T, d *testkit.Database, query string, args ...any) {
	t.Helper()
	_, err := d.SQL.ExecContext(t.Context(), query, args...)
	require.NoError(t, err)
}

func count(t *testing.T, d *testkit.Database, query string, args ...any) int {
	t.Helper()
	var n int
	require.NoError(t, d.SQL.QueryRowContext(t.Context(), query, args...).Scan(&n))
	return n
}

func readInt(ctx context.Context, tx *ent.Tx, query string) (n int, err error) {
	rows, err := tx.QueryContext(ctx, query)
	if err != nil {
		return 0, err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		if err := rows.Scan(&n); err != nil {
			return 0, err
		}
	}
	return n, rows.Err()
}
