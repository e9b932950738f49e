// Package testkit is what tests of the house share: fresh databases, and
// builders with good defaults. Only tests may import it.
package testkit

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	neturl "net/url"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"entgo.io/ent/dialect"
	"github.com/lib/pq"
	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	_ "github.com/rapporthq/rapport/ent/runtime" // hooks and policies of the schema
	"github.com/rapporthq/rapport/internal/db"
)

// The environment of database tests. Make test sets both.
const (
	// PostgresURL names a server on which databases may be made.
	PostgresURL = "TEST_POSTGRES_URL"
	// RequirePostgres turns a missing PostgresURL into a failure.
	RequirePostgres = "RAPPORT_REQUIRE_POSTGRES"
)

// Database is one test's own database, closed and removed at its end.
type Database struct {
	*db.DB
	// Client is ent on that database.
	Client *ent.Client
	// URL opens the database once more, as a second process would.
	URL string
}

// EachDialect runs test on a fresh migrated SQLite database and, in parallel,
// on a fresh migrated PostgreSQL one if there is a server (see Dialects).
func EachDialect(t *testing.T, test func(t *testing.T, d *Database)) {
	t.Helper()
	for _, name := range Dialects(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, open(t, migratedURL(t, name)))
		})
	}
}

// Open returns a fresh migrated SQLite database, for a test in which the dialect
// plays no part.
func Open(t testing.TB) *Database {
	t.Helper()
	return open(t, migratedURL(t, dialect.SQLite))
}

// OpenDialect returns a fresh migrated database of one dialect, for benchmarks and
// for what only one of them can.
func OpenDialect(t testing.TB, dialectName string) *Database {
	t.Helper()
	return open(t, migratedURL(t, dialectName))
}

// Empty returns a fresh database without any table.
func Empty(t testing.TB, dialectName string) *Database {
	t.Helper()
	if dialectName == dialect.Postgres {
		return open(t, temporary(t, ""))
	}
	return open(t, sqliteURL(filepath.Join(t.TempDir(), "empty.db")))
}

// Dialects lists the dialects to test: SQLite, and PostgreSQL if
// TEST_POSTGRES_URL names a server. If RAPPORT_REQUIRE_POSTGRES is 1 and there
// is no server, the test fails instead of passing on half of the work.
func Dialects(t testing.TB) []string {
	t.Helper()
	if os.Getenv(PostgresURL) != "" {
		return []string{dialect.SQLite, dialect.Postgres}
	}
	require.NotEqual(t, "1", os.Getenv(RequirePostgres),
		RequirePostgres+" is 1, but "+PostgresURL+" is not set: run the tests by make test")
	return []string{dialect.SQLite}
}

func open(t testing.TB, url string) *Database {
	t.Helper()
	d, err := db.Open(t.Context(), url)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, d.Close()) })
	return &Database{DB: d, Client: ent.NewClient(ent.Driver(d.Driver())), URL: url}
}

// migratedURL makes a fresh database with all tables by copying a template that
// is made once per set of migrations.
func migratedURL(t testing.TB, dialectName string) string {
	t.Helper()
	if dialectName == dialect.Postgres {
		name, err := postgresTemplate()
		require.NoError(t, err)
		return temporary(t, name)
	}
	template, err := sqliteTemplate()
	require.NoError(t, err)
	path := filepath.Join(t.TempDir(), "rapport.db")
	require.NoError(t, copyFile(template, path))
	return sqliteURL(path)
}

// sqliteURL turns off waiting for the disk: a test's file need not survive.
func sqliteURL(path string) string { return "sqlite://" + path + "?synchronous=off" }

// temporary makes a PostgreSQL database for one test.
func temporary(t testing.TB, template string) string {
	t.Helper()
	url, drop, err := db.Temporary(t.Context(), os.Getenv(PostgresURL), template)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, drop(context.WithoutCancel(t.Context()))) })
	return url
}

// sqliteTemplate returns a migrated file that every test process of this user
// shares; its name changes with the migrations.
var sqliteTemplate = sync.OnceValues(func() (string, error) {
	name, err := templateName(dialect.SQLite)
	if err != nil {
		return "", err
	}
	path := filepath.Join(os.TempDir(), fmt.Sprintf("%s_%d.db", name, os.Getuid()))
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	folder, err := os.MkdirTemp("", "rapport")
	if err != nil {
		return "", err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	fresh := filepath.Join(folder, "template.db")
	if err := migrate(sqliteURL(fresh)); err != nil {
		return "", err
	}
	return path, os.Rename(fresh, path) // all or nothing, whoever else does the same
})

// postgresTemplate returns the name of a migrated database to copy. Test
// processes that start together wait for the first to make it.
var postgresTemplate = sync.OnceValues(func() (name string, err error) {
	ctx := context.Background()
	if name, err = templateName(dialect.Postgres); err != nil {
		return "", err
	}
	url := os.Getenv(PostgresURL)
	server, err := db.Open(ctx, url)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, server.Close()) }()
	lock, err := server.SQL.Conn(ctx)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, lock.Close()) }()
	// The lock of the session goes with its connection, above.
	if _, err := lock.ExecContext(ctx, "SELECT pg_advisory_lock(hashtext($1))", name); err != nil {
		return "", err
	}
	var there bool
	row := lock.QueryRowContext(ctx, "SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)", name)
	if err := row.Scan(&there); err != nil || there {
		return name, err
	}
	return name, makePostgresTemplate(ctx, url, name)
})

func makePostgresTemplate(ctx context.Context, server, name string) error {
	url, drop, err := db.Temporary(ctx, server, "")
	if err != nil {
		return err
	}
	if err := migrate(url); err != nil {
		return errors.Join(err, drop(ctx))
	}
	parsed, err := neturl.Parse(url)
	if err != nil {
		return err
	}
	return db.OnServer(ctx, server, fmt.Sprintf("ALTER DATABASE %s RENAME TO %s",
		pq.QuoteIdentifier(parsed.Path[1:]), pq.QuoteIdentifier(name)))
}

func migrate(url string) (err error) {
	ctx := context.Background()
	d, err := db.Open(ctx, url)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	_, err = db.Migrate(ctx, d)
	return err
}

// templateName is made of the migrations, so that changed ones make a new
// template.
func templateName(dialectName string) (string, error) {
	steps, err := db.Migrations(dialectName)
	if err != nil {
		return "", err
	}
	sum := sha256.New()
	for _, step := range steps {
		_, _ = io.WriteString(sum, step.Checksum())
	}
	return "rapport_template_" + hex.EncodeToString(sum.Sum(nil)[:10]), nil
}

func copyFile(from, to string) error {
	content, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, content, 0o600)
}
