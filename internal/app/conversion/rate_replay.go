package conversion

import (
	"context"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/decision"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// rate derives what follows from a rate that was given later, and compares the
// amount.
func (r *replay) rate(ctx context.Context, s step) error {
	by, of := s.rating, r.facts[s.rating.ConversionID]
	minor, err := exchange(money.New(of.AmountMinor, of.Currency), by.Rate, r.program.Currency)
	if err != nil || minor != by.ProgramMinor {
		r.differ(Difference{
			ConversionID: of.ID, Sequence: s.sequence, What: "RATING",
			Derived: money.New(minor, r.program.Currency).String(), Stored: money.New(by.ProgramMinor, r.program.Currency).String(),
		})
	}
	d, err := r.client.Decision.Query().Where(decision.ConversionID(of.ID), decision.SequenceLT(s.sequence)).
		Order(ent.Desc(decision.FieldRevision)).First(ctx)
	if err != nil {
		return fmt.Errorf("load the decision before a rating: %w", err)
	}
	is, err := ratedMeasures(ctx, r.client, of, d, by, r.program.Currency)
	if err != nil {
		return err
	}
	held := r.inForce[of.ID]
	r.remeasure(of, held.measured, is, r.refunds[of.ID], cause{sequence: s.sequence, at: by.CreatedAt})
	held.measured = is
	r.inForce[of.ID] = held
	r.ratings[of.ID] = by
	overlay(of, by)
	return nil
}
