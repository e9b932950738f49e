package clicklog

import (
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/clock"
)

// faulty is a machine whose disk does what a test says, and a log on it.
type faulty struct {
	t     *testing.T
	disk  *machine
	clock *clock.Fake
	log   *Log
	all   []string
}

func newFaulty(t *testing.T) *faulty {
	t.Helper()
	f := &faulty{t: t, disk: newMachine(1), clock: clock.NewFake(time.Date(2026, 4, 1, 12, 0, 0, 0, time.UTC))}
	f.reopen()
	return f
}

func (f *faulty) reopen() {
	f.t.Helper()
	options := Options{SegmentSize: 1500, MaxPayload: 300, Now: f.clock.Now}
	log, err := load(f.disk.start(), "clicks", options, func(task func()) { task() })
	require.NoError(f.t, err)
	f.log = log
}

// append writes records as one group, and remembers them if they are promised.
func (f *faulty) append(payloads ...string) error {
	f.t.Helper()
	for _, payload := range payloads {
		_, _, err := f.log.join([]byte(payload))
		require.NoError(f.t, err)
	}
	g, _ := f.log.take()
	f.log.commit(g)
	if g.err == nil {
		f.all = append(f.all, payloads...)
	}
	return g.err
}

// sound says that all that was promised is there, and nothing else.
func (f *faulty) sound() {
	f.t.Helper()
	var found []string
	for from := Position(0); from < f.log.Durable(); {
		records, next, err := f.log.Read(from, 3, 1000)
		require.NoError(f.t, err)
		for _, r := range records {
			found = append(found, string(r.Payload))
		}
		from = next
	}
	require.Equal(f.t, f.all, found)
}

func TestFailedWriteEndsTheSegmentAndTheNextGroupGoesOn(t *testing.T) {
	t.Parallel()
	for name, fail := range map[string]func(d *machine, op string) error{
		"write":       func(_ *machine, op string) error { return when(op == "write", syscall.EIO) },
		"sync":        func(_ *machine, op string) error { return when(op == "sync", syscall.EIO) },
		"short write": func(_ *machine, op string) error { return when(op == "write", errShort) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := newFaulty(t)
			require.NoError(t, f.append("one", "two"))
			end := f.log.Durable()
			f.disk.hook = func(op string) error { return fail(f.disk, op) }
			require.Error(t, f.append("lost", "lost as well"))
			f.disk.hook = nil
			require.Equal(t, end, f.log.Durable())
			s := f.log.Stats()
			require.True(t, s.Failing)
			require.Equal(t, uint64(2), s.Failed)
			require.Error(t, s.LastError)
			require.Equal(t, f.clock.Now(), s.LastErrorAt)

			require.NoError(t, f.append("three"), "the next group goes into the next segment")
			f.sound()
			s = f.log.Stats()
			require.False(t, s.Failing)
			require.Equal(t, 2, s.Segments)
			require.Equal(t, uint64(3), s.Appended)
			require.Equal(t, uint64(2), s.Groups)
			require.Equal(t, uint64(f.log.Durable()), s.Bytes)
			f.disk.cut()
			f.reopen()
			f.sound()
		})
	}
}

func when(is bool, err error) error {
	if is {
		return err
	}
	return nil
}

// A disk that refuses everything is asked once in a while; meanwhile all fails at
// once, without a word to the disk.
func TestBrokenDiskIsAskedOnceInAWhile(t *testing.T) {
	t.Parallel()
	f := newFaulty(t)
	require.NoError(t, f.append("one"))
	asked := 0
	f.disk.hook = func(op string) error {
		asked++
		return syscall.EIO
	}
	for range 3 {
		require.ErrorIs(t, f.append("lost"), syscall.EIO)
	}
	before := asked
	for range 100 {
		require.ErrorIs(t, f.append("lost"), syscall.EIO)
	}
	require.Equal(t, before, asked)
	f.clock.Advance(time.Second)
	require.ErrorIs(t, f.append("lost"), syscall.EIO)
	require.Greater(t, asked, before)
	f.disk.hook = nil
	require.ErrorIs(t, f.append("lost"), syscall.EIO)
	f.clock.Advance(time.Second)
	require.NoError(t, f.append("two"))
	f.sound()
	f.disk.cut()
	f.reopen()
	f.sound()
}

func TestFullDiskRefusesAtOnceAndRecoversByItself(t *testing.T) {
	t.Parallel()
	f := newFaulty(t)
	f.disk.room = 2*1500 + 700
	large := strings.Repeat("x", 200)
	for range 12 { // six fit into a segment, and two segments on the disk
		require.NoError(t, f.append(large))
	}
	for range 50 {
		require.ErrorIs(t, f.append(large), syscall.ENOSPC)
	}
	f.sound()
	require.True(t, f.log.Stats().Failing)
	require.NoError(t, f.log.Release(f.log.Durable()), "the sink goes on meanwhile")
	require.Nil(t, f.disk.live["clicks/"+fileName(1)], "and makes space")
	f.clock.Advance(time.Second)
	require.NoError(t, f.append(large))
	require.False(t, f.log.Stats().Failing)
	records, _, err := f.log.Read(f.log.Stats().Oldest, 100, 1<<20)
	require.NoError(t, err)
	require.Len(t, records, 7)
}

// A disk may fill up inside a record where writing to what exists takes new
// space, too.
func TestFullDiskInTheMiddleOfARecord(t *testing.T) {
	t.Parallel()
	f := newFaulty(t)
	require.NoError(t, f.append("one"))
	f.disk.hook = func(op string) error { return when(op == "write", errNoSpaceInside) }
	require.ErrorIs(t, f.append("cut in two"), syscall.ENOSPC)
	f.disk.hook = nil
	f.disk.kill()
	f.reopen()
	f.sound()
	require.NoError(t, f.append("two"))
	f.sound()
}

func TestRestartWithAFullDisk(t *testing.T) {
	t.Parallel()
	f := newFaulty(t)
	require.NoError(t, f.append("one"))
	f.disk.kill()
	f.disk.room = 0
	f.reopen()
	f.sound()
	require.ErrorIs(t, f.append("refused"), syscall.ENOSPC)
	f.disk.room = 1 << 30
	f.clock.Advance(time.Second)
	require.NoError(t, f.append("two"))
	f.sound()
}

// What a failed sync left is shown by the system, but never stored; a restart
// must not take it as it is.
func TestWhatAFailedSyncLeftIsWrittenAgain(t *testing.T) {
	t.Parallel()
	f := newFaulty(t)
	f.disk.hook = func(op string) error { return when(op == "sync", syscall.EIO) }
	require.Error(t, f.append("shown, but not stored"))
	f.disk.hook = nil
	f.disk.kill()
	f.reopen()
	f.all = []string{"shown, but not stored"}
	f.sound()
	f.disk.cut()
	f.reopen()
	f.sound()
}

func TestFailuresOfOpen(t *testing.T) {
	t.Parallel()
	for _, op := range []string{"create", "open", "remove", "list", "syncdir", "read", "write", "sync", "truncate", "size"} {
		t.Run(op, func(t *testing.T) {
			t.Parallel()
			f := newFaulty(t)
			require.NoError(t, f.append("one"))
			f.disk.kill()
			if op == "create" {
				f.disk.live = map[string]*inode{} // a new folder
			}
			f.disk.hook = func(done string) error { return when(op == done, syscall.EIO) }
			_, err := load(f.disk.start(), "clicks", Options{Now: f.clock.Now}, func(task func()) { task() })
			require.ErrorIs(t, err, syscall.EIO)
			require.False(t, f.disk.locked, "the folder is given back")
		})
	}
}

func TestReleaseTriesAgain(t *testing.T) {
	t.Parallel()
	for _, op := range []string{"remove", "syncdir"} {
		t.Run(op, func(t *testing.T) {
			t.Parallel()
			f := newFaulty(t)
			for range 20 {
				require.NoError(t, f.append(strings.Repeat("x", 200)))
			}
			f.disk.hook = func(done string) error { return when(op == done, syscall.EIO) }
			require.ErrorIs(t, f.log.Release(f.log.Durable()), syscall.EIO)
			f.disk.hook = nil
			require.NoError(t, f.log.Release(0))
			require.Empty(t, f.log.doomed)
			require.Len(t, f.disk.live, 2, "the last segment and the spare")
		})
	}
}

func TestTooMuchWaits(t *testing.T) {
	t.Parallel()
	f := newFaulty(t)
	f.log.options.MaxPending = 1000
	refused := 0
	for range 10 {
		if _, _, err := f.log.join(make([]byte, 200)); err != nil {
			require.ErrorIs(t, err, ErrOverloaded)
			refused++
		}
	}
	require.Equal(t, 6, refused)
	s := f.log.Stats()
	require.Equal(t, uint64(6), s.Failed)
	require.Equal(t, 4*212, s.Pending)
	require.True(t, s.Failing)
	for {
		g, _ := f.log.take()
		if g == nil {
			break
		}
		f.log.commit(g)
	}
	require.Zero(t, f.log.Stats().Pending)
	require.ErrorIs(t, f.log.Stats().LastError, ErrOverloaded)
}
