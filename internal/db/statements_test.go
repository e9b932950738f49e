package db_test

import (
	"context"
	"fmt"
	"os"
	"slices"
	"sync"
	"testing"

	"entgo.io/ent/dialect"
	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/testkit"
)

// onPostgres runs test on a PostgreSQL of one connection, so that what is kept
// there can be counted. Without a server there is nothing to test.
func onPostgres(t *testing.T, test func(t *testing.T, d *testkit.Database)) {
	t.Helper()
	if !slices.Contains(testkit.Dialects(t), dialect.Postgres) {
		return
	}
	t.Run(dialect.Postgres, func(t *testing.T) {
		t.Parallel()
		d := testkit.Empty(t, dialect.Postgres)
		d.SQL.SetMaxOpenConns(1)
		exec(t, d, "CREATE TABLE notes (id integer PRIMARY KEY, body text NOT NULL)")
		exec(t, d, "INSERT INTO notes (id, body) SELECT n, 'note ' || n FROM generate_series(1, 500) n")
		test(t, d)
	})
}

// kept is what the server knows of prepared statements on the connection.
const kept = "SELECT count(*) FROM pg_prepared_statements WHERE NOT from_sql"

func TestStatementsAreKeptTheSecondTime(t *testing.T) {
	t.Parallel()
	onPostgres(t, func(t *testing.T, d *testkit.Database) {
		const query = "SELECT id FROM notes WHERE id = $1"
		require.Equal(t, 7, count(t, d, query, 7))
		require.Equal(t, 0, count(t, d, kept))
		for id := 1; id <= 5; id++ {
			require.Equal(t, id, count(t, d, query, id))
		}
		require.Equal(t, 1, count(t, d, kept))
		require.NoError(t, db.InTx(t.Context(), d.Client, func(tx *ent.Tx) error {
			for id := 1; id <= 3; id++ {
				if _, err := tx.ExecContext(t.Context(), "UPDATE notes SET body = $1 WHERE id = $2", "changed", id); err != nil {
					return err
				}
			}
			return nil
		}))
		require.Equal(t, 3, count(t, d, "SELECT count(*) FROM notes WHERE body = 'changed'"))
		require.Equal(t, 2, count(t, d, kept), "a transaction keeps on the same connection")
	})
}

func TestKeptStatementsAreBounded(t *testing.T) {
	t.Parallel()
	onPostgres(t, func(t *testing.T, d *testkit.Database) {
		for i := range 450 {
			query := fmt.Sprintf("SELECT %d + $1::integer", i)
			require.Equal(t, i+1, count(t, d, query, 1))
			require.Equal(t, i+2, count(t, d, query, 2))
		}
		require.Equal(t, 200, count(t, d, kept))
		for i := range 450 { // those that went are kept again
			require.Equal(t, i+3, count(t, d, fmt.Sprintf("SELECT %d + $1::integer", i), 3))
		}
	})
}

func TestStaleStatements(t *testing.T) {
	t.Parallel()
	onPostgres(t, func(t *testing.T, d *testkit.Database) {
		const query = "SELECT body FROM notes WHERE id = $1"
		read := func() (body string, err error) {
			err = d.SQL.QueryRowContext(t.Context(), query, 5).Scan(&body)
			return body, err
		}
		for range 3 {
			body, err := read()
			require.NoError(t, err)
			require.Equal(t, "note 5", body)
		}
		exec(t, d, "ALTER TABLE notes ALTER COLUMN body TYPE varchar(40)")
		body, err := read()
		require.NoError(t, err, "a changed result type")
		require.Equal(t, "note 5", body)
		for range 3 {
			_, err = read()
			require.NoError(t, err)
		}
		exec(t, d, "DEALLOCATE ALL")
		_, err = read()
		require.NoError(t, err, "a server that forgot")

		for range 3 {
			_, err = read()
			require.NoError(t, err)
		}
		exec(t, d, "ALTER TABLE notes ALTER COLUMN body TYPE text")
		inTx := func() error {
			return db.InTx(t.Context(), d.Client, func(tx *ent.Tx) error {
				rows, err := tx.QueryContext(t.Context(), query, 5)
				if err != nil {
					return err
				}
				return rows.Close()
			})
		}
		require.Error(t, inTx(), "a transaction that met it is lost")
		require.NoError(t, inTx(), "the next is not")
	})
}

func TestErrorsDoNotSpoilKeptStatements(t *testing.T) {
	t.Parallel()
	onPostgres(t, func(t *testing.T, d *testkit.Database) {
		const insert = "INSERT INTO notes (id, body) VALUES ($1, $2)"
		for id := 1000; id < 1003; id++ {
			exec(t, d, insert, id, "new")
			_, err := d.SQL.ExecContext(t.Context(), insert, id, "again")
			constraint, ok := db.IsUniqueViolation(err)
			require.True(t, ok)
			require.Equal(t, "notes_pkey", constraint)
		}
		for range 3 {
			_, err := d.SQL.ExecContext(t.Context(), "SELECT nothing FROM nowhere WHERE id = $1", 1)
			require.ErrorContains(t, err, "nowhere")
		}
		ended, cancel := context.WithCancel(t.Context())
		cancel()
		_, err := d.SQL.ExecContext(ended, insert, 2000, "late")
		require.ErrorIs(t, err, context.Canceled)
		exec(t, d, insert, 2000, "in time")
	})
}

func TestKeptStatementsSurviveALostConnection(t *testing.T) {
	t.Parallel()
	onPostgres(t, func(t *testing.T, d *testkit.Database) {
		const query = "SELECT id FROM notes WHERE id = $1"
		var pid int
		for range 3 {
			pid = count(t, d, "SELECT pg_backend_pid() WHERE 1 = $1", 1)
			require.Equal(t, 7, count(t, d, query, 7))
		}
		require.NoError(t, db.OnServer(t.Context(), os.Getenv(testkit.PostgresURL), fmt.Sprintf("SELECT pg_terminate_backend(%d, 5000)", pid)))
		require.Equal(t, 7, count(t, d, query, 7))
	})
}

func TestKeptStatementsUnderLoad(t *testing.T) {
	t.Parallel()
	onPostgres(t, func(t *testing.T, d *testkit.Database) {
		d.SQL.SetMaxOpenConns(4)
		var group sync.WaitGroup
		failures := make([]error, 8)
		for i := range failures {
			group.Go(func() {
				for n := range 300 {
					var got int
					query := fmt.Sprintf("SELECT id + %d FROM notes WHERE id = $1", n%250)
					if err := d.SQL.QueryRowContext(t.Context(), query, i+1).Scan(&got); err != nil || got != i+1+n%250 {
						failures[i] = fmt.Errorf("%s: got %d: %w", query, got, err)
						return
					}
				}
			})
		}
		group.Wait()
		for _, err := range failures {
			require.NoError(t, err)
		}
	})
}
