package clock_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/clock"
)

func TestWait(t *testing.T) {
	t.Parallel()
	require.NoError(t, clock.Wait(t.Context(), time.Nanosecond))
	ended, end := context.WithCancel(t.Context())
	end()
	require.ErrorIs(t, clock.Wait(ended, time.Hour), context.Canceled)
}
