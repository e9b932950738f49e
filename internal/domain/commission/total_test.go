package commission_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// bonusOf is a bonus on the count of a year.
func bonusOf(every *commission.Threshold, thresholds ...commission.Threshold) commission.Structure {
	return commission.Structure{Kind: commission.StructureBonus, Bonus: &commission.Bonus{
		Measure: commission.MeasureCount, Period: commission.PeriodYear, Thresholds: thresholds, Every: every,
	}}
}

// threshold pays 1.00 EUR.
func threshold(at int64) commission.Threshold {
	return commission.Threshold{At: at, Amount: money.New(100, "EUR")}
}

func key(incentive string, kind commission.TotalKind, scope, period string) commission.TotalKey {
	return commission.TotalKey{IncentiveKey: incentive, Kind: kind, ScopeID: scope, Period: period}
}

func TestNeedsListsWhatComputeLooksAt(t *testing.T) {
	t.Parallel()
	one := money.New(1, "EUR")
	in := input(
		commission.Terms{Structure: percent(1)},
		commission.Terms{Structure: graduatedRevenue(), Caps: commission.Caps{
			PerCustomer: &one, PerPeriod: &commission.PeriodCap{Amount: one, Period: commission.PeriodQuarter},
			Budget: &commission.PeriodCap{Amount: one, Period: commission.PeriodLifetime},
		}},
		commission.Terms{Structure: bonusOf(new(threshold(1)))},
		commission.Terms{Structure: graduatedRevenue(), Conditions: &commission.Condition{
			Match: commission.MatchAll, Conditions: []commission.Condition{{Attribute: "partner.tier", Operator: "EQ", Values: []string{"gold"}}},
		}},
	)
	bob := in.Enrollments[0]
	bob.ID, bob.Incentives = "bob", bob.Incentives[1:2]
	in.Enrollments = append(in.Enrollments, bob)
	require.Equal(t, []commission.TotalKey{
		key("b", commission.TotalMeasured, "ada", "MONTH:2026-03-01"),
		key("b", commission.TotalCustomer, "cus_1", ""),
		key("b", commission.TotalEnrollment, "ada", "QUARTER:2026-01-01"),
		key("b", commission.TotalProgram, "", "LIFETIME"),
		key("b", commission.TotalMeasured, "bob", "MONTH:2026-03-01"),
		key("b", commission.TotalEnrollment, "bob", "QUARTER:2026-01-01"),
		key("c", commission.TotalMeasured, "ada", "YEAR:2026-01-01"),
		key("c", commission.TotalBonus, "ada", "YEAR:2026-01-01"),
	}, commission.Needs(in))
}

func TestEarnedKeysAreWhereALineCounts(t *testing.T) {
	t.Parallel()
	berlin, err := time.LoadLocation("Europe/Berlin")
	require.NoError(t, err)
	at := time.Date(2026, 3, 31, 22, 0, 0, 0, time.UTC)
	require.Equal(t, []commission.TotalKey{
		key("k", commission.TotalCustomer, "cus_1", ""),
		key("k", commission.TotalEnrollment, "ada", "MONTH:2026-04-01"), key("k", commission.TotalProgram, "", "MONTH:2026-04-01"),
		key("k", commission.TotalEnrollment, "ada", "QUARTER:2026-04-01"), key("k", commission.TotalProgram, "", "QUARTER:2026-04-01"),
		key("k", commission.TotalEnrollment, "ada", "YEAR:2026-01-01"), key("k", commission.TotalProgram, "", "YEAR:2026-01-01"),
		key("k", commission.TotalEnrollment, "ada", "LIFETIME"), key("k", commission.TotalProgram, "", "LIFETIME"),
	}, commission.EarnedKeys("k", "ada", "cus_1", at, berlin))
}

func TestWhatIsEarnedInAYearIsTheSumOfItsMonths(t *testing.T) {
	t.Parallel()
	require.Equal(t, []commission.TotalKey{
		key("k", commission.TotalProgram, "", "MONTH:2026-10-01"), key("k", commission.TotalProgram, "", "MONTH:2026-11-01"),
		key("k", commission.TotalProgram, "", "MONTH:2026-12-01"),
	}, key("k", commission.TotalProgram, "", "QUARTER:2026-10-01").Parts())
	year := key("k", commission.TotalEnrollment, "ada", "YEAR:2026-01-01").Parts()
	require.Len(t, year, 12)
	require.Equal(t, key("k", commission.TotalEnrollment, "ada", "MONTH:2026-12-01"), year[11])
	for _, kept := range []commission.TotalKey{
		key("k", commission.TotalEnrollment, "ada", "MONTH:2026-10-01"), key("k", commission.TotalProgram, "", "LIFETIME"),
		key("k", commission.TotalCustomer, "cus_1", ""), key("k", commission.TotalMeasured, "ada", "YEAR:2026-01-01"),
		key("k", commission.TotalProgram, "", "YEAR:unreadable"),
	} {
		require.Equal(t, []commission.TotalKey{kept}, kept.Parts())
	}
}

func TestPeriods(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name, zone, at string
		period         commission.Period
		key            string
		start, end     string
	}{
		{"§0 a month starts included", "UTC", "2026-02-01T00:00:00Z", "MONTH", "MONTH:2026-02-01", "2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z"},
		{"§0 its end is not", "UTC", "2026-02-28T23:59:59.999999Z", "MONTH", "MONTH:2026-02-01", "2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z"},
		{"§0 a quarter", "Europe/Berlin", "2026-06-30T21:59:59Z", "QUARTER", "QUARTER:2026-04-01", "2026-03-31T22:00:00Z", "2026-06-30T22:00:00Z"},
		{"§0 a year", "America/New_York", "2027-01-01T04:59:59Z", "YEAR", "YEAR:2026-01-01", "2026-01-01T05:00:00Z", "2027-01-01T05:00:00Z"},
		// Clocks in Cuba go back from 1:00 to 0:00 on the first Sunday of November, in 2026 its first day.
		{"§0 a midnight that comes twice is the first", "America/Havana", "2026-11-01T04:30:00Z", "MONTH", "MONTH:2026-11-01", "2026-11-01T04:00:00Z", "2026-12-01T05:00:00Z"},
		// In Newfoundland they went back at 0:01 of 1 November 2009.
		{"§0 an hour that comes again after midnight is of the new day", "America/St_Johns", "2009-11-01T02:45:00Z", "MONTH", "MONTH:2009-11-01", "2009-11-01T02:30:00Z", "2009-12-01T03:30:00Z"},
		{"a lifetime has no bounds", "UTC", "2026-02-01T00:00:00Z", "LIFETIME", "LIFETIME", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			loc, err := time.LoadLocation(tc.zone)
			require.NoError(t, err)
			at, err := time.Parse(time.RFC3339Nano, tc.at)
			require.NoError(t, err)
			require.Equal(t, tc.key, tc.period.Key(at, loc))
			start, end := tc.period.Bounds(at, loc)
			require.Equal(t, tc.start, start.Format(time.RFC3339))
			require.Equal(t, tc.end, end.Format(time.RFC3339))
		})
	}
	require.Equal(t, "MONTH:2026-03-01", commission.PeriodMonth.Key(sale, nil))
	start, _ := commission.PeriodMonth.Bounds(sale, nil)
	require.Equal(t, time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC), start)
}

func TestNetMeasure(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name         string
		refunds      commission.Refunds
		count, minor int64
	}{
		{"§3.4 without a refund all is left", refunds(300), 1, 1000},
		{"§3.4 revenue is left in proportion, rounded", refunds(300, 100), 1, 667},
		{"§3.4 it counts until nothing is left", refunds(300, 100, 199), 1, 3},
		{"§3.4 and then no more", refunds(300, 100, 200), 0, 0},
		{"§4 of an amount of 0 any refund is a full one", refunds(0, 0), 0, 0},
	} {
		left := commission.Measured{Count: 1, Minor: 1000}.Net(tc.refunds)
		require.Equal(t, commission.Measured{Count: tc.count, Minor: tc.minor}, left, tc.name)
	}
}

func TestRatedFindsTheRevenueLater(t *testing.T) {
	t.Parallel()
	in := input(commission.Terms{Structure: graduatedRevenue()})
	in.Conversion.Amount, in.Conversion.ProgramAmount = money.New(10_000, "USD"), nil
	in.Settings.ExcludeTax, in.Conversion.TaxMinor, in.Enrollments[0].Credit = true, 1_000, 500_000
	e := commission.Compute(in).Lines[0].Explanation
	require.Equal(t, commission.ReasonNoRate, e.Total.Reason)
	m, ok := commission.Rated(e, sale, in.Conversion.Amount, money.New(8_999, "EUR"))
	require.True(t, ok)
	require.Equal(t, commission.Measured{
		Key: key("a", commission.TotalMeasured, "ada", "MONTH:2026-03-01"), Count: 1, Minor: 4_050, At: sale,
	}, m, "§0 (100.00 - 10.00) × ½ × 89.99 / 100")
	_, ok = commission.Rated(commission.Explanation{}, sale, in.Conversion.Amount, money.New(8_999, "EUR"))
	require.False(t, ok)
}

func TestBonusesThatAreDue(t *testing.T) {
	t.Parallel()
	parts := func(s commission.Structure, count int64, paid ...int64) []string {
		in := input(commission.Terms{Structure: s})
		in.Totals = commission.Totals{
			key("a", commission.TotalMeasured, "ada", "YEAR:2026-01-01"): {Count: count - 1},
			key("a", commission.TotalBonus, "ada", "YEAR:2026-01-01"):    {Paid: paid},
		}
		var out []string
		for _, line := range commission.Compute(in).Lines {
			out = append(out, line.Part)
		}
		return out
	}
	s := bonusOf(new(threshold(10)), threshold(2), threshold(15))
	require.Equal(t, []string{"at:2"}, parts(s, 2))
	require.Nil(t, parts(s, 19, 15, 2), "§3.5 each threshold pays once, in whatever order they were paid")
	require.Equal(t, []string{"at:20"}, parts(s, 20, 15, 2), "§3.5 multiples begin beyond the list")
	require.Equal(t, []string{"at:20", "at:40"}, parts(s, 45, 30, 15, 2), "§3.5 what was reversed is due again while the total is above it")
	require.Len(t, parts(bonusOf(new(threshold(1))), 250), commission.MaxListed, "at most so many at once, the rest on the next")
	paid := make([]int64, 100)
	for i := range paid {
		paid[i] = int64(i + 1)
	}
	require.Len(t, parts(bonusOf(new(threshold(1))), 150, paid...), 50)
	require.Equal(t, []string{"at:9223372036854775807"}, parts(bonusOf(new(threshold(1<<63-1))), 1<<63-1))
}

func TestTheNextThresholdIsShown(t *testing.T) {
	t.Parallel()
	seen := func(s commission.Structure, count int64) *commission.BonusSeen {
		in := input(commission.Terms{Structure: s})
		in.Totals = commission.Totals{
			key("a", commission.TotalMeasured, "ada", "YEAR:2026-01-01"): {Count: count - 1},
			key("a", commission.TotalBonus, "ada", "YEAR:2026-01-01"):    {Paid: []int64{5, 10, 20}},
		}
		result := commission.Compute(in)
		require.Equal(t, commission.ReasonNoThreshold, result.Unpaid[0].Reason)
		require.Len(t, result.Measured, 1, "§3.5 it counts all the same")
		return result.Unpaid[0].Bonus
	}
	require.Equal(t, int64(5), seen(bonusOf(nil, threshold(5)), 4).At)
	require.Equal(t, int64(20), seen(bonusOf(new(threshold(10)), threshold(5), threshold(10)), 12).At)
	require.Nil(t, seen(bonusOf(nil, threshold(5)), 6))
}
