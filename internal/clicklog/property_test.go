package clicklog

import (
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/rapporthq/rapport/internal/clock"
)

// Any interleaving of appends, reads, releases and restarts shows the same
// records in the same order, from the oldest that is left.
func TestAnyInterleavingShowsTheSameRecords(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		m := newMachine(1)
		fake := clock.NewFake(time.Date(2026, 4, 1, 12, 0, 0, 0, time.UTC))
		options := func() Options {
			return Options{
				SegmentSize: int64(rapid.IntRange(400, 3000).Draw(t, "segment")), MaxPayload: 300,
				Keep: time.Duration(rapid.IntRange(0, 2).Draw(t, "keep")) * time.Hour, Now: fake.Now,
			}
		}
		l, err := Open(m.start(), "clicks", options())
		require.NoError(t, err)
		var model []Record
		var released Position
		t.Repeat(map[string]func(*rapid.T){
			"append": func(t *rapid.T) {
				payload := rapid.SliceOfN(rapid.Byte(), 1, 300).Draw(t, "payload")
				at, err := l.Append(t.Context(), payload)
				require.NoError(t, err)
				model = append(model, Record{Position: at, Next: at + Position(frameSize+len(payload)), Payload: payload})
				require.Equal(t, l.Durable(), model[len(model)-1].Next)
			},
			"restart": func(t *rapid.T) {
				if rapid.Bool().Draw(t, "clean") {
					require.NoError(t, l.Close())
				} else {
					m.kill()
					_ = l.Close()
				}
				l, err = Open(m.start(), "clicks", options())
				require.NoError(t, err)
			},
			"release": func(t *rapid.T) {
				if len(model) > 0 {
					upTo := rapid.SampledFrom(model).Draw(t, "up to").Next
					require.NoError(t, l.Release(upTo))
					released = max(released, upTo)
				}
			},
			"an hour": func(*rapid.T) { fake.Advance(time.Hour) },
			"read": func(t *rapid.T) {
				if len(model) == 0 {
					return
				}
				first := rapid.IntRange(0, len(model)-1).Draw(t, "first")
				count, size := rapid.IntRange(1, 20).Draw(t, "records"), rapid.IntRange(1, 3000).Draw(t, "bytes")
				records, next, err := l.Read(model[first].Position, count, size)
				if gone := new(ReleasedError); errors.As(err, &gone) {
					require.Less(t, model[first].Position, gone.Oldest)
					require.LessOrEqual(t, gone.Oldest, released)
					return
				}
				require.NoError(t, err)
				require.NotEmpty(t, records)
				require.Equal(t, model[first:first+len(records)], records)
				require.Equal(t, records[len(records)-1].Next, next)
				require.LessOrEqual(t, len(records), count)
				require.True(t, len(records) == 1 || int(next-model[first].Position) <= size)
				full := len(records) == count || next == l.Durable() || int(model[first+len(records)].Next-model[first].Position) > size
				require.True(t, full, "as much as fits is read")
			},
			"": func(t *rapid.T) {
				if len(model) > 0 {
					require.Equal(t, model[len(model)-1].Next, l.Durable())
				}
				require.LessOrEqual(t, l.Stats().Oldest, released)
			},
		})
		require.NoError(t, l.Close())
	})
}
