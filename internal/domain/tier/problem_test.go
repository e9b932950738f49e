package tier_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/domain/tier"
)

func TestProblems(t *testing.T) {
	t.Parallel()
	good := func() tier.Requirements {
		return tier.Requirements{
			Mode: tier.All, Window: tier.Window{Kind: tier.RollingDays, Days: 90},
			Requirements: []tier.Requirement{
				{Kind: tier.WonReferrals, Threshold: 1},
				{Kind: tier.Conversions, EventType: "sale", Threshold: 5},
				{Kind: tier.Conversions, EventType: "lead", Threshold: 5},
				{Kind: tier.ConversionRate, Threshold: 1_000_000},
				{Kind: tier.RefundRateAtMost, Threshold: 0},
			},
		}
	}
	require.Empty(t, good().Problems())
	tests := []struct {
		name  string
		spoil func(*tier.Requirements)
		want  []tier.Problem
	}{
		{"no mode", func(r *tier.Requirements) { r.Mode = "" }, []tier.Problem{{Path: []string{"mode"}, Code: "BLANK", Message: "Say whether ALL or ANY of the requirements must be met."}}},
		{"an unknown mode", func(r *tier.Requirements) { r.Mode = "MOST" }, []tier.Problem{{Path: []string{"mode"}, Code: "INVALID", Message: "A tier wants ALL or ANY of its requirements."}}},
		{"no window", func(r *tier.Requirements) { r.Window = tier.Window{} }, []tier.Problem{{Path: []string{"window", "kind"}, Code: "BLANK", Message: "Say over which time the requirements are measured."}}},
		{"an unknown window", func(r *tier.Requirements) { r.Window.Kind = "FORTNIGHT" }, []tier.Problem{{Path: []string{"window", "kind"}, Code: "INVALID", Message: "There is no such window."}}},
		{"days of a month", func(r *tier.Requirements) { r.Window.Kind = tier.CalendarMonth }, []tier.Problem{{Path: []string{"window", "days"}, Code: "INVALID", Message: "Only a rolling window has a number of days."}}},
		{"no days", func(r *tier.Requirements) { r.Window.Days = 0 }, []tier.Problem{{Path: []string{"window", "days"}, Code: "TOO_SMALL", Message: "A rolling window has at least 1 day."}}},
		{"too many days", func(r *tier.Requirements) { r.Window.Days = 3651 }, []tier.Problem{{Path: []string{"window", "days"}, Code: "TOO_LARGE", Message: "A rolling window has at most 3650 days."}}},
		{"no kind", func(r *tier.Requirements) { r.Requirements[1].Kind = "" }, []tier.Problem{{Path: []string{"requirements", "1", "kind"}, Code: "BLANK", Message: "Say what is required."}}},
		{"an unknown kind", func(r *tier.Requirements) { r.Requirements[1].Kind = "LUCK" }, []tier.Problem{{Path: []string{"requirements", "1", "kind"}, Code: "INVALID", Message: "There is no such requirement."}}},
		{"conversions without a type", func(r *tier.Requirements) { r.Requirements[1].EventType = " " }, []tier.Problem{{Path: []string{"requirements", "1", "eventType"}, Code: "BLANK", Message: "Say which type of conversion is counted."}}},
		{"a type of referrals", func(r *tier.Requirements) { r.Requirements[0].EventType = "sale" }, []tier.Problem{{Path: []string{"requirements", "0", "eventType"}, Code: "INVALID", Message: "Only a number of conversions has a type."}}},
		{"a threshold of nothing", func(r *tier.Requirements) { r.Requirements[0].Threshold = 0 }, []tier.Problem{{Path: []string{"requirements", "0", "threshold"}, Code: "TOO_SMALL", Message: "The threshold must be above 0."}}},
		{"a negative refund rate", func(r *tier.Requirements) { r.Requirements[4].Threshold = -1 }, []tier.Problem{{Path: []string{"requirements", "4", "threshold"}, Code: "TOO_SMALL", Message: "The rate cannot be negative."}}},
		{"a rate above everything", func(r *tier.Requirements) { r.Requirements[3].Threshold = 1_000_001 }, []tier.Problem{{Path: []string{"requirements", "3", "threshold"}, Code: "TOO_LARGE", Message: "The rate is at most 100 percent."}}},
		{"a requirement twice", func(r *tier.Requirements) { r.Requirements[2].EventType = "sale" }, []tier.Problem{{Path: []string{"requirements", "2"}, Code: "TAKEN", Message: "The tier has this requirement already."}}},
		{"too many requirements", func(r *tier.Requirements) { r.Requirements = make([]tier.Requirement, 21) }, []tier.Problem{{Path: []string{"requirements"}, Code: "TOO_LARGE", Message: "A tier has at most 20 requirements."}}},
		{"several mistakes at once", func(r *tier.Requirements) {
			r.Mode, r.Requirements[0].Threshold = "", -1
		}, []tier.Problem{
			{Path: []string{"mode"}, Code: "BLANK", Message: "Say whether ALL or ANY of the requirements must be met."},
			{Path: []string{"requirements", "0", "threshold"}, Code: "TOO_SMALL", Message: "The threshold must be above 0."},
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			r := good()
			tt.spoil(&r)
			require.Equal(t, tt.want, r.Problems())
		})
	}
}

func TestEnumsListTheirValues(t *testing.T) {
	t.Parallel()
	require.Len(t, tier.Kind("").Values(), 9)
	require.Equal(t, []string{"ALL", "ANY"}, tier.Mode("").Values())
	require.Equal(t, []string{"ENTRY", "PROMOTION", "PIN", "FLOOR", "DEMOTION"}, tier.Cause("").Values())
	require.Equal(t, []string{"ROLLING_DAYS", "CALENDAR_MONTH", "CALENDAR_QUARTER", "CALENDAR_YEAR", "LIFETIME"}, tier.WindowKind("").Values())
}
