package db

import (
	"errors"
	"strings"

	entschema "entgo.io/ent/dialect/sql/schema"
	"github.com/lib/pq"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"github.com/rapporthq/rapport/ent/migrate"
)

// IsUniqueViolation reports whether err says that a row with these values
// exists already, and which unique index says so. The name is the same on both
// dialects: the index as ent names it (enrollment_organization_id_program_id_partner_id),
// <table>_<column>_key for a single unique column, <table>_pkey for the key.
// The name is empty if SQLite named columns of which no index is known.
func IsUniqueViolation(err error) (constraint string, ok bool) {
	if failure := pq.As(err, "23505"); failure != nil {
		return failure.Constraint, true
	}
	failure, isSQLite := errors.AsType[*sqlite.Error](err)
	if !isSQLite {
		return "", false
	}
	switch failure.Code() {
	case sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY:
		return indexOf(failure.Error(), migrate.Tables), true
	}
	return "", false
}

// indexOf finds the index behind SQLite's message, which lists columns:
// "constraint failed: UNIQUE constraint failed: links.host, links.code (2067)".
func indexOf(message string, tables []*entschema.Table) string {
	_, columns, found := strings.Cut(message, "UNIQUE constraint failed: ")
	if !found {
		return ""
	}
	columns, _, _ = strings.Cut(columns, " (")
	if name, ok := strings.CutPrefix(columns, "index '"); ok { // an index over expressions
		return strings.TrimSuffix(name, "'")
	}
	tableName, _, _ := strings.Cut(columns, ".")
	for _, table := range tables {
		if table.Name == tableName {
			return indexOn(columns, table)
		}
	}
	return ""
}

func indexOn(columns string, table *entschema.Table) string {
	if columns == table.Name+".id" || columns == table.Name+"."+ownerColumn+", "+table.Name+".id" {
		return table.Name + "_pkey"
	}
	for _, column := range table.Columns {
		if column.Unique && columns == table.Name+"."+column.Name {
			return table.Name + "_" + column.Name + "_key"
		}
	}
	for _, index := range table.Indexes {
		parts := make([]string, len(index.Columns))
		for i, column := range index.Columns {
			parts[i] = table.Name + "." + column.Name
		}
		if index.Unique && columns == strings.Join(parts, ", ") {
			return index.Name
		}
	}
	return ""
}
