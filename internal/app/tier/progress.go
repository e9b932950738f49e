package tier

import (
	"context"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/domain/tier"
)

// Progress is what the next tier asks and what is missing.
type Progress struct {
	NextTier     *ent.Tier
	Requirements []RequirementProgress
}

// RequirementProgress is how far one requirement is. Value, Threshold and
// Missing are in the unit of the kind; the amounts are the same as money of the
// program's currency, and nil unless the kind is NET_REVENUE.
type RequirementProgress struct {
	Kind tier.Kind
	// EventType is empty unless the kind is CONVERSIONS.
	EventType       string
	Value           int64
	Threshold       int64
	Missing         int64
	IsMet           bool
	ValueAmount     *money.Money
	ThresholdAmount *money.Money
	MissingAmount   *money.Money
}

// Progress measures now how far an enrollment is on the way to the next tier,
// as far as the viewer sees its figures. On the highest tier, and until the
// enrollment has a tier, it is apperr.ErrNotFound: there is no next one.
func (s *Service) Progress(ctx context.Context, e *ent.Enrollment) (*Progress, error) {
	if e.TierID == nil {
		return nil, apperr.ErrNotFound
	}
	l, err := loadLadder(ctx, s.client, e.ProgramID)
	if err != nil {
		return nil, err
	}
	next, ok := tier.Next(l.tiers, *e.TierID)
	if !ok {
		return nil, apperr.ErrNotFound
	}
	only := *l
	only.tiers = []tier.Tier{next}
	found, err := measure(ctx, s.client, &only, []*ent.Enrollment{e}, s.clock.Now())
	if err != nil {
		return nil, err
	}
	return &Progress{NextTier: l.row(next.ID), Requirements: l.progress(next, found[e.ID])}, nil
}

// progress is how far each requirement of a tier is.
func (l *ladder) progress(t tier.Tier, metrics map[tier.Window]tier.Metrics) []RequirementProgress {
	out := []RequirementProgress{}
	for _, one := range t.Requirements.Progress(metrics[t.Requirements.Window]) {
		out = append(out, requirement(one, l.program.Currency))
	}
	return out
}

func requirement(one tier.Progress, c money.Currency) RequirementProgress {
	out := RequirementProgress{
		Kind: one.Requirement.Kind, EventType: one.Requirement.EventType,
		Value: one.Value, Threshold: one.Requirement.Threshold, Missing: one.Missing, IsMet: one.Met,
	}
	if out.Kind == tier.NetRevenue {
		value, threshold, missing := money.New(out.Value, c), money.New(out.Threshold, c), money.New(out.Missing, c)
		out.ValueAmount, out.ThresholdAmount, out.MissingAmount = &value, &threshold, &missing
	}
	return out
}
