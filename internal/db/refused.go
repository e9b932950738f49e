package db

import (
	"errors"

	"github.com/lib/pq"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"github.com/rapporthq/rapport/ent"
)

// IsRefused reports whether the database, or its schema, refuses a row for what is
// in it: the same row will be refused again, whenever it comes.
func IsRefused(err error) bool {
	if ent.IsConstraintError(err) || ent.IsValidationError(err) {
		return true
	}
	if failure, ok := errors.AsType[*pq.Error](err); ok {
		switch failure.Code.Class() {
		case "22", "23": // data that its type cannot hold; a constraint
			return true
		}
		return false
	}
	if failure, ok := errors.AsType[*sqlite.Error](err); ok {
		switch failure.Code() & 0xff {
		case sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH, sqlite3.SQLITE_TOOBIG:
			return true
		}
	}
	return false
}
