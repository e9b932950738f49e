package graph

import (
	"context"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/graph/model"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/viewer"
)

// shownTo returns how the amounts of an explanation are shown; false to a viewer
// who does not see the enrollment.
func shownTo(ctx context.Context, of *commission.Explanation) (shown, bool, error) {
	owner, err := enrollmentOf(ctx, of.EnrollmentID)
	if owner == nil || err != nil {
		return shown{}, false, err
	}
	p, err := load(ctx).programs.Load(ctx, owner.ProgramID)
	if err != nil {
		return shown{}, false, err
	}
	return shown{p.Currency}, true, nil
}

func explainedStructure(ctx context.Context, of *commission.Explanation) (*model.IncentiveStructure, error) {
	s, ok, err := shownTo(ctx, of)
	if !ok || of.Structure == nil {
		return nil, err
	}
	return s.structure(*of.Structure), nil
}

func explainedTotal(ctx context.Context, of *commission.Explanation) (*model.ExplainedTotal, error) {
	s, ok, err := shownTo(ctx, of)
	if !ok || of.Total == nil {
		return nil, err
	}
	out := &model.ExplainedTotal{
		Measure: of.Total.Measure, Period: measuredPeriod(of.Total.Period), LastAt: of.Total.LastAt,
		LacksRate: of.Total.Reason == commission.ReasonNoRate, IsPlacedLast: of.Total.PlacedLast,
	}
	out.Before, out.BeforeAmount = s.measured(of.Total.Measure, of.Total.Before)
	out.After, out.AfterAmount = s.measured(of.Total.Measure, of.Total.After)
	return out, nil
}

func explainedSlices(ctx context.Context, of *commission.Explanation) ([]*model.ExplainedSlice, error) {
	out := []*model.ExplainedSlice{}
	s, ok, err := shownTo(ctx, of)
	if !ok {
		return out, err
	}
	for _, one := range of.Slices {
		slice := &model.ExplainedSlice{
			Bracket: one.Bracket, Flat: one.Flat, Percentage: share(one.Flat, one.Rate), Amount: pointer(one.Amount),
		}
		// A top-up measured nothing: it has the bracket that was reached, and no stretch.
		if of.Total != nil {
			slice.From, slice.FromAmount = s.measured(of.Total.Measure, one.From)
			slice.To, slice.ToAmount = s.measured(of.Total.Measure, one.To)
		}
		out = append(out, slice)
	}
	return out, nil
}

func explainedBonus(ctx context.Context, of *commission.Explanation) (*model.ExplainedBonus, error) {
	s, ok, err := shownTo(ctx, of)
	if !ok || of.Bonus == nil || of.Total == nil {
		return nil, err
	}
	out := &model.ExplainedBonus{Amount: &of.Bonus.Amount, IsRepeating: of.Bonus.Repeats, IsReached: of.Bonus.Reached}
	out.At, out.AtAmount = s.measured(of.Total.Measure, of.Bonus.At)
	return out, nil
}

func explainedTopUp(of *commission.Explanation) *model.ExplainedTopUp {
	t := of.TopUp
	if t == nil {
		return nil
	}
	return &model.ExplainedTopUp{
		FromBracket: t.From, ToBracket: t.To, Refundable: &t.Refundable, Refunded: &t.Refunded,
		Earns: &t.Earns, Before: &t.Before, Difference: &t.Difference,
	}
}

func explainedRecruit(ctx context.Context, of *commission.Explanation) (*model.ExplainedRecruit, error) {
	if of.Recruit == nil {
		return nil, nil
	}
	recruited, err := enrollmentOf(ctx, of.Recruit.EnrollmentID)
	return &model.ExplainedRecruit{Enrollment: recruited, Kind: of.Recruit.Kind, Amount: &of.Recruit.Amount}, err
}

// explainedCaps shows caps. What a partner could learn about others by one stays
// hidden from it.
func explainedCaps(ctx context.Context, of *commission.Explanation) []*model.ExplainedCap {
	out := []*model.ExplainedCap{}
	for i := range of.Caps {
		one := &of.Caps[i]
		seen := &model.ExplainedCap{
			Kind: one.Kind, Cap: &one.Cap, Period: measuredPeriod(one.Period), Cut: &one.Cut,
			LacksRate: one.Reason == commission.ReasonNoRate,
		}
		if viewer.From(ctx).Kind != viewer.Partner || one.Kind == commission.CapPerPeriod {
			seen.Before, seen.Headroom = &one.Before, one.Headroom
		}
		out = append(out, seen)
	}
	return out
}

func explainedUnit(of *commission.Explanation) *model.ExplainedUnit {
	if of.Unit == nil {
		return nil
	}
	return &model.ExplainedUnit{Unit: shownUnit(&of.Unit.Unit), Exact: of.Unit.Exact, Quantity: int(of.Unit.Quantity)}
}

// unitOf returns what a commission gives instead of money; nil for money.
func unitOf(obj *ent.Commission) *model.IncentiveUnit {
	if obj.UnitKind == commission.UnitCash {
		return nil
	}
	return &model.IncentiveUnit{Kind: obj.UnitKind, Name: obj.UnitName, Quantity: int(obj.UnitQuantity)}
}

// sourceOf returns the commission of a recruited enrollment of which this one is
// a part; nil if there is none, or for who may not see it.
func sourceOf(ctx context.Context, obj *ent.Commission) (*ent.Commission, error) {
	if obj.SourceID == nil {
		return nil, nil
	}
	row, err := load(ctx).sources.Load(ctx, *obj.SourceID)
	if isMissing(err) {
		return nil, nil
	}
	return row, err
}
