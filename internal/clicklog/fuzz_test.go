package clicklog

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// sample is a segment as a process leaves it that is killed: four groups.
func sample(tb testing.TB) (content []byte, payloads [][]byte) {
	tb.Helper()
	m := newMachine(1)
	l, err := load(m.start(), "clicks", Options{SegmentSize: 1500, MaxPayload: 300, Now: fixed}, func(task func()) { task() })
	require.NoError(tb, err)
	for i := range 12 {
		payload := fmt.Appendf(nil, "%d %s", i, bytes.Repeat([]byte("x"), 10*i))
		payloads = append(payloads, payload)
		_, _, err := l.join(payload)
		require.NoError(tb, err)
		if i%3 == 2 {
			g, _ := l.take()
			l.commit(g)
			require.NoError(tb, g.err)
		}
	}
	return m.live["clicks/"+fileName(1)].live, payloads
}

func fixed() time.Time { return time.Date(2026, 4, 1, 12, 0, 0, 0, time.UTC) }

// Whatever bytes are in a segment, it opens or says that it is broken, and what
// it shows is what was appended, from the first on: no record is made up.
func FuzzSegment(f *testing.F) {
	content, payloads := sample(f)
	f.Add(content, uint16(0), []byte{})
	f.Add(content[:700], uint16(300), []byte("rubbish"))
	f.Add(content, uint16(64), []byte{0, 0, 0, 0})
	f.Add(content, uint16(8), []byte{2})
	f.Add(append(bytes.Clone(content[:200]), content[100:]...), uint16(0), []byte{})
	f.Add([]byte{}, uint16(0), []byte{})
	f.Add(make([]byte, 1000), uint16(0), []byte{})
	f.Fuzz(func(t *testing.T, content []byte, offset uint16, patch []byte) {
		content = bytes.Clone(content)
		if int(offset) < len(content) {
			copy(content[offset:], patch)
		}
		m := newMachine(1)
		m.live["clicks/"+fileName(1)] = &inode{live: content, dirty: map[int]bool{}}
		l, err := load(m.start(), "clicks", Options{SegmentSize: 1500, MaxPayload: 300, Now: fixed}, func(task func()) { task() })
		if err != nil {
			require.ErrorAs(t, err, new(*CorruptError))
			return
		}
		first := l.Stats().Oldest
		records, next, err := l.Read(first, 1000, 1<<20)
		require.NoError(t, err)
		require.Equal(t, l.Durable(), next)
		for i, r := range records {
			require.Equal(t, payloads[i], r.Payload)
		}
	})
}

// FuzzParse never takes what was not made by seal.
func FuzzParse(f *testing.F) {
	record := append(make([]byte, frameSize), "payload"...)
	seal(record, 7, 100, 50)
	f.Add(record, uint32(7), int64(100))
	f.Add(record, uint32(8), int64(100))
	f.Add(record[:15], uint32(7), int64(100))
	f.Add([]byte{}, uint32(0), int64(0))
	f.Fuzz(func(t *testing.T, b []byte, seed uint32, at int64) {
		before := bytes.Clone(b)
		got, group := parse(b, seed, Position(at))
		require.Equal(t, before, b)
		if got == nil {
			return
		}
		again := append(make([]byte, frameSize), got[frameSize:]...)
		seal(again, seed, Position(at), group)
		require.Equal(t, again, got)
		require.LessOrEqual(t, group, Position(at))
		require.GreaterOrEqual(t, group, Position(0))
	})
}
