package server

import (
	"context"
	"fmt"
	"io"
	"net/http/httptest"
	"os"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"entgo.io/ent/dialect"
	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/clicklog"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/testkit"
)

// The effort of the benchmark of the redirect.
const (
	redirectRounds  = 9
	redirectClients = 64
	redirectEach    = 4_000
	// redirectSlow is for the server that writes each click in a transaction.
	redirectSlow = 500
)

// nowhere takes clicks and keeps none.
type nowhere struct{}

func (nowhere) Append(context.Context, []byte) (clicklog.Position, error) { return 0, nil }

// BenchmarkSpeedOfRedirectOnPostgreSQL opens a link over HTTP on a server that
// keeps clicks in its log, on one that keeps none, and on one that writes each
// into the database before it answers.
func BenchmarkSpeedOfRedirectOnPostgreSQL(b *testing.B) {
	if os.Getenv(testkit.PostgresURL) == "" {
		require.NotEqual(b, "1", os.Getenv(testkit.RequirePostgres))
		newSpeeds("PostgreSQL").progress("no PostgreSQL: %s is not set", testkit.PostgresURL)
		return
	}
	compareRedirects(b, dialect.Postgres, "PostgreSQL")
}

// BenchmarkSpeedOfRedirectOnSQLite is the same.
func BenchmarkSpeedOfRedirectOnSQLite(b *testing.B) { compareRedirects(b, dialect.SQLite, "SQLite") }

func compareRedirects(b *testing.B, dialectName, name string) {
	b.Helper()
	table := newSpeeds("Redirect on " + name + fmt.Sprintf(": GET /r/{code} over HTTP, %d clients, this process beside them", redirectClients))
	d := testkit.OpenDialect(b, dialectName)
	linkToKill(b, d)
	durable, off, inserting := newRedirector(b, d), newRedirector(b, d), newRedirector(b, d)
	way := durable.begin()
	off.services.tracking.UseClickLog(nowhere{})
	off.services.tracking.UseDirectory(way.directory)
	inserting.services.tracking.UseDirectory(way.directory)

	nginx := startNginx(b)

	var toOff, toInserting, toNginx, rates, plain, most []float64
	for round := range redirectRounds + 1 {
		fast, unrecorded := durable.rate(redirectEach), off.rate(redirectEach)
		slow := inserting.rate(redirectSlow)
		var bare float64
		if nginx != nil {
			bare = nginx.rate(redirectEach)
		}
		if round == 0 {
			continue // it warms up
		}
		rates, plain, most = append(rates, fast), append(plain, slow), append(most, bare)
		toOff, toInserting, toNginx = append(toOff, fast/unrecorded), append(toInserting, fast/slow), append(toNginx, fast/bare)
	}
	table.atLeast("durable : recording off", median(toOff), 0.5, "%.2f", fmt.Sprintf("%.0f clicks per second", median(rates)))
	table.atLeast("durable : one transaction per click", median(toInserting), 3, "%.2f", fmt.Sprintf("%.0f : %.0f per second", median(rates), median(plain)))
	if nginx == nil {
		table.say("durable : nginx, return 302", "nginx is not installed")
	} else {
		table.atLeast("durable : nginx, return 302", median(toNginx), 0.28, "%.2f", fmt.Sprintf("%.0f : %.0f per second", median(rates), median(most)))
	}
	compareOpenLoops(table, durable, off)
	waiting := int64(way.log.Stats().Appended) //nolint:gosec // A count of a process's life.
	durable.fill(backlog - min(backlog, waiting))
	drained := durable.drain(way)
	table.atLeast("sink with nobody clicking : durable", drained/median(rates), 4, "%.2f", fmt.Sprintf("%.0f clicks per second into the database, %s waited", drained, thousands(int(way.log.Stats().Appended))))
	table.print(b)
}

// redirector is a server of its own on a database of many.
type redirector struct {
	*installation
	b       *testing.B
	address string
	sent    atomic.Int64
}

// redirectors counts them, so that each has visitors of its own.
var redirectors atomic.Int64

func newRedirector(b *testing.B, d *testkit.Database) *redirector {
	b.Helper()
	r := &redirector{b: b, installation: install(b, d, clock.System{}, io.Discard)}
	handler, err := newHandler(r.installation)
	require.NoError(b, err)
	server := httptest.NewServer(handler)
	b.Cleanup(server.Close)
	r.address = server.Listener.Addr().String()
	r.sent.Store(redirectors.Add(1) << 22)
	return r
}

// begin opens the click log and loads the directory; the sink does not run.
func (r *redirector) begin() *clicks {
	r.b.Helper()
	way, err := openClicks(r.b.Context(), r.installation)
	require.NoError(r.b, err)
	r.b.Cleanup(func() { _ = way.log.Close() })
	require.NoError(r.b, way.directory.Load(r.b.Context()))
	return way
}

// rate is how many redirects per second all clients together got.
func (r *redirector) rate(n int64) float64 {
	r.b.Helper()
	var left atomic.Int64
	left.Store(n)
	var coming sync.WaitGroup
	begun := time.Now()
	for range redirectClients {
		coming.Go(func() {
			client := r.connect()
			defer client.close()
			for left.Add(-1) >= 0 && client.open() {
			}
		})
	}
	coming.Wait()
	took := time.Since(begun)
	require.False(r.b, r.b.Failed())
	return float64(n) / took.Seconds()
}

// drain lets the sink write all that waits, and returns clicks per second.
func (r *redirector) drain(way *clicks) float64 {
	r.b.Helper()
	waiting := way.log.Stats().Appended
	ctx, stop := context.WithCancel(r.b.Context())
	defer stop()
	begun := time.Now()
	go way.sink.Run(ctx)
	require.NoError(r.b, way.sink.Settle(ctx))
	return float64(waiting) / time.Since(begun).Seconds()
}
