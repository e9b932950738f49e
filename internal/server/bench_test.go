package server

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"entgo.io/ent/dialect"
	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/testkit"
)

// benchRows names the variable of the environment that says how many conversions
// the large database on PostgreSQL has.
const benchRows = "BENCH_ROWS"

// The effort of the benchmark of recording.
const (
	benchRounds = 25
	// benchPatience ends the rounds of a busy machine earlier, but not before
	// benchLeast of them.
	benchPatience = 2 * time.Minute
	benchLeast    = 9
	// benchSingles is how many conversions a round records by one door in one
	// database.
	benchSingles = 24
	// benchBatchEvery is after how many rounds a batch is recorded.
	benchBatchEvery = 4
)

// BenchmarkSpeedOfRecordingOnPostgreSQL records conversions with 10,000 and with
// 1,000,000 recorded before.
func BenchmarkSpeedOfRecordingOnPostgreSQL(b *testing.B) {
	if os.Getenv(testkit.PostgresURL) == "" {
		require.NotEqual(b, "1", os.Getenv(testkit.RequirePostgres))
		newSpeeds("PostgreSQL").progress("no PostgreSQL: %s is not set", testkit.PostgresURL)
		return
	}
	large := benchSize(b, 1)
	compareRecording(b, dialect.Postgres, max(conversion.MaxBatch, large/100), large)
}

// BenchmarkSpeedOfRecordingOnSQLite is the same, smaller.
func BenchmarkSpeedOfRecordingOnSQLite(b *testing.B) {
	compareRecording(b, dialect.SQLite, conversion.MaxBatch, benchSize(b, 20))
}

// benchSize is how many conversions the large database has, in whole batches.
func benchSize(b *testing.B, part int) int {
	b.Helper()
	rows := 1_000_000
	if text := os.Getenv(benchRows); text != "" {
		var err error
		rows, err = strconv.Atoi(text)
		require.NoError(b, err, "%s must be a number", benchRows)
	}
	return max(2*conversion.MaxBatch, rows/part/conversion.MaxBatch*conversion.MaxBatch)
}

// compareRecording makes both databases and measures them alternately, so that
// noise hits both alike.
func compareRecording(b *testing.B, dialectName string, small, large int) {
	b.Helper()
	small = small / conversion.MaxBatch * conversion.MaxBatch
	copies := large/small - 1
	large = small * (copies + 1)
	table := newSpeeds(fmt.Sprintf("Recording on %s: %s and %s conversions recorded before, %d partners",
		map[string]string{dialect.Postgres: "PostgreSQL", dialect.SQLite: "SQLite"}[dialectName], thousands(small), thousands(large), benchPartners))
	begun := time.Now()
	first, second := makeShops(b, dialectName, small, copies, table)
	table.progress("%s: both are ready after %.0f s, measuring", dialectName, time.Since(begun).Seconds())
	plain := newInserts(b, emptyURL(b, dialectName))
	m := measurement{small: first, large: second, plain: plain}
	measuring, rounds := time.Now(), 0
	for ; rounds < benchLeast || rounds < benchRounds && time.Since(measuring) < benchPatience; rounds++ {
		m.round(rounds)
	}
	table.progress("%s: %d rounds", dialectName, rounds)
	m.judge(table, thousands(large)+" : "+thousands(small))
	table.progress("%s: %.0f s in all", dialectName, time.Since(begun).Seconds())
	table.print(b)
}

// makeShops records the conversions of the small database by the use case, and
// multiplies them in a copy of it.
func makeShops(b *testing.B, dialectName string, small, copies int, table *speeds) (first, second *shop) {
	b.Helper()
	url := emptyURL(b, dialectName)
	first = openShop(b, url, nil)
	_, err := db.Migrate(b.Context(), first.database)
	require.NoError(b, err)
	table.progress("%s: recording %s conversions", dialectName, thousands(small))
	first.furnish()
	first.fill(small)
	first.settle()
	require.NoError(b, first.database.Close()) // nobody may be connected to what is copied
	second = openShop(b, copyURL(b, url), first)
	table.progress("%s: multiplying them by %d", dialectName, copies+1)
	second.grow(copies)
	require.False(b, b.Failed())
	second.settle()
	// Connections of their own, which know nothing of the tables as they were.
	require.NoError(b, second.database.Close())
	var rows int
	second = openShop(b, second.url, second)
	// The stages that referrals enter are conversions beside those that were recorded.
	second.scan(&rows, "SELECT count(*) FROM conversions WHERE source <> $1", conversion.SourceStage)
	require.Equal(b, small*(copies+1), rows)
	return openShop(b, url, first), second
}

// emptyURL makes an empty database.
func emptyURL(b *testing.B, dialectName string) string {
	b.Helper()
	if dialectName == dialect.SQLite {
		return "sqlite://" + filepath.Join(b.TempDir(), "rapport.db") + "?synchronous=off"
	}
	return temporaryURL(b, os.Getenv(testkit.PostgresURL), "")
}

// copyURL copies a database.
func copyURL(b *testing.B, url string) string {
	b.Helper()
	path, isFile := strings.CutPrefix(url, "sqlite://")
	if !isFile {
		return temporaryURL(b, os.Getenv(testkit.PostgresURL), url[strings.LastIndex(url, "/")+1:])
	}
	content, err := os.ReadFile(strings.TrimSuffix(path, "?synchronous=off"))
	require.NoError(b, err)
	target := filepath.Join(b.TempDir(), "rapport.db")
	require.NoError(b, os.WriteFile(target, content, 0o600))
	return "sqlite://" + target + "?synchronous=off"
}

func temporaryURL(b *testing.B, server, template string) string {
	b.Helper()
	template, _, _ = strings.Cut(template, "?")
	url, drop, err := db.Temporary(b.Context(), server, template)
	require.NoError(b, err)
	b.Cleanup(func() { require.NoError(b, drop(context.WithoutCancel(b.Context()))) })
	return url
}

func thousands(n int) string {
	text := strconv.Itoa(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}
