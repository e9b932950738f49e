package program

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/eventtype"
	"github.com/rapporthq/rapport/ent/incentive"
	"github.com/rapporthq/rapport/ent/plan"
	"github.com/rapporthq/rapport/ent/planversion"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/id"
	"github.com/rapporthq/rapport/internal/viewer"
)

// PlanVersionInput is a version of a plan.
type PlanVersionInput struct {
	// EffectiveFrom is now if nil.
	EffectiveFrom *time.Time
	// AppliesTo is everybody if nil.
	AppliesTo  *commission.AppliesTo
	Note       *string
	Incentives []IncentiveInput
}

const (
	maxIncentives = 50
	maxNote       = 500
	// keyPrefix begins the keys of incentives; keys are not rows.
	keyPrefix = "key"
)

// SavePlanVersion saves an edit of a plan as a new version; past ones stay as
// they are. It takes effect now or later, keys name incentives of earlier
// versions (else NOT_FOUND), and triggers are event types of the program.
func (s *Service) SavePlanVersion(ctx context.Context, planID string, in PlanVersionInput) (*ent.PlanVersion, error) {
	v, err := viewer.Require(ctx, viewer.ProgramManage)
	if err != nil {
		return nil, err
	}
	terms, err := in.validate("input")
	if err != nil {
		return nil, err
	}
	var saved *ent.PlanVersion
	err = db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		p, err := lockPlan(ctx, tx, planID)
		if err != nil {
			return err
		}
		if p.ArchivedAt != nil {
			return apperr.New(apperr.WrongState, "This plan is archived. Make a new one.", "planId")
		}
		saved, err = s.saveVersion(ctx, tx, v, p, draft{in, terms, []string{"input"}})
		return err
	})
	if err != nil {
		return nil, err
	}
	return saved.Unwrap(), nil
}

// lockPlan locks the plan's program and then the plan: in the order in which
// everybody does, so that nobody waits for one another.
func lockPlan(ctx context.Context, tx *ent.Tx, id string) (*ent.Plan, error) {
	p, err := tx.Plan.Get(ctx, id)
	if err != nil {
		return nil, missing(err, "load plan")
	}
	if _, err := lock(ctx, tx, p.ProgramID); err != nil {
		return nil, err
	}
	if p, err = tx.Plan.Query().Where(plan.ID(id), db.ForUpdate).Only(ctx); err != nil {
		return nil, missing(err, "lock plan")
	}
	return p, nil
}

// validate returns the terms of the incentives, or every mistake below path
// that can be seen without the plan.
func (in PlanVersionInput) validate(path ...string) ([]commission.Terms, error) {
	var errs apperr.Errors
	at := func(field string) []string { return append(slices.Clone(path), field) }
	if in.AppliesTo != nil && !slices.Contains(commission.AppliesTo("").Values(), string(*in.AppliesTo)) {
		errs.Add(apperr.Invalid, "Choose ALL_CUSTOMERS or NEW_CUSTOMERS.", at("appliesTo")...)
	}
	if in.Note != nil {
		checkLength(&errs, *in.Note, maxNote, at("note")...)
	}
	if len(in.Incentives) > maxIncentives {
		errs.Add(apperr.TooLong, "A plan has at most 50 incentives.", at("incentives")...)
		return nil, errs
	}
	all := make([]commission.Terms, len(in.Incentives))
	for i, one := range in.Incentives {
		terms, mistakes := one.terms(under(path, i))
		all[i] = terms
		errs = append(errs, mistakes...)
	}
	return all, errs.OrNil()
}

// draft is a version to be saved: the input, the terms read from it, and where
// it stands in the whole input.
type draft struct {
	in    PlanVersionInput
	terms []commission.Terms
	path  []string
}

// saveVersion writes the next version of a plan whose row is locked, so that
// no two get one number.
func (s *Service) saveVersion(ctx context.Context, tx *ent.Tx, v viewer.Viewer, p *ent.Plan, d draft) (*ent.PlanVersion, error) {
	now := s.clock.Now()
	last, err := tx.PlanVersion.Query().Where(planversion.PlanID(p.ID)).Count(ctx)
	if err != nil {
		return nil, fmt.Errorf("count versions: %w", err)
	}
	keys, err := d.check(ctx, tx, p, now, last == 0)
	if err != nil {
		return nil, err
	}
	create := tx.PlanVersion.Create().SetCreatedAt(now).SetOrganizationID(v.OrganizationID).SetProgramID(p.ProgramID).
		SetPlanID(p.ID).SetNumber(last + 1).SetCreatedBy(v.Actor()).SetNillableNote(d.in.Note).
		SetEffectiveFrom(now).SetAppliesTo(commission.AppliesToAll)
	if d.in.EffectiveFrom != nil {
		create.SetEffectiveFrom(clock.Normalize(*d.in.EffectiveFrom))
	}
	if d.in.AppliesTo != nil {
		create.SetAppliesTo(*d.in.AppliesTo)
	}
	saved, err := create.Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("create plan version: %w", err)
	}
	for i, one := range d.in.Incentives {
		err := tx.Incentive.Create().SetCreatedAt(now).SetOrganizationID(v.OrganizationID).SetProgramID(p.ProgramID).
			SetPlanVersionID(saved.ID).SetKey(keys[i]).SetName(strings.TrimSpace(one.Name)).SetPosition(i + 1).
			SetTrigger(one.Trigger).SetTerms(d.terms[i]).
			Exec(ctx)
		if err != nil {
			return nil, fmt.Errorf("create incentive: %w", err)
		}
	}
	return saved, record(ctx, tx, now, "planVersion.saved", saved.ID)
}

// check compares the draft with the program and the earlier versions, and
// returns the key of each incentive.
func (d draft) check(ctx context.Context, tx *ent.Tx, p *ent.Plan, now time.Time, isFirst bool) ([]string, error) {
	var errs apperr.Errors
	if !isFirst && d.in.EffectiveFrom != nil && d.in.EffectiveFrom.Before(now) {
		errs.Add(apperr.TooSmall, "A later version cannot take effect in the past.", append(slices.Clone(d.path), "effectiveFrom")...)
	}
	triggers, err := triggersOf(ctx, tx, p.ProgramID)
	if err != nil {
		return nil, err
	}
	known, err := tx.Incentive.Query().Where(incentive.HasPlanVersionWith(planversion.PlanID(p.ID))).
		Select(incentive.FieldKey).Strings(ctx)
	if err != nil {
		return nil, fmt.Errorf("load keys: %w", err)
	}
	keys := make([]string, len(d.in.Incentives))
	for i, one := range d.in.Incentives {
		at := under(d.path, i)
		if !slices.Contains(triggers, one.Trigger) {
			errs.Add(apperr.NotFoundCode, "The program has no event type with this key.", append(at, "trigger")...)
		}
		switch {
		case one.Key == nil:
			keys[i] = id.New(keyPrefix, now)
			continue
		case !slices.Contains(known, *one.Key):
			errs.Add(apperr.NotFoundCode, "No earlier version of the plan has an incentive with this key.", append(at, "key")...)
		case slices.Contains(keys[:i], *one.Key):
			errs.Add(apperr.Taken, "Another incentive of this version has this key.", append(at, "key")...)
		}
		keys[i] = *one.Key
	}
	return keys, errs.OrNil()
}

// triggersOf lists what may trigger an incentive: the program's event types.
func triggersOf(ctx context.Context, tx *ent.Tx, programID string) ([]string, error) {
	keys, err := tx.EventType.Query().Where(eventtype.ProgramID(programID)).Select(eventtype.FieldKey).Strings(ctx)
	if err != nil {
		return nil, fmt.Errorf("load event types: %w", err)
	}
	return keys, nil
}
