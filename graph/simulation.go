package graph

import (
	"context"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/graph/model"
	"github.com/rapporthq/rapport/internal/app/conversion"
)

// tierOf returns a tier; nil for no id, and for who may not see it.
func tierOf(ctx context.Context, id string) (*ent.Tier, error) {
	if id == "" {
		return nil, nil
	}
	return orNone(load(ctx).tiers.Load(ctx, id))
}

// nextBracket shows the bracket above the one of a quote.
func nextBracket(ctx context.Context, of *conversion.QuotedIncentive) (*model.NextBracket, error) {
	s, ok, err := shownTo(ctx, &of.Explanation)
	if !ok || of.Next == nil {
		return nil, err
	}
	out := &model.NextBracket{Flat: of.Next.Bracket.Flat, Percentage: share(of.Next.Bracket.Flat, of.Next.Bracket.Rate)}
	out.From, out.FromAmount = s.measured(of.Next.Measure, of.Next.From)
	out.Missing, out.MissingAmount = s.measured(of.Next.Measure, of.Next.Missing)
	return out, nil
}

// simulateInput is the input as the use case takes it.
func simulateInput(in model.SimulateInput) conversion.SimulateInput {
	return conversion.SimulateInput{
		ProgramID: in.ProgramID, PlanID: in.PlanID, Draft: *in.Draft, StartsAt: in.Period.StartsAt, EndsAt: in.Period.EndsAt,
	}
}
