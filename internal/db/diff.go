package db

import (
	"context"
	"fmt"
	"strings"

	"ariga.io/atlas/sql/migrate"
	"ariga.io/atlas/sql/postgres"
	atlas "ariga.io/atlas/sql/schema"
	"ariga.io/atlas/sql/sqlite"
	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"
	entschema "entgo.io/ent/dialect/sql/schema"
)

// Diff returns the statements that lead from the tables of migrated to the
// tables that ent describes, made isolated by isolate; none if they are equal.
// Migrated is a database after Migrate. Scratch is an empty one of the same
// dialect: the wanted tables are created there and read back, because each
// database rewrites predicates, checks and defaults in its own way and only
// two read-back schemas can be compared.
//
// It is for make migrate-diff and for the test that migrations and ent agree.
// Nothing is changed in migrated.
func Diff(ctx context.Context, migrated, scratch *DB, tables []*entschema.Table) ([]string, error) {
	driver, err := atlasDriver(scratch)
	if err != nil {
		return nil, fmt.Errorf("open scratch database: %w", err)
	}
	desired, err := materialize(ctx, driver, scratch, tables)
	if err != nil {
		return nil, fmt.Errorf("create the wanted tables: %w", err)
	}
	from, err := atlasDriver(migrated)
	if err != nil {
		return nil, fmt.Errorf("open migrated database: %w", err)
	}
	current, err := inspect(ctx, from)
	if err != nil {
		return nil, fmt.Errorf("read migrated tables: %w", err)
	}
	changes, err := driver.SchemaDiff(current, desired, atlas.DiffNormalized())
	if err != nil {
		return nil, fmt.Errorf("compare tables: %w", err)
	}
	return statements(ctx, driver, changes)
}

// materialize creates the isolated tables in scratch and reads them back.
func materialize(
	ctx context.Context, driver migrate.Driver, scratch *DB, tables []*entschema.Table,
) (*atlas.Schema, error) {
	empty, err := inspect(ctx, driver)
	if err != nil {
		return nil, err
	}
	if len(empty.Tables) > 0 {
		return nil, fmt.Errorf("scratch database is not empty: it has %s", empty.Tables[0].Name)
	}
	ent, err := entschema.NewMigrate(entsql.OpenDB(scratch.Dialect, scratch.SQL))
	if err != nil {
		return nil, err
	}
	realm, err := ent.StateReader(tables...).ReadState(ctx)
	if err != nil {
		return nil, err
	}
	wanted := atlas.New(empty.Name).AddAttrs(empty.Attrs...)
	for _, one := range realm.Schemas {
		wanted.AddTables(one.Tables...)
	}
	if err := isolate(scratch.Dialect, wanted); err != nil {
		return nil, err
	}
	// Twice, because PostgreSQL reads its own way of writing a predicate once
	// more differently, and then no further.
	for range 2 {
		if wanted, err = recreate(ctx, driver, scratch, wanted); err != nil {
			return nil, err
		}
	}
	return wanted, nil
}

// recreate replaces all tables of scratch by the wanted ones and reads those.
func recreate(ctx context.Context, driver migrate.Driver, scratch *DB, wanted *atlas.Schema) (*atlas.Schema, error) {
	there, err := inspect(ctx, driver)
	if err != nil {
		return nil, err
	}
	empty := atlas.New(there.Name).AddAttrs(there.Attrs...)
	for _, to := range []*atlas.Schema{empty, wanted} {
		changes, err := driver.SchemaDiff(there, to)
		if err != nil {
			return nil, err
		}
		commands, err := statements(ctx, driver, changes)
		if err != nil {
			return nil, err
		}
		for _, command := range commands {
			if _, err := scratch.SQL.ExecContext(ctx, command); err != nil {
				return nil, fmt.Errorf("%s: %w", command, err)
			}
		}
		there = empty
	}
	return inspect(ctx, driver)
}

// inspect reads the tables, without the runner's own.
func inspect(ctx context.Context, driver migrate.Driver) (*atlas.Schema, error) {
	return driver.InspectSchema(ctx, "", &atlas.InspectOptions{
		Mode:    atlas.InspectSchemas | atlas.InspectTables,
		Exclude: []string{migrationsTable},
	})
}

// statements turns changes into SQL. SQLite's switching of foreign keys is left
// out: it does nothing inside a transaction, and Migrate does it outside.
func statements(ctx context.Context, driver migrate.Driver, changes []atlas.Change) ([]string, error) {
	unqualified := func(o *migrate.PlanOptions) { o.SchemaQualifier = new(string) }
	plan, err := driver.PlanChanges(ctx, "migration", changes, unqualified)
	if err != nil {
		return nil, fmt.Errorf("plan changes: %w", err)
	}
	var out []string
	for _, change := range plan.Changes {
		if !strings.HasPrefix(change.Cmd, "PRAGMA foreign_keys") {
			out = append(out, change.Cmd)
		}
	}
	return out, nil
}

func atlasDriver(d *DB) (migrate.Driver, error) {
	if d.Dialect == dialect.Postgres {
		return postgres.Open(d.SQL)
	}
	return sqlite.Open(d.SQL)
}
