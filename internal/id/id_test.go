package id_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/id"
)

func TestIdsOfOneMillisecondSortInTheOrderOfTheirMaking(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, time.March, 2, 9, 0, 0, 0, time.UTC)
	made := make([]string, 1000)
	for i := range made {
		made[i] = id.New("par", at)
		id.New("par", at.Add(time.Duration(i)*time.Hour)) // Somebody else's.
	}
	require.True(t, slices.IsSorted(made))
	require.Len(t, slices.Compact(made), 1000)
}

func TestPrefix(t *testing.T) {
	t.Parallel()
	prefix, ok := id.Prefix(id.New("par", time.Date(2026, time.March, 2, 9, 0, 0, 0, time.UTC)))
	require.True(t, ok)
	require.Equal(t, "par", prefix)
	for _, wrong := range []string{"", "par", "par_", "_01kjpwd6m0sp8www7w5sre51ey", "par_01kjpwd6m0sp8www7w5sre51e", "par_01kjpwd6m0sp8www7w5sre51u!", "42"} {
		_, ok := id.Prefix(wrong)
		require.False(t, ok, wrong)
	}
}
