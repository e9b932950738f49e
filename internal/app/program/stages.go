package program

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/incentive"
	"github.com/rapporthq/rapport/ent/plan"
	entreferral "github.com/rapporthq/rapport/ent/referral"
	"github.com/rapporthq/rapport/ent/stage"
	"github.com/rapporthq/rapport/ent/stagechange"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/viewer"
)

// atOnce is how many moves one statement writes.
const atOnce = 500

// SetStages makes the pipeline of a program what the input says, all or nothing.
// Stages keep their ids and keys. A stage that is removed is archived: its
// history and its key stay, and the key is never given again. Its referrals go
// to the stage that the input names, which is noted in their histories and
// records no conversion: they entered nothing.
//
// Errors: those of Validate; apperr.ErrNotFound; WRONG_STATE at revision if the
// stages changed meanwhile; NOT_FOUND and TAKEN for stages that the program has
// not, or that are named twice; IN_USE for the kind of a stage in which a
// referral ever was, and for removing one for which a plan pays; BLANK and
// INVALID for where its referrals go.
func (s *Service) SetStages(ctx context.Context, programID string, in StagesInput) (*ent.Program, error) {
	v, err := viewer.Require(ctx, viewer.ProgramManage)
	if err != nil {
		return nil, err
	}
	if err := in.Validate(); err != nil {
		return nil, err
	}
	var p *ent.Program
	err = db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		if p, err = lock(ctx, tx, programID); err != nil {
			return err
		}
		e, err := s.edit(ctx, tx, p, v)
		if err != nil {
			return err
		}
		if in.Revision != StagesRevision(e.list) {
			return apperr.New(apperr.WrongState, "Somebody else changed the stages meanwhile. Look at them and change them again.",
				"input", "revision")
		}
		return e.apply(ctx, in)
	}, db.Repeatable())
	if err != nil {
		return nil, err
	}
	return p.Unwrap(), nil
}

// editing is one change of a pipeline.
type editing struct {
	tx      *ent.Tx
	program *ent.Program
	viewer  viewer.Viewer
	now     time.Time
	// list are the stages in order, live the same by id, and keys those that were
	// ever given.
	list []*ent.Stage
	live map[string]*ent.Stage
	keys map[string]bool
}

func (s *Service) edit(ctx context.Context, tx *ent.Tx, p *ent.Program, v viewer.Viewer) (*editing, error) {
	e := &editing{tx: tx, program: p, viewer: v, now: s.clock.Now(), live: map[string]*ent.Stage{}, keys: map[string]bool{}}
	rows, err := tx.Stage.Query().Where(stage.ProgramID(p.ID)).Order(stage.ByPosition(), stage.ByID()).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load stages: %w", err)
	}
	for _, row := range rows {
		e.keys[row.Key] = true
		if row.ArchivedAt == nil {
			e.list, e.live[row.ID] = append(e.list, row), row
		}
	}
	return e, nil
}

func (e *editing) apply(ctx context.Context, in StagesInput) error {
	if err := in.compare(e.live); err != nil {
		return err
	}
	if err := e.refuse(ctx, in); err != nil {
		return err
	}
	changed := len(in.Removed) > 0
	for _, one := range in.Removed {
		if err := e.remove(ctx, one); err != nil {
			return err
		}
	}
	for i, one := range in.Stages {
		isOther, err := e.put(ctx, one, i+1)
		if err != nil {
			return err
		}
		changed = changed || isOther
	}
	if !changed {
		return nil
	}
	return record(ctx, e.tx, e.now, "stages.changed", e.program.ID)
}

// put writes a stage at its place, and reports whether that changed anything.
func (e *editing) put(ctx context.Context, in StageInput, position int) (bool, error) {
	name := strings.TrimSpace(in.Name)
	if in.ID == nil {
		err := e.tx.Stage.Create().SetCreatedAt(e.now).SetOrganizationID(e.program.OrganizationID).SetProgramID(e.program.ID).
			SetKey(keyOf(name, e.keys)).SetName(name).SetKind(in.Kind).SetProbability(in.Probability).SetPosition(position).Exec(ctx)
		if err != nil {
			return false, fmt.Errorf("create stage: %w", err)
		}
		return true, nil
	}
	old := e.live[*in.ID]
	if old.Name == name && old.Kind == in.Kind && old.Probability == in.Probability && old.Position == position {
		return false, nil
	}
	err := e.tx.Stage.UpdateOneID(old.ID).SetName(name).SetKind(in.Kind).SetProbability(in.Probability).SetPosition(position).Exec(ctx)
	if err != nil {
		return false, fmt.Errorf("update stage: %w", err)
	}
	return true, nil
}

// remove empties a stage and archives it. When the referrals came to the stage,
// and were won or lost, stays as it is.
func (e *editing) remove(ctx context.Context, in StageRemovalInput) error {
	if in.IntoStageID != nil {
		if err := e.empty(ctx, in.StageID, *in.IntoStageID); err != nil {
			return err
		}
	}
	if err := e.tx.Stage.UpdateOneID(in.StageID).SetArchivedAt(e.now).Exec(ctx); err != nil {
		return fmt.Errorf("archive stage: %w", err)
	}
	return nil
}

func (e *editing) empty(ctx context.Context, from, to string) error {
	rows, err := e.tx.Referral.Query().Where(entreferral.ProgramID(e.program.ID), entreferral.StageID(from)).
		Select(entreferral.FieldID, entreferral.FieldPartnerID).All(ctx)
	if err != nil {
		return fmt.Errorf("load the referrals of a stage: %w", err)
	}
	for part := range slices.Chunk(rows, atOnce) {
		moves := make([]*ent.StageChangeCreate, len(part))
		for i, row := range part {
			moves[i] = e.tx.StageChange.Create().SetCreatedAt(e.now).SetOrganizationID(e.program.OrganizationID).
				SetPartnerID(row.PartnerID).SetReferralID(row.ID).SetFromStageID(from).SetToStageID(to).
				SetActor(e.viewer.Actor()).SetSide(referral.ByVendor).SetOccurredAt(e.now)
		}
		if err := e.tx.StageChange.CreateBulk(moves...).Exec(ctx); err != nil {
			return fmt.Errorf("note the moves: %w", err)
		}
	}
	err = e.tx.Referral.Update().Where(entreferral.ProgramID(e.program.ID), entreferral.StageID(from)).SetStageID(to).Exec(ctx)
	if err != nil {
		return fmt.Errorf("empty a stage: %w", err)
	}
	return nil
}

// refuse names what referrals and plans do not let happen.
func (e *editing) refuse(ctx context.Context, in StagesInput) error {
	var errs apperr.Errors
	for i, one := range in.Stages {
		if one.ID == nil || e.live[*one.ID].Kind == one.Kind {
			continue
		}
		used, err := e.isUsed(ctx, *one.ID)
		if err != nil {
			return err
		}
		if used {
			errs.Add(apperr.InUse, "Referrals have been in this stage, so its kind stays. Add another stage instead.", stageAt(i, "kind")...)
		}
	}
	for i, one := range in.Removed {
		row := e.live[one.StageID]
		name, err := payingPlan(ctx, e.tx, e.program.ID, referral.ConversionType(row.Key), e.now)
		if err != nil {
			return err
		}
		if name != "" {
			errs.Add(apperr.InUse, "The plan “"+name+"” pays when a referral reaches “"+row.Name+"”. Change that plan first.",
				removalAt(i, "stageId")...)
		}
		n, err := e.tx.Referral.Query().Where(entreferral.ProgramID(e.program.ID), entreferral.StageID(one.StageID)).Count(ctx)
		if err != nil {
			return fmt.Errorf("count referrals: %w", err)
		}
		if n > 0 && one.IntoStageID == nil {
			errs.Add(apperr.Blank, "Say to which stage the referrals in “"+row.Name+"” go: "+strconv.Itoa(n)+" in all.",
				removalAt(i, "intoStageId")...)
		}
	}
	return errs.OrNil()
}

// isUsed reports whether a referral ever was in the stage.
func (e *editing) isUsed(ctx context.Context, id string) (bool, error) {
	on, err := e.tx.Referral.Query().Where(entreferral.ProgramID(e.program.ID), entreferral.StageID(id)).Exist(ctx)
	if err != nil || on {
		return on, err
	}
	return e.tx.StageChange.Query().Where(stagechange.Or(stagechange.ToStageID(id), stagechange.FromStageID(id))).Exist(ctx)
}

// payingPlan returns the name of a plan of which a version that is in force for
// somebody, now or later, has an incentive with the trigger; empty if none has.
func payingPlan(ctx context.Context, tx *ent.Tx, programID, trigger string, now time.Time) (string, error) {
	rows, err := tx.Incentive.Query().Where(incentive.ProgramID(programID), incentive.Trigger(trigger)).WithPlanVersion().All(ctx)
	if err != nil {
		return "", fmt.Errorf("look for incentives: %w", err)
	}
	paying := map[string][]string{}
	for _, row := range rows {
		v := row.Edges.PlanVersion
		paying[v.PlanID] = append(paying[v.PlanID], v.ID)
	}
	plans, err := tx.Plan.Query().Where(plan.ProgramID(programID), plan.ArchivedAtIsNil()).Order(plan.ByName()).All(ctx)
	if err != nil {
		return "", fmt.Errorf("load plans: %w", err)
	}
	for _, one := range plans {
		if len(paying[one.ID]) == 0 {
			continue
		}
		versions, err := Versions(ctx, tx.Client(), one.ID)
		if err != nil {
			return "", err
		}
		for _, id := range inForce(versions, now) {
			if slices.Contains(paying[one.ID], id) {
				return one.Name, nil
			}
		}
	}
	return "", nil
}

// inForce are the ids of the versions that may decide what happens now or later,
// whenever a customer was bound.
func inForce(versions []commission.Version, now time.Time) []string {
	instants, bounds := []time.Time{now}, []*time.Time{nil, {}, &now}
	for _, v := range versions {
		at := v.EffectiveFrom
		bounds = append(bounds, &at)
		if at.After(now) {
			instants = append(instants, at)
		}
	}
	var ids []string
	for _, at := range instants {
		for _, bound := range bounds {
			if v, ok := commission.EffectiveVersion(versions, at, bound); ok && !slices.Contains(ids, v.ID) {
				ids = append(ids, v.ID)
			}
		}
	}
	return ids
}
