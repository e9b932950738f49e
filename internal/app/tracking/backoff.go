package tracking

import (
	"context"
	"time"

	"github.com/rapporthq/rapport/internal/clock"
)

// The pauses after a failure: the first, and the longest.
const (
	firstPause   = 50 * time.Millisecond
	longestPause = 5 * time.Second
)

// backoff is the pauses of somebody who tries again: each twice as long as the one
// before, until something succeeds.
type backoff struct{ last time.Duration }

// next is the pause that wait takes next.
func (b *backoff) next() time.Duration { return min(max(2*b.last, firstPause), longestPause) }

// wait takes a pause, or ends with ctx.
func (b *backoff) wait(ctx context.Context) {
	b.last = b.next()
	_ = clock.Wait(ctx, b.last) // the caller looks at ctx
}

// reset begins anew: something succeeded.
func (b *backoff) reset() { b.last = 0 }
