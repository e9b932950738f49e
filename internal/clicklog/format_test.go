package clicklog_test

import (
	"encoding/binary"
	"encoding/hex"
	"hash/crc32"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/clicklog"
)

// byTheBook reads a folder as docs/adr/0007 says, without the package.
func byTheBook(t *testing.T, dir string) (id string, payloads []string) {
	t.Helper()
	table, order := crc32.MakeTable(crc32.Castagnoli), binary.LittleEndian
	names, err := filepath.Glob(filepath.Join(dir, "clicks-*.seg"))
	require.NoError(t, err)
	slices.Sort(names)
	var segments [][]byte
	for _, name := range names {
		b, err := os.ReadFile(name)
		require.NoError(t, err)
		if string(b[:8]) == "RAPCLICK" && order.Uint32(b[60:]) == crc32.Checksum(b[:60], table) {
			require.Equal(t, uint32(1), order.Uint32(b[8:]))
			segments = append(segments, b)
		}
	}
	for i, b := range segments {
		first, end := order.Uint64(b[40:]), uint64(len(b))
		if i+1 < len(segments) {
			end = 64 + order.Uint64(segments[i+1][40:]) - first
		}
		id = hex.EncodeToString(b[16:32])
		for at := uint64(64); at+12 <= end; {
			n := uint64(order.Uint32(b[at:]))
			if n == 0 {
				break
			}
			signed := order.AppendUint64(slices.Clone(b[16:32]), first+at-64)
			signed = append(append(signed, b[at:at+4]...), b[at+8:at+12+n]...)
			if order.Uint32(b[at+4:]) != crc32.Checksum(signed, table) {
				break
			}
			payloads = append(payloads, string(b[at+12:at+12+n]))
			at += 12 + n
		}
	}
	return id, payloads
}

func TestFilesAreAsTheBookSays(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	l := reopen(t, dir, small())
	var want []string
	for _, r := range fill(t, l, 200) {
		want = append(want, string(r.Payload))
	}
	for _, closed := range []bool{false, true} {
		if closed {
			require.NoError(t, l.Close())
		}
		id, payloads := byTheBook(t, dir)
		require.Equal(t, l.ID(), id)
		require.Equal(t, want, payloads)
	}
}

// What the book says to do with a damaged segment.
func TestDamagedSegmentIsMovedAway(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	l := reopen(t, dir, small())
	written := fill(t, l, 200)
	id := l.ID()
	require.NoError(t, l.Close())
	require.NoError(t, os.Remove(filepath.Join(dir, "clicks-00000000000000000001.seg")))
	l = reopen(t, dir, small())
	require.Equal(t, id, l.ID())
	oldest := l.Stats().Oldest
	rest := slices.IndexFunc(written, func(r clicklog.Record) bool { return r.Position == oldest })
	require.Positive(t, rest)
	require.Equal(t, written[rest:], all(t, l, oldest))

	require.NoError(t, l.Close())
	require.NoError(t, os.RemoveAll(dir))
	l = reopen(t, dir, small())
	require.NotEqual(t, id, l.ID())
	require.Zero(t, l.Durable())
}
