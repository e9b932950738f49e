package graph

import (
	"cmp"
	"context"
	"slices"

	"github.com/rapporthq/rapport/ent"
	entreferral "github.com/rapporthq/rapport/ent/referral"
	"github.com/rapporthq/rapport/ent/stage"
	"github.com/rapporthq/rapport/ent/stagechange"
	"github.com/rapporthq/rapport/internal/app/referral"
	"github.com/rapporthq/rapport/internal/viewer"
)

// stagesOf returns the stages of a program in order, and those that were removed
// after them if they are wanted.
func (r *Resolver) stagesOf(ctx context.Context, programID string, withArchived bool) ([]*ent.Stage, error) {
	all, err := orNone(load(ctx).stages.Load(ctx, programID))
	if withArchived {
		return all, err
	}
	live := []*ent.Stage{}
	for _, one := range all {
		if one.ArchivedAt == nil {
			live = append(live, one)
		}
	}
	return live, err
}

func (r *Resolver) stagesByProgram(ctx context.Context, ids []string) (map[string][]*ent.Stage, error) {
	found, err := r.Client.Stage.Query().Where(stage.ProgramIDIn(ids...)).Order(stage.ByPosition(), stage.ByID()).All(ctx)
	slices.SortStableFunc(found, func(a, b *ent.Stage) int {
		archived := func(s *ent.Stage) int {
			if s.ArchivedAt == nil {
				return 0
			}
			return 1
		}
		return cmp.Compare(archived(a), archived(b))
	})
	return below(found, err, func(one *ent.Stage) string { return one.ProgramID })
}

// stageUse is how many referrals are in a stage, and whether one ever was.
type stageUse struct {
	now  int
	ever bool
}

func (r *Resolver) usesByStage(ctx context.Context, ids []string) (map[string]stageUse, error) {
	out := map[string]stageUse{}
	var here []struct {
		StageID string `json:"stage_id"`
		Count   int    `json:"count"`
	}
	err := r.Client.Referral.Query().Where(entreferral.StageIDIn(ids...)).GroupBy(entreferral.FieldStageID).
		Aggregate(ent.Count()).Scan(ctx, &here)
	if err != nil {
		return nil, err
	}
	for _, one := range here {
		out[one.StageID] = stageUse{now: one.Count, ever: true}
	}
	for _, id := range ids {
		if out[id].ever {
			continue
		}
		ever, err := r.Client.StageChange.Query().Where(stagechange.Or(stagechange.ToStageID(id), stagechange.FromStageID(id))).Exist(ctx)
		if err != nil {
			return nil, err
		}
		out[id] = stageUse{ever: ever}
	}
	return out, nil
}

// movesTo returns the stages to which the viewer may move the referral.
func (r *Resolver) movesTo(ctx context.Context, of *ent.Referral) ([]*ent.Stage, error) {
	row, err := load(ctx).moving.Load(ctx, of.ID)
	if err != nil {
		return nil, err
	}
	stages, err := r.stagesOf(ctx, row.ProgramID, false)
	if err != nil {
		return nil, err
	}
	return referral.MovesTo(viewer.From(ctx), row, stages), nil
}
