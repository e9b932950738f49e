// Package clock is the only place that reads the machine's time. Everything
// else is handed a Clock, so that tests decide what time it is.
package clock

import (
	"sync"
	"time"
)

// Clock tells the time: UTC, truncated to microseconds, which is what
// PostgreSQL keeps.
type Clock interface {
	Now() time.Time
}

// System reads the machine's clock.
type System struct{}

// Now returns the machine's time in UTC, to the microsecond.
func (System) Now() time.Time { return Normalize(time.Now()) }

// Normalize turns any instant into the form in which instants are stored.
func Normalize(t time.Time) time.Time { return t.UTC().Truncate(time.Microsecond) }

// Fake is a clock that stands still until it is told to move. It is safe for
// concurrent use.
type Fake struct {
	mu  sync.Mutex
	now time.Time
}

// NewFake returns a clock that stands at t.
func NewFake(t time.Time) *Fake { return &Fake{now: Normalize(t)} }

// Now returns the instant the clock was last set to.
func (f *Fake) Now() time.Time {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.now
}

// Advance moves the clock by d.
func (f *Fake) Advance(d time.Duration) { f.Set(f.Now().Add(d)) }

// Set moves the clock to t.
func (f *Fake) Set(t time.Time) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.now = Normalize(t)
}
