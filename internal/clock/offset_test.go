//go:build testclock

package clock_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/clock"
)

func TestOffset(t *testing.T) {
	t.Parallel()
	for name, one := range map[string]struct {
		content string
		want    time.Duration
	}{
		"a duration moves the clock":              {"744h30m\n", 744*time.Hour + 30*time.Minute},
		"a negative one moves it back":            {"-1h", -time.Hour},
		"less than a microsecond is not moved":    {"999ns", 0},
		"an empty file does not move it":          {"", 0},
		"what is no duration does not move it":    {"tomorrow", 0},
		"a number without a unit is no duration":  {"744", 0},
		"more than a microsecond is cut to whole": {"1500ns", time.Microsecond},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			file := filepath.Join(t.TempDir(), "offset")
			require.NoError(t, os.WriteFile(file, []byte(one.content), 0o600))
			requireMoved(t, clock.Offset{File: file}, one.want)
		})
	}
	t.Run("a missing file does not move it", func(t *testing.T) {
		t.Parallel()
		requireMoved(t, clock.Offset{File: filepath.Join(t.TempDir(), "none")}, 0)
	})
	t.Run("it is read anew each time", func(t *testing.T) {
		t.Parallel()
		file := filepath.Join(t.TempDir(), "offset")
		c := clock.Offset{File: file}
		requireMoved(t, c, 0)
		require.NoError(t, os.WriteFile(file, []byte("48h"), 0o600))
		requireMoved(t, c, 48*time.Hour)
	})
}

// requireMoved fails unless c runs ahead of the machine by exactly want.
func requireMoved(t *testing.T, c clock.Offset, want time.Duration) {
	t.Helper()
	before := clock.System{}.Now()
	now := c.Now()
	after := clock.System{}.Now()
	require.False(t, now.Before(before.Add(want)), "%s is before %s", now, before.Add(want))
	require.False(t, now.After(after.Add(want)), "%s is after %s", now, after.Add(want))
	require.Equal(t, clock.Normalize(now), now)
}
