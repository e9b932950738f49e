package server

import (
	"context"
	"fmt"
	"io"
	"net/http"
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

	var toOff, toInserting, rates, plain []float64
	for round := range redirectRounds + 1 {
		fast, most := durable.rate(redirectEach), off.rate(redirectEach)
		slow := inserting.rate(redirectSlow)
		if round == 0 {
			continue // it warms up
		}
		rates, plain = append(rates, fast), append(plain, slow)
		toOff, toInserting = append(toOff, fast/most), append(toInserting, fast/slow)
	}
	drained := durable.drain(way)
	table.atLeast("durable : recording off", median(toOff), 0.5, "%.2f", fmt.Sprintf("%.0f clicks per second", median(rates)))
	table.atLeast("durable : one transaction per click", median(toInserting), 3, "%.2f", fmt.Sprintf("%.0f : %.0f per second", median(rates), median(plain)))
	table.atLeast("sink with nobody clicking : durable", drained/median(rates), 4, "%.2f", fmt.Sprintf("%.0f clicks per second into the database", drained))
	table.print(b)
}

// redirector is a server of its own on a database of many.
type redirector struct {
	*installation
	b    *testing.B
	url  string
	sent atomic.Int64
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
	r.url = server.URL + "/r/ada"
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
	client := &http.Transport{MaxIdleConnsPerHost: redirectClients}
	defer client.CloseIdleConnections()
	var left atomic.Int64
	left.Store(n)
	var failed atomic.Int64
	var coming sync.WaitGroup
	begun := time.Now()
	for range redirectClients {
		coming.Go(func() {
			for left.Add(-1) >= 0 {
				if !r.open(client) {
					failed.Add(1)
				}
			}
		})
	}
	coming.Wait()
	took := time.Since(begun)
	require.Zero(r.b, failed.Load(), "every answer is a redirect")
	return float64(n) / took.Seconds()
}

// open opens the link as somebody whom nobody saw before.
func (r *redirector) open(client *http.Transport) bool {
	n := r.sent.Add(1)
	request, err := http.NewRequestWithContext(r.b.Context(), http.MethodGet, r.url, nil)
	if err != nil {
		return false
	}
	request.Header.Set("X-Forwarded-For", fmt.Sprintf("10.%d.%d.%d", n>>16&255, n>>8&255, n&255))
	request.Header.Set("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
	answer, err := client.RoundTrip(request)
	if err != nil {
		return false
	}
	return answer.Body.Close() == nil && answer.StatusCode == http.StatusFound
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
