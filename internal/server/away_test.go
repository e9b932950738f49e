package server

import (
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"syscall"
	"testing"

	"entgo.io/ent/dialect"
	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/testkit"
)

// wire passes everything on to a database, until it is cut.
type wire struct {
	to, address string

	mu       sync.Mutex
	listener net.Listener
	ends     map[net.Conn]bool
}

// newWire returns a wire to the host and port.
func newWire(t *testing.T, to string) *wire {
	t.Helper()
	w := &wire{to: to, address: "127.0.0.1:0", ends: map[net.Conn]bool{}}
	w.mend(t)
	t.Cleanup(w.cut)
	return w
}

// mend lets everything pass again, at the same address.
func (w *wire) mend(t *testing.T) {
	t.Helper()
	listener, err := net.Listen("tcp", w.address) //nolint:noctx // A test's own listener ends with the wire.
	require.NoError(t, err)
	w.mu.Lock()
	w.listener, w.address = listener, listener.Addr().String()
	w.mu.Unlock()
	go func() {
		for {
			near, err := listener.Accept()
			if err != nil {
				return
			}
			far, err := net.Dial("tcp", w.to) //nolint:noctx // As above.
			if err != nil {
				_ = near.Close()
				continue
			}
			w.mu.Lock()
			w.ends[near], w.ends[far] = true, true
			w.mu.Unlock()
			for _, pair := range [][2]net.Conn{{near, far}, {far, near}} {
				go func() { _, _ = io.Copy(pair[0], pair[1]); _ = pair[0].Close() }()
			}
		}
	}()
}

// cut ends what passes and refuses what comes.
func (w *wire) cut() {
	w.mu.Lock()
	defer w.mu.Unlock()
	_ = w.listener.Close()
	for one := range w.ends {
		_ = one.Close()
	}
	clear(w.ends)
}

// breakable is the database behind something that can be broken and mended: a wire
// to PostgreSQL, and the only pen of SQLite.
func breakable(t *testing.T, d *testkit.Database) (address string, away, back func()) {
	t.Helper()
	if d.Dialect == dialect.SQLite {
		return d.URL, func() { _, err := d.SQL.ExecContext(t.Context(), "BEGIN IMMEDIATE"); require.NoError(t, err) },
			func() { _, err := d.SQL.ExecContext(t.Context(), "ROLLBACK"); require.NoError(t, err) }
	}
	u, err := url.Parse(d.URL)
	require.NoError(t, err)
	w := newWire(t, u.Host)
	u.Host = w.address
	return u.String(), w.cut, func() { w.mend(t) }
}

// TestRedirectsWhileTheDatabaseIsAway: nobody who clicks notices, and no click is
// lost.
func TestRedirectsWhileTheDatabaseIsAway(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		book, link := linkToKill(t, d)
		address, away, back := breakable(t, d)
		s := startServer(t, []string{"RAPPORT_ADDR=127.0.0.1:0", "RAPPORT_DATA_DIR=" + t.TempDir(), "DATABASE_URL=" + address})
		s.await(t, linksKnown)
		load := &load{}
		require.True(t, load.visit(t.Context(), s))
		s.await(t, nothingBehind)

		away()
		for range 50 {
			require.True(t, load.visit(t.Context(), s))
		}
		unknown, err := s.get(t.Context(), "/r/nobody-knows-this", "192.0.2.1")
		require.NoError(t, err)
		require.NoError(t, unknown.Body.Close())
		require.Equal(t, http.StatusFound, unknown.StatusCode)
		require.True(t, strings.HasPrefix(unknown.Header.Get("Location"), "https://example.com"))

		back()
		s.await(t, nothingBehind)
		load.requireStored(t, book, link)
		require.Len(t, load.acknowledged, 51)
		require.NoError(t, s.process.Process.Signal(syscall.SIGTERM))
		require.NoError(t, s.process.Wait())
	})
}
