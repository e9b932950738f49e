// Package db is the door to the database: it opens one (PostgreSQL or embedded
// SQLite), brings its tables up to date, and runs transactions. It knows what
// differs between the two dialects, so that nobody else has to. It must not
// know what any table means.
package db

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"

	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"
	"github.com/lib/pq"
)

// The pool. SQLite has one writer, so more connections only help readers.
const (
	postgresConnections = 20
	sqliteConnections   = 8
	connectionLifetime  = 30 * time.Minute
)

// DB is an open database.
type DB struct {
	// SQL is the pool. Use it for what ent cannot say, never for BEGIN: that is
	// InTx.
	SQL *sql.DB
	// Dialect is ent's name of the dialect: dialect.Postgres or dialect.SQLite.
	Dialect string
}

// Open connects to the database that url names and checks that it answers.
//
//	postgres://user@host/name   or postgresql://…: PostgreSQL
//	sqlite:///var/lib/r.db      or sqlite:r.db, file:r.db, r.db: a file, which is made if missing
//
// It does not create tables; Migrate does.
func Open(ctx context.Context, url string) (*DB, error) {
	d, err := Prepare(url)
	if err != nil {
		return nil, err
	}
	if err := d.Reach(ctx); err != nil {
		_ = d.SQL.Close()
		return nil, err
	}
	return d, nil
}

// Reach checks that the database answers.
func (d *DB) Reach(ctx context.Context) error {
	if err := d.SQL.PingContext(ctx); err != nil {
		return fmt.Errorf("reach the %s database: %w", d.name(), err)
	}
	return nil
}

// Prepare is Open for those who can do something while the database is away: it
// connects when it is first asked.
func Prepare(url string) (*DB, error) {
	if strings.HasPrefix(url, "postgres://") || strings.HasPrefix(url, "postgresql://") {
		connector, err := pq.NewConnector(url)
		if err != nil {
			return nil, fmt.Errorf("read the database URL: %w", err)
		}
		pool := sql.OpenDB(connector)
		// A pooler that shares sessions (PgBouncer, told to lib/pq by this
		// parameter) would lose named statements.
		if !strings.Contains(url, "binary_parameters=yes") {
			connector.Dialer(new(lineDialer))
			pool = sql.OpenDB(cachingConnector{connector})
		}
		pool.SetMaxOpenConns(postgresConnections)
		pool.SetMaxIdleConns(postgresConnections)
		pool.SetConnMaxLifetime(connectionLifetime)
		return &DB{SQL: pool, Dialect: dialect.Postgres}, nil
	}
	dsn, err := sqliteDSN(url)
	if err != nil {
		return nil, err
	}
	pool, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, fmt.Errorf("open the SQLite file: %w", err)
	}
	pool.SetMaxOpenConns(sqliteConnections)
	pool.SetMaxIdleConns(sqliteConnections)
	return &DB{SQL: pool, Dialect: dialect.SQLite}, nil
}

// Driver returns what ent.NewClient wants: ent.NewClient(ent.Driver(d.Driver())).
func (d *DB) Driver() dialect.Driver {
	driver := entsql.OpenDB(d.Dialect, d.SQL)
	if d.Dialect == dialect.SQLite {
		return sqliteDriver{driver}
	}
	return driver
}

// Close closes the pool; queries that run are waited for.
func (d *DB) Close() error { return d.SQL.Close() }

// name is for messages.
func (d *DB) name() string {
	if d.Dialect == dialect.Postgres {
		return "PostgreSQL"
	}
	return "SQLite"
}
