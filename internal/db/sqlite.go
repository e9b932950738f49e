package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	neturl "net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"
	_ "modernc.org/sqlite" // registers the driver "sqlite"
)

// sqliteDSN turns a URL or path into what the driver wants, and makes the
// file's folder. Transactions are
// immediate, so that one that reads and then writes cannot lose the race for
// the lock (traps 6); times are text that sorts (traps 5); a commit is on disk
// when it returns. The one parameter of the URL that is kept is synchronous
// (off, normal, full), because a test's database need not survive a power cut.
func sqliteDSN(url string) (string, error) {
	path, query, _ := strings.Cut(url, "?")
	for _, scheme := range []string{"sqlite://", "sqlite:", "file://", "file:"} {
		if rest, ok := strings.CutPrefix(path, scheme); ok {
			path = rest
			break
		}
	}
	if strings.Contains(path, "://") {
		scheme, _, _ := strings.Cut(path, "://")
		return "", fmt.Errorf("the database URL has the unknown scheme %s; write postgres:// or sqlite://", scheme)
	}
	if path == "" || path == ":memory:" {
		return "", errors.New("a SQLite database must be a file: every connection would see its own memory")
	}
	parameters, err := neturl.ParseQuery(query)
	if err != nil {
		return "", fmt.Errorf("read the parameters of the database URL: %w", err)
	}
	synchronous := strings.ToUpper(parameters.Get("synchronous"))
	switch synchronous {
	case "":
		synchronous = "FULL"
	case "OFF", "NORMAL", "FULL":
	default:
		return "", errors.New("synchronous in the database URL must be off, normal or full")
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return "", fmt.Errorf("make the folder of the SQLite file: %w", err)
	}
	return path + "?" + strings.Join([]string{
		"_pragma=busy_timeout(5000)",
		"_pragma=journal_mode(WAL)",
		"_pragma=synchronous(" + synchronous + ")",
		"_pragma=foreign_keys(1)",
		"_txlock=immediate",
		"_time_format=sqlite",
		"_timezone=UTC",
	}, "&"), nil
}

// sqliteDriver is ent's driver, whose transactions take our own SQL, which has $1,
// $2 … for both dialects. To SQLite these are names: it looks for each among all
// before it, so that a statement with thousands takes seconds.
type sqliteDriver struct{ *entsql.Driver }

// Tx begins a transaction.
func (d sqliteDriver) Tx(ctx context.Context) (dialect.Tx, error) { return d.BeginTx(ctx, nil) }

// BeginTx begins a transaction.
func (d sqliteDriver) BeginTx(ctx context.Context, opts *sql.TxOptions) (dialect.Tx, error) {
	tx, err := d.Driver.BeginTx(ctx, opts)
	if err != nil {
		return nil, err
	}
	return sqliteTx{tx.(*entsql.Tx)}, nil
}

type sqliteTx struct{ *entsql.Tx }

// ExecContext runs a statement of our own.
func (t sqliteTx) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	return t.Tx.ExecContext(ctx, unnamed(query, len(args)), args...)
}

// QueryContext runs a query of our own.
func (t sqliteTx) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return t.Tx.QueryContext(ctx, unnamed(query, len(args)), args...)
}

// unnamed writes ? for $1, $2 … if they stand in this order, each once.
func unnamed(query string, args int) string {
	var out strings.Builder
	rest := query
	for n := 1; n <= args; n++ {
		mark := "$" + strconv.Itoa(n)
		before, after, found := strings.Cut(rest, mark)
		if !found || strings.Contains(before, "$") || after != "" && after[0] >= '0' && after[0] <= '9' {
			return query
		}
		out.WriteString(before + "?")
		rest = after
	}
	if strings.Contains(rest, "$") {
		return query
	}
	return out.String() + rest
}
