package tracking

import (
	"sync"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"
)

// remembered is how many counted clicks of the last hour a process remembers;
// the oldest is forgotten first.
const remembered = 200_000

// recent remembers counted clicks, so that the id of a duplicate's original can
// be handed out without asking the database.
type recent struct {
	mu     sync.Mutex
	clicks *lru.Cache[visitKey, counted]
}

// visitKey is one visitor on one link.
type visitKey struct{ linkID, hash string }

type counted struct {
	clickID string
	at      time.Time
}

func newRecent() *recent {
	clicks, _ := lru.New[visitKey, counted](remembered) // it refuses sizes below 1 only
	return &recent{clicks: clicks}
}

// repeats returns the remembered click that this one repeats. If there is none,
// it is empty and this one is remembered, unless a bot made it.
func (r *recent) repeats(f *fact) string {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, hash := range f.hashes() {
		before, ok := r.clicks.Get(visitKey{f.LinkID, hash})
		if ok && isRepeated(before.at, f.OccurredAt) {
			return before.clickID
		}
	}
	if !f.IsBot {
		r.clicks.Add(visitKey{f.LinkID, f.Hash}, counted{f.ID, f.OccurredAt})
	}
	return ""
}

// isRepeated reports whether of two clicks of a visitor on a link the second to
// be stored is a duplicate. They may be stored in any order, because each process
// stores its own.
func isRepeated(stored, at time.Time) bool { return at.Sub(stored).Abs() < duplicateWithin }
