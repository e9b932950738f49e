package program

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/eventtype"
	"github.com/rapporthq/rapport/ent/incentive"
	"github.com/rapporthq/rapport/ent/planversion"
	"github.com/rapporthq/rapport/ent/stage"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/id"
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

// Draft is what a version of a plan says that is not saved.
type Draft struct {
	AppliesTo commission.AppliesTo
	// Incentives by position. Their ids are empty; their keys are those of
	// earlier versions, and new ones for what is new.
	Incentives []commission.Incentive
}

// ReadDraft returns what the input says as a version of the plan, which is of a
// program in the currency. Its mistakes are those of SavePlanVersion, below
// path. New keys are made as of the instant. It reads what the viewer of ctx may
// see; inside a transaction the client is tx.Client().
func ReadDraft(
	ctx context.Context, client *ent.Client, p *ent.Plan, currency money.Currency, in PlanVersionInput, now time.Time, path ...string,
) (Draft, error) {
	out := Draft{AppliesTo: commission.AppliesToAll}
	terms, err := in.terms(currency, path)
	if err != nil {
		return out, err
	}
	if in.AppliesTo != nil {
		out.AppliesTo = *in.AppliesTo
	}
	keys, err := in.keys(ctx, client, p, now, path)
	if err != nil {
		return out, err
	}
	for i, one := range in.Incentives {
		out.Incentives = append(out.Incentives, commission.Incentive{
			Key: keys[i], Name: strings.TrimSpace(one.Name), Position: i + 1, Trigger: one.Trigger, Terms: terms[i],
		})
	}
	return out, nil
}

// terms returns the terms of the incentives, or every mistake below path that
// can be seen without the plan.
func (in PlanVersionInput) terms(currency money.Currency, path []string) ([]commission.Terms, error) {
	var errs apperr.Errors
	if in.AppliesTo != nil && !slices.Contains(commission.AppliesTo("").Values(), string(*in.AppliesTo)) {
		errs.Add(apperr.Invalid, "Choose ALL_CUSTOMERS or NEW_CUSTOMERS.", below(path, "appliesTo")...)
	}
	if in.Note != nil {
		checkLength(&errs, *in.Note, maxNote, below(path, "note")...)
	}
	if len(in.Incentives) > maxIncentives {
		errs.Add(apperr.TooLong, "A plan has at most 50 incentives.", below(path, "incentives")...)
		return nil, errs
	}
	all := make([]commission.Terms, len(in.Incentives))
	for i, one := range in.Incentives {
		terms, mistakes := one.terms(currency, at(path, i))
		all[i] = terms
		errs = append(errs, mistakes...)
	}
	return all, errs.OrNil()
}

// keys compares the draft with the program and the earlier versions, and returns
// the key of each incentive.
func (in PlanVersionInput) keys(ctx context.Context, client *ent.Client, p *ent.Plan, now time.Time, path []string) ([]string, error) {
	var errs apperr.Errors
	triggers, err := triggersOf(ctx, client, p.ProgramID)
	if err != nil {
		return nil, err
	}
	known, err := client.Incentive.Query().Where(incentive.HasPlanVersionWith(planversion.PlanID(p.ID))).
		Select(incentive.FieldKey).Strings(ctx)
	if err != nil {
		return nil, fmt.Errorf("load keys: %w", err)
	}
	keys := make([]string, len(in.Incentives))
	for i, one := range in.Incentives {
		if !slices.Contains(triggers, one.Trigger) {
			errs.Add(apperr.NotFoundCode, "The program has no event type or stage with this key.", below(at(path, i), "trigger")...)
		}
		switch {
		case one.Key == nil:
			keys[i] = id.New(keyPrefix, now)
			continue
		case !slices.Contains(known, *one.Key):
			errs.Add(apperr.NotFoundCode, "No earlier version of the plan has an incentive with this key.", below(at(path, i), "key")...)
		case slices.Contains(keys[:i], *one.Key):
			errs.Add(apperr.Taken, "Another incentive of this version has this key.", below(at(path, i), "key")...)
		}
		keys[i] = *one.Key
	}
	return keys, errs.OrNil()
}

// triggersOf lists what may trigger an incentive: the program's event types,
// entering one of its stages, and a commission of a recruited enrollment.
func triggersOf(ctx context.Context, client *ent.Client, programID string) ([]string, error) {
	keys, err := client.EventType.Query().Where(eventtype.ProgramID(programID)).Select(eventtype.FieldKey).Strings(ctx)
	if err != nil {
		return nil, fmt.Errorf("load event types: %w", err)
	}
	stages, err := client.Stage.Query().Where(stage.ProgramID(programID), stage.ArchivedAtIsNil()).Select(stage.FieldKey).Strings(ctx)
	if err != nil {
		return nil, fmt.Errorf("load stages: %w", err)
	}
	for _, key := range stages {
		keys = append(keys, referral.ConversionType(key))
	}
	return append(keys, commission.TriggerCommissionEarned), nil
}

// at returns the path of the incentive at position i of the version at path.
func at(path []string, i int) []string { return below(path, "incentives", strconv.Itoa(i)) }
