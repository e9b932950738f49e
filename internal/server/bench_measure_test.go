package server

import (
	"fmt"
	"time"

	"github.com/rapporthq/rapport/internal/app/conversion"
)

// measurement is two databases, looked at in turns.
type measurement struct {
	small, large *shop
	plain        *inserts

	graph, http   pair
	batches       []time.Duration
	batchRatios   []float64
	inserts       []time.Duration
	insertsRatios []float64
}

// pair is the medians of the rounds in both databases, and their ratios.
type pair struct {
	small, large []time.Duration
	ratios       []float64
}

func (p *pair) add(small, large time.Duration) {
	p.small, p.large = append(p.small, small), append(p.large, large)
	p.ratios = append(p.ratios, float64(large)/float64(small))
}

// round records some conversions by each door in each database, first in the one,
// next time first in the other. The first round warms up.
func (m *measurement) round(number int) {
	order := []*shop{m.small, m.large}
	if number%2 == 1 {
		order = []*shop{m.large, m.small}
	}
	graph, http := map[*shop]time.Duration{}, map[*shop]time.Duration{}
	for _, s := range order {
		graph[s] = median(s.byGraphQL(s.mixed(benchSingles)))
	}
	for _, s := range order {
		http[s] = median(s.byHTTP(s.mixed(benchSingles)))
	}
	if number == 0 {
		return
	}
	m.graph.add(graph[m.small], graph[m.large])
	m.http.add(http[m.small], http[m.large])
	one := m.plain.each()
	m.inserts = append(m.inserts, one)
	m.insertsRatios = append(m.insertsRatios, float64(http[m.large])/float64(one))
	if number%benchBatchEvery == 0 {
		each := m.large.batch(m.large.mixed(conversion.MaxBatch)) / conversion.MaxBatch
		m.batches = append(m.batches, each)
		m.batchRatios = append(m.batchRatios, float64(http[m.large])/float64(each))
	}
}

// judge fills the table with medians of the rounds.
func (m *measurement) judge(table *speeds, sizes string) {
	for _, door := range []struct {
		name string
		pair *pair
	}{{"conversionRecord", &m.graph}, {"POST /api/conversions", &m.http}} {
		table.atMost(door.name+", "+sizes, median(door.pair.ratios), 1.2, fmt.Sprintf("%s : %s per conversion", ms(median(door.pair.large)), ms(median(door.pair.small))))
	}
	batch, single, plain := median(m.batches), median(m.http.large), median(m.inserts)
	table.atLeast("alone : in batches of 1,000", median(m.batchRatios), 5, "%.2f", fmt.Sprintf("%s : %s per conversion, %.0f/s in batches", ms(single), ms(batch), 1/batch.Seconds()))
	table.tell("alone : one simple INSERT", median(m.insertsRatios), fmt.Sprintf("%s : %s, %.0f/s by %s", ms(single), ms(plain), 1/plain.Seconds(), m.plain.by()))
	table.tell("in a batch : one simple INSERT", float64(batch)/float64(plain), fmt.Sprintf("%s : %s", ms(batch), ms(plain)))
}
