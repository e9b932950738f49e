package tier

import (
	"context"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/domain/tier"
)

// standing is where an enrollment is, as the rules see it.
func standing(e *ent.Enrollment) tier.Standing {
	s := tier.Standing{TierID: orEmpty(e.TierID), FloorTierID: orEmpty(e.FloorTierID), ReviewedAt: e.ReviewedAt}
	if e.TierSince != nil {
		s.Since = *e.TierSince
	}
	if e.PinTierID != nil {
		s.Pin = &tier.Pin{TierID: *e.PinTierID, Until: e.PinUntil}
	}
	if e.DemotionTierID != nil && e.DemotionAt != nil {
		s.Warning = &tier.Warning{TierID: *e.DemotionTierID, At: *e.DemotionAt}
	}
	return s
}

func orEmpty(text *string) string {
	if text == nil {
		return ""
	}
	return *text
}

// decide asks the rules about these enrollments as of an instant. It is the only
// way in which they are asked, by a fact as by the night, and it writes nothing.
func decide(ctx context.Context, client *ent.Client, l *ladder, enrollments []*ent.Enrollment, at time.Time) (map[string]tier.Outcome, error) {
	var open []*ent.Enrollment
	checks := map[time.Time][]*ent.Enrollment{}
	for _, e := range enrollments {
		s := standing(e)
		if !l.policy.NeedsMetrics(l.tiers, s, at) {
			continue
		}
		open = append(open, e)
		if instant, ok := l.policy.Check(s, at); ok {
			checks[instant.UTC()] = append(checks[instant.UTC()], e)
		}
	}
	found, err := measure(ctx, client, l, open, at)
	if err != nil {
		return nil, err
	}
	past := measured{}
	for instant, checked := range checks {
		then, err := measurePast(ctx, client, l, checked, instant)
		if err != nil {
			return nil, err
		}
		for id, metrics := range then {
			past[id] = metrics
		}
	}
	out := make(map[string]tier.Outcome, len(open))
	for _, e := range open {
		out[e.ID] = l.policy.Decide(l.tiers, standing(e), found[e.ID], past[e.ID], at)
	}
	return out, nil
}
