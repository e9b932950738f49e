package graph

import (
	"context"

	"github.com/rapporthq/rapport/ent"
	tier "github.com/rapporthq/rapport/ent/tier"
	"github.com/rapporthq/rapport/graph/model"
)

func (r *Resolver) tiersByID(ctx context.Context, ids []string) (map[string]*ent.Tier, error) {
	found, err := r.Client.Tier.Query().Where(tier.IDIn(ids...)).All(ctx)
	return under(found, err, func(one *ent.Tier) string { return one.ID })
}

// pinOf returns the pin of an enrollment; nil if there is none that holds.
func (r *Resolver) pinOf(ctx context.Context, obj *ent.Enrollment) (*model.TierPin, error) {
	if obj.PinTierID == nil || obj.PinUntil != nil && !r.Clock.Now().Before(*obj.PinUntil) {
		return nil, nil
	}
	t, err := load(ctx).tiers.Load(ctx, *obj.PinTierID)
	if err != nil {
		return nil, err
	}
	return &model.TierPin{Tier: t, Until: obj.PinUntil, Reason: obj.PinReason}, nil
}

// demotionOf returns the demotion that was announced to an enrollment; nil if
// none was.
func demotionOf(ctx context.Context, obj *ent.Enrollment) (*model.DemotionWarning, error) {
	if obj.DemotionTierID == nil || obj.DemotionAt == nil {
		return nil, nil
	}
	t, err := load(ctx).tiers.Load(ctx, *obj.DemotionTierID)
	if err != nil {
		return nil, err
	}
	return &model.DemotionWarning{Tier: t, At: *obj.DemotionAt}, nil
}

// holder returns the enrollment of a certification; empty for none.
func holder(c *ent.Certification) string {
	if c == nil {
		return ""
	}
	return c.EnrollmentID
}

// values returns what the elements point at.
func values[T any](of []*T) []T {
	out := make([]T, len(of))
	for i, one := range of {
		out[i] = *one
	}
	return out
}
