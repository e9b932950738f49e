package tier_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/domain/tier"
)

// win is a change of the number of won referrals.
type win struct {
	at    time.Time
	count int64
}

// life is one enrollment over the years.
type life struct {
	tiers    []tier.Tier
	policy   tier.Policy
	standing tier.Standing
	wins     []win
}

// measured sums what had happened by an instant, in the windows that hold it.
func (l *life) measured(at time.Time) map[tier.Window]tier.Metrics {
	out := map[tier.Window]tier.Metrics{}
	for _, window := range tier.Windows(l.tiers) {
		var m tier.Metrics
		start, end := window.AsOf(at, l.policy.Location)
		for _, w := range l.wins {
			if !w.at.Before(start) && w.at.Before(end) {
				m.WonReferrals += w.count
			}
		}
		out[window] = m
	}
	return out
}

func (l *life) decide(at time.Time) tier.Outcome {
	var past tier.Past
	if instant, ok := l.policy.Check(l.standing, at); ok {
		past = l.measured(instant)
	}
	return l.policy.Decide(l.tiers, l.standing, l.measured(at), past, at)
}

// evaluate decides and applies what was decided.
func (l *life) evaluate(at time.Time) tier.Outcome {
	out := l.decide(at)
	l.apply(out, at)
	return out
}

func (l *life) apply(out tier.Outcome, at time.Time) {
	l.standing.Warning = out.Warning
	if out.IsPinOver {
		l.standing.Pin = nil
	}
	if out.IsReviewed {
		l.standing.ReviewedAt = &at
	}
	if out.Moved() {
		l.standing.TierID, l.standing.Since, l.standing.ReviewedAt = out.ToTierID, at, nil
	}
}

// TestReviewing plays testdata/reviewing.txt, and every evaluation twice.
func TestReviewing(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("testdata/reviewing.txt")
	require.NoError(t, err)
	berlin, err := time.LoadLocation("Europe/Berlin")
	require.NoError(t, err)
	l := &life{policy: tier.Policy{Location: berlin}}
	evaluations := 0
	for _, line := range strings.Split(string(text), "\n") {
		words := strings.Fields(line)
		switch {
		case len(words) == 0 || words[0] == "#":
		case words[0] == "tier":
			l.tiers = append(l.tiers, readLadder(t, words))
			l.standing.TierID = l.tiers[0].ID
		case words[0] == "policy":
			l.readPolicy(t, words[1:])
		default:
			before, want, isEvaluated := strings.Cut(line, "|")
			at, err := time.ParseInLocation("2006-01-02 15:04", words[0]+" "+words[1], berlin)
			require.NoError(t, err, line)
			l.happens(t, at.UTC(), strings.Fields(before)[2:])
			if !isEvaluated {
				continue
			}
			evaluations++
			require.Equal(t, strings.TrimSpace(want), say(l.evaluate(at.UTC()), berlin), line)
			require.False(t, l.evaluate(at.UTC()).Changes(), "twice: %s", line)
		}
	}
	require.Equal(t, 40, evaluations)
}

func readLadder(t *testing.T, words []string) tier.Tier {
	t.Helper()
	x := tier.Tier{ID: words[1], Rank: int(number(t, words[2]))}
	x.Requirements = tier.Requirements{Mode: tier.All, Window: tier.Window{Kind: tier.WindowKind(words[3])}}
	if len(words) > 4 {
		x.Requirements.Requirements = []tier.Requirement{{Kind: tier.WonReferrals, Threshold: number(t, words[4])}}
	}
	return x
}

func (l *life) readPolicy(t *testing.T, words []string) {
	t.Helper()
	l.policy.Review, l.policy.Demotion, l.policy.GraceDays = tier.Review(words[0]), tier.Demotion(words[1]), int(number(t, words[2]))
}

func (l *life) happens(t *testing.T, at time.Time, words []string) {
	t.Helper()
	if words[0] == "quietly" {
		words = words[1:]
	}
	switch words[0] {
	case "night":
	case "wins":
		l.wins = append(l.wins, win{at, number(t, words[1])})
	case "floor":
		l.standing.FloorTierID = strings.TrimPrefix(words[1], "-")
	case "pin":
		until, err := time.ParseInLocation(time.DateOnly, words[2], l.policy.Location)
		require.NoError(t, err)
		l.standing.Pin = &tier.Pin{TierID: words[1], Until: &until}
	case "policy":
		l.readPolicy(t, words[1:])
	default:
		require.Fail(t, "the scenario says something unknown", words[0])
	}
}

// say puts an outcome into the words of the scenario.
func say(out tier.Outcome, zone *time.Location) string {
	text := "keeps " + out.ToTierID
	if out.Moved() {
		text = fmt.Sprintf("gets %s %s", out.ToTierID, out.Cause)
	}
	if w := out.Warning; w != nil {
		text += fmt.Sprintf(", warned of %s on %s", w.TierID, w.At.In(zone).Format("2006-01-02 15:04"))
	}
	return text
}
