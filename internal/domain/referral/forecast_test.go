package referral_test

import (
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/domain/referral"
)

// TestWhen is rules §6: a forecast by month of the expected day.
func TestWhen(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		day, want string
		kind      referral.ForecastKind
	}{
		"a day of next month":          {"2026-04-17", "2026-04-01", referral.ForecastMonth},
		"today":                        {"2026-03-11", "2026-03-01", referral.ForecastMonth},
		"yesterday, also of the month": {"2026-03-10", "", referral.ForecastOverdue},
		"no day":                       {"", "", referral.ForecastUnknown},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			kind, on := referral.When(test.day, "2026-03-11")
			require.Equal(t, test.kind, kind)
			require.Equal(t, test.want, on)
		})
	}
}

// TestForecastAddsExactlyAndRoundsOnce is rules §0: three times 0.005 is 0.02
// when rounded once, and 0.03 when each is.
func TestForecastAddsExactlyAndRoundsOnce(t *testing.T) {
	t.Parallel()
	april := func(currency money.Currency, probability int, minor int64) referral.Expected {
		return referral.Expected{
			Kind: referral.ForecastMonth, StartsOn: "2026-04-01", Currency: currency, Probability: probability,
			Count: 1, Minor: minor, Weighed: minor,
		}
	}
	got, err := referral.Forecast([]referral.Expected{
		{Kind: referral.ForecastUnknown, Currency: "EUR", Probability: 30, Count: 2, Unvalued: 2},
		april("EUR", 50, 1), april("EUR", 25, 2), april("EUR", 10, 5), april("JPY", 70, 5),
		{Kind: referral.ForecastMonth, StartsOn: "2026-03-01", Currency: "EUR", Probability: 10, Count: 1, Minor: 100, Weighed: 100},
		{Kind: referral.ForecastOverdue, Currency: "EUR", Probability: 100, Count: 3, Minor: 300, Weighed: 200},
	})
	require.NoError(t, err)
	total := func(currency money.Currency, count, unvalued int, value, weighted int64) referral.ForecastTotal {
		return referral.ForecastTotal{
			Count: count, UnvaluedCount: unvalued, Value: money.New(value, currency), WeightedValue: money.New(weighted, currency),
		}
	}
	require.Equal(t, []referral.ForecastRow{
		{Kind: referral.ForecastOverdue, Totals: []referral.ForecastTotal{total("EUR", 3, 0, 300, 200)}},
		{Kind: referral.ForecastMonth, StartsOn: "2026-03-01", Totals: []referral.ForecastTotal{total("EUR", 1, 0, 100, 10)}},
		{Kind: referral.ForecastMonth, StartsOn: "2026-04-01", Totals: []referral.ForecastTotal{
			total("EUR", 3, 0, 8, 2), total("JPY", 1, 0, 5, 4),
		}},
		{Kind: referral.ForecastUnknown, Totals: []referral.ForecastTotal{total("EUR", 2, 2, 0, 0)}},
	}, got)
}

func TestForecastBeyond64Bits(t *testing.T) {
	t.Parallel()
	_, err := referral.Totals([]referral.Expected{{Currency: "EUR", Minor: math.MaxInt64}, {Currency: "EUR", Minor: 1}})
	require.ErrorIs(t, err, money.ErrOverflow)
}

func TestMedianAndAverage(t *testing.T) {
	t.Parallel()
	of := func(hours ...int) []time.Duration {
		out := make([]time.Duration, len(hours))
		for i, h := range hours {
			out[i] = time.Duration(h) * time.Hour
		}
		return out
	}
	for name, test := range map[string]struct {
		lengths         []time.Duration
		median, average referral.Days
	}{
		"one":                        {of(36), 15, 15},
		"the middle of three":        {of(240, 24, 48), 20, 43},
		"the mean of the two middle": {of(24, 48, 72, 2400), 25, 265},
		"rounded half away":          {[]time.Duration{72 * time.Minute}, 1, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			average, ok := referral.Average(test.lengths)
			require.True(t, ok)
			require.Equal(t, test.average, average)
			median, ok := referral.Median(test.lengths)
			require.True(t, ok)
			require.Equal(t, test.median, median)
		})
	}
	_, ok := referral.Median(nil)
	require.False(t, ok)
	_, ok = referral.Average(nil)
	require.False(t, ok)
}

// TestStays is the stage history: where the referral was opened counts, where it
// is does not, and a second visit is a second stay.
func TestStays(t *testing.T) {
	t.Parallel()
	day := func(n int) time.Time { return time.Date(2026, 3, n, 12, 0, 0, 0, time.UTC) }
	got := referral.Stays([]referral.Entered{
		{"a", day(1)}, {"a", day(2)}, {"b", day(4)}, {"a", day(5)}, {"won", day(9)},
	})
	require.Equal(t, []referral.Left{
		{"a", day(4), 72 * time.Hour}, {"b", day(5), 24 * time.Hour}, {"a", day(9), 96 * time.Hour},
	}, got)
	require.Empty(t, referral.Stays(nil))
}
