package server

import (
	"fmt"
	"os"
	"testing"
	"time"

	"entgo.io/ent/dialect"
	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/testkit"
)

// startRounds is how often a server is started again.
const startRounds = 15

// benchDialect is a database that benchmarks measure.
type benchDialect struct{ dialect, shown string }

// benchDialects are those that are there.
func benchDialects(b *testing.B) []benchDialect {
	b.Helper()
	out := []benchDialect{{dialect.SQLite, "SQLite"}}
	if os.Getenv(testkit.PostgresURL) == "" {
		require.NotEqual(b, "1", os.Getenv(testkit.RequirePostgres))
		return out
	}
	return append(out, benchDialect{dialect.Postgres, "PostgreSQL"})
}

// BenchmarkSpeedOfStart restarts a server on a folder and a database that were used
// before: how soon somebody is redirected.
func BenchmarkSpeedOfStart(b *testing.B) {
	table := newSpeeds("Restart: from the start of the process, this test's own, to the first redirect")
	for _, name := range benchDialects(b) {
		table.atMost("ms until the first redirect, "+name.shown, timeStarts(b, name.dialect), 200, fmt.Sprintf("the middle of %d starts", startRounds))
	}
	table.print(b)
}

// timeStarts returns the middle of the times in milliseconds. Every other server before
// was killed, so that its click log ends in the middle of something.
func timeStarts(b *testing.B, dialectName string) float64 {
	b.Helper()
	d := testkit.OpenDialect(b, dialectName)
	linkToKill(b, d)
	settings := environment(b, d)
	var times []time.Duration
	for round := range startRounds + 1 {
		begun := time.Now()
		s := startServer(b, settings)
		require.True(b, new(load).visit(b.Context(), s))
		if round > 0 { // the first one makes the folder
			times = append(times, time.Since(begun))
		}
		if round%2 == 0 {
			s.kill(b)
		} else {
			s.end(b)
		}
	}
	return float64(median(times)) / float64(time.Millisecond)
}
