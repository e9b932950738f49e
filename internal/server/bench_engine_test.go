//go:build unix

package server

import (
	"fmt"
	"runtime"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// The effort of the benchmark of the engine.
const (
	engineRounds = 9
	engineTimes  = 20_000
)

// BenchmarkSpeedOfEngine decides and prices conversions without any database:
// three touches, a plan of three incentives with a condition, limits and a
// maximum, and a history that is small or large. Time is that of the processor,
// so that others on the machine do not count.
func BenchmarkSpeedOfEngine(b *testing.B) {
	table := newSpeeds("Engine: attribution.Decide and commission.Compute, plan of 3 incentives, one core")
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1)) // collecting garbage counts
	var rates, ratios []float64
	small := engineInput(10)
	// A server holds some memory, so that it collects garbage less often than a
	// program of nothing else would.
	held := make([]byte, 64<<20)
	for range engineRounds { // before there is a large history that the collector has to walk
		rates = append(rates, float64(time.Second)/float64(runEngine(b, small).time))
	}
	runtime.KeepAlive(held)
	large := engineInput(1_000_000)
	var before, after engineCost
	for range engineRounds {
		before, after = runEngine(b, small), runEngine(b, large)
		ratios = append(ratios, float64(after.time)/float64(before.time))
	}
	table.atLeast("conversions per second and core", median(rates), 200_000, "%.0f",
		fmt.Sprintf("%.1f µs each", 1e6/median(rates)))
	table.atMost("time, history of 1,000,000 customers : 10", median(ratios), 1.2, fmt.Sprintf("%d rounds, alternately", engineRounds))
	table.atMost("allocations, history of 1,000,000 customers : 10", after.allocations/before.allocations, 1,
		fmt.Sprintf("%.0f : %.0f per conversion", after.allocations, before.allocations))
	table.atMost("bytes, history of 1,000,000 customers : 10", after.bytes/before.bytes, 1.01,
		fmt.Sprintf("%.0f : %.0f per conversion", after.bytes, before.bytes))
	table.print(b)
}

// engineCost is what one conversion takes.
type engineCost struct {
	time               time.Duration
	allocations, bytes float64
}

func runEngine(b *testing.B, in engineQuestion) engineCost {
	b.Helper()
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	begun := processorTime(b)
	lines := 0
	for range engineTimes {
		decision := attribution.Decide(in.conversion, in.touches, in.settings)
		in.priced.Enrollments[0].Credit = decision.Credits[0].PPM
		lines += len(commission.Compute(in.priced).Lines)
	}
	spent := processorTime(b) - begun
	runtime.ReadMemStats(&after)
	require.Equal(b, 2*engineTimes, lines, "the percentage and the bonus for large orders pay, the lead does not")
	return engineCost{
		time:        spent / engineTimes,
		allocations: float64((after.Mallocs - before.Mallocs) / engineTimes),
		bytes:       float64((after.TotalAlloc - before.TotalAlloc) / engineTimes),
	}
}

// processorTime is what this process has used so far.
func processorTime(b *testing.B) time.Duration {
	b.Helper()
	var used syscall.Rusage
	require.NoError(b, syscall.Getrusage(syscall.RUSAGE_SELF, &used))
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// engineQuestion is one conversion with all that the engine looks at.
type engineQuestion struct {
	conversion attribution.Conversion
	touches    []attribution.Touch
	settings   attribution.Settings
	priced     commission.Input
}

// engineInput is a sale of a customer with three clicks, among so many customers
// with a past.
func engineInput(customers int) engineQuestion {
	at := time.Date(2026, time.March, 10, 12, 0, 0, 0, time.UTC)
	amount := money.New(64_950, "EUR")
	q := engineQuestion{conversion: attribution.Conversion{OccurredAt: at}}
	for i := range 3 {
		q.touches = append(q.touches, attribution.Touch{
			Kind: attribution.KindClick, EnrollmentID: "enr_ada", At: at.AddDate(0, 0, -10*i-1), SourceID: "clk_" + strconv.Itoa(i), ApprovedAtTouch: true,
		})
	}
	history := make(commission.History, 2*customers)
	firstAt := at.AddDate(0, -2, 0)
	for i := range customers {
		for _, key := range []string{"lead", "sale"} {
			history[commission.HistoryKey{IncentiveKey: key, CustomerID: "cus_" + strconv.Itoa(i), EnrollmentID: "enr_ada"}] = commission.Past{Counted: 1, FirstAt: &firstAt}
		}
	}
	q.priced = commission.Input{
		Conversion: commission.Conversion{Type: "sale", OccurredAt: at, Amount: amount, TaxMinor: 10_370, ProgramAmount: &amount, Sequence: 2},
		Customer:   commission.Customer{ID: "cus_1", Country: "DE"},
		Settings:   commission.Settings{Currency: "EUR", ExcludeTax: true, ExcludeShipping: true, HoldDays: 30},
		Enrollments: []commission.Enrollment{{
			ID: "enr_ada", Credit: money.Whole, PlanID: "pln_1", PlanVersionID: "plv_1", Incentives: engineIncentives(),
		}},
		History: history,
	}
	return q
}

// engineIncentives are those of benchIncentives, as the engine knows them.
func engineIncentives() []commission.Incentive {
	flat := func(minor int64) commission.Structure {
		return commission.Structure{Kind: commission.StructureFlat, Flat: &money.Money{Minor: minor, Currency: "EUR"}}
	}
	large := commission.Condition{Match: commission.MatchAll, Conditions: []commission.Condition{
		{Attribute: "conversion.amount", Operator: commission.OperatorGTE, Values: []string{"500"}},
	}}
	return []commission.Incentive{
		{ID: "inc_1", Key: "lead", Name: "Lead", Position: 1, Trigger: "lead", Terms: commission.Terms{
			Structure: flat(1500), Limits: commission.Limits{FirstOnly: true},
		}},
		{ID: "inc_2", Key: "sale", Name: "Sale", Position: 2, Trigger: "sale", Terms: commission.Terms{
			Structure: commission.Structure{Kind: commission.StructurePercent, Rate: 100_000}, Limits: commission.Limits{MaxMonths: 12},
			Max: &money.Money{Minor: 50_000, Currency: "EUR"},
		}},
		{ID: "inc_3", Key: "large", Name: "Large order", Position: 3, Trigger: "sale", Terms: commission.Terms{
			Structure: flat(2500), Conditions: &large,
		}},
	}
}
