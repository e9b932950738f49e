package db_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	entschema "entgo.io/ent/dialect/sql/schema"
	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent/migrate"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/testkit"
)

func TestIsUniqueViolation(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		rows := rows{Database: d}
		table := func(name string) *entschema.Table {
			i := slices.IndexFunc(migrate.Tables, func(one *entschema.Table) bool { return one.Name == name })
			return migrate.Tables[i]
		}
		for _, test := range []struct {
			table string
			given map[string]any
			want  string
		}{
			{"organizations", map[string]any{"slug": "acme"}, "organizations_slug_key"},
			{"routes", map[string]any{"host": "", "code": "ada"}, "route_host_code"},
			{"programs", map[string]any{"slug": "main"}, "program_organization_id_slug"},
			{"programs", map[string]any{"id": "prg_same"}, "programs_pkey"},
			{"organizations", map[string]any{"id": "org_same"}, "organizations_pkey"},
		} {
			_, err := rows.insert(t, table(test.table), "org_ours", test.given)
			require.NoError(t, err)
			_, err = rows.insert(t, table(test.table), "org_ours", test.given)
			constraint, ok := db.IsUniqueViolation(err)
			require.True(t, ok, "%v", err)
			require.Equal(t, test.want, constraint)
		}
		_, err := rows.insert(t, table("programs"), "org_theirs", map[string]any{"slug": "main"})
		require.NoError(t, err, "another organization may use the same slug")

		_, ok := db.IsUniqueViolation(errors.New("any"))
		require.False(t, ok)
		_, ok = db.IsUniqueViolation(nil)
		require.False(t, ok)
	})
}

// TestEveryUniqueIndexIsFound keeps the two dialects at the same names: what
// SQLite reports by columns must lead back to each unique index of ent.
func TestEveryUniqueIndexIsFound(t *testing.T) {
	t.Parallel()
	for _, table := range migrate.Tables {
		for _, index := range table.Indexes {
			if !index.Unique {
				continue
			}
			columns := make([]string, len(index.Columns))
			for i, column := range index.Columns {
				columns[i] = table.Name + "." + column.Name
			}
			message := "constraint failed: UNIQUE constraint failed: " + strings.Join(columns, ", ") + " (2067)"
			require.Equal(t, index.Name, db.IndexOf(message, migrate.Tables))
		}
	}
	require.Empty(t, db.IndexOf("constraint failed: UNIQUE constraint failed: unknown.column (2067)", migrate.Tables))
	require.Equal(t, "by_expression", db.IndexOf("constraint failed: UNIQUE constraint failed: index 'by_expression' (2067)", nil))
}
