package db_test

import (
	"fmt"
	"slices"
	"sync"
	"testing"

	"entgo.io/ent/dialect"
	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/testkit"
)

// steps is a short history, the same on both dialects.
func steps() []db.Migration {
	return []db.Migration{
		{Version: 1, Name: "0001_parents.sql", SQL: "CREATE TABLE parents (id integer PRIMARY KEY);\nINSERT INTO parents (id) VALUES (1);"},
		{Version: 2, Name: "0002_children.sql", SQL: "CREATE TABLE children (id integer PRIMARY KEY, parent integer REFERENCES parents (id) ON DELETE CASCADE);\n" +
			"INSERT INTO children (id, parent) VALUES (10, 1);"},
	}
}

func TestMigrateFromNothing(t *testing.T) {
	t.Parallel()
	eachEmpty(t, func(t *testing.T, d *testkit.Database) {
		known, err := db.Migrations(d.Dialect)
		require.NoError(t, err)
		applied, err := db.Migrate(t.Context(), d.DB)
		require.NoError(t, err)
		require.Len(t, applied, len(known))
		require.Equal(t, known[0].Name, applied[0])

		applied, err = db.Migrate(t.Context(), d.DB)
		require.NoError(t, err)
		require.Empty(t, applied)
		require.Equal(t, len(known), count(t, d, "SELECT count(*) FROM schema_migrations"))
	})
}

func TestDialectsHaveTheSameMigrations(t *testing.T) {
	t.Parallel()
	names := func(dialectName string) (out []string) {
		known, err := db.Migrations(dialectName)
		require.NoError(t, err)
		for _, one := range known {
			out = append(out, one.Name)
		}
		return out
	}
	require.Equal(t, names(dialect.SQLite), names(dialect.Postgres))
}

func TestMigrateTogether(t *testing.T) {
	t.Parallel()
	eachEmpty(t, func(t *testing.T, d *testkit.Database) {
		var group sync.WaitGroup
		applied := make([][]string, 4)
		failures := make([]error, len(applied))
		for i := range applied {
			group.Go(func() { applied[i], failures[i] = db.Apply(t.Context(), d.DB, steps()) })
		}
		group.Wait()
		for _, err := range failures {
			require.NoError(t, err)
		}
		all := slices.Concat(applied...)
		slices.Sort(all)
		require.Equal(t, []string{"0001_parents.sql", "0002_children.sql"}, all, "each is applied once")
	})
}

func TestMigrateRefuses(t *testing.T) {
	t.Parallel()
	changed, newer := steps(), steps()[:1]
	changed[0].SQL += " -- edited"
	for name, test := range map[string]struct {
		known []db.Migration
		want  string
	}{
		"a migration that was changed after it was applied": {
			changed, "migrate: migration 0001_parents.sql was changed after it was applied; write a new one instead",
		},
		"a database that is newer than the program": {
			newer, "migrate: the database is newer than this program: it has 0002_children.sql, the newest known is number 0001",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			eachEmpty(t, func(t *testing.T, d *testkit.Database) {
				_, err := db.Apply(t.Context(), d.DB, steps())
				require.NoError(t, err)
				applied, err := db.Apply(t.Context(), d.DB, test.known)
				require.EqualError(t, err, test.want)
				require.Empty(t, applied)
			})
		})
	}
}

func TestMigrateIgnoresLineEnds(t *testing.T) {
	t.Parallel()
	unix := db.Migration{SQL: "a;\nb;\n"}
	windows := db.Migration{SQL: "a;\r\nb;\r\n"}
	require.Equal(t, unix.Checksum(), windows.Checksum())
}

func TestBrokenMigrationLeavesNothing(t *testing.T) {
	t.Parallel()
	eachEmpty(t, func(t *testing.T, d *testkit.Database) {
		broken := append(steps(), db.Migration{
			Version: 3, Name: "0003_broken.sql", SQL: "CREATE TABLE half (id integer);\nINSERT INTO nowhere VALUES (1);",
		})
		applied, err := db.Apply(t.Context(), d.DB, broken)
		require.ErrorContains(t, err, "migrate: 0003_broken.sql: ")
		require.Equal(t, []string{"0001_parents.sql", "0002_children.sql"}, applied, "what went before stays")
		exec(t, d, "CREATE TABLE half (id integer)")
		require.Equal(t, 2, count(t, d, "SELECT count(*) FROM schema_migrations"))
	})
}

// TestRebuildingATableKeepsItsChildren is how SQLite changes a column; with
// foreign keys on, the DROP would take the children with it.
func TestRebuildingATableKeepsItsChildren(t *testing.T) {
	t.Parallel()
	d := testkit.Empty(t, dialect.SQLite)
	rebuild := func(rows string) []db.Migration {
		return append(steps(), db.Migration{Version: 3, Name: "0003_rebuild.sql", SQL: fmt.Sprintf(
			"CREATE TABLE new_parents (id integer PRIMARY KEY, name text);\n%s;\nDROP TABLE parents;\n"+
				"ALTER TABLE new_parents RENAME TO parents;", rows)})
	}
	_, err := db.Apply(t.Context(), d.DB, rebuild("SELECT 1"))
	require.EqualError(t, err,
		"migrate: 0003_rebuild.sql: it would leave rows of children that point at missing rows of parents")

	_, err = db.Apply(t.Context(), d.DB, rebuild("INSERT INTO new_parents (id) SELECT id FROM parents"))
	require.NoError(t, err)
	require.Equal(t, 1, count(t, d, "SELECT count(*) FROM children"))
	for range 20 {
		require.Equal(t, 1, count(t, d, "PRAGMA foreign_keys"), "no connection is left without foreign keys")
	}
}

func eachEmpty(t *testing.T, test func(t *testing.T, d *testkit.Database)) {
	t.Helper()
	for _, name := range testkit.Dialects(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, testkit.Empty(t, name))
		})
	}
}
