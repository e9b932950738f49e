package program

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/eventtype"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/domain/tier"
)

// TierInput is a tier's content. In an update, nil means unchanged.
type TierInput struct {
	Name         *string
	Color        *string
	Mode         *tier.Mode
	Window       *TierWindowInput
	Requirements []TierRequirementInput
	Benefits     []string
	PlanID       *string
	ClearPlan    *bool
}

// TierWindowInput is the time over which requirements are measured.
type TierWindowInput struct {
	Kind tier.WindowKind
	// Days is the length of a rolling window; nil for the other kinds.
	Days *int
}

// TierRequirementInput is one thing that a tier asks for.
type TierRequirementInput struct {
	Kind tier.Kind
	// EventType is the key of the type that is counted, for CONVERSIONS only.
	EventType *string
	// Threshold is an amount of the program's currency for NET_REVENUE, else a
	// whole number.
	Threshold string
}

const (
	maxTierName      = 60
	maxBenefits      = 20
	maxBenefit       = 200
	maxRollingDays   = 1096
	thresholdMessage = "Give a whole number in plain digits, such as 10."
)

func (in TierInput) validate(isNew bool) error {
	var errs apperr.Errors
	switch {
	case in.Name != nil:
		checkText(&errs, *in.Name, maxTierName, "input", "name")
	case isNew:
		errs.Add(apperr.Blank, "Give the tier a name.", "input", "name")
	}
	if in.Color != nil {
		checkColor(&errs, *in.Color, "input", "color")
	}
	if in.Window != nil && in.Window.Days != nil && in.Window.Kind == tier.RollingDays && *in.Window.Days > maxRollingDays {
		errs.Add(apperr.TooLarge, "A rolling window has at most 1096 days.", "input", "window", "days")
	}
	if len(in.Benefits) > maxBenefits {
		errs.Add(apperr.TooLong, "Name at most 20 benefits.", "input", "benefits")
	}
	for i, benefit := range in.Benefits {
		checkText(&errs, benefit, maxBenefit, "input", "benefits", strconv.Itoa(i))
	}
	if in.PlanID != nil && in.ClearPlan != nil && *in.ClearPlan {
		errs.Add(apperr.Invalid, "Either choose a plan or take it away.", "input", "clearPlan")
	}
	return errs.OrNil()
}

// set writes the input to a create or an update of a tier that was old before.
func (in TierInput) set(ctx context.Context, tx *ent.Tx, p *ent.Program, old *ent.Tier, m *ent.TierMutation) error {
	asked, err := in.requirements(ctx, tx.Client(), p, old)
	if err != nil {
		return err
	}
	m.SetMode(asked.Mode)
	m.SetWindow(asked.Window)
	m.SetRequirements(asked.Requirements)
	if in.Name != nil {
		m.SetName(strings.TrimSpace(*in.Name))
	}
	if in.Color != nil {
		m.SetColor(strings.ToLower(*in.Color))
	}
	if _, ok := m.Benefits(); in.Benefits != nil || old.Benefits == nil && !ok {
		m.SetBenefits(append([]string{}, in.Benefits...))
	}
	if in.ClearPlan != nil && *in.ClearPlan {
		m.ClearPlanID()
	}
	if in.PlanID != nil {
		m.SetPlanID(*in.PlanID)
		return usablePlan(ctx, tx, p.ID, *in.PlanID, "input", "planId")
	}
	return nil
}

// requirements returns what the tier asks for with the input put over the old
// tier, or every mistake in it.
func (in TierInput) requirements(ctx context.Context, client *ent.Client, p *ent.Program, old *ent.Tier) (tier.Requirements, error) {
	var errs apperr.Errors
	asked := tier.Requirements{Mode: old.Mode, Window: old.Window, Requirements: old.Requirements}
	if in.Mode != nil {
		asked.Mode = *in.Mode
	}
	if in.Window != nil {
		asked.Window = tier.Window{Kind: in.Window.Kind}
		if in.Window.Days != nil {
			asked.Window.Days = *in.Window.Days
		}
	}
	if in.Requirements != nil || old.Requirements == nil {
		asked.Requirements = in.parse(&errs, p.Currency)
	}
	for _, problem := range asked.Problems() {
		addProblem(&errs, problem)
	}
	switch {
	case old.Rank == entryRank && len(asked.Requirements) > 0:
		errs.Add(apperr.Invalid, "The entry tier asks for nothing: every partner begins there.", "input", "requirements")
	case old.Rank != entryRank && len(asked.Requirements) == 0:
		errs.Add(apperr.Blank, "Say what a partner must reach for this tier.", "input", "requirements")
	}
	if err := checkEventTypes(ctx, client, &errs, p.ID, asked.Requirements); err != nil {
		return asked, err
	}
	return asked, errs.OrNil()
}

// addProblem adds a problem unless its field is known to be wrong already.
func addProblem(errs *apperr.Errors, problem tier.Problem) {
	path := append([]string{"input"}, problem.Path...)
	if !slices.ContainsFunc(*errs, func(e *apperr.Error) bool { return slices.Equal(e.Field, path) }) {
		errs.Add(apperr.Code(problem.Code), problem.Message, path...)
	}
}

// parse reads the thresholds in the units of their kinds.
func (in TierInput) parse(errs *apperr.Errors, c money.Currency) []tier.Requirement {
	out := make([]tier.Requirement, len(in.Requirements))
	for i, given := range in.Requirements {
		path := []string{"input", "requirements", strconv.Itoa(i), "threshold"}
		out[i] = tier.Requirement{Kind: given.Kind}
		if given.EventType != nil {
			out[i].EventType = *given.EventType
		}
		if given.Kind == tier.NetRevenue {
			out[i].Threshold = checkAmount(errs, given.Threshold, c, path...).Minor
			continue
		}
		whole, err := strconv.ParseInt(given.Threshold, 10, 64)
		switch {
		case errors.Is(err, strconv.ErrRange):
			errs.Add(apperr.TooLarge, "This number is too large.", path...)
		case err != nil || strings.HasPrefix(given.Threshold, "+"):
			errs.Add(apperr.Invalid, thresholdMessage, path...)
		}
		out[i].Threshold = whole
	}
	return out
}

// checkEventTypes checks that the types that are counted exist.
func checkEventTypes(ctx context.Context, client *ent.Client, errs *apperr.Errors, programID string, asked []tier.Requirement) error {
	keys, err := client.EventType.Query().Where(eventtype.ProgramID(programID)).Select(eventtype.FieldKey).Strings(ctx)
	if err != nil {
		return fmt.Errorf("load event types: %w", err)
	}
	for i, requirement := range asked {
		if requirement.Kind == tier.Conversions && requirement.EventType != "" && !slices.Contains(keys, requirement.EventType) {
			errs.Add(apperr.NotFoundCode, "The program has no event type with this key.",
				"input", "requirements", strconv.Itoa(i), "eventType")
		}
	}
	return nil
}
