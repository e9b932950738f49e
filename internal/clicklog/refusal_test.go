package clicklog_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"hash/crc32"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/clicklog"
	"github.com/rapporthq/rapport/internal/clock"
)

func TestOptionsThatCannotBe(t *testing.T) {
	t.Parallel()
	now := clock.NewFake(noon).Now
	for wrong, options := range map[string]clicklog.Options{
		"Now is missing": {},
		"MaxPayload":     {Now: now, MaxPayload: 1<<16 + 1},
		"SegmentSize":    {Now: now, SegmentSize: 1 << 10},
		"1 GiB at most":  {Now: now, SegmentSize: 1<<30 + 1},
		"MaxPending":     {Now: now, MaxPending: 1 << 10},
		"times":          {Now: now, Keep: -1},
	} {
		t.Run(wrong, func(t *testing.T) {
			t.Parallel()
			_, err := clicklog.Open(clicklog.Disk{}, t.TempDir(), options)
			require.ErrorContains(t, err, wrong)
		})
	}
}

func TestFolderThatCannotBe(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	_, err := clicklog.Open(clicklog.Disk{}, filepath.Join(file, "clicks"), small())
	require.ErrorContains(t, err, "open click log: ")
}

func TestPayloadsThatCannotBe(t *testing.T) {
	t.Parallel()
	l := reopen(t, t.TempDir(), small())
	_, err := l.Append(t.Context(), nil)
	require.ErrorIs(t, err, clicklog.ErrEmpty)
	_, err = l.Append(t.Context(), make([]byte, 257))
	require.ErrorIs(t, err, clicklog.ErrTooLarge)
	require.ErrorContains(t, err, "257 bytes, at most 256")
	over, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = l.Append(over, []byte("x"))
	require.ErrorIs(t, err, context.Canceled)
	require.Zero(t, l.Stats().Failed)
	at, err := l.Append(t.Context(), make([]byte, 256))
	require.NoError(t, err)
	require.Zero(t, at)
	require.Equal(t, clicklog.Position(268), l.Durable())
}

func TestPositionsThatCannotBe(t *testing.T) {
	t.Parallel()
	l := reopen(t, t.TempDir(), small())
	written := fill(t, l, 200)
	_, _, err := l.Read(l.Durable()+1, 1, 1)
	require.ErrorIs(t, err, clicklog.ErrAhead)
	require.ErrorIs(t, l.Release(l.Durable()+1), clicklog.ErrAhead)
	_, _, err = l.Read(written[3].Position+1, 1, 1)
	var corrupt *clicklog.CorruptError
	require.ErrorAs(t, err, &corrupt)
	require.Equal(t, 64+int64(written[3].Position)+1, corrupt.Offset)

	require.NoError(t, l.Release(written[150].Position))
	oldest := l.Stats().Oldest
	require.Positive(t, oldest)
	_, next, err := l.Read(0, 1, 1)
	var released *clicklog.ReleasedError
	require.ErrorAs(t, err, &released)
	require.Equal(t, clicklog.ReleasedError{From: 0, Oldest: oldest}, *released)
	require.EqualError(t, err, "position 0 was released; the click log begins at "+itoa(oldest))
	require.Zero(t, next)
}

// change rewrites a file.
func change(t *testing.T, name string, how func(content []byte) []byte) {
	t.Helper()
	content, err := os.ReadFile(name)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(name, how(content), 0o600))
}

// number puts v at an offset of a header, and makes the header whole again.
func number(offset int, v uint64) func([]byte) []byte {
	return func(content []byte) []byte {
		binary.LittleEndian.PutUint64(content[offset:], v)
		return whole(content)
	}
}

func whole(content []byte) []byte {
	sum := crc32.Checksum(content[:60], crc32.MakeTable(crc32.Castagnoli))
	binary.LittleEndian.PutUint32(content[60:], sum)
	return content
}

func flip(offset int) func([]byte) []byte {
	return func(content []byte) []byte {
		content[offset] ^= 1
		return content
	}
}

func TestFoldersThatAreDamaged(t *testing.T) {
	t.Parallel()
	for _, one := range []struct {
		name, file string
		how        func([]byte) []byte
		offset     int64
		reason     string
	}{
		{"a newer version", "2", number(8, 2), 8, "version"},
		{"the segment of another number", "2", number(32, 7), 32, "another number"},
		{"the segment of another log", "2", number(16, 7), 16, "another log"},
		{"a position below zero", "1", number(40, 1<<63), 40, "below zero"},
		{"a segment out of order", "3", number(40, 1), 40, "begins before"},
		{"an older segment that is cut", "2", func(b []byte) []byte { return b[:700] }, 700, "it ends before"},
		{"a header that is broken", "2", flip(20), 0, "no header"},
		{"a header that is gone", "2", func(b []byte) []byte { return append(make([]byte, 64), b[64:]...) }, 0, "no header"},
		{"a record in the middle of the last segment", "4", flip(64), 64, "later ones"},
	} {
		t.Run(one.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			l := reopen(t, dir, small())
			fill(t, l, 130)
			require.NoError(t, l.Close())
			file := filepath.Join(dir, "clicks-0000000000000000000"+one.file+".seg")
			change(t, file, one.how)
			before, err := os.ReadFile(file)
			require.NoError(t, err)
			_, err = clicklog.Open(clicklog.Disk{}, dir, small())
			var corrupt *clicklog.CorruptError
			require.ErrorAs(t, err, &corrupt)
			require.Equal(t, file, corrupt.File)
			require.Equal(t, one.offset, corrupt.Offset)
			require.ErrorContains(t, err, file)
			require.ErrorContains(t, err, one.reason)
			after, err := os.ReadFile(file)
			require.NoError(t, err)
			require.Equal(t, before, after, "what is damaged is left as it is")
		})
	}
}

// Older segments are not read by Open, so that a restart is quick; the reader
// says what is wrong with them when it gets there, and goes no further.
func TestReaderStopsAtDamage(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	l := reopen(t, dir, small())
	written := fill(t, l, 130)
	file := filepath.Join(dir, "clicks-00000000000000000001.seg")
	change(t, file, flip(64+int(written[5].Position)+13))
	for range 2 {
		records, next, err := l.Read(0, 100, 1000)
		require.NoError(t, err)
		require.Equal(t, written[:5], records)
		_, _, err = l.Read(next, 100, 1000)
		var corrupt *clicklog.CorruptError
		require.ErrorAs(t, err, &corrupt)
		require.Equal(t, clicklog.CorruptError{File: file, Offset: 64 + int64(next), Reason: "there is no whole record"}, *corrupt)
		require.NoError(t, l.Close())
		l = reopen(t, dir, small())
	}
	require.NoError(t, os.Truncate(file, 500))
	_, err := clicklog.Open(clicklog.Disk{}, dir, small())
	require.ErrorIs(t, err, clicklog.ErrLocked)
	_, _, err = l.Read(written[30].Position, 100, 1000)
	require.ErrorContains(t, err, "it ends before its last record")
	require.NoError(t, os.Remove(file))
	_, _, err = l.Read(0, 1, 1)
	require.ErrorIs(t, err, os.ErrNotExist)
}

func TestWhatWasBeingWrittenIsCut(t *testing.T) {
	t.Parallel()
	for name, how := range map[string]func([]byte) []byte{
		"half a frame":    func(b []byte) []byte { return b[:len(b)-20] },
		"half a record":   func(b []byte) []byte { return b[:len(b)-1] },
		"zeros":           func(b []byte) []byte { return append(b[:len(b)-3], make([]byte, 100)...) },
		"rubbish":         func(b []byte) []byte { return append(b[:len(b)-3], bytes.Repeat([]byte{0xa5}, 100)...) },
		"a large length":  func(b []byte) []byte { return append(b[:len(b)-3], 0xff, 0xff, 0xff, 0xff) },
		"another's frame": func(b []byte) []byte { return append(b[:len(b)-3], b[64:90]...) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			l := reopen(t, dir, small())
			written := fill(t, l, 10)
			require.NoError(t, l.Close())
			change(t, filepath.Join(dir, "clicks-00000000000000000001.seg"), how)
			for range 2 {
				l = reopen(t, dir, small())
				require.Equal(t, written[:9], all(t, l, 0))
				require.NoError(t, l.Close())
			}
			l = reopen(t, dir, small())
			more := fill(t, l, 5)
			require.Equal(t, written[9].Position, more[0].Position)
			require.Equal(t, append(written[:9:9], more...), all(t, l, 0))
		})
	}
}

func TestReleaseKeepsTheLastSegmentAndWhatIsYoung(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	now := clock.NewFake(noon)
	options := small()
	options.Now, options.Keep = now.Now, time.Hour
	l := reopen(t, dir, options)
	written := fill(t, l, 200)
	segments := l.Stats().Segments
	require.NoError(t, l.Release(l.Durable()))
	require.Equal(t, segments, l.Stats().Segments)
	require.Equal(t, l.Durable(), l.Stats().Released)
	require.Equal(t, written, all(t, l, 0))

	require.NoError(t, l.Close())
	now.Advance(time.Hour)
	l = reopen(t, dir, options)
	require.NoError(t, l.Release(l.Durable()))
	require.NoError(t, l.Release(0), "to go back does nothing")
	s := l.Stats()
	require.Equal(t, 1, s.Segments)
	require.Equal(t, l.Durable(), s.Released)
	require.Less(t, s.Oldest, l.Durable())

	id := l.ID()
	require.NoError(t, l.Close())
	l = reopen(t, dir, options)
	require.Equal(t, id, l.ID())
	require.Equal(t, s.Durable, l.Durable())
	require.Equal(t, s.Oldest, l.Stats().Oldest)
}

func TestForeignFilesAreLeftAlone(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, name := range []string{"README", "clicks-1.seg", "clicks-00000000000000000001.seg.old"} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte("note"), 0o600))
	}
	l := reopen(t, dir, small())
	written := fill(t, l, 3)
	require.NoError(t, l.Close())
	l = reopen(t, dir, small())
	require.Equal(t, written, all(t, l, 0))
	require.FileExists(t, filepath.Join(dir, "README"))
}
