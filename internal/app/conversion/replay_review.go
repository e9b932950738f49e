package conversion

import (
	"context"
	"slices"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/domain/attribution"
)

// clear decides a conversion again of which a rule blocked a touch, as the clearing
// of its review did.
func (r *replay) clear(ctx context.Context, s step) error {
	of, c := r.facts[s.review.ConversionID], cause{sequence: s.sequence, at: *s.review.DecidedAt}
	if r.inForce[of.ID].isByHand {
		return nil
	}
	d, person := r.people[of.CustomerID], r.here[of.CustomerID]
	again, wasBound := []*ent.Conversion{of}, d.bound != nil && d.bound.conversionID == of.ID
	if wasBound {
		heirs, err := r.heirs(ctx, d, c)
		if err != nil {
			return err
		}
		again = append(again, heirs...)
		d.bound, person.bound = nil, nil
	}
	open := slices.DeleteFunc(slices.Clone(d.open), func(id string) bool {
		return slices.ContainsFunc(again, func(of *ent.Conversion) bool { return of.ID == id })
	})
	var still []string
	before := make([]decided, len(again))
	for i, one := range again {
		before[i] = r.inForce[one.ID]
		if err := r.decideAnew(ctx, one, c); err != nil {
			return err
		}
		if slices.Contains(d.open, one.ID) {
			still = append(still, one.ID)
		}
	}
	for i, one := range again {
		if err := r.loseBonuses(ctx, before[i].measured, one.ID, c); err != nil {
			return err
		}
	}
	err := r.decideOpen(ctx, person, open, c)
	d.open = append(d.open, still...)
	return err
}

// heirs are the conversions that inherited from the customer's binding and of which
// nothing is paid, or about to be.
func (r *replay) heirs(ctx context.Context, d *derived, c cause) ([]*ent.Conversion, error) {
	var out []*ent.Conversion
	for _, id := range d.conversions {
		in := r.inForce[id]
		if in.inheritedAt == nil || !in.inheritedAt.Equal(d.bound.at) {
			continue
		}
		lines, err := r.linesOf(ctx, id, c)
		if err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(lines, func(o *original) bool { return !isUnpaid(o) }) {
			out = append(out, r.facts[id])
		}
	}
	return out, nil
}

// decideAnew takes the credit of a conversion and decides it again by its touches.
func (r *replay) decideAnew(ctx context.Context, of *ent.Conversion, c cause) error {
	q := question{
		fact: of, customer: r.here[of.CustomerID], known: asOf{c.sequence, c.at},
		stored: r.stored.decision(of.ID, c.sequence), refunds: r.refunds[of.ID],
	}
	if q.stored != nil {
		q.known.recordedAt = q.stored.CreatedAt
	}
	to, err := r.attribute(ctx, q)
	if err != nil {
		return err
	}
	before := r.inForce[of.ID]
	if q.keeps, err = r.withdraw(ctx, of, before, to.decision.Credits, r.refunds[of.ID], c); err != nil {
		return err
	}
	r.forget(of, before, to.decision.Credits, r.refunds[of.ID], c)
	return r.decide(ctx, q, c)
}

// holdingOf is what a replay remembers of a decision.
func holdingOf(a answer) decided {
	out := decided{
		credits: a.decision.Credits, measured: a.pricing.Measured, isByHand: isByHand(a.decision),
	}
	if a.decision.Outcome == attribution.OutcomeInherited {
		out.inheritedAt = a.decision.BoundAt
	}
	return out
}
