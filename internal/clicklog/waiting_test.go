package clicklog

import (
	"context"
	"runtime"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// stuck is a log whose disk does not answer until it is let go.
func stuck(t *testing.T) (l *Log, letGo func()) {
	t.Helper()
	m := newMachine(1)
	l, err := Open(m.start(), "clicks", Options{SegmentSize: 4 << 10, MaxPayload: 300, Now: fixed})
	require.NoError(t, err)
	asked, answer := make(chan struct{}, 1), make(chan struct{})
	m.mu.Lock()
	m.hook = func(string) error {
		select {
		case asked <- struct{}{}:
		default:
		}
		<-answer
		return nil
	}
	m.mu.Unlock()
	return l, sync.OnceFunc(func() { <-asked; close(answer) })
}

// wait lets others run until something is so.
func wait(l *Log, until func(s Stats) bool) {
	for !until(l.Stats()) {
		runtime.Gosched()
	}
}

func TestWhoStopsWaitingMayBeWrittenAllTheSame(t *testing.T) {
	t.Parallel()
	l, letGo := stuck(t)
	patience, cancel := context.WithCancel(t.Context())
	answer := make(chan error)
	go func() {
		_, err := l.Append(patience, []byte("impatient"))
		answer <- err
	}()
	wait(l, func(s Stats) bool { return s.Pending > 0 })
	cancel()
	require.ErrorIs(t, <-answer, context.Canceled)
	letGo()
	require.NoError(t, l.Wait(t.Context(), 0))
	records, _, err := l.Read(0, 10, 1000)
	require.NoError(t, err)
	require.Len(t, records, 1)
	require.Equal(t, "impatient", string(records[0].Payload))
	require.NoError(t, l.Close())
}

func TestWhateverComesMeanwhileIsTheNextGroup(t *testing.T) {
	t.Parallel()
	l, letGo := stuck(t)
	var everybody sync.WaitGroup
	payload := []byte("0123456789")
	for range 50 {
		everybody.Go(func() {
			if _, err := l.Append(t.Context(), payload); err != nil {
				t.Error(err)
			}
		})
	}
	wait(l, func(s Stats) bool { return s.Pending == 50*(frameSize+len(payload)) })
	letGo()
	everybody.Wait()
	s := l.Stats()
	require.Equal(t, uint64(50), s.Appended)
	require.LessOrEqual(t, s.Groups, uint64(2), "the one under way and the next")
	require.NoError(t, l.Close())
}

func TestDiskErrorsReachTheCaller(t *testing.T) {
	t.Parallel()
	m := newMachine(1)
	l, err := Open(m.start(), "clicks", Options{Now: fixed})
	require.NoError(t, err)
	m.mu.Lock()
	m.hook = func(op string) error { return when(op != "open" && op != "read", syscall.EIO) }
	m.mu.Unlock()
	for range 3 {
		_, err = l.Append(t.Context(), []byte("x"))
		require.ErrorIs(t, err, syscall.EIO)
		require.ErrorContains(t, err, "append to click log: ")
	}
	require.Equal(t, uint64(3), l.Stats().Failed)
	require.NoError(t, l.Close())
	require.Zero(t, l.Durable())
}

// A payload belongs to the caller again as soon as Append returns.
func TestPayloadsAreCopied(t *testing.T) {
	t.Parallel()
	l, letGo := stuck(t)
	patience, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	payload := []byte("before")
	_, err := l.Append(patience, payload)
	require.ErrorIs(t, err, context.DeadlineExceeded)
	copy(payload, "after!")
	letGo()
	require.NoError(t, l.Wait(t.Context(), 0))
	records, _, err := l.Read(0, 10, 1000)
	require.NoError(t, err)
	require.Equal(t, "before", string(records[0].Payload))
	require.NoError(t, l.Close())
}
