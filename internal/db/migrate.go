package db

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"database/sql/driver"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"entgo.io/ent/dialect"
)

// The migrations: one folder per dialect, files NNNN_name.sql, written by make
// migrate-diff and never changed once released.
//
//go:embed migrations
var migrationFiles embed.FS

const (
	migrationsTable = "schema_migrations"
	// migrationLock is the key of PostgreSQL's advisory lock: "rapport" in bytes.
	migrationLock = 0x726170706f7274
)

// Migration is one step of the tables' history.
type Migration struct {
	// Version counts from 1, without gaps.
	Version int
	// Name is the whole name of the file.
	Name string
	// SQL is its content.
	SQL string
}

// Checksum is the SHA-256 of the SQL in hex; line ends do not matter.
func (m Migration) Checksum() string {
	sum := sha256.Sum256([]byte(strings.ReplaceAll(m.SQL, "\r\n", "\n")))
	return hex.EncodeToString(sum[:])
}

// Migrations returns the embedded migrations of a dialect in order. It fails if
// the files are not numbered 1, 2, 3 and so on.
func Migrations(dialectName string) ([]Migration, error) {
	folder := "migrations/sqlite"
	if dialectName == dialect.Postgres {
		folder = "migrations/postgres"
	}
	names, err := fs.Glob(migrationFiles, path.Join(folder, "*.sql"))
	if err != nil {
		return nil, fmt.Errorf("list migrations: %w", err)
	}
	out := make([]Migration, 0, len(names))
	for i, name := range names {
		content, err := migrationFiles.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("read migration: %w", err)
		}
		number, _, _ := strings.Cut(path.Base(name), "_")
		version, err := strconv.Atoi(number)
		if err != nil || version != i+1 {
			return nil, fmt.Errorf("migration %s should be number %04d", name, i+1)
		}
		out = append(out, Migration{Version: version, Name: path.Base(name), SQL: string(content)})
	}
	return out, nil
}

// Migrate brings the tables up to date and returns the names of the migrations
// that it applied, none if there was nothing to do. Each runs in a transaction
// of its own under a lock, so that several processes may start at once. It
// fails, and changes nothing more, if an applied migration was altered or the
// database is newer than this program.
func Migrate(ctx context.Context, d *DB) ([]string, error) {
	known, err := Migrations(d.Dialect)
	if err != nil {
		return nil, err
	}
	return apply(ctx, d, known)
}

func apply(ctx context.Context, d *DB, known []Migration) (applied []string, err error) {
	conn, err := d.SQL.Conn(ctx)
	if err != nil {
		return nil, fmt.Errorf("migrate: %w", err)
	}
	// The connection is ended, not given back, so that no other caller gets one
	// without foreign keys.
	defer func() { _ = conn.Raw(func(any) error { return driver.ErrBadConn }) }()
	if d.Dialect == dialect.SQLite {
		// Rebuilding a table drops it, and with keys on SQLite would delete its
		// children; inside a transaction the switch does nothing.
		if _, err := conn.ExecContext(ctx, "PRAGMA foreign_keys=off"); err != nil {
			return nil, fmt.Errorf("migrate: %w", err)
		}
	}
	for {
		name, err := step(ctx, d.Dialect, conn, known)
		if err != nil {
			return applied, fmt.Errorf("migrate: %w", err)
		}
		if name == "" {
			return applied, nil
		}
		applied = append(applied, name)
	}
}

// step applies the first migration that is missing and returns its name, or ""
// if none is.
func step(ctx context.Context, dialectName string, conn *sql.Conn, known []Migration) (string, error) {
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return "", err
	}
	defer func() { _ = tx.Rollback() }() // does nothing after the commit
	if dialectName == dialect.Postgres {
		if _, err := tx.ExecContext(ctx, "SELECT pg_advisory_xact_lock($1)", migrationLock); err != nil {
			return "", fmt.Errorf("lock: %w", err)
		}
	}
	next, err := firstMissing(ctx, tx, known)
	if err != nil || next == nil {
		return "", err
	}
	if _, err := tx.ExecContext(ctx, next.SQL); err != nil {
		return "", fmt.Errorf("%s: %w", next.Name, err)
	}
	if dialectName == dialect.SQLite {
		if err := checkForeignKeys(ctx, tx); err != nil {
			return "", fmt.Errorf("%s: %w", next.Name, err)
		}
	}
	if _, err := tx.ExecContext(ctx, "INSERT INTO "+migrationsTable+" (version, name, checksum) VALUES ($1, $2, $3)",
		next.Version, next.Name, next.Checksum()); err != nil {
		return "", fmt.Errorf("record %s: %w", next.Name, err)
	}
	return next.Name, tx.Commit()
}

// firstMissing compares what was applied with what is known.
func firstMissing(ctx context.Context, tx *sql.Tx, known []Migration) (next *Migration, err error) {
	if _, err := tx.ExecContext(ctx, "CREATE TABLE IF NOT EXISTS "+migrationsTable+` (
		version integer NOT NULL PRIMARY KEY,
		name text NOT NULL,
		checksum text NOT NULL,
		applied_at timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP
	)`); err != nil {
		return nil, fmt.Errorf("create %s: %w", migrationsTable, err)
	}
	rows, err := tx.QueryContext(ctx, "SELECT version, name, checksum FROM "+migrationsTable+" ORDER BY version")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	count := 0
	for rows.Next() {
		var version int
		var name, checksum string
		if err := rows.Scan(&version, &name, &checksum); err != nil {
			return nil, err
		}
		count++
		if version > len(known) {
			return nil, fmt.Errorf("the database is newer than this program: it has %s, the newest known is number %04d",
				name, len(known))
		}
		if version != count {
			return nil, fmt.Errorf("the database lacks migration %04d but has %s", count, name)
		}
		if one := known[version-1]; one.Checksum() != checksum {
			return nil, fmt.Errorf("migration %s was changed after it was applied; write a new one instead", one.Name)
		}
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	if count == len(known) {
		return nil, nil //nolint:nilnil // nothing is missing
	}
	return &known[count], nil
}

func checkForeignKeys(ctx context.Context, tx *sql.Tx) (err error) {
	rows, err := tx.QueryContext(ctx, `SELECT "table", "parent" FROM pragma_foreign_key_check LIMIT 1`)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	if rows.Next() {
		var table, parent string
		if err := rows.Scan(&table, &parent); err != nil {
			return err
		}
		return fmt.Errorf("it would leave rows of %s that point at missing rows of %s", table, parent)
	}
	return rows.Err()
}
