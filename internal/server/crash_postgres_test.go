//go:build unix

package server

import (
	"math/rand/v2"
	"regexp"
	"sync/atomic"
	"testing"
)

// nothingDropped is a figure: no click was one that the database can never take.
var nothingDropped = regexp.MustCompile(`(?m)^rapport_clicks_dropped_total 0$`)

// TestKilledPostgreSQLLosesNoClick kills PostgreSQL under load with SIGKILL, all of
// its processes, again and again: every visitor is redirected, also while it is
// away, and each click is in the database once.
func TestKilledPostgreSQLLosesNoClick(t *testing.T) {
	t.Parallel()
	c := newCluster(t)
	if c == nil {
		return
	}
	d := c.open(t)
	book, link := linkToKill(t, d)
	s := startServer(t, environment(t, d))
	s.await(t, linksKnown)
	load, at := &load{}, new(atomic.Pointer[served])
	at.Store(s)
	for range rounds(t) {
		stop := load.come(t, at)
		load.awaitMore(t, 20+rand.IntN(400))
		c.kill(t)
		load.awaitMore(t, 20+rand.IntN(400))
		c.start(t)
		load.awaitMore(t, 1+rand.IntN(50))
		stop()
		s.await(t, nothingBehind)
		load.requireExactly(t, book, link)
	}
	s.await(t, nothingDropped)
	s.end(t)
}
