package graph

import (
	"context"
	"strings"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/graph/model"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// shown turns terms into what the API shows. What is measured as revenue is kept
// in minor units of the program's currency without naming it.
type shown struct{ currency money.Currency }

// incentiveTerms returns the terms of an incentive.
func (r *Resolver) incentiveTerms(ctx context.Context, obj *ent.Incentive) (*model.IncentiveTerms, error) {
	p, err := load(ctx).programs.Load(ctx, obj.ProgramID)
	if err != nil {
		return nil, err
	}
	return shown{p.Currency}.terms(obj.Terms), nil
}

func (s shown) terms(t commission.Terms) *model.IncentiveTerms {
	return &model.IncentiveTerms{
		Structure: s.structure(t.Structure), Conditions: t.Conditions, Limits: &t.Limits, Min: t.Min, Max: t.Max,
		Caps: &model.IncentiveCaps{
			PerCustomer: t.Caps.PerCustomer, PerPeriod: shownCap(t.Caps.PerPeriod), Budget: shownCap(t.Caps.Budget),
		},
		Unit: shownUnit(t.Unit), HoldDays: t.HoldDays, ExclusiveGroup: t.ExclusiveGroup,
	}
}

func (s shown) structure(of commission.Structure) *model.IncentiveStructure {
	out := &model.IncentiveStructure{Kind: of.Kind}
	switch of.Kind {
	case commission.StructureFlat:
		out.Flat = of.Flat
	case commission.StructurePercent:
		out.Percentage = textOf(of.Rate.Percent())
	case commission.StructureBrackets:
		if of.Brackets != nil {
			out.Brackets = s.brackets(*of.Brackets)
		}
	case commission.StructureBonus:
		if of.Bonus != nil {
			out.Bonus = s.bonus(*of.Bonus)
		}
	}
	return out
}

func (s shown) brackets(of commission.Brackets) *model.IncentiveBrackets {
	out := &model.IncentiveBrackets{Mode: of.Mode, Measure: of.Measure, Period: of.Period, Brackets: []*model.IncentiveBracket{}}
	for _, one := range of.Brackets {
		bracket := &model.IncentiveBracket{Flat: one.Flat, Percentage: share(one.Flat, one.Rate)}
		if one.UpTo != nil {
			bracket.UpTo, bracket.UpToAmount = s.measured(of.Measure, *one.UpTo)
		}
		out.Brackets = append(out.Brackets, bracket)
	}
	return out
}

// share is the percentage of what pays no fixed amount.
func share(flat *money.Money, rate money.Rate) *string {
	if flat != nil {
		return nil
	}
	return textOf(rate.Percent())
}

func (s shown) bonus(of commission.Bonus) *model.IncentiveBonus {
	threshold := func(one commission.Threshold) *model.BonusThreshold {
		out := &model.BonusThreshold{Amount: pointer(one.Amount)}
		out.At, out.AtAmount = s.measured(of.Measure, one.At)
		return out
	}
	out := &model.IncentiveBonus{Measure: of.Measure, Period: of.Period, Thresholds: []*model.BonusThreshold{}}
	for _, one := range of.Thresholds {
		out.Thresholds = append(out.Thresholds, threshold(one))
	}
	if of.Every != nil {
		out.Every = threshold(*of.Every)
	}
	return out
}

// measured shows what was measured as a count or as an amount.
func (s shown) measured(measure commission.Measure, n int64) (*int, *money.Money) {
	if measure == commission.MeasureRevenue {
		return nil, pointer(money.New(n, s.currency))
	}
	return pointer(int(n)), nil
}

func shownCap(of *commission.PeriodCap) *model.PeriodCap {
	if of == nil {
		return nil
	}
	return &model.PeriodCap{Amount: &of.Amount, Period: of.Period}
}

func shownUnit(of *commission.Unit) *model.IncentiveUnit {
	if of == nil {
		return nil
	}
	return &model.IncentiveUnit{Kind: of.Kind, Name: of.Name, Quantity: int(of.Quantity)}
}

// measuredPeriod reads a key such as "QUARTER:2026-01-01"; nil for no period.
func measuredPeriod(key string) *model.MeasuredPeriod {
	if key == "" {
		return nil
	}
	kind, day, _ := strings.Cut(key, ":")
	return &model.MeasuredPeriod{Kind: commission.Period(kind), StartsOn: text(day)}
}
