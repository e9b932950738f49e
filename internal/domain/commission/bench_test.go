package commission_test

import (
	"testing"
	"time"

	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// graduatedRevenue pays 5 % up to 1000.00, 7.5 % up to 10000.00, and 10 % above.
func graduatedRevenue() commission.Structure {
	return commission.Structure{Kind: commission.StructureBrackets, Brackets: &commission.Brackets{
		Mode: commission.BracketGraduated, Measure: commission.MeasureRevenue, Period: commission.PeriodMonth,
		Brackets: []commission.Bracket{
			{UpTo: new(int64(100_000)), Rate: 50_000}, {UpTo: new(int64(1_000_000)), Rate: 75_000}, {Rate: 100_000},
		},
	}}
}

// BenchmarkCompute prices a sale by a plan of three incentives; one operation is
// one conversion.
func BenchmarkCompute(b *testing.B) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		b.Fatal(err)
	}
	in := input(
		commission.Terms{Structure: flat(1500, "EUR"), Limits: commission.Limits{FirstOnly: true}},
		commission.Terms{Structure: percent(125_000)},
		commission.Terms{Structure: graduatedRevenue()},
	)
	in.Location, in.Settings.ExcludeTax = berlin, true
	in.Conversion.Amount, in.Conversion.TaxMinor = money.New(123_456, "EUR"), 19_712
	in.Totals = commission.Totals{
		{IncentiveKey: "c", Kind: commission.TotalMeasured, ScopeID: "ada", Period: "MONTH:2026-03-01"}: {Count: 7, Minor: 98_765},
	}
	b.ReportAllocs()
	for b.Loop() {
		if result := commission.Compute(in); len(result.Lines) != 3 {
			b.Fatal("three lines are due")
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "conversions/s")
}
