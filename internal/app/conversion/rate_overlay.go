package conversion

import (
	"context"
	"fmt"
	"slices"

	"github.com/rapporthq/rapport/ent"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/ent/rating"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// ratedMeasures is what a conversion measures by its rating, instead of what its
// decision measured without a rate.
func ratedMeasures(
	ctx context.Context, client *ent.Client, of *ent.Conversion, d *ent.Decision, by *ent.Rating, to money.Currency,
) ([]commission.Measured, error) {
	if len(d.Pricing.Measured) == 0 {
		return nil, nil
	}
	lines, err := client.Commission.Query().Where(entcommission.ConversionID(of.ID), entcommission.Sequence(d.Sequence),
		entcommission.KindIn(commission.KindEarned, commission.KindBonus)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load explanations: %w", err)
	}
	explanations := slices.Clone(d.Pricing.Unpaid)
	for _, line := range lines {
		explanations = append(explanations, line.Explanation)
	}
	out := slices.Clone(d.Pricing.Measured)
	for i, m := range out {
		for _, e := range explanations {
			is, ok := commission.Rated(e, m.At, money.New(of.AmountMinor, of.Currency), money.New(by.ProgramMinor, to))
			if ok && is.Key == m.Key {
				out[i] = is
				break
			}
		}
	}
	return out, nil
}

// overlay gives the conversion the amount that it got later. The row itself never
// changes.
func overlay(row *ent.Conversion, by *ent.Rating) {
	minor := by.ProgramMinor
	row.ProgramMinor, row.Rate, row.RateDay, row.RateSource = &minor, by.Rate, by.RateDay, by.RateSource
}

// withRatings gives conversions that were recorded without a rate the amounts that
// they got since.
func withRatings(ctx context.Context, client *ent.Client, rows ...*ent.Conversion) error {
	byID := map[string]*ent.Conversion{}
	var ids []string
	for _, row := range rows {
		if row.ProgramMinor == nil {
			byID[row.ID], ids = row, append(ids, row.ID)
		}
	}
	found, err := ratingsOf(ctx, client, ids...)
	for id, by := range found {
		overlay(byID[id], by)
	}
	return err
}

// ratingsOf returns the ratings of the conversions that have one, by conversion.
func ratingsOf(ctx context.Context, client *ent.Client, conversionIDs ...string) (map[string]*ent.Rating, error) {
	out := map[string]*ent.Rating{}
	for part := range slices.Chunk(conversionIDs, chunk) {
		rows, err := client.Rating.Query().Where(rating.ConversionIDIn(part...)).All(ctx)
		if err != nil {
			return nil, fmt.Errorf("load ratings: %w", err)
		}
		for _, row := range rows {
			out[row.ConversionID] = row
		}
	}
	return out, nil
}

// remeasured gives a decision what its conversion measures by a rating that came
// after it.
func remeasured(ctx context.Context, client *ent.Client, d *ent.Decision, to money.Currency) error {
	if len(d.Pricing.Measured) == 0 {
		return nil
	}
	by, err := client.Rating.Query().Where(rating.ConversionID(d.ConversionID), rating.SequenceGT(d.Sequence)).WithConversion().Only(ctx)
	if ent.IsNotFound(err) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("load the rating: %w", err)
	}
	d.Pricing.Measured, err = ratedMeasures(ctx, client, by.Edges.Conversion, d, by, to)
	return err
}

// catchRates gives conversions, and the decisions in force, what came of rates
// that were given later.
func (w *work) catchRates(ctx context.Context, rows []*ent.Conversion, before map[string]*ent.Decision) error {
	var waiting []*ent.Conversion
	for _, row := range rows {
		if row.ProgramMinor == nil {
			waiting = append(waiting, row)
		}
	}
	if err := withRatings(ctx, w.client, waiting...); err != nil {
		return err
	}
	for _, row := range waiting {
		if row.ProgramMinor == nil || before[row.ID] == nil {
			continue
		}
		if err := remeasured(ctx, w.client, before[row.ID], w.program.Currency); err != nil {
			return err
		}
	}
	return nil
}
