package server

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/testkit"
)

// refuseClicks makes the database refuse clicks until back is called. It tells how
// far they are stored all the time.
func refuseClicks(w *world) (back func()) {
	var isBack atomic.Bool
	w.client.ClickLog.Use(func(next ent.Mutator) ent.Mutator {
		return ent.MutateFunc(func(ctx context.Context, m ent.Mutation) (ent.Value, error) {
			if !isBack.Load() {
				return nil, errors.New("the database is away")
			}
			return next.Mutate(ctx, m)
		})
	})
	return func() { isBack.Store(true) }
}

// TestClickHealth: the console says when clicks wait, and nobody else may ask.
func TestClickHealth(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		w := setup(t, d)
		api := w.script(keyOf(t, w))
		program := newProgram(t, api)
		partner := w.browser()
		_, url := join(t, api, partner, program)
		const query = `{ clickHealth { isRefusing refusedCount refusedAt waitingSince } }`
		fine := vars{"isRefusing": false, "refusedCount": 0.0, "refusedAt": nil, "waitingSince": nil}
		require.Equal(t, fine, api.do(t, query, nil, "clickHealth"), "without a click log nothing can wait")
		require.NotEmpty(t, partner.ask(t, query, nil).Errors, "partners")
		require.NotEmpty(t, w.browser().ask(t, query, nil).Errors, "anybody")

		way, err := openClicks(t.Context(), w.installation)
		require.NoError(t, err)
		t.Cleanup(func() { require.NoError(t, way.log.Close()) })
		click(t, w.browser(), url)
		back := refuseClicks(w)
		stop := begin(t, way)
		require.Eventually(t, func() bool { return way.sink.Stats().Failures > 0 }, 5*time.Second, time.Millisecond)
		waiting := vars{"isRefusing": false, "refusedCount": 0.0, "refusedAt": nil, "waitingSince": "2026-03-02T09:00:00Z"}
		require.Equal(t, waiting, api.do(t, query, nil, "clickHealth"))
		w.now.Advance(time.Minute)
		failures := way.sink.Stats().Failures
		require.Eventually(t, func() bool { return way.sink.Stats().Failures > failures+1 }, 5*time.Second, time.Millisecond)
		require.Equal(t, waiting, api.do(t, query, nil, "clickHealth"), "it waits since the first failure")
		back()
		require.NoError(t, way.sink.Settle(t.Context()))
		stop()
		require.Equal(t, fine, api.do(t, query, nil, "clickHealth"))
	})
}
