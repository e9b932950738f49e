package tier_test

import (
	"encoding/json"
	"math"
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/rapporthq/rapport/internal/domain/tier"
)

func TestProgressOfParagraph7(t *testing.T) {
	t.Parallel()
	metrics := tier.Metrics{
		NetRevenueMinor: 75_000, WonReferrals: 4, Conversions: map[string]int64{"sale": 7, "lead": 40}, ActiveCustomers: 9,
		ConversionRatePPM: 175_000, RefundRatePPM: 60_000, TenureDays: 200, StrategicPoints: 15, Certifications: 2,
	}
	tests := []struct {
		name           string
		requirement    tier.Requirement
		value, missing int64
		met            bool
	}{
		{"net revenue lacks some", tier.Requirement{Kind: tier.NetRevenue, Threshold: 100_000}, 75_000, 25_000, false},
		{"won referrals are reached exactly", tier.Requirement{Kind: tier.WonReferrals, Threshold: 4}, 4, 0, true},
		{"conversions of one type only", tier.Requirement{Kind: tier.Conversions, EventType: "sale", Threshold: 10}, 7, 3, false},
		{"conversions of a type without any", tier.Requirement{Kind: tier.Conversions, EventType: "demo", Threshold: 1}, 0, 1, false},
		{"active customers are more than enough", tier.Requirement{Kind: tier.ActiveCustomers, Threshold: 5}, 9, 0, true},
		{"the conversion rate lacks a millionth", tier.Requirement{Kind: tier.ConversionRate, Threshold: 175_001}, 175_000, 1, false},
		{"the refund rate must fall", tier.Requirement{Kind: tier.RefundRateAtMost, Threshold: 50_000}, 60_000, 10_000, false},
		{"the refund rate is at the threshold", tier.Requirement{Kind: tier.RefundRateAtMost, Threshold: 60_000}, 60_000, 0, true},
		{"tenure", tier.Requirement{Kind: tier.TenureDays, Threshold: 365}, 200, 165, false},
		{"strategic points", tier.Requirement{Kind: tier.StrategicPoints, Threshold: 15}, 15, 0, true},
		{"certifications", tier.Requirement{Kind: tier.Certifications, Threshold: 3}, 2, 1, false},
		{"an unknown kind is never met", tier.Requirement{Kind: "LUCK"}, 0, 0, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := tier.Requirements{Requirements: []tier.Requirement{tt.requirement}}.Progress(metrics)
			require.Equal(t, []tier.Progress{{Requirement: tt.requirement, Value: tt.value, Missing: tt.missing, Met: tt.met}}, got)
		})
	}
	t.Run("a distance beyond 64 bits is the largest number", func(t *testing.T) {
		t.Parallel()
		wish := tier.Requirement{Kind: tier.NetRevenue, Threshold: math.MaxInt64}
		got := tier.Requirements{Requirements: []tier.Requirement{wish}}.Progress(tier.Metrics{NetRevenueMinor: -5})
		require.Equal(t, []tier.Progress{{Requirement: wish, Value: -5, Missing: math.MaxInt64}}, got)
	})
}

func TestModes(t *testing.T) {
	t.Parallel()
	three := tier.Requirement{Kind: tier.WonReferrals, Threshold: 3}
	nine := tier.Requirement{Kind: tier.ActiveCustomers, Threshold: 9}
	tests := []struct {
		name         string
		mode         tier.Mode
		requirements []tier.Requirement
		won, active  int64
		want         bool
	}{
		{"all of two with one", tier.All, []tier.Requirement{three, nine}, 3, 8, false},
		{"all of two with both", tier.All, []tier.Requirement{three, nine}, 3, 9, true},
		{"any of two with one", tier.Any, []tier.Requirement{three, nine}, 2, 9, true},
		{"any of two with none", tier.Any, []tier.Requirement{three, nine}, 2, 8, false},
		{"all of nothing", tier.All, nil, 0, 0, true},
		{"any of nothing", tier.Any, nil, 0, 0, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			r := tier.Requirements{Mode: tt.mode, Requirements: tt.requirements}
			require.Equal(t, tt.want, r.MetBy(tier.Metrics{WonReferrals: tt.won, ActiveCustomers: tt.active}))
		})
	}
}

func TestPartsPerMillion(t *testing.T) {
	t.Parallel()
	tests := []struct{ part, whole, want int64 }{
		{1, 3, 333_333},
		{2, 3, 666_666},
		{0, 3, 0},
		{-1, 3, 0},
		{1, 0, 0},
		{3, 3, 1_000_000},
		{4, 3, 1_000_000},
		{math.MaxInt64 - 1, math.MaxInt64, 999_999},
	}
	for _, tt := range tests {
		require.Equal(t, tt.want, tier.PartsPerMillion(tt.part, tt.whole), "%d of %d", tt.part, tt.whole)
	}
	rapid.Check(t, func(t *rapid.T) {
		whole := rapid.Int64Range(1, math.MaxInt64).Draw(t, "whole")
		part := rapid.Int64Range(0, whole).Draw(t, "part")
		want := new(big.Int).Mul(big.NewInt(part), big.NewInt(1_000_000))
		require.Equal(t, want.Quo(want, big.NewInt(whole)).Int64(), tier.PartsPerMillion(part, whole))
	})
}

func TestNext(t *testing.T) {
	t.Parallel()
	tiers := []tier.Tier{{ID: "gold", Rank: 3}, {ID: "partner", Rank: 1}, {ID: "silver", Rank: 2}}
	for from, want := range map[string]string{"": "partner", "partner": "silver", "silver": "gold", "bronze": "partner"} {
		next, ok := tier.Next(tiers, from)
		require.True(t, ok)
		require.Equal(t, want, next.ID)
	}
	_, ok := tier.Next(tiers, "gold")
	require.False(t, ok)
	_, ok = tier.Next(nil, "")
	require.False(t, ok)
}

func TestRequirementsAreStoredAsJSON(t *testing.T) {
	t.Parallel()
	r := tier.Requirements{
		Mode: tier.Any, Window: tier.Window{Kind: tier.RollingDays, Days: 90},
		Requirements: []tier.Requirement{{Kind: tier.Conversions, EventType: "sale", Threshold: 5}, {Kind: tier.WonReferrals, Threshold: 1}},
	}
	text, err := json.Marshal(r)
	require.NoError(t, err)
	require.JSONEq(t, `{"mode":"ANY","window":{"kind":"ROLLING_DAYS","days":90},"requirements":[
		{"kind":"CONVERSIONS","eventType":"sale","threshold":5},{"kind":"WON_REFERRALS","threshold":1}]}`, string(text))
	var back tier.Requirements
	require.NoError(t, json.Unmarshal(text, &back))
	require.Equal(t, r, back)
}
