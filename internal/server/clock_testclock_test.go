//go:build testclock

package server

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/clock"
)

func TestTheTestClockIsTheFile(t *testing.T) {
	t.Parallel()
	require.Equal(t, clock.Offset{File: "offset"}, processClock(map[string]string{"RAPPORT_TEST_CLOCK": "offset"}))
}
