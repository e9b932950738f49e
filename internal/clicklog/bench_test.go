package clicklog_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/clicklog"
	"github.com/rapporthq/rapport/internal/clock"
)

// BenchmarkAppend shows the groups: ns/op falls with the callers, while each of
// them waits for about one sync.
func BenchmarkAppend(b *testing.B) {
	for _, callers := range []int{1, 16, 256} {
		b.Run(strconv.Itoa(callers), func(b *testing.B) {
			l := reopen(b, b.TempDir(), clicklog.Options{Now: clock.System{}.Now})
			payload := bytes.Repeat([]byte("x"), 200)
			turns := make(chan struct{}, callers)
			var everybody sync.WaitGroup
			b.SetBytes(int64(len(payload)))
			b.ResetTimer()
			for range callers {
				everybody.Go(func() {
					for range turns {
						if _, err := l.Append(b.Context(), payload); err != nil {
							b.Error(err)
						}
					}
				})
			}
			for range b.N {
				turns <- struct{}{}
			}
			close(turns)
			everybody.Wait()
			b.StopTimer()
			s := l.Stats()
			require.Equal(b, uint64(b.N), s.Appended)
			b.ReportMetric(float64(s.Groups), "groups")
			b.ReportMetric(float64(s.Appended)/float64(s.Groups), "records/group")
		})
	}
}

// BenchmarkRead is what a sink that has fallen behind can get.
func BenchmarkRead(b *testing.B) {
	l := reopen(b, b.TempDir(), clicklog.Options{Now: clock.System{}.Now})
	payload := bytes.Repeat([]byte("x"), 200)
	var everybody sync.WaitGroup
	for range 64 {
		everybody.Go(func() {
			for range 500 {
				if _, err := l.Append(b.Context(), payload); err != nil {
					b.Error(err)
				}
			}
		})
	}
	everybody.Wait()
	b.SetBytes(int64(l.Durable()))
	for b.Loop() {
		for from, end := clicklog.Position(0), l.Durable(); from < end; {
			records, next, err := l.Read(from, 5000, 1<<20)
			require.NoError(b, err)
			require.NotEmpty(b, records)
			from = next
		}
	}
}

// BenchmarkOpen is what a restart costs: after a clean end the last segment is
// read, after any other it is also written and synced once more.
func BenchmarkOpen(b *testing.B) {
	options := clicklog.Options{Now: clock.System{}.Now}
	dir := b.TempDir()
	l := reopen(b, dir, options)
	for range 500 { // 8 MB, nearly a segment
		_, err := l.Append(b.Context(), bytes.Repeat([]byte("x"), 16<<10))
		require.NoError(b, err)
	}
	name := filepath.Join(dir, "clicks-00000000000000000001.seg")
	killed, err := os.ReadFile(name)
	require.NoError(b, err)
	require.NoError(b, l.Close())
	open := func(b *testing.B) {
		l, err := clicklog.Open(clicklog.Disk{}, dir, options)
		require.NoError(b, err)
		b.StopTimer()
		require.NoError(b, l.Close())
		b.StartTimer()
	}
	b.Run("clean", func(b *testing.B) {
		for b.Loop() {
			open(b)
		}
	})
	b.Run("killed", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			require.NoError(b, os.WriteFile(name, killed, 0o600))
			b.StartTimer()
			open(b)
		}
	})
}
