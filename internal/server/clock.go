//go:build !testclock

package server

import "github.com/rapporthq/rapport/internal/clock"

// processClock is the clock of the process: the machine's, whatever the
// environment says.
func processClock(map[string]string) clock.Clock { return clock.System{} }
