package server

import (
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/stretchr/testify/require"
)

// The effort of the open loop: requests begin at their time, whether or not those
// before them were answered, and are counted from the time at which they should have
// begun, so that a server that stumbles is charged for all who waited.
const (
	openRounds = 7
	openRate   = 6_000
	openFor    = 2 * time.Second
	openLanes  = 256
)

// openLoop sends openRate requests per second for openFor, and returns the latencies in
// order, with how many were answered per second.
func (r *redirector) openLoop() (took []time.Duration, rate float64) {
	r.b.Helper()
	const n = int(openRate * openFor / time.Second)
	took = make([]time.Duration, n)
	due := make(chan int, n)
	begun := time.Now().Add(50 * time.Millisecond)
	at := func(i int) time.Time { return begun.Add(time.Duration(i) * time.Second / openRate) }
	var sending sync.WaitGroup
	for range openLanes {
		sending.Go(func() {
			client := r.connect()
			defer client.close()
			for i := range due {
				client.open()
				took[i] = time.Since(at(i))
			}
		})
	}
	for i := range n {
		if early := time.Until(at(i)); early > 0 {
			<-time.After(early)
		}
		due <- i
	}
	close(due)
	sending.Wait()
	rate = float64(n) / time.Since(begun).Seconds()
	require.False(r.b, r.b.Failed())
	slices.Sort(took)
	return took, rate
}

// compareOpenLoops compares how long redirects take at a fixed rate with and without
// recording, in turns.
func compareOpenLoops(table *speeds, durable, off *redirector) {
	percentile := func(took []time.Duration, p int) time.Duration { return took[len(took)*p/100] }
	var middle, tail pair
	var rates []float64
	for round := range openRounds + 1 {
		order := []*redirector{durable, off}
		if round%2 == 1 {
			slices.Reverse(order)
		}
		took := map[*redirector][]time.Duration{}
		for _, one := range order {
			latencies, rate := one.openLoop()
			took[one], rates = latencies, append(rates, rate)
		}
		if round == 0 {
			continue // it warms up
		}
		middle.add(percentile(took[off], 50), percentile(took[durable], 50))
		tail.add(percentile(took[off], 99), percentile(took[durable], 99))
	}
	for _, one := range []struct {
		name  string
		pair  *pair
		bound float64
	}{{"p50", &middle, 1.15}, {"p99", &tail, 2}} {
		table.atMost(fmt.Sprintf("%s at %s per second, durable : recording off", one.name, thousands(openRate)), median(one.pair.ratios), one.bound,
			fmt.Sprintf("%s : %s; %.0f per second were answered", ms(median(one.pair.large)), ms(median(one.pair.small)), slices.Min(rates)))
	}
}
