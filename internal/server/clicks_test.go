package server

import (
	"bytes"
	"context"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/clicklog"
	"github.com/rapporthq/rapport/internal/testkit"
)

// TestSaleOvertakesItsClick: the click is durable in one process, and another one
// records the sale before the database has the click.
func TestSaleOvertakesItsClick(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		w := setup(t, d)
		api := w.script(keyOf(t, w))
		program := newProgram(t, api)
		_, url := join(t, api, w.browser(), program)
		way, err := openClicks(t.Context(), w.installation)
		require.NoError(t, err)
		t.Cleanup(func() { require.NoError(t, way.log.Close()) })
		w.services.conversions.AwaitClicks(nil) // the sale comes to a process that knows nothing of this one's log

		clickID := click(t, w.browser(), url)
		w.now.Advance(time.Second)
		record(t, api, vars{
			"programId": program, "type": "sale", "externalId": "order-1", "clickId": clickID,
			"amount": vars{"amount": "100.00", "currencyCode": "EUR"},
		})
		const credited = `query($p: ID!) { conversions(first: 5, filter: {programId: $p, isAttributed: true}) { totalCount } }`
		count := func() any { return api.do(t, credited, vars{"p": program}, "conversions.totalCount") }
		require.InDelta(t, 0, count(), 0)

		w.now.Advance(time.Second)
		carry(t, way)
		w.later(t, time.Second)
		require.InDelta(t, 1, count(), 0)
		requireSoundBooks(t, w, program)
	})
}

// carry lets the sink run until what is durable is in the database.
func carry(t *testing.T, way *clicks) {
	t.Helper()
	stop := begin(t, way)
	require.NoError(t, way.sink.Settle(t.Context()))
	stop()
}

// begin lets the sink run until stop is called, or the test ends.
func begin(t *testing.T, way *clicks) (stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	var running sync.WaitGroup
	running.Go(func() { way.sink.Run(ctx) })
	stop = func() { cancel(); running.Wait() }
	t.Cleanup(stop)
	return stop
}

// TestSaleWaitsForItsClick: in one process nothing overtakes.
func TestSaleWaitsForItsClick(t *testing.T) {
	t.Parallel()
	w := setup(t, testkit.Open(t))
	api := w.script(keyOf(t, w))
	program := newProgram(t, api)
	_, url := join(t, api, w.browser(), program)
	way, err := openClicks(t.Context(), w.installation)
	require.NoError(t, err)
	begin(t, way)
	record(t, api, vars{
		"programId": program, "type": "sale", "externalId": "order-1", "clickId": click(t, w.browser(), url),
		"amount": vars{"amount": "100.00", "currencyCode": "EUR"},
	})
	require.InDelta(t, 1, api.do(t, `{ commissions(first: 5) { totalCount } }`, nil, "commissions.totalCount"), 0)
	require.NoError(t, way.close(t.Context()))

	w.handler, err = newHandler(w.installation, way.figures()...)
	require.NoError(t, err)
	metrics := w.browser().send(t, http.MethodGet, "/metrics", "").Body.String()
	for _, figure := range []string{
		"rapport_click_log_appended_total 1", "rapport_click_log_failed_total 0", "rapport_click_log_failing 0",
		"rapport_clicks_stored_total 1", "rapport_clicks_dropped_total 0", "rapport_click_sink_failures_total 0", "rapport_clicks_behind_bytes 0",
	} {
		require.Contains(t, metrics, "\n"+figure+"\n")
	}
}

func TestClickLogHasOneProcess(t *testing.T) {
	t.Parallel()
	dir, logger := t.TempDir(), slog.New(slog.DiscardHandler)
	first, err := takeLog(t.Context(), dir, 0, logger)
	require.NoError(t, err)
	_, err = takeLog(t.Context(), dir, 0, logger)
	require.ErrorIs(t, err, clicklog.ErrLocked)

	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = takeLog(ctx, dir, time.Hour, logger)
	require.ErrorIs(t, err, context.Canceled)

	taken := make(chan error, 1)
	go func() {
		second, err := takeLog(t.Context(), dir, time.Hour, logger)
		if err == nil {
			err = second.Close()
		}
		taken <- err
	}()
	require.NoError(t, first.Close())
	require.NoError(t, <-taken, "it waited for the first one")
}

// A byte that the disk turned round stops nothing: what is there is kept aside.
func TestDamagedClickLogIsSetAside(t *testing.T) {
	t.Parallel()
	w := setup(t, testkit.Open(t))
	way, err := openClicks(t.Context(), w.installation)
	require.NoError(t, err)
	for range 3 {
		_, err = way.log.Append(t.Context(), []byte("a click of somebody"))
		require.NoError(t, err)
	}
	require.NoError(t, way.log.Close())
	dir := w.settings.ClickLogDir
	segments, err := filepath.Glob(filepath.Join(dir, "*"))
	require.NoError(t, err)
	for _, name := range segments {
		content, err := os.ReadFile(name)
		require.NoError(t, err)
		if at := bytes.Index(content, []byte("somebody")); at >= 0 {
			content[at] ^= 1
			require.NoError(t, os.WriteFile(name, content, 0o600))
		}
	}

	way, err = openClicks(t.Context(), w.installation)
	require.NoError(t, err)
	_, err = way.log.Append(t.Context(), []byte("a click"))
	require.NoError(t, err)
	require.NoError(t, way.log.Close())
	aside, err := filepath.Glob(dir + "-damaged-*/*")
	require.NoError(t, err)
	require.Len(t, aside, len(segments), "nothing is thrown away")
}
