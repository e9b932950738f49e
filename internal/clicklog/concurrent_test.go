package clicklog

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/clock"
)

// promise is a record that was acknowledged.
type promise struct {
	at      Position
	payload string
}

// crowd has callers that append until the log fails or they have enough, and
// returns what each was promised, and what each tried.
func crowd(t *testing.T, l *Log, callers, each int) (promised [][]promise, tried map[string]bool) {
	t.Helper()
	var everybody sync.WaitGroup
	var mu sync.Mutex
	promised, tried = make([][]promise, callers), map[string]bool{}
	for caller := range callers {
		everybody.Go(func() {
			for turn := range each {
				payload := fmt.Sprintf("%d/%d", caller, turn)
				mu.Lock()
				tried[payload] = true
				mu.Unlock()
				at, err := l.Append(t.Context(), []byte(payload))
				if err != nil {
					return
				}
				promised[caller] = append(promised[caller], promise{at, payload})
			}
		})
	}
	everybody.Wait()
	return promised, tried
}

// compare says that each promise is kept, once and in order, and that nobody
// else's record is there.
func compare(t *testing.T, l *Log, promised [][]promise, tried map[string]bool) {
	t.Helper()
	found := map[string]Position{}
	last := Position(-1)
	for from := Position(0); from < l.Durable(); {
		records, next, err := l.Read(from, 100, 1<<16)
		require.NoError(t, err)
		for _, r := range records {
			require.Greater(t, r.Position, last)
			require.True(t, tried[string(r.Payload)], "%s was never appended", r.Payload)
			require.NotContains(t, found, string(r.Payload), "it is there twice")
			last, found[string(r.Payload)] = r.Position, r.Position
		}
		from = next
	}
	for _, mine := range promised {
		before := Position(-1)
		for _, p := range mine {
			at, ok := found[p.payload]
			require.True(t, ok, "%s is lost", p.payload)
			require.Equal(t, p.at, at)
			require.Greater(t, at, before)
			before = at
		}
	}
}

func TestManyAppendReadAndReleaseAtOnce(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "clicks")
	options := Options{SegmentSize: 4 << 10, MaxPayload: 100, Now: clock.System{}.Now}
	l, err := Open(Disk{}, dir, options)
	require.NoError(t, err)
	var readers sync.WaitGroup
	seen := make([]int, 3)
	for reader := range seen {
		readers.Go(func() {
			for from := Position(0); l.Wait(t.Context(), from) == nil; {
				records, next, err := l.Read(from, 50, 1<<12)
				if errors.Is(err, ErrClosed) {
					return
				}
				if err != nil || next > l.Durable() {
					t.Error(err, next)
					return
				}
				seen[reader], from = seen[reader]+len(records), next
				_ = l.Stats()
				if err := l.Release(0); err != nil && !errors.Is(err, ErrClosed) {
					t.Error(err)
				}
			}
		})
	}
	promised, tried := crowd(t, l, 64, 20)
	for caller := range promised {
		require.Len(t, promised[caller], 20)
	}
	compare(t, l, promised, tried)
	require.Less(t, l.Stats().Groups, uint64(64*20), "they share writes")
	require.NoError(t, l.Close())
	readers.Wait()
	for _, n := range seen {
		require.LessOrEqual(t, n, 64*20)
	}
	l, err = Open(Disk{}, dir, options)
	require.NoError(t, err)
	compare(t, l, promised, tried)
	require.NoError(t, l.Close())
}

// The same as TestPowerCuts with the real goroutines: the background makes
// segments, callers come and go, and the power goes at some operation.
func TestPowerCutsUnderLoad(t *testing.T) {
	t.Parallel()
	from, to := seeds(t, 50)
	kept := 0
	for seed := from; seed <= to; seed++ {
		random := rand.New(rand.NewPCG(seed, 3))
		m := newMachine(seed)
		fake := clock.NewFake(time.Date(2026, 4, 1, 12, 0, 0, 0, time.UTC))
		options := Options{SegmentSize: 1500, MaxPayload: 300, Now: fake.Now}
		l, err := Open(m.start(), "clicks", options)
		require.NoError(t, err)
		m.mu.Lock()
		m.fuse = 1 + random.IntN(400)
		m.mu.Unlock()
		promised, tried := crowd(t, l, 1+random.IntN(12), 200)
		if random.IntN(2) == 0 {
			m.cut()
		} else {
			m.kill()
			m.mu.Lock()
			m.dark, m.fuse = false, 0
			m.mu.Unlock()
		}
		_ = l.Close()
		l, err = Open(m.start(), "clicks", options)
		require.NoError(t, err, "seed %d", seed)
		compare(t, l, promised, tried)
		require.NoError(t, l.Close())
		for _, mine := range promised {
			kept += len(mine)
		}
	}
	t.Logf("%d acknowledged records", kept)
	require.Greater(t, kept, int(to-from))
}

func TestCloseAnswersAllWhoWait(t *testing.T) {
	t.Parallel()
	l, err := Open(Disk{}, t.TempDir(), Options{SegmentSize: 4 << 10, MaxPayload: 100, Now: clock.System{}.Now})
	require.NoError(t, err)
	answers := make(chan error)
	for range 64 {
		go func() {
			_, err := l.Append(t.Context(), []byte("x"))
			answers <- err
		}()
	}
	kept := uint64(0)
	require.NoError(t, l.Close())
	for range 64 {
		if err := <-answers; err == nil {
			kept++
		} else {
			require.ErrorIs(t, err, ErrClosed)
		}
	}
	require.Equal(t, kept, l.Stats().Appended)
}
