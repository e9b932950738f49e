//go:build testclock

package clock

import (
	"os"
	"strings"
	"time"
)

// Offset is the machine's clock moved by what a file says, for journeys in a
// browser. It is only in binaries built with the tag testclock.
type Offset struct {
	// File holds a duration as time.ParseDuration reads it, such as 744h. It is
	// read at every Now, so whoever writes it must rename it into place. While it
	// is missing or holds anything else the clock is not moved.
	File string
}

// Now returns the machine's time plus the offset, in UTC, to the microsecond.
func (o Offset) Now() time.Time { return System{}.Now().Add(o.read()) }

func (o Offset) read() time.Duration {
	content, err := os.ReadFile(o.File)
	if err != nil {
		return 0
	}
	offset, err := time.ParseDuration(strings.TrimSpace(string(content)))
	if err != nil {
		return 0
	}
	return offset.Truncate(time.Microsecond)
}
