package referral

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"

	"github.com/rapporthq/rapport/internal/domain/money"
)

// ForecastKind says where a row of the forecast stands.
type ForecastKind string

// The kinds.
const (
	// ForecastOverdue: the expected day has passed.
	ForecastOverdue ForecastKind = "OVERDUE"
	// ForecastMonth: expected in a month.
	ForecastMonth ForecastKind = "MONTH"
	// ForecastUnknown: nobody said a day.
	ForecastUnknown ForecastKind = "UNKNOWN"
)

// Values lists every kind, for the schema.
func (ForecastKind) Values() []string {
	return []string{string(ForecastOverdue), string(ForecastMonth), string(ForecastUnknown)}
}

// When is the place of a referral in the forecast: the month of the day on which
// it may be won, or no month of its own if that day is before today, or unknown.
// Today is the local day of the program.
func When(expectedClose, today string) (kind ForecastKind, startsOn string) {
	switch {
	case expectedClose == "":
		return ForecastUnknown, ""
	case expectedClose < today:
		return ForecastOverdue, ""
	default:
		return ForecastMonth, expectedClose[:len("2026-01-")] + "01"
	}
}

// Expected is what stands in one place of the forecast on one stage, in one
// currency.
type Expected struct {
	Kind ForecastKind
	// StartsOn is the first day of the month; empty for other kinds.
	StartsOn string
	Currency money.Currency
	// Probability of the stage, 0 to 100.
	Probability int
	// Count of referrals, Unvalued of them without a value.
	Count, Unvalued int
	// Minor is what they are worth; Weighed is the part of it that the
	// probability counts for.
	Minor, Weighed int64
}

// ForecastTotal is referrals in one currency.
type ForecastTotal struct {
	Count         int
	UnvaluedCount int
	Value         money.Money
	WeightedValue money.Money
}

// ForecastRow is a part of the forecast, with one total per currency.
type ForecastRow struct {
	Kind     ForecastKind
	StartsOn string
	Totals   []ForecastTotal
}

// Forecast sums what may be won: overdue first, then the months, then what has no
// day. A weighted value is Σ(value × probability), added exactly over the stages
// and rounded once, half away from zero (rules §0). It fails only beyond 64 bits.
func Forecast(parts []Expected) ([]ForecastRow, error) {
	type place struct {
		kind ForecastKind
		on   string
	}
	rows := map[place][]Expected{}
	for _, part := range parts {
		at := place{part.Kind, part.StartsOn}
		rows[at] = append(rows[at], part)
	}
	out := make([]ForecastRow, 0, len(rows))
	for at, list := range rows {
		totals, err := Totals(list)
		if err != nil {
			return nil, err
		}
		out = append(out, ForecastRow{Kind: at.kind, StartsOn: at.on, Totals: totals})
	}
	order := map[ForecastKind]int{ForecastOverdue: 0, ForecastMonth: 1, ForecastUnknown: 2}
	slices.SortFunc(out, func(a, b ForecastRow) int {
		return cmp.Or(cmp.Compare(order[a.Kind], order[b.Kind]), cmp.Compare(a.StartsOn, b.StartsOn))
	})
	return out, nil
}

// Totals sums the parts by currency, as Forecast says, in the order of the codes.
func Totals(parts []Expected) ([]ForecastTotal, error) {
	sums := map[money.Currency]*ForecastTotal{}
	weighted := map[money.Currency]*big.Rat{}
	for _, part := range parts {
		sum := sums[part.Currency]
		if sum == nil {
			sum = &ForecastTotal{Value: money.New(0, part.Currency), WeightedValue: money.New(0, part.Currency)}
			sums[part.Currency], weighted[part.Currency] = sum, new(big.Rat)
		}
		sum.Count += part.Count
		sum.UnvaluedCount += part.Unvalued
		value, err := sum.Value.Add(money.New(part.Minor, part.Currency))
		if err != nil {
			return nil, fmt.Errorf("sum what is expected: %w", err)
		}
		sum.Value = value
		share := new(big.Rat).Mul(new(big.Rat).SetInt64(part.Weighed), big.NewRat(int64(part.Probability), 100))
		weighted[part.Currency].Add(weighted[part.Currency], share)
	}
	out := make([]ForecastTotal, 0, len(sums))
	for currency, sum := range sums {
		minor, err := money.RoundHalfAway(weighted[currency])
		if err != nil {
			return nil, fmt.Errorf("weigh what is expected: %w", err)
		}
		sum.WeightedValue.Minor = minor
		out = append(out, *sum)
	}
	slices.SortFunc(out, func(a, b ForecastTotal) int { return cmp.Compare(a.Value.Currency, b.Value.Currency) })
	return out, nil
}
