package server

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/app/tracking"
)

// sold is a conversion as the vendor says it; the same by GraphQL and by
// plain HTTP.
type sold struct {
	kind, customer string
	// source is the link that was clicked before; empty if none was.
	source string
	at     time.Time
}

// fill records so many conversions by the use case, in batches: each is a stretch
// of time in which customers click, become leads, and some of them buy once or
// three times. One customer in ten comes by itself.
func (s *shop) fill(rows int) {
	s.b.Helper()
	begin := benchBegin.AddDate(1, 0, 0)
	stretch := benchDays * 24 * time.Hour / time.Duration(rows/conversion.MaxBatch)
	for ; rows > 0; rows -= conversion.MaxBatch {
		var reports []sold
		for range conversion.MaxBatch / 2 {
			n := s.customers
			s.customers++
			at := begin.Add(s.chance(stretch / 3))
			one := sold{kind: "lead", customer: fmt.Sprintf("c-%d", n), at: at}
			if n%10 != 9 {
				one.source = s.link()
			}
			reports = append(reports, one)
			sales := []int{3, 0, 1, 0}[n%4]
			for i := range sales {
				reports = append(reports, sold{kind: "sale", customer: one.customer, at: at.Add(time.Duration(i)*stretch/5 + s.chance(stretch/5))})
			}
		}
		slices.SortFunc(reports, func(a, b sold) int { return a.at.Compare(b.at) })
		begin = begin.Add(stretch)
		s.now.Set(begin)
		s.batch(reports)
	}
}

// chance is a duration up to the roof.
func (s *shop) chance(roof time.Duration) time.Duration {
	return time.Duration(s.random.Int64N(int64(roof))).Truncate(time.Second)
}

func (s *shop) link() string { return s.links[s.random.IntN(len(s.links))] }

// mixed makes n reports of now, a quarter each: a lead by a link, a first sale by
// a link, a sale to somebody of the past, and one to somebody who came by
// another link since.
func (s *shop) mixed(n int) []sold {
	reports := make([]sold, n)
	for i := range reports {
		s.serial++
		one := sold{kind: "sale", customer: fmt.Sprintf("new-%d", s.serial), at: s.now.Now()}
		if i%4 == 0 {
			one.kind = "lead"
		}
		if i%4 >= 2 {
			one.customer = s.somebody()
		}
		if i%4 != 2 {
			one.source = s.link()
		}
		reports[i] = one
	}
	return reports
}

// somebody is any customer of the past.
func (s *shop) somebody() string {
	name := fmt.Sprintf("c-%d", s.random.IntN(s.customers))
	if k := s.random.IntN(s.copies + 1); k > 0 {
		name += fmt.Sprintf("-%d", k)
	}
	return name
}

// person is the customer of whom this one is a copy: copies keep the name and the
// address, so that nothing about them is new.
func person(customer string) string {
	parts := strings.SplitN(customer, "-", 3)
	return parts[0] + "-" + parts[1]
}

// inputs turns reports into what is sent. The clicks behind them are recorded
// now, an hour before the conversion.
func (s *shop) inputs(reports []sold) []vars {
	s.b.Helper()
	var clicks []tracking.PastClick
	inputs := make([]vars, len(reports))
	for i, one := range reports {
		s.serial++
		name := fmt.Sprintf("o-%d", s.serial)
		inputs[i] = vars{
			"programId": s.programID, "type": one.kind, "externalId": name, "idempotencyKey": name, "occurredAt": one.at.Format(time.RFC3339),
			"customer": vars{
				"externalId": one.customer, "email": person(one.customer) + "@example.com", "company": "Company " + person(one.customer), "country": "DE",
			},
		}
		if one.kind == "sale" {
			cents := 1990 + s.random.IntN(80_000)
			inputs[i]["amount"] = vars{"amount": fmt.Sprintf("%d.%02d", cents/100, cents%100), "currencyCode": "EUR"}
			inputs[i]["tax"] = fmt.Sprintf("%d.00", cents/700)
		}
		if one.source != "" {
			clicks = append(clicks, tracking.PastClick{Key: name, LinkID: one.source, OccurredAt: one.at.Add(-time.Hour)})
		}
	}
	if len(clicks) == 0 {
		return inputs
	}
	past, err := s.services.tracking.RecordPast(s.owner(), clicks)
	require.NoError(s.b, err)
	next := 0
	for i, one := range reports {
		if one.source != "" {
			inputs[i]["clickId"] = past.ClickIDs[next]
			next++
		}
	}
	return inputs
}

// batch sends the reports in one request and returns the time it took.
func (s *shop) batch(reports []sold) time.Duration {
	s.b.Helper()
	body, err := json.Marshal(s.inputs(reports))
	require.NoError(s.b, err)
	answer, took := s.send("/api/conversions", body)
	require.Equal(s.b, len(reports), strings.Count(answer.Body.String(), `"repeated":false`))
	return took
}

// byHTTP sends each report alone and returns the times.
func (s *shop) byHTTP(reports []sold) []time.Duration {
	s.b.Helper()
	var times []time.Duration
	for _, input := range s.inputs(reports) {
		s.now.Advance(time.Second)
		body, err := json.Marshal(input)
		require.NoError(s.b, err)
		_, took := s.send("/api/conversions", body)
		times = append(times, took)
	}
	return times
}

// byGraphQL is byHTTP with the mutation.
func (s *shop) byGraphQL(reports []sold) []time.Duration {
	s.b.Helper()
	var times []time.Duration
	for _, input := range s.inputs(reports) {
		s.now.Advance(time.Second)
		times = append(times, s.graph(`mutation($i: ConversionRecordInput!) { it: conversionRecord(input: $i) {
			conversion { id } isRepeated userErrors { field message } } }`, vars{"i": input}))
	}
	return times
}
