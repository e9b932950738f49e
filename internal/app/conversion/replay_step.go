package conversion

import (
	"context"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/commission"
)

// latestInstant is after all that is stored.
var latestInstant = time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)

// take derives what follows from one fact.
func (r *replay) take(ctx context.Context, s step) error {
	switch {
	case s.conversion != nil:
		return r.convert(ctx, s)
	case s.identification != nil || s.match != nil:
		return r.identify(ctx, s)
	case s.refund != nil:
		return r.refund(ctx, s)
	case s.rating != nil:
		return r.rate(ctx, s)
	case s.review != nil:
		return r.clear(ctx, s)
	case s.assignment.ConversionID != nil:
		return r.assign(ctx, s)
	default:
		return r.assignCustomer(ctx, s)
	}
}

// convert decides a conversion.
func (r *replay) convert(ctx context.Context, s step) error {
	r.report.Conversions++
	c := r.here[s.conversion.CustomerID]
	q := question{fact: s.conversion, customer: c, known: asOf{s.sequence, s.conversion.CreatedAt}}
	err := r.decide(ctx, q, cause{sequence: s.sequence, at: s.conversion.CreatedAt})
	d := r.people[c.row.ID]
	c.note(s.conversion.OccurredAt.UTC())
	d.firstAt, d.conversions = c.firstAt, append(d.conversions, s.conversion.ID)
	countCustomer(r.totals, s.conversion)
	return err
}

// decide derives the decision and what follows from it, compares, and remembers.
func (r *replay) decide(ctx context.Context, q question, c cause) error {
	q.stored, q.refunds = r.stored.decision(q.fact.ID, q.known.sequence), r.refunds[q.fact.ID]
	if q.stored != nil {
		q.known.recordedAt = q.stored.CreatedAt
	}
	if oldest := q.fact.OccurredAt.Add(-memory); oldest.Before(r.since) {
		if err := r.deepen(ctx, q.customer, oldest); err != nil {
			return err
		}
	}
	a, err := r.answer(ctx, q)
	if err != nil {
		return err
	}
	r.compareCredits(q, a.decision)
	r.inForce[q.fact.ID] = holdingOf(a)
	d := r.people[q.customer.row.ID]
	d.open = slices.DeleteFunc(d.open, func(id string) bool { return id == q.fact.ID })
	if isOpen(a.decision) {
		d.open = append(d.open, q.fact.ID)
	}
	if err := r.follow(ctx, q, &a, r.refunds[q.fact.ID], c); err != nil {
		return err
	}
	if a.decision.Binds {
		d.bound = &bound{credits: a.decision.Credits, at: q.fact.OccurredAt.UTC(), origins: a.origins, conversionID: q.fact.ID}
		q.customer.bound = d.bound
	}
	return nil
}

// identify decides the customer's unattributed conversions again.
func (r *replay) identify(ctx context.Context, s step) error {
	customerID, recordedAt := s.identified()
	c := r.here[customerID]
	return r.decideOpen(ctx, c, slices.Clone(r.people[c.row.ID].open), cause{sequence: s.sequence, at: recordedAt})
}

// decideOpen decides conversions again that nobody has credit for: all of the
// customer that are.
func (r *replay) decideOpen(ctx context.Context, of *customer, open []string, c cause) error {
	if err := r.recall(ctx, open); err != nil {
		return err
	}
	r.inSequence(open)
	r.people[of.row.ID].open = nil
	for _, id := range open {
		if err := r.stored.expect(ctx, r.client, []string{id}); err != nil {
			return err
		}
		q := question{fact: r.facts[id], customer: of, known: asOf{c.sequence, c.at}}
		if err := r.decide(ctx, q, c); err != nil {
			return err
		}
	}
	return nil
}

// inSequence sorts conversions as they were recorded.
func (r *replay) inSequence(ids []string) {
	slices.SortFunc(ids, func(a, b string) int { return int(r.facts[a].Sequence - r.facts[b].Sequence) })
}

// refund takes parts of the lines back.
func (r *replay) refund(ctx context.Context, s step) error {
	of := r.facts[s.refund.ConversionID]
	r.refunds[of.ID] = append(r.refunds[of.ID], s.refund)
	c := cause{sequence: s.sequence, at: s.refund.CreatedAt, refundID: &s.refund.ID}
	return r.giveBack(ctx, of, r.inForce[of.ID].measured, r.refunds[of.ID], c)
}

// assign moves the credit of a conversion by hand.
func (r *replay) assign(ctx context.Context, s step) error {
	of := r.facts[*s.assignment.ConversionID]
	return r.move(ctx, []*ent.Conversion{of}, s)
}

// assignCustomer moves the customer, and those of its conversions of which
// nothing is paid.
func (r *replay) assignCustomer(ctx context.Context, s step) error {
	customerID := *s.assignment.CustomerID
	d, c := r.people[customerID], cause{sequence: s.sequence, at: s.assignment.CreatedAt}
	var list []*ent.Conversion
	for _, id := range d.conversions {
		lines, err := r.linesOf(ctx, id, c)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(lines, func(o *original) bool { return !isUnpaid(o) }) {
			list = append(list, r.facts[id])
		}
	}
	d.bound = boundByHand(s.assignment.Credits, d.firstAt, s.assignment.CreatedAt)
	r.here[customerID].bound = d.bound
	return r.move(ctx, list, s)
}

// move takes the credit of conversions, and then decides them again by hand.
func (r *replay) move(ctx context.Context, list []*ent.Conversion, s step) error {
	c, override := cause{sequence: s.sequence, at: s.assignment.CreatedAt}, overrideOf(s.assignment)
	kept, before := make([][]commission.Kept, len(list)), make([]decided, len(list))
	for i, of := range list {
		before[i] = r.inForce[of.ID]
		var err error
		if kept[i], err = r.withdraw(ctx, of, before[i], override.Credits, r.refunds[of.ID], c); err != nil {
			return err
		}
	}
	for i, of := range list {
		r.forget(of, before[i], override.Credits, r.refunds[of.ID], c)
		err := r.decide(ctx, question{
			fact: of, customer: r.here[of.CustomerID], known: asOf{c.sequence, c.at}, override: &override, keeps: kept[i],
		}, c)
		if err != nil {
			return err
		}
	}
	for i, of := range list {
		if err := r.loseBonuses(ctx, before[i].measured, of.ID, c); err != nil {
			return err
		}
	}
	return nil
}

// overrideOf is the assignment as the rules know it.
func overrideOf(row *ent.Assignment) attribution.Override {
	scope := attribution.ScopeConversion
	if row.ConversionID == nil {
		scope = attribution.ScopeCustomer
	}
	return attribution.Override{Scope: scope, Credits: row.Credits, Reason: row.Reason, AuthorID: row.Actor, At: row.CreatedAt.UTC()}
}
