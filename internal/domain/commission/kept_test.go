package commission_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// §3.7: "Caps and budgets compare with the sum of this incentive's lines." A line
// that stands when credit is moved (§2.7) is in that sum once.
func TestAKeptLineIsChargedOnceAndStaysMeasured(t *testing.T) {
	t.Parallel()
	euros := func(minor int64) money.Money { return money.New(minor, "EUR") }
	terms := commission.Terms{
		Structure: commission.Structure{Kind: commission.StructureBrackets, Brackets: &commission.Brackets{
			Mode: commission.BracketForward, Measure: commission.MeasureCount, Period: commission.PeriodYear,
			Brackets: []commission.Bracket{{Rate: 500_000}},
		}},
		Limits: commission.Limits{FirstOnly: true},
		Caps:   commission.Caps{Budget: &commission.PeriodCap{Amount: euros(6000), Period: commission.PeriodLifetime}},
	}
	incentives := []commission.Incentive{{ID: "i", Key: "k", Trigger: "sale", Terms: terms}}
	for name, c := range map[string]struct {
		kept  []commission.Kept
		lines map[string]int64
	}{
		"nothing stands: all of the budget is gone": {nil, map[string]int64{"ada": 3333, "bob": 0}},
		"a line stands: the other has what is left": {[]commission.Kept{{EnrollmentID: "ada", IncentiveKey: "k"}}, map[string]int64{"bob": 1667}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			in := commission.Input{
				Conversion: commission.Conversion{Type: "sale", OccurredAt: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC), Amount: euros(10_000)},
				Customer:   commission.Customer{ID: "c"}, Settings: commission.Settings{Currency: "EUR"}, Kept: c.kept,
				Enrollments: []commission.Enrollment{
					{ID: "ada", Credit: 666_667, Incentives: incentives}, {ID: "bob", Credit: 333_333, Incentives: incentives},
				},
				Totals: commission.Totals{{IncentiveKey: "k", Kind: commission.TotalProgram, Period: "LIFETIME"}: {Minor: 3333}},
			}
			if c.kept == nil {
				in.Totals = commission.Totals{{IncentiveKey: "k", Kind: commission.TotalProgram, Period: "LIFETIME"}: {Minor: 2667}}
			} else {
				in.History = commission.History{{IncentiveKey: "k", CustomerID: "c", EnrollmentID: "ada"}: {Counted: 1}}
			}
			result := commission.Compute(in)
			lines := map[string]int64{}
			for _, line := range result.Lines {
				lines[line.EnrollmentID] = line.Amount.Minor
			}
			require.Equal(t, c.lines, lines)
			require.Len(t, result.Measured, 2, "§3.4: the conversion still qualifies")
			require.Empty(t, result.Unpaid)
		})
	}
}

// §3.7: a cap compares with the sum of this incentive's lines; also with one that
// the same conversion just made by the terms of another plan, which have no cap.
func TestACapSeesLinesOfTermsWithoutIt(t *testing.T) {
	t.Parallel()
	limit := money.New(4000, "EUR")
	for name, c := range map[string]struct {
		caps commission.Caps
		bob  int64
	}{
		"no cap":                        {commission.Caps{}, 2500},
		"per customer":                  {commission.Caps{PerCustomer: &limit}, 1500},
		"budget":                        {commission.Caps{Budget: &commission.PeriodCap{Amount: limit, Period: commission.PeriodQuarter}}, 1500},
		"per period, of each their own": {commission.Caps{PerPeriod: &commission.PeriodCap{Amount: limit, Period: commission.PeriodYear}}, 2500},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			structure := commission.Structure{Kind: commission.StructurePercent, Rate: 500_000}
			of := func(id string, caps commission.Caps) commission.Enrollment {
				return commission.Enrollment{ID: id, Credit: 500_000, Incentives: []commission.Incentive{
					{ID: "i" + id, Key: "k", Trigger: "sale", Terms: commission.Terms{Structure: structure, Caps: caps}},
				}}
			}
			result := commission.Compute(commission.Input{
				Conversion:  commission.Conversion{Type: "sale", OccurredAt: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC), Amount: money.New(10_000, "EUR")},
				Customer:    commission.Customer{ID: "c"},
				Settings:    commission.Settings{Currency: "EUR"},
				Enrollments: []commission.Enrollment{of("ada", commission.Caps{}), of("bob", c.caps)},
			})
			require.Len(t, result.Lines, 2)
			require.Equal(t, []int64{2500, c.bob}, []int64{result.Lines[0].Amount.Minor, result.Lines[1].Amount.Minor})
		})
	}
}

// §3.6: "incentives sharing an exclusiveGroup are alternatives". A line that stands
// when credit is moved (§2.7) is the one that pays, whatever yields more now.
func TestAKeptLineExcludesTheOtherAlternatives(t *testing.T) {
	t.Parallel()
	of := func(key string, rate money.Rate, group string) commission.Incentive {
		return commission.Incentive{ID: "i_" + key, Key: key, Trigger: "sale", Terms: commission.Terms{
			Structure: commission.Structure{Kind: commission.StructurePercent, Rate: rate}, ExclusiveGroup: group,
		}}
	}
	for name, c := range map[string]struct {
		kept   []commission.Kept
		lines  []string
		winner string
	}{
		"nothing stands":                      {nil, []string{"more", "other"}, "i_more"},
		"the lesser one stands":               {[]commission.Kept{{EnrollmentID: "ada", IncentiveKey: "less", Group: "one"}}, []string{"other"}, "i_less"},
		"one stands that the plan had before": {[]commission.Kept{{EnrollmentID: "ada", IncentiveKey: "gone", Group: "one"}}, []string{"other"}, ""},
		"one stands of another group":         {[]commission.Kept{{EnrollmentID: "ada", IncentiveKey: "other"}}, []string{"more"}, "i_more"},
		"one of somebody else stands":         {[]commission.Kept{{EnrollmentID: "bob", IncentiveKey: "less", Group: "one"}}, []string{"more", "other"}, "i_more"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			result := commission.Compute(commission.Input{
				Conversion: commission.Conversion{Type: "sale", OccurredAt: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC), Amount: money.New(10_000, "EUR")},
				Customer:   commission.Customer{ID: "c"}, Settings: commission.Settings{Currency: "EUR"}, Kept: c.kept,
				Enrollments: []commission.Enrollment{{ID: "ada", Credit: money.Whole, Incentives: []commission.Incentive{
					of("less", 100_000, "one"), of("more", 200_000, "one"), of("other", 50_000, ""),
				}}},
			})
			var lines []string
			for _, line := range result.Lines {
				lines = append(lines, line.IncentiveKey)
			}
			require.ElementsMatch(t, c.lines, lines)
			for _, one := range result.Unpaid {
				require.Equal(t, commission.ReasonAlternative, one.Reason)
				require.Equal(t, c.winner, one.Choice.WinnerID)
			}
		})
	}
}
