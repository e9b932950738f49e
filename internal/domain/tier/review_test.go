package tier_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/rapporthq/rapport/internal/domain/tier"
)

// four is a ladder of four tiers, each wanting as many wins as its rank less one
// in the quarter.
func four() []tier.Tier {
	out := make([]tier.Tier, 4)
	for i, id := range []string{"entry", "bronze", "silver", "gold"} {
		out[i] = tier.Tier{ID: id, Rank: i + 1, Requirements: tier.Requirements{Mode: tier.All, Window: tier.Window{Kind: tier.CalendarQuarter}}}
		if i > 0 {
			out[i].Requirements.Requirements = []tier.Requirement{{Kind: tier.WonReferrals, Threshold: int64(i)}}
		}
	}
	return out
}

func wins(n int64) map[tier.Window]tier.Metrics {
	return map[tier.Window]tier.Metrics{{Kind: tier.CalendarQuarter}: {WonReferrals: n}}
}

func TestDecideOfParagraph7(t *testing.T) {
	t.Parallel()
	night := instant(t, "2026-04-01T02:00:00Z")
	since := instant(t, "2026-01-20T00:00:00Z")
	gone, later := instant(t, "2026-04-01T01:00:00Z"), instant(t, "2026-06-01T00:00:00Z")
	due := instant(t, "2026-05-01T00:00:00Z")
	step := tier.Policy{Review: tier.ReviewQuarter, Demotion: tier.DemotionStep, GraceDays: 30}
	earned := tier.Policy{Review: tier.ReviewQuarter, Demotion: tier.DemotionEarned, GraceDays: 30}
	never := tier.Policy{Review: tier.ReviewQuarter, Demotion: tier.DemotionNever, GraceDays: 30}
	atOnce := tier.Policy{Review: tier.ReviewMonth, Demotion: tier.DemotionEarned}
	gold := tier.Standing{TierID: "gold", Since: since}
	with := func(change func(*tier.Standing)) tier.Standing {
		s := gold
		change(&s)
		return s
	}
	warned := with(func(s *tier.Standing) { s.Warning = &tier.Warning{TierID: "bronze", At: due} })
	tests := []struct {
		name      string
		policy    tier.Policy
		standing  tier.Standing
		now, then int64
		at        time.Time
		to        string
		cause     tier.Cause
		warning   *tier.Warning
		// what is new: W warned, w withdrawn, R reviewed, P pin over.
		flags string
	}{
		{"§7 a review warns of one step", step, gold, 0, 0, night, "gold", "", &tier.Warning{TierID: "silver", At: due}, "W"},
		{"§7 or of the tier that is earned", earned, gold, 0, 1, night, "gold", "", &tier.Warning{TierID: "bronze", At: due}, "W"},
		{"§7 what is earned now counts as well", earned, gold, 2, 0, night, "gold", "", &tier.Warning{TierID: "silver", At: due}, "W"},
		{"§7 or demotes nobody", never, gold, 0, 0, night, "gold", "", nil, "R"},
		{"§7 a tier earned in the period is kept", step, gold, 0, 3, night, "gold", "", nil, "R"},
		{"§7 a tier earned just now is kept", step, gold, 3, 0, night, "gold", "", nil, "R"},
		{"§7 a tier entered after the period is not reviewed", step, with(func(s *tier.Standing) { s.Since = night }), 0, 0, night, "gold", "", nil, ""},
		{"§7 a review happens once", step, with(func(s *tier.Standing) { s.ReviewedAt = &gone }), 0, 0, night, "gold", "", nil, ""},
		{"§7 the next period has its own", step, with(func(s *tier.Standing) { s.ReviewedAt = &since }), 0, 0, night, "gold", "", &tier.Warning{TierID: "silver", At: due}, "W"},
		{"§7 never below the floor: no warning at it", step, with(func(s *tier.Standing) { s.FloorTierID = "gold" }), 0, 0, night, "gold", "", nil, "R"},
		{"§7 never below the floor: the warning stops there", earned, with(func(s *tier.Standing) { s.FloorTierID = "silver" }), 0, 0, night, "gold", "", &tier.Warning{TierID: "silver", At: due}, "W"},
		{"§7 never while pinned", step, with(func(s *tier.Standing) { s.Pin = &tier.Pin{TierID: "gold"} }), 0, 0, night, "gold", "", nil, "R"},
		{"§7 a pin that is over is reviewed like no pin", step, with(func(s *tier.Standing) { s.Pin = &tier.Pin{TierID: "gold", Until: &gone} }), 0, 0, night, "gold", "", &tier.Warning{TierID: "silver", At: due}, "WP"},
		{"§7 a pin withdraws the warning", step, func() tier.Standing {
			s := warned
			s.Pin = &tier.Pin{TierID: "gold"}
			return s
		}(), 0, 0, due, "gold", "", nil, "wR"},
		{"§7 the grace goes on", step, warned, 0, 0, due.Add(-time.Microsecond), "gold", "", &tier.Warning{TierID: "bronze", At: due}, ""},
		{"§7 never below the floor: a floor set since raises the warning", earned, func() tier.Standing {
			s := warned
			s.FloorTierID = "silver"
			return s
		}(), 0, 0, night, "gold", "", &tier.Warning{TierID: "silver", At: due}, "W"},
		{"§7 the grace ends", step, warned, 0, 0, due, "bronze", tier.Demoted, nil, ""},
		{"§7 the grace ends and more is earned than announced", earned, warned, 0, 2, due, "silver", tier.Demoted, nil, ""},
		{"§7 the grace ends and less is earned than announced", earned, warned, 0, 0, later, "bronze", tier.Demoted, nil, ""},
		{"§7 earned again at the end of the grace", step, warned, 0, 3, due, "gold", "", nil, "wR"},
		{"§7 earned again during the grace", step, warned, 3, 0, night, "gold", "", nil, "wR"},
		{"§7 a warning that the policy no longer knows", never, warned, 0, 0, due, "gold", "", nil, "wR"},
		{"§7 a floor set since", step, func() tier.Standing {
			s := warned
			s.FloorTierID = "silver"
			return s
		}(), 0, 0, due, "silver", tier.Demoted, nil, ""},
		{"§7 promotion does not wait for a warning", step, tier.Standing{TierID: "silver", Since: since, Warning: &tier.Warning{TierID: "bronze", At: due}}, 3, 0, night, "gold", tier.Promotion, nil, "w"},
		{"§7 without grace the review demotes", atOnce, gold, 0, 1, night, "bronze", tier.Demoted, nil, ""},
		{"a tier that is gone is entered again", step, tier.Standing{TierID: "platinum", Since: since}, 0, 0, night, "entry", tier.Entry, nil, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := tt.policy.Decide(four(), tt.standing, wins(tt.now), wins(tt.then), tt.at)
			require.Equal(t, tt.to, got.ToTierID)
			require.Equal(t, tt.cause, got.Cause)
			require.Equal(t, tt.warning, got.Warning)
			var flags strings.Builder
			for _, one := range []struct {
				is   bool
				sign string
			}{{got.IsWarned, "W"}, {got.IsWithdrawn, "w"}, {got.IsReviewed, "R"}, {got.IsPinOver, "P"}} {
				if one.is {
					flags.WriteString(one.sign)
				}
			}
			require.Equal(t, tt.flags, flags.String())
			require.Equal(t, tt.cause != "" || tt.flags != "", got.Changes())
			if tt.cause == tier.Demoted {
				require.Equal(t, tier.Metrics{WonReferrals: tt.then}, got.Metrics, "the values that it fell by")
			}
		})
	}
	t.Run("without tiers nothing happens", func(t *testing.T) {
		t.Parallel()
		require.False(t, step.Decide(nil, tier.Standing{}, nil, nil, night).Changes())
	})
}

func TestCheckOfParagraph7(t *testing.T) {
	t.Parallel()
	since, due := instant(t, "2026-01-20T00:00:00Z"), instant(t, "2026-05-01T00:00:00Z")
	tests := map[string]struct {
		review   tier.Review
		demotion tier.Demotion
		zone     string
		warned   bool
		at, want string
	}{
		"the quarter is not over":               {tier.ReviewQuarter, tier.DemotionStep, "Europe/Berlin", false, "2026-03-31T21:59:59Z", ""},
		"the quarter is over at local midnight": {tier.ReviewQuarter, tier.DemotionStep, "Europe/Berlin", false, "2026-03-31T22:00:00Z", "2026-03-31T21:59:59.999999Z"},
		"the month":                             {tier.ReviewMonth, tier.DemotionEarned, "UTC", false, "2026-03-01T02:00:00Z", "2026-02-28T23:59:59.999999Z"},
		"the year":                              {tier.ReviewYear, tier.DemotionStep, "UTC", false, "2027-02-01T00:00:00Z", "2026-12-31T23:59:59.999999Z"},
		"an unknown review is a quarter's":      {"WEEK", tier.DemotionStep, "UTC", false, "2026-04-01T02:00:00Z", "2026-03-31T23:59:59.999999Z"},
		"never":                                 {tier.ReviewMonth, tier.DemotionNever, "UTC", false, "2026-03-01T02:00:00Z", ""},
		"the grace goes on":                     {tier.ReviewMonth, tier.DemotionStep, "UTC", true, "2026-04-30T23:59:59Z", ""},
		"the grace is over":                     {tier.ReviewMonth, tier.DemotionStep, "UTC", true, "2026-06-03T02:00:00Z", "2026-04-30T23:59:59.999999Z"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			zone, err := time.LoadLocation(tt.zone)
			require.NoError(t, err)
			policy := tier.Policy{Review: tt.review, Demotion: tt.demotion, GraceDays: 30, Location: zone}
			standing := tier.Standing{TierID: "gold", Since: since}
			if tt.warned {
				standing.Warning = &tier.Warning{TierID: "silver", At: due}
			}
			got, ok := policy.Check(standing, instant(t, tt.at))
			require.Equal(t, tt.want != "", ok)
			if ok {
				require.Equal(t, instant(t, tt.want), got)
			}
		})
	}
}

func TestWhoIsOnTopAndReviewedNeedsNoMetrics(t *testing.T) {
	t.Parallel()
	policy := tier.Policy{Review: tier.ReviewQuarter, Demotion: tier.DemotionStep, GraceDays: 30}
	march, april := instant(t, "2026-03-31T00:00:00Z"), instant(t, "2026-04-01T00:00:00Z")
	standing := tier.Standing{TierID: "gold", Since: instant(t, "2026-01-20T00:00:00Z")}
	require.False(t, policy.NeedsMetrics(four(), standing, march))
	require.True(t, policy.NeedsMetrics(four(), standing, april), "a review is due")
	standing.ReviewedAt = &april
	require.False(t, policy.NeedsMetrics(four(), standing, april))
	standing.Pin = &tier.Pin{TierID: "gold"}
	require.True(t, policy.NeedsMetrics(four(), standing, april), "a pin may be over")
	standing.Pin, standing.Warning = nil, &tier.Warning{}
	require.True(t, policy.NeedsMetrics(four(), standing, april), "a warning may be")
	require.True(t, policy.NeedsMetrics(four(), tier.Standing{TierID: "silver", Since: april}, april), "there is more to earn")
}

func TestAsOfEndsWithTheDay(t *testing.T) {
	t.Parallel()
	at := instant(t, "2026-05-10T12:00:00Z")
	for kind, want := range map[tier.WindowKind][2]string{
		tier.CalendarQuarter: {"2026-04-01T00:00:00Z", "2026-05-11T00:00:00Z"},
		tier.Lifetime:        {"0001-01-01T00:00:00Z", "2026-05-11T00:00:00Z"},
	} {
		start, end := tier.Window{Kind: kind}.AsOf(at, nil)
		require.Equal(t, [2]time.Time{instant(t, want[0]), instant(t, want[1])}, [2]time.Time{start, end})
	}
	_, end := tier.Window{Kind: tier.CalendarMonth}.AsOf(instant(t, "2026-05-31T23:59:59.999999Z"), nil)
	require.Equal(t, instant(t, "2026-06-01T00:00:00Z"), end)
}

// drawLife makes a program, and a partner who is on the entry tier.
func drawLife(t *rapid.T) *life {
	location, err := time.LoadLocation(rapid.SampledFrom([]string{"UTC", "Europe/Berlin", "America/Sao_Paulo"}).Draw(t, "zone"))
	require.NoError(t, err)
	window := rapid.SampledFrom([]tier.Window{
		{Kind: tier.CalendarMonth}, {Kind: tier.CalendarQuarter}, {Kind: tier.RollingDays, Days: 45}, {Kind: tier.Lifetime},
	}).Draw(t, "window")
	tiers := four()
	for i := range tiers {
		tiers[i].Requirements.Window = window
	}
	return &life{tiers: tiers, policy: tier.Policy{
		Review:    tier.Review(rapid.SampledFrom(tier.Review("").Values()).Draw(t, "review")),
		Demotion:  tier.Demotion(rapid.SampledFrom(tier.Demotion("").Values()).Draw(t, "demotion")),
		GraceDays: rapid.SampledFrom([]int{0, 1, 30, 60}).Draw(t, "grace"), Location: location,
	}}
}

// Whatever happens in whatever order: nobody falls below the floor or while
// pinned, nor without the warning that the grace demands; with STEP nobody falls
// more than a step; a promotion never waits; and the same evaluation once more
// changes nothing.
func TestWhateverHappensTheReviewKeepsItsPromises(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		l := drawLife(t)
		at := instantOf("2026-01-05T10:00:00Z")
		rank := func(id string) int {
			return slices.IndexFunc(l.tiers, func(x tier.Tier) bool { return x.ID == id })
		}
		id := rapid.SampledFrom([]string{"entry", "bronze", "silver", "gold"})
		for range rapid.IntRange(1, 60).Draw(t, "events") {
			at = at.Add(time.Duration(rapid.IntRange(1, 40*24*60).Draw(t, "minutes")) * time.Minute)
			switch rapid.SampledFrom([]string{"night", "night", "wins", "wins", "floor", "pin", "unpin"}).Draw(t, "what") {
			case "wins":
				l.wins = append(l.wins, win{at, int64(rapid.IntRange(-2, 4).Draw(t, "n"))})
			case "floor":
				l.standing.FloorTierID = rapid.SampledFrom([]string{"", "bronze", "silver"}).Draw(t, "floor")
			case "pin":
				until := at.AddDate(0, 0, rapid.IntRange(1, 100).Draw(t, "days"))
				l.standing.Pin = &tier.Pin{TierID: id.Draw(t, "pin"), Until: &until}
			case "unpin":
				l.standing.Pin = nil
			}
			before := l.standing
			pinned := before.Pin != nil && at.Before(*before.Pin.Until)
			out := l.decide(at)
			require.Equal(t, out, l.decide(at), "the same values, the same outcome")
			l.apply(out, at)
			from, to, floor, earned := rank(before.TierID), rank(out.ToTierID), rank(before.FloorTierID), rank(out.EarnedTierID)
			if pinned {
				require.Equal(t, before.Pin.TierID, out.ToTierID)
				require.NotEqual(t, tier.Demoted, out.Cause, "§7 never while pinned")
				require.Nil(t, out.Warning, "§7 never while pinned")
			} else {
				require.GreaterOrEqual(t, to, earned, "§7 promotion at once")
				require.GreaterOrEqual(t, to, floor, "§7 never below a floor tier")
			}
			if out.Cause == tier.Demoted {
				require.NotEqual(t, tier.DemotionNever, l.policy.Demotion)
				require.True(t, before.Warning != nil || l.policy.GraceDays == 0, "§7 with a warning")
				if before.Warning != nil {
					require.False(t, at.Before(before.Warning.At), "§7 after the grace")
					require.GreaterOrEqual(t, to, rank(before.Warning.TierID), "what was announced is the worst")
				}
				if l.policy.Demotion == tier.DemotionStep {
					require.Equal(t, from-1, to, "§7 one tier at a time")
				}
			} else if !pinned {
				require.GreaterOrEqual(t, to, from, "nothing else takes a tier away")
			}
			if out.Warning != nil {
				require.Less(t, rank(out.Warning.TierID), to)
				require.GreaterOrEqual(t, rank(out.Warning.TierID), floor, "§7 never below a floor tier")
			}
			require.False(t, l.decide(at).Changes(), "twice is once")
		}
	})
}

func TestDestinationOfParagraph7(t *testing.T) {
	t.Parallel()
	at := instant(t, "2026-04-10T00:00:00Z")
	step, earned := tier.Policy{Demotion: tier.DemotionStep}, tier.Policy{Demotion: tier.DemotionEarned}
	tests := map[string]struct {
		policy   tier.Policy
		standing tier.Standing
		wins     int64
		want     string
	}{
		"up":                        {step, tier.Standing{TierID: "entry"}, 3, "gold"},
		"nowhere":                   {step, tier.Standing{TierID: "silver"}, 2, "silver"},
		"down a step":               {step, tier.Standing{TierID: "gold"}, 0, "silver"},
		"down to what is earned":    {earned, tier.Standing{TierID: "gold"}, 1, "bronze"},
		"down to the floor":         {earned, tier.Standing{TierID: "gold", FloorTierID: "silver"}, 0, "silver"},
		"a step is not too much":    {step, tier.Standing{TierID: "gold"}, 2, "silver"},
		"not while pinned":          {earned, tier.Standing{TierID: "gold", Pin: &tier.Pin{TierID: "gold"}}, 0, "gold"},
		"never":                     {tier.Policy{Demotion: tier.DemotionNever}, tier.Standing{TierID: "gold"}, 0, "gold"},
		"who stood on what is gone": {step, tier.Standing{TierID: "gone"}, 1, "bronze"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, tt.want, tt.policy.Destination(four(), tt.standing, wins(tt.wins), at))
		})
	}
	require.Empty(t, step.Destination(nil, tier.Standing{}, nil, at))
}

func instantOf(text string) time.Time {
	at, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		return time.Time{}
	}
	return at
}
