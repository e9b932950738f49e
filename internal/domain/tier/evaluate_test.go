package tier_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/rapporthq/rapport/internal/domain/tier"
)

var noon = time.Date(2026, 1, 15, 12, 0, 0, 0, time.UTC)

func TestEvaluate(t *testing.T) {
	t.Parallel()
	month := tier.Window{Kind: tier.CalendarMonth}
	t.Run("without tiers nothing moves", func(t *testing.T) {
		t.Parallel()
		got := tier.Evaluate(nil, tier.Standing{TierID: "gone"}, nil, noon)
		require.Equal(t, tier.Move{FromTierID: "gone", ToTierID: "gone"}, got)
		require.False(t, got.Moved())
	})
	t.Run("the move carries the metrics that earned it", func(t *testing.T) {
		t.Parallel()
		tiers := []tier.Tier{
			{ID: "partner", Rank: 1, Requirements: tier.Requirements{Mode: tier.All, Window: tier.Window{Kind: tier.Lifetime}}},
			{ID: "silver", Rank: 2, Requirements: tier.Requirements{
				Mode: tier.All, Window: month, Requirements: []tier.Requirement{{Kind: tier.WonReferrals, Threshold: 1}},
			}},
		}
		metrics := tier.Metrics{WonReferrals: 2, TenureDays: 5}
		measured := map[tier.Window]tier.Metrics{month: metrics, {Kind: tier.Lifetime}: {WonReferrals: 9}}
		require.Equal(t, tier.Move{
			FromTierID: "partner", ToTierID: "silver", Cause: tier.Promotion, EarnedTierID: "silver", Metrics: metrics,
		}, tier.Evaluate(tiers, tier.Standing{TierID: "partner"}, measured, noon))
	})
	t.Run("a window that was not measured is not met", func(t *testing.T) {
		t.Parallel()
		tiers := []tier.Tier{
			{ID: "partner", Rank: 1, Requirements: tier.Requirements{Window: tier.Window{Kind: tier.Lifetime}}},
			{ID: "silver", Rank: 2, Requirements: tier.Requirements{Window: month}},
		}
		measured := map[tier.Window]tier.Metrics{{Kind: tier.Lifetime}: {}}
		require.Equal(t, "partner", tier.Evaluate(tiers, tier.Standing{}, measured, noon).ToTierID)
	})
	t.Run("an entry tier with unmet requirements is given all the same, and nothing above it", func(t *testing.T) {
		t.Parallel()
		tiers := []tier.Tier{
			{ID: "partner", Rank: 1, Requirements: tier.Requirements{
				Window: month, Requirements: []tier.Requirement{{Kind: tier.Certifications, Threshold: 1}},
			}},
			{ID: "silver", Rank: 2, Requirements: tier.Requirements{Window: month}},
		}
		move := tier.Evaluate(tiers, tier.Standing{}, map[tier.Window]tier.Metrics{month: {}}, noon)
		require.Equal(t, "partner", move.ToTierID)
		require.Equal(t, tier.Entry, move.Cause)
	})
}

func drawMetrics(t *rapid.T, label string) tier.Metrics {
	n := rapid.Int64Range(0, 10)
	return tier.Metrics{
		NetRevenueMinor: n.Draw(t, label+" revenue"), WonReferrals: n.Draw(t, label+" won"),
		Conversions:     map[string]int64{"sale": n.Draw(t, label+" sales")},
		ActiveCustomers: n.Draw(t, label+" customers"), ConversionRatePPM: n.Draw(t, label+" rate"),
		RefundRatePPM: 10 - n.Draw(t, label+" refunds"), TenureDays: n.Draw(t, label+" days"),
		StrategicPoints: n.Draw(t, label+" points"), Certifications: n.Draw(t, label+" certificates"),
	}
}

// plus returns metrics that are at least as good everywhere.
func plus(a, b tier.Metrics) tier.Metrics {
	return tier.Metrics{
		NetRevenueMinor: a.NetRevenueMinor + b.NetRevenueMinor, WonReferrals: a.WonReferrals + b.WonReferrals,
		Conversions:     map[string]int64{"sale": a.Conversions["sale"] + b.Conversions["sale"]},
		ActiveCustomers: a.ActiveCustomers + b.ActiveCustomers, ConversionRatePPM: a.ConversionRatePPM + b.ConversionRatePPM,
		RefundRatePPM: min(a.RefundRatePPM, b.RefundRatePPM), TenureDays: a.TenureDays + b.TenureDays,
		StrategicPoints: a.StrategicPoints + b.StrategicPoints, Certifications: a.Certifications + b.Certifications,
	}
}

func drawTiers(t *rapid.T, windows []tier.Window) []tier.Tier {
	tiers := make([]tier.Tier, rapid.IntRange(1, 6).Draw(t, "tiers"))
	for i := range tiers {
		tiers[i] = tier.Tier{ID: fmt.Sprintf("tier_%d", i), Rank: i + 1, Requirements: tier.Requirements{
			Mode:   rapid.SampledFrom([]tier.Mode{tier.All, tier.Any}).Draw(t, "mode"),
			Window: rapid.SampledFrom(windows).Draw(t, "window"),
		}}
		for range rapid.IntRange(0, 3).Draw(t, "requirements") {
			r := tier.Requirement{
				Kind:      tier.Kind(rapid.SampledFrom(tier.Kind("").Values()).Draw(t, "kind")),
				Threshold: rapid.Int64Range(1, 10).Draw(t, "threshold"),
			}
			if r.Kind == tier.Conversions {
				r.EventType = "sale"
			}
			tiers[i].Requirements.Requirements = append(tiers[i].Requirements.Requirements, r)
		}
	}
	return tiers
}

// Better metrics never earn a lower tier; without a pin nobody falls; a second
// evaluation of the same changes nothing; the order of the tiers does not matter.
func TestPromotionIsMonotone(t *testing.T) {
	t.Parallel()
	rank := func(tiers []tier.Tier, id string) int {
		for _, x := range tiers {
			if x.ID == id {
				return x.Rank
			}
		}
		return 0
	}
	rapid.Check(t, func(t *rapid.T) {
		windows := []tier.Window{{Kind: tier.Lifetime}, {Kind: tier.RollingDays, Days: 30}}
		tiers := drawTiers(t, windows)
		worse, better := map[tier.Window]tier.Metrics{}, map[tier.Window]tier.Metrics{}
		for _, w := range windows {
			worse[w] = drawMetrics(t, "worse")
			better[w] = plus(worse[w], drawMetrics(t, "more"))
		}
		ids := []string{""}
		for _, x := range tiers {
			ids = append(ids, x.ID)
		}
		standing := tier.Standing{
			TierID:      rapid.SampledFrom(ids).Draw(t, "current"),
			FloorTierID: rapid.SampledFrom(ids).Draw(t, "floor"),
		}
		low, high := tier.Evaluate(tiers, standing, worse, noon), tier.Evaluate(tiers, standing, better, noon)
		require.LessOrEqual(t, rank(tiers, low.EarnedTierID), rank(tiers, high.EarnedTierID))
		require.LessOrEqual(t, rank(tiers, low.ToTierID), rank(tiers, high.ToTierID))
		require.GreaterOrEqual(t, rank(tiers, low.ToTierID), rank(tiers, standing.TierID))
		require.GreaterOrEqual(t, rank(tiers, low.ToTierID), rank(tiers, standing.FloorTierID))
		require.Equal(t, low, tier.Evaluate(rapid.Permutation(tiers).Draw(t, "shuffled"), standing, worse, noon))
		standing.TierID = low.ToTierID
		require.False(t, tier.Evaluate(tiers, standing, worse, noon).Moved())

		pinned := rapid.SampledFrom(tiers).Draw(t, "pinned").ID
		standing.Pin = &tier.Pin{TierID: pinned}
		require.Equal(t, pinned, tier.Evaluate(tiers, standing, better, noon).ToTierID)
	})
}
