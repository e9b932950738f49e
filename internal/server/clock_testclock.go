//go:build testclock

package server

import "github.com/rapporthq/rapport/internal/clock"

// processClock is the clock of a process that journeys drive: the machine's,
// moved by the file that RAPPORT_TEST_CLOCK names.
func processClock(variables map[string]string) clock.Clock {
	return clock.Offset{File: variables["RAPPORT_TEST_CLOCK"]}
}
