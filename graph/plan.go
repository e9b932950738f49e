package graph

import (
	"context"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/incentive"
	"github.com/rapporthq/rapport/ent/planversion"
	"github.com/rapporthq/rapport/ent/user"
)

// versionsByPlan reads the versions of each plan, newest first.
func (r *Resolver) versionsByPlan(ctx context.Context, ids []string) (map[string][]*ent.PlanVersion, error) {
	found, err := r.Client.PlanVersion.Query().Where(planversion.PlanIDIn(ids...)).
		Order(ent.Desc(planversion.FieldNumber)).All(ctx)
	return below(found, err, func(one *ent.PlanVersion) string { return one.PlanID })
}

// currentByPlan reads the version in force of each plan.
func (r *Resolver) currentByPlan(ctx context.Context, ids []string) (map[string]*ent.PlanVersion, error) {
	found, err := r.Client.PlanVersion.Query().
		Where(planversion.PlanIDIn(ids...), planversion.EffectiveFromLTE(r.Clock.Now())).
		Order(ent.Asc(planversion.FieldEffectiveFrom), ent.Asc(planversion.FieldNumber)).All(ctx)
	out := make(map[string]*ent.PlanVersion, len(ids))
	for _, one := range found {
		out[one.PlanID] = one
	}
	return out, err
}

// incentivesByVersion reads the content of each version, by position.
func (r *Resolver) incentivesByVersion(ctx context.Context, ids []string) (map[string][]*ent.Incentive, error) {
	found, err := r.Client.Incentive.Query().Where(incentive.PlanVersionIDIn(ids...)).
		Order(ent.Asc(incentive.FieldPosition), ent.Asc(incentive.FieldID)).All(ctx)
	return below(found, err, func(one *ent.Incentive) string { return one.PlanVersionID })
}

// namesByUser reads what people are called whom the viewer may see.
func (r *Resolver) namesByUser(ctx context.Context, ids []string) (map[string]string, error) {
	found, err := r.Client.User.Query().Where(user.IDIn(ids...)).All(ctx)
	out := make(map[string]string, len(found))
	for _, one := range found {
		out[one.ID] = one.Name
	}
	return out, err
}

// nameOf returns what somebody is called who did something: the person's name,
// else the id or name that was kept.
func nameOf(ctx context.Context, actor string) (string, error) {
	name, err := orNone(load(ctx).names.Load(ctx, actor))
	if err != nil || name == "" {
		return actor, err
	}
	return name, nil
}
