package tier_test

import (
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/domain/tier"
)

// TestClimbing plays testdata/climbing.txt: tiers, then what was measured, then
// the moves that follow.
func TestClimbing(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("testdata/climbing.txt")
	require.NoError(t, err)
	var tiers []tier.Tier
	measured := map[tier.Window]tier.Metrics{{Kind: tier.CalendarQuarter}: {}, {Kind: tier.Lifetime}: {}}
	moves := 0
	for _, line := range strings.Split(string(text), "\n") {
		words := strings.Fields(line)
		switch {
		case len(words) == 0 || words[0] == "#":
		case words[0] == "tier":
			tiers = append([]tier.Tier{readTier(t, words)}, tiers...)
		case words[0] == "measured":
			measured[tier.Window{Kind: tier.WindowKind(words[1])}] = readMetrics(t, words[2:])
		case words[0] == "move":
			moves++
			standing, at := readStanding(t, words)
			got := tier.Evaluate(tiers, standing, measured, at)
			require.Equal(t, words[2], got.ToTierID, line)
			require.Equal(t, standing.TierID, got.FromTierID, line)
			require.Equal(t, tier.Cause(strings.TrimPrefix(words[3], "-")), got.Cause, line)
			require.Equal(t, words[5], got.EarnedTierID, line)
			require.Equal(t, got.Cause != "", got.Moved(), line)
		default:
			require.Fail(t, "the scenario says something unknown", line)
		}
	}
	require.Equal(t, 17, moves)
	require.Equal(t, []tier.Window{{Kind: tier.CalendarQuarter}, {Kind: tier.Lifetime}}, tier.Windows(tiers))
}

func readTier(t *testing.T, words []string) tier.Tier {
	t.Helper()
	x := tier.Tier{ID: words[1], Rank: int(number(t, words[2]))}
	x.Requirements = tier.Requirements{Mode: tier.All, Window: tier.Window{Kind: tier.WindowKind(words[3])}}
	if len(words) > 4 {
		x.Requirements.Mode = tier.Mode(words[4])
		for i := 5; i < len(words); i += 2 {
			x.Requirements.Requirements = append(x.Requirements.Requirements,
				tier.Requirement{Kind: tier.Kind(words[i]), Threshold: number(t, words[i+1])})
		}
	}
	require.Empty(t, x.Requirements.Problems())
	return x
}

func readMetrics(t *testing.T, words []string) tier.Metrics {
	t.Helper()
	var m tier.Metrics
	for i := 0; i < len(words); i += 2 {
		value := number(t, words[i+1])
		switch words[i] {
		case "WON_REFERRALS":
			m.WonReferrals = value
		case "NET_REVENUE":
			m.NetRevenueMinor = value
		case "STRATEGIC_POINTS":
			m.StrategicPoints = value
		case "REFUND_RATE_AT_MOST":
			m.RefundRatePPM = value
		default:
			require.Fail(t, "the scenario measures something unknown", words[i])
		}
	}
	return m
}

func readStanding(t *testing.T, words []string) (tier.Standing, time.Time) {
	t.Helper()
	standing := tier.Standing{TierID: strings.TrimPrefix(words[1], "-")}
	at := time.Date(2026, 1, 15, 0, 0, 0, 0, time.UTC)
	for i := 6; i < len(words); i += 2 {
		switch words[i] {
		case "floor":
			standing.FloorTierID = words[i+1]
		case "pin":
			standing.Pin = &tier.Pin{TierID: words[i+1]}
		case "until":
			until := instant(t, words[i+1])
			standing.Pin.Until = &until
		case "at":
			at = instant(t, words[i+1])
		}
	}
	return standing, at
}

func number(t *testing.T, text string) int64 {
	t.Helper()
	n, err := strconv.ParseInt(text, 10, 64)
	require.NoError(t, err)
	return n
}

func instant(t *testing.T, text string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339Nano, text)
	require.NoError(t, err)
	return at
}
