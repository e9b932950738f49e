package server

import (
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"entgo.io/ent/dialect"
	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/testkit"
)

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
	u.Host = w.Listen
	return u.String(), w.Stop, func() { require.NoError(t, w.Start()) }
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
		s.end(t)
	})
}

// TestRestartWhileTheDatabaseIsAway: who served before knows where links lead. The
// rest of the server says that it starts, until the database answers.
func TestRestartWhileTheDatabaseIsAway(t *testing.T) {
	t.Parallel()
	onPostgres(t, func(t *testing.T, d *testkit.Database) {
		book, link := linkToKill(t, d)
		address, away, back := breakable(t, d)
		settings := []string{"RAPPORT_ADDR=127.0.0.1:0", "RAPPORT_DATA_DIR=" + t.TempDir(), "DATABASE_URL=" + address}
		load := &load{}
		s := startServer(t, settings)
		s.await(t, linksKnown)
		require.True(t, load.visit(t.Context(), s))
		s.end(t)

		away()
		startServer(t, settings).end(t) // it can be ended while it waits
		s = startServer(t, settings)
		for range 50 {
			require.True(t, load.visit(t.Context(), s))
		}
		for path, status := range map[string]int{
			"/": http.StatusServiceUnavailable, "/readyz": http.StatusServiceUnavailable, "/graphql": http.StatusServiceUnavailable,
			"/healthz": http.StatusOK, "/r/nobody-knows-this": http.StatusFound,
		} {
			answer, err := s.get(t.Context(), path, "192.0.2.1")
			require.NoError(t, err)
			require.NoError(t, answer.Body.Close())
			require.Equal(t, status, answer.StatusCode, path)
			require.Equal(t, status == http.StatusServiceUnavailable, answer.Header.Get("Retry-After") != "", path)
		}

		back()
		s.await(t, nothingBehind)
		require.Eventually(t, func() bool {
			answer, err := s.get(t.Context(), "/readyz", "192.0.2.1")
			return err == nil && answer.Body.Close() == nil && answer.StatusCode == http.StatusOK
		}, time.Minute, 20*time.Millisecond)
		s.end(t)
		load.requireStored(t, book, link)
		require.Len(t, load.acknowledged, 51)
	})
}

// Who never served knows nothing: what is wrong is said at once.
func TestFirstStartNeedsTheDatabase(t *testing.T) {
	t.Parallel()
	onPostgres(t, func(t *testing.T, d *testkit.Database) {
		address, away, _ := breakable(t, d)
		away()
		err := Run(t.Context(), nil, []string{
			"RAPPORT_ADDR=127.0.0.1:0", "RAPPORT_DATA_DIR=" + t.TempDir(), "DATABASE_URL=" + address,
		}, io.Discard, t.Output())
		require.ErrorContains(t, err, "reach the PostgreSQL database")
	})
}
