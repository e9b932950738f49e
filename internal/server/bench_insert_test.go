package server

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
	"time"

	"entgo.io/ent/dialect"
	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/db"
)

// insertFor is how long one look at the simple inserts takes.
const insertFor = time.Second

// inserts is the plainest thing the same server can do: one row, one
// transaction, one connection.
type inserts struct {
	b        *testing.B
	database *db.DB
	url      string
	// pgbench and its script; empty without it, then a loop of this process.
	pgbench, script string
}

const (
	insertTable     = `CREATE TABLE bench_inserts (id integer PRIMARY KEY, body text NOT NULL)`
	insertTablePG   = `CREATE TABLE bench_inserts (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body text NOT NULL)`
	insertStatement = `INSERT INTO bench_inserts (body) VALUES ('a row of about one hundred bytes, which is more than most tables keep in one of their many rows')`
)

// newInserts makes the table in an empty database.
func newInserts(b *testing.B, url string) *inserts {
	b.Helper()
	database, err := db.Open(b.Context(), url)
	require.NoError(b, err)
	b.Cleanup(func() { _ = database.Close() })
	i := &inserts{b: b, database: database, url: url}
	create := insertTable
	if database.Dialect == dialect.Postgres {
		create, i.pgbench = insertTablePG, findPgbench()
	}
	_, err = database.SQL.ExecContext(b.Context(), create)
	require.NoError(b, err)
	if i.pgbench != "" {
		i.script = filepath.Join(b.TempDir(), "insert.sql")
		require.NoError(b, os.WriteFile(i.script, []byte(insertStatement+";\n"), 0o600))
	}
	return i
}

// findPgbench looks on the PATH, then where Linux packages put PostgreSQL.
func findPgbench() string {
	if path, err := exec.LookPath("pgbench"); err == nil {
		return path
	}
	if found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/pgbench"); len(found) > 0 {
		return found[len(found)-1]
	}
	return ""
}

// by says what measures.
func (i *inserts) by() string {
	switch {
	case i.pgbench != "":
		return "pgbench"
	case i.database.Dialect == dialect.Postgres:
		return "a loop by lib/pq"
	default:
		return "a loop by modernc.org/sqlite"
	}
}

var pgbenchRate = regexp.MustCompile(`(?m)^tps = ([0-9.]+) \(without|^tps = ([0-9.]+) \(excluding`)

// each returns what one insert takes.
func (i *inserts) each() time.Duration {
	i.b.Helper()
	if i.pgbench == "" {
		return i.loop(i.b.Context())
	}
	seconds := strconv.Itoa(int(insertFor / time.Second))
	out, err := exec.CommandContext(i.b.Context(), i.pgbench, "-n", "-M", "prepared", "-c", "1", "-T", seconds, "-f", i.script, i.url).CombinedOutput()
	require.NoError(i.b, err, string(out))
	found := pgbenchRate.FindStringSubmatch(string(out))
	require.NotNil(i.b, found, string(out))
	rate, err := strconv.ParseFloat(found[1]+found[2], 64)
	require.NoError(i.b, err)
	return time.Duration(float64(time.Second) / rate)
}

func (i *inserts) loop(ctx context.Context) time.Duration {
	i.b.Helper()
	n := 0
	begun := time.Now()
	for ; time.Since(begun) < insertFor; n++ {
		_, err := i.database.SQL.ExecContext(ctx, insertStatement)
		require.NoError(i.b, err)
	}
	return time.Since(begun) / time.Duration(n)
}
