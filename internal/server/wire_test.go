package server

import (
	"encoding/json"
	"math/rand/v2"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/Shopify/toxiproxy/v2"
	"github.com/rs/zerolog"
	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/testkit"
)

// wire passes everything on to a database, as well as it is told to.
type wire struct {
	*toxiproxy.Proxy
}

// newWire returns a wire to the host and port.
func newWire(t *testing.T, to string) *wire {
	t.Helper()
	none := toxiproxy.NewServer(toxiproxy.NewMetricsContainer(nil), zerolog.Nop())
	w := &wire{toxiproxy.NewProxy(none, "database", "127.0.0.1:0", to)}
	require.NoError(t, w.Start())
	t.Cleanup(w.Stop)
	return w
}

// The directions: questions go up, answers come down.
const (
	up   = "upstream"
	down = "downstream"
)

// worsen gives the wire a failing of toxiproxy's, in one direction.
func (w *wire) worsen(t *testing.T, failing, direction string, how map[string]int) {
	t.Helper()
	said, err := json.Marshal(map[string]any{"type": failing, "stream": direction, "attributes": how})
	require.NoError(t, err)
	_, err = w.Toxics.AddToxicJson(strings.NewReader(string(said)))
	require.NoError(t, err)
}

// mend takes all failings from the wire. What it held back is passed on or lost.
func (w *wire) mend(t *testing.T) {
	t.Helper()
	if !w.Enabled {
		require.NoError(t, w.Start())
	}
	w.Toxics.ResetToxics(t.Context())
}

// unanswered is how long one answer of the database takes on the slow wire: a redirect
// that asked for it would take longer.
const unanswered = 5 * time.Second

// Figures of a server whose clicks wait.
var (
	somethingBehind = regexp.MustCompile(`(?m)^rapport_clicks_behind_bytes [1-9]`)
	somethingFailed = regexp.MustCompile(`(?m)^rapport_click_sink_failures_total [1-9]`)
)

// ways are those in which the wire fails, at any moment.
func (w *wire) ways(t *testing.T) map[string]func() {
	return map[string]func(){
		"slow": func() {
			w.worsen(t, "latency", down, map[string]int{"latency": int(unanswered / time.Millisecond)})
			w.worsen(t, "bandwidth", up, map[string]int{"rate": 1})
		},
		"cut in a question": func() { w.worsen(t, "limit_data", up, map[string]int{"bytes": 1_000 + rand.IntN(100_000)}) },
		"cut in an answer":  func() { w.worsen(t, "limit_data", down, map[string]int{"bytes": 100 + rand.IntN(5_000)}) },
		"reset":             func() { w.worsen(t, "reset_peer", up, map[string]int{"timeout": rand.IntN(50)}) },
		"silent":            func() { w.worsen(t, "timeout", down, map[string]int{"timeout": 0}) },
		"closed late":       func() { w.worsen(t, "timeout", up, map[string]int{"timeout": 50 + rand.IntN(200)}) },
		"away":              w.Stop,
	}
}

// TestRedirectsWhileTheWireFails puts a wire between the server and PostgreSQL that is
// slow, breaks in the middle of a transaction or of its answer, and takes everything
// and gives nothing back: nobody who clicks notices, and no click is lost.
func TestRedirectsWhileTheWireFails(t *testing.T) {
	t.Parallel()
	onPostgres(t, func(t *testing.T, d *testkit.Database) {
		book, link := linkToKill(t, d)
		s, w := startBehindWire(t, d)
		load, at := &load{}, new(atomic.Pointer[served])
		at.Store(s)
		for range rounds(t) {
			for way, fail := range w.ways(t) {
				stop := load.come(t, at)
				load.awaitMore(t, 100+rand.IntN(100))
				before := load.times()
				fail()
				load.awaitMore(t, 100+rand.IntN(300))
				during := load.times()
				w.mend(t)
				load.awaitMore(t, 10)
				stop()
				require.Less(t, slices.Max(during), unanswered, "a redirect waited for the database")
				t.Logf("%s: the middle redirect took %s, and %s before; the slowest %s", way, median(during), median(before), slices.Max(during))
				s.await(t, nothingBehind)
				load.requireExactly(t, book, link)
			}
		}
		s.await(t, somethingFailed)
		s.await(t, nothingDropped)
		s.end(t)
	})
}

// startBehindWire starts a server that has the database by a wire.
func startBehindWire(t *testing.T, d *testkit.Database) (*served, *wire) {
	t.Helper()
	u, err := url.Parse(d.URL)
	require.NoError(t, err)
	w := newWire(t, u.Host)
	u.Host = w.Listen
	s := startServer(t, []string{"RAPPORT_ADDR=127.0.0.1:0", "RAPPORT_DATA_DIR=" + t.TempDir(), "DATABASE_URL=" + u.String()})
	s.await(t, linksKnown)
	return s, w
}

// TestServerSaysThatClicksWait lets the wire pass short questions and cut long ones, so
// that the server can be asked how it is and cannot write its clicks.
func TestServerSaysThatClicksWait(t *testing.T) {
	t.Parallel()
	onPostgres(t, func(t *testing.T, d *testkit.Database) {
		book, link := linkToKill(t, d)
		key := keyTo(t, book)
		s, w := startBehindWire(t, d)
		require.Equal(t, "nothing waits", s.health(t, key))
		load := &load{}
		w.worsen(t, "timeout", down, map[string]int{"timeout": 0})
		for range 300 {
			require.True(t, load.visit(t.Context(), s))
		}
		s.await(t, somethingBehind)
		unknown, err := s.get(t.Context(), "/r/nobody-knows-this", "192.0.2.1")
		require.NoError(t, err)
		require.NoError(t, unknown.Body.Close())
		require.Equal(t, http.StatusFound, unknown.StatusCode, "whom the silent database knows, nobody waits to hear")

		w.worsen(t, "limit_data", up, map[string]int{"bytes": 20_000})
		require.NoError(t, w.Toxics.RemoveToxic(t.Context(), "timeout_"+down))
		require.Eventually(t, func() bool { return s.health(t, key) == "clicks wait" }, time.Minute, 50*time.Millisecond)
		s.await(t, somethingFailed)
		s.await(t, somethingBehind)

		w.mend(t)
		s.await(t, nothingBehind)
		require.Eventually(t, func() bool { return s.health(t, key) == "nothing waits" }, time.Minute, 50*time.Millisecond)
		load.requireExactly(t, book, link)
		s.end(t)
	})
}

// health asks whether clicks wait. A wire that fails may cut the answer.
func (s *served) health(t *testing.T, key string) string {
	t.Helper()
	answer := s.script(key).send(t, http.MethodPost, "/graphql", `{"query": "{ clickHealth { isRefusing waitingSince } }"}`)
	var said struct {
		Data struct {
			ClickHealth *struct {
				IsRefusing   bool
				WaitingSince *time.Time
			}
		}
	}
	switch err := json.Unmarshal(answer.Body.Bytes(), &said); {
	case err != nil || said.Data.ClickHealth == nil:
		return "no answer"
	case said.Data.ClickHealth.IsRefusing:
		return "the disk refuses"
	case said.Data.ClickHealth.WaitingSince != nil:
		return "clicks wait"
	}
	return "nothing waits"
}
