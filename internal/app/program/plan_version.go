package program

import (
	"context"
	"fmt"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/plan"
	"github.com/rapporthq/rapport/ent/planversion"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/viewer"
)

// SavePlanVersion saves an edit of a plan as a new version; past ones stay as
// they are. It takes effect now or later, keys name incentives of earlier
// versions (else NOT_FOUND), and triggers are event types of the program,
// `stage:` and the key of a stage, or COMMISSION_EARNED.
func (s *Service) SavePlanVersion(ctx context.Context, planID string, in PlanVersionInput) (*ent.PlanVersion, error) {
	v, err := viewer.Require(ctx, viewer.ProgramManage)
	if err != nil {
		return nil, err
	}
	var saved *ent.PlanVersion
	err = db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		p, of, err := lockPlan(ctx, tx, planID)
		if err != nil {
			return err
		}
		if p.ArchivedAt != nil {
			return apperr.New(apperr.WrongState, "This plan is archived. Make a new one.", "planId")
		}
		saved, err = s.saveVersion(ctx, tx, v, p, of.Currency, in, "input")
		return err
	})
	if err != nil {
		return nil, err
	}
	return saved.Unwrap(), nil
}

// lockPlan locks the plan's program and then the plan: in the order in which
// everybody does, so that nobody waits for one another.
func lockPlan(ctx context.Context, tx *ent.Tx, id string) (*ent.Plan, *ent.Program, error) {
	p, err := tx.Plan.Get(ctx, id)
	if err != nil {
		return nil, nil, missing(err, "load plan")
	}
	of, err := lock(ctx, tx, p.ProgramID)
	if err != nil {
		return nil, nil, err
	}
	if p, err = tx.Plan.Query().Where(plan.ID(id), db.ForUpdate).Only(ctx); err != nil {
		return nil, nil, missing(err, "lock plan")
	}
	return p, of, nil
}

// saveVersion writes the next version of a plan whose row is locked, so that
// no two get one number. Mistakes are below path.
func (s *Service) saveVersion(
	ctx context.Context, tx *ent.Tx, v viewer.Viewer, p *ent.Plan, currency money.Currency, in PlanVersionInput, path ...string,
) (*ent.PlanVersion, error) {
	now := s.clock.Now()
	draft, err := ReadDraft(ctx, tx.Client(), p, currency, in, now, path...)
	if err != nil {
		return nil, err
	}
	last, err := tx.PlanVersion.Query().Where(planversion.PlanID(p.ID)).Count(ctx)
	if err != nil {
		return nil, fmt.Errorf("count versions: %w", err)
	}
	from := now
	if in.EffectiveFrom != nil {
		from = clock.Normalize(*in.EffectiveFrom)
	}
	if last > 0 && from.Before(now) {
		return nil, apperr.New(apperr.TooSmall, "A later version cannot take effect in the past.", below(path, "effectiveFrom")...)
	}
	saved, err := tx.PlanVersion.Create().SetCreatedAt(now).SetOrganizationID(v.OrganizationID).SetProgramID(p.ProgramID).
		SetPlanID(p.ID).SetNumber(last + 1).SetCreatedBy(v.Actor()).SetNillableNote(in.Note).
		SetEffectiveFrom(from).SetAppliesTo(draft.AppliesTo).Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("create plan version: %w", err)
	}
	if err := saveIncentives(ctx, tx, saved, draft, now); err != nil {
		return nil, err
	}
	return saved, record(ctx, tx, now, "planVersion.saved", saved.ID)
}

func saveIncentives(ctx context.Context, tx *ent.Tx, of *ent.PlanVersion, draft Draft, now time.Time) error {
	for _, one := range draft.Incentives {
		err := tx.Incentive.Create().SetCreatedAt(now).SetOrganizationID(of.OrganizationID).SetProgramID(of.ProgramID).
			SetPlanVersionID(of.ID).SetKey(one.Key).SetName(one.Name).SetPosition(one.Position).
			SetTrigger(one.Trigger).SetTerms(one.Terms).
			Exec(ctx)
		if err != nil {
			return fmt.Errorf("create incentive: %w", err)
		}
	}
	return nil
}
