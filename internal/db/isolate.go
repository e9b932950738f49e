package db

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"

	atlas "ariga.io/atlas/sql/schema"
	"entgo.io/ent/dialect"

	"github.com/rapporthq/rapport/ent/click"
)

// ownerColumn is the column that every row of an organization carries.
const ownerColumn = "organization_id"

// symbolRoof is the longest name of an index or constraint that PostgreSQL
// keeps; longer ones are cut silently, and two may become one.
const symbolRoof = 63

// isolate rewrites the tables that ent wants so that the database itself keeps
// organizations apart (docs/adr/0001). An owned table is one with a column
// organization_id. On PostgreSQL its primary key becomes (organization_id, id),
// which is also what a distributed PostgreSQL demands, beside a plain index on
// the id, by which ent reads a row again after it changed it. On SQLite the id
// stays the key, and a unique index over the two is added. A foreign key between
// two owned tables then compares both columns, so that a row cannot point into
// another organization even if every lock above it fails.
//
// It refuses what it cannot isolate: a unique index of an owned table that does
// not begin with the organization, a key from a table without organization to
// one with, and names of constraints that PostgreSQL would cut. Long names of
// plain indexes, which no error ever tells, it shortens.
func isolate(dialectName string, desired *atlas.Schema) error {
	var problems []error
	for _, table := range desired.Tables {
		if owner, ok := table.Column(ownerColumn); ok {
			problems = append(problems, keyByOwner(dialectName, table, owner))
		}
	}
	for _, table := range desired.Tables {
		for _, fk := range table.ForeignKeys {
			problems = append(problems, compareOwner(table, fk))
		}
		problems = append(problems, checkNames(table))
	}
	return errors.Join(problems...)
}

func keyByOwner(dialectName string, table *atlas.Table, owner *atlas.Column) error {
	if owner.Type.Null {
		return fmt.Errorf("table %s: %s may not be null", table.Name, ownerColumn)
	}
	id, ok := table.Column("id")
	if !ok {
		return fmt.Errorf("table %s has an organization but no id", table.Name)
	}
	var problems []error
	for _, index := range table.Indexes {
		if index.Unique && index.Parts[0].C != owner {
			problems = append(problems, fmt.Errorf("unique index %s of table %s must begin with %s",
				index.Name, table.Name, ownerColumn))
		}
	}
	if dialectName == dialect.Postgres {
		table.SetPrimaryKey(atlas.NewPrimaryKey(owner, id))
		if table.Name != click.Table { // nothing changes a click
			table.AddIndexes(atlas.NewIndex(table.Name + "_id").AddColumns(id))
		}
	} else {
		table.AddIndexes(atlas.NewUniqueIndex(table.Name+"_"+ownerColumn+"_id").AddColumns(owner, id))
	}
	return errors.Join(problems...)
}

func compareOwner(table *atlas.Table, fk *atlas.ForeignKey) error {
	theirs, owned := fk.RefTable.Column(ownerColumn)
	if !owned {
		return nil
	}
	ours, ok := table.Column(ownerColumn)
	if !ok {
		return fmt.Errorf("foreign key %s: table %s has no %s, so it may not point into %s",
			fk.Symbol, table.Name, ownerColumn, fk.RefTable.Name)
	}
	fk.Columns = slices.Insert(fk.Columns, 0, ours)
	fk.RefColumns = slices.Insert(fk.RefColumns, 0, theirs)
	ours.ForeignKeys = append(ours.ForeignKeys, fk)
	// SET NULL would null the organization too, CASCADE would delete history.
	fk.OnDelete, fk.OnUpdate = atlas.NoAction, atlas.NoAction
	return nil
}

func checkNames(table *atlas.Table) error {
	names := []string{table.Name}
	for _, index := range table.Indexes {
		if index.Unique {
			names = append(names, index.Name)
		} else if len(index.Name) > symbolRoof {
			sum := sha256.Sum256([]byte(index.Name))
			index.Name = index.Name[:symbolRoof-9] + "_" + hex.EncodeToString(sum[:4])
		}
	}
	for _, fk := range table.ForeignKeys {
		names = append(names, fk.Symbol)
	}
	var problems []error
	for _, name := range names {
		if len(name) > symbolRoof {
			problems = append(problems, fmt.Errorf("table %s: the name %s is longer than %d characters; give it a StorageKey",
				table.Name, name, symbolRoof))
		}
	}
	return errors.Join(problems...)
}
