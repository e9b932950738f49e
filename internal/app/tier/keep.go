package tier

import (
	"context"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/tier"
)

// Keep is what an enrollment needs to keep the tier that it has.
type Keep struct {
	Tier *ent.Tier
	// IsEarned says that the tier is earned now: its requirements are met and
	// those of every tier below.
	IsEarned bool
	// Requirements are those of the tier.
	Requirements []RequirementProgress
	// EndsAt is when it is looked at next: the end of the review period, or of the
	// grace after a warning.
	EndsAt time.Time
}

// Keep measures now what an enrollment has of what its tier asks, as far as the
// viewer sees its figures. It is apperr.ErrNotFound when nothing can be lost:
// without a tier, on the entry tier, at or below the floor, while pinned, and in
// a program that never demotes.
func (s *Service) Keep(ctx context.Context, e *ent.Enrollment) (*Keep, error) {
	if e.TierID == nil {
		return nil, apperr.ErrNotFound
	}
	l, err := loadLadder(ctx, s.client, e.ProgramID)
	if err != nil {
		return nil, err
	}
	now, held := s.clock.Now(), l.row(*e.TierID)
	if held == nil || !l.policy.CanFall(l.tiers, standing(e), now) {
		return nil, apperr.ErrNotFound
	}
	found, err := measure(ctx, s.client, l, []*ent.Enrollment{e}, now)
	if err != nil {
		return nil, err
	}
	k := &Keep{Tier: held}
	_, k.EndsAt = l.policy.Period(now)
	if e.DemotionTierID != nil && e.DemotionAt != nil {
		k.EndsAt = e.DemotionAt.UTC()
	}
	earned := l.row(tier.Evaluate(l.tiers, standing(e), found[e.ID], now).EarnedTierID)
	k.IsEarned = earned.Rank >= held.Rank
	for _, t := range l.tiers {
		if t.ID == held.ID {
			k.Requirements = l.progress(t, found[e.ID])
		}
	}
	return k, nil
}
