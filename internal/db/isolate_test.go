package db_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	atlas "ariga.io/atlas/sql/schema"
	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"
	entschema "entgo.io/ent/dialect/sql/schema"
	"entgo.io/ent/schema/field"
	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent/migrate"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/testkit"
)

func TestIsolateRefuses(t *testing.T) {
	t.Parallel()
	text := func() *atlas.Column { return atlas.NewStringColumn("organization_id", "text") }
	id := func() *atlas.Column { return atlas.NewStringColumn("id", "text") }
	owned := func(name string) *atlas.Table { return atlas.NewTable(name).AddColumns(id(), text()) }
	long := "a_name_that_goes_on_and_on_until_postgresql_would_cut_it_to_63_characters"
	for name, test := range map[string]struct {
		tables []*atlas.Table
		want   string
	}{
		"a row that may be without an organization": {
			[]*atlas.Table{atlas.NewTable("links").AddColumns(id(), text().SetNull(true))},
			"table links: organization_id may not be null",
		},
		"a unique index across organizations": {
			func() []*atlas.Table {
				table := owned("links")
				return []*atlas.Table{table.AddIndexes(atlas.NewUniqueIndex("link_code").AddColumns(table.Columns[0]))}
			}(),
			"unique index link_code of table links must begin with organization_id",
		},
		"a key into an organization from outside": {
			func() []*atlas.Table {
				links, routes := owned("links"), atlas.NewTable("routes").AddColumns(id())
				routes.AddForeignKeys(atlas.NewForeignKey("routes_links").AddColumns(routes.Columns[0]).
					SetRefTable(links).AddRefColumns(links.Columns[0]))
				return []*atlas.Table{links, routes}
			}(),
			"foreign key routes_links: table routes has no organization_id, so it may not point into links",
		},
		"a unique index whose name would be cut": {
			func() []*atlas.Table {
				table := owned("links")
				return []*atlas.Table{table.AddIndexes(atlas.NewUniqueIndex(long).AddColumns(table.Columns[1]))}
			}(),
			"table links: the name " + long + " is longer than 63 characters; give it a StorageKey",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			err := db.Isolate(dialect.SQLite, atlas.New("main").AddTables(test.tables...))
			require.EqualError(t, err, test.want)
		})
	}
}

func TestIsolateShortensPlainIndexes(t *testing.T) {
	t.Parallel()
	table := atlas.NewTable("links").AddColumns(atlas.NewStringColumn("code", "text"))
	long := "link_with_an_index_over_so_many_columns_that_its_name_is_too_long_a"
	table.AddIndexes(atlas.NewIndex(long).AddColumns(table.Columns[0]), atlas.NewIndex(long+"b").AddColumns(table.Columns[0]))
	require.NoError(t, db.Isolate(dialect.Postgres, atlas.New("public").AddTables(table)))
	require.Len(t, table.Indexes[0].Name, 63)
	require.Len(t, table.Indexes[1].Name, 63)
	require.NotEqual(t, table.Indexes[0].Name, table.Indexes[1].Name)
}

// TestMigrationsLeadToTheSchema fails when ent/schema was changed without make
// migrate-diff, or a migration was edited away from it.
func TestMigrationsLeadToTheSchema(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		scratch := testkit.Empty(t, d.Dialect)
		drift, err := db.Diff(t.Context(), d.DB, scratch.DB, migrate.Tables)
		require.NoError(t, err)
		require.Empty(t, drift, "run make migrate-diff name=…")
	})
}

func TestDiffSeesAChange(t *testing.T) {
	t.Parallel()
	eachEmpty(t, func(t *testing.T, d *testkit.Database) {
		_, err := db.Apply(t.Context(), d.DB, nil)
		require.NoError(t, err)
		id := &entschema.Column{Name: "id", Type: field.TypeString}
		owner := &entschema.Column{Name: "organization_id", Type: field.TypeString}
		columns := []*entschema.Column{id, owner}
		extra := &entschema.Table{Name: "extras", Columns: columns, PrimaryKey: columns[:1]}
		drift, err := db.Diff(t.Context(), d.DB, testkit.Empty(t, d.Dialect).DB, []*entschema.Table{extra})
		require.NoError(t, err)
		if d.Dialect == dialect.Postgres {
			require.Equal(t, []string{
				`CREATE TABLE "extras" ("id" character varying NOT NULL, "organization_id" character varying NOT NULL, ` +
					`PRIMARY KEY ("organization_id", "id"))`,
				`CREATE INDEX "extras_id" ON "extras" ("id")`,
			}, drift)
			return
		}
		require.Equal(t, []string{
			"CREATE TABLE `extras` (`id` text NOT NULL, `organization_id` text NOT NULL, PRIMARY KEY (`id`))",
			"CREATE UNIQUE INDEX `extras_organization_id_id` ON `extras` (`organization_id`, `id`)",
		}, drift)
	})
}

// TestNoKeyCrossesOrganizations tries every foreign key between two tables that
// belong to organizations: with a row of the same organization it must hold, with
// one of another the database must refuse.
func TestNoKeyCrossesOrganizations(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		rows := rows{Database: d}
		tried := 0
		for _, table := range migrate.Tables {
			for _, fk := range table.ForeignKeys {
				if !isOwned(table) || !isOwned(fk.RefTable) {
					continue
				}
				tried++
				column := fk.Columns[0].Name
				ours, theirs := rows.mustInsert(t, fk.RefTable, "org_ours"), rows.mustInsert(t, fk.RefTable, "org_theirs")
				_, err := rows.insert(t, table, "org_ours", map[string]any{column: theirs})
				require.Error(t, err, "%s.%s crosses organizations", table.Name, column)
				require.Contains(t, strings.ToLower(err.Error()), "foreign key", "%s.%s", table.Name, column)
				_, err = rows.insert(t, table, "org_ours", map[string]any{column: ours})
				require.NoError(t, err, "%s.%s", table.Name, column)
			}
		}
		require.Greater(t, tried, 40)
	})
}

func isOwned(table *entschema.Table) bool {
	return slices.ContainsFunc(table.Columns, func(c *entschema.Column) bool { return c.Name == "organization_id" })
}

// rows inserts rows of any table, filling what must be filled.
type rows struct {
	*testkit.Database
	count int
}

func (r *rows) mustInsert(t *testing.T, table *entschema.Table, organization string) string {
	t.Helper()
	id, err := r.insert(t, table, organization, nil)
	require.NoError(t, err, table.Name)
	return id
}

func (r *rows) insert(t *testing.T, table *entschema.Table, organization string, given map[string]any) (string, error) {
	t.Helper()
	r.count++
	id := fmt.Sprintf("row_%06d", r.count)
	values := map[string]any{"id": id}
	for _, column := range table.Columns {
		if !column.Nullable && values[column.Name] == nil {
			values[column.Name] = r.value(t, column)
		}
	}
	for _, fk := range table.ForeignKeys {
		if column := fk.Columns[0]; !column.Nullable && given[column.Name] == nil {
			values[column.Name] = r.mustInsert(t, fk.RefTable, organization)
		}
	}
	if isOwned(table) {
		values["organization_id"] = organization
	}
	maps.Copy(values, given)
	columns := slices.Sorted(maps.Keys(values))
	arguments := make([]any, len(columns))
	for i, column := range columns {
		arguments[i] = values[column]
	}
	query, args := entsql.Dialect(r.Dialect).Insert(table.Name).Columns(columns...).Values(arguments...).Query()
	_, err := r.SQL.ExecContext(t.Context(), query, args...)
	return id, err
}

// value is one that fits the column and, where it can, comes only once.
func (r *rows) value(t *testing.T, column *entschema.Column) any {
	t.Helper()
	switch column.Type {
	case field.TypeBool:
		return true
	case field.TypeTime:
		return time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	case field.TypeJSON:
		return "{}"
	case field.TypeString:
		return fmt.Sprintf("text_%06d", r.count)
	case field.TypeEnum:
		return column.Enums[0]
	case field.TypeInt, field.TypeInt64, field.TypeInt32:
		return r.count
	default:
		require.Fail(t, "a column type that this test does not know", "%s %s", column.Name, column.Type)
		return nil
	}
}
