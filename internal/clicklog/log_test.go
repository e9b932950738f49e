package clicklog_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/clicklog"
	"github.com/rapporthq/rapport/internal/clock"
)

// noon is when tests begin.
var noon = time.Date(2026, 4, 1, 12, 0, 0, 0, time.UTC)

// small makes segments of a few records.
func small() clicklog.Options {
	return clicklog.Options{SegmentSize: 1024, MaxPayload: 256, Now: clock.NewFake(noon).Now}
}

// reopen opens the log in a folder until the test ends or it is closed.
func reopen(t testing.TB, dir string, options clicklog.Options) *clicklog.Log {
	t.Helper()
	l, err := clicklog.Open(clicklog.Disk{}, dir, options)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, l.Close()) })
	return l
}

// fill appends n payloads and returns them with where they are.
func fill(t testing.TB, l *clicklog.Log, n int) []clicklog.Record {
	t.Helper()
	var records []clicklog.Record
	for i := range n {
		payload := fmt.Appendf(nil, "click %d %d", i, l.Durable())
		at, err := l.Append(t.Context(), payload)
		require.NoError(t, err)
		records = append(records, clicklog.Record{Position: at, Next: at + clicklog.Position(12+len(payload)), Payload: payload})
	}
	return records
}

// all reads everything from a position on, a few at a time.
func all(t testing.TB, l *clicklog.Log, from clicklog.Position) []clicklog.Record {
	t.Helper()
	var records []clicklog.Record
	for {
		found, next, err := l.Read(from, 7, 1000)
		require.NoError(t, err)
		if len(found) == 0 {
			require.Equal(t, from, next)
			require.Equal(t, l.Durable(), next)
			return records
		}
		records, from = append(records, found...), next
	}
}

func TestWhatIsAppendedIsReadAlsoAfterReopening(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "deep", "down")
	l := reopen(t, dir, small())
	require.Zero(t, l.Durable())
	require.Empty(t, all(t, l, 0))
	written := fill(t, l, 200)
	require.Equal(t, written, all(t, l, 0))
	require.Greater(t, l.Stats().Segments, 3)
	id := l.ID()
	require.Len(t, id, 32)
	for range 3 {
		require.NoError(t, l.Close())
		l = reopen(t, dir, small())
		require.Equal(t, id, l.ID())
		require.Equal(t, written, all(t, l, 0))
		written = append(written, fill(t, l, 10)...)
	}
	require.Equal(t, written[50:], all(t, l, written[50].Position))
}

func TestOneProcessHasTheFolder(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	first := reopen(t, dir, small())
	_, err := clicklog.Open(clicklog.Disk{}, dir, small())
	require.ErrorIs(t, err, clicklog.ErrLocked)
	require.ErrorContains(t, err, filepath.Join(dir, "lock"))
	require.NoError(t, first.Close())
	reopen(t, dir, small())
}

func TestCloseFinishesWhatWaits(t *testing.T) {
	t.Parallel()
	l := reopen(t, t.TempDir(), small())
	fill(t, l, 1)
	require.NoError(t, l.Close())
	require.NoError(t, l.Close())
	_, err := l.Append(t.Context(), []byte("late"))
	require.ErrorIs(t, err, clicklog.ErrClosed)
	_, _, err = l.Read(0, 1, 1)
	require.ErrorIs(t, err, clicklog.ErrClosed)
	require.ErrorIs(t, l.Wait(t.Context(), l.Durable()), clicklog.ErrClosed)
	require.ErrorIs(t, l.Release(0), clicklog.ErrClosed)
}

func TestWaitWakesWithTheNextRecord(t *testing.T) {
	t.Parallel()
	l := reopen(t, t.TempDir(), small())
	require.NoError(t, l.Wait(t.Context(), -1))
	woken := make(chan error)
	for range 3 {
		go func() { woken <- l.Wait(t.Context(), 0) }()
	}
	fill(t, l, 1)
	for range 3 {
		require.NoError(t, <-woken)
	}
	over, cancel := context.WithCancel(t.Context())
	cancel()
	require.ErrorIs(t, l.Wait(over, l.Durable()), context.Canceled)
}

func itoa(p clicklog.Position) string { return strconv.FormatInt(int64(p), 10) }
