package conversion

import (
	"context"
	"maps"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// drafted sees things as a stored decision saw them. Of the customer it knows
// what the decision did not look at, because a draft may ask for more.
type drafted struct{ recorded }

func (d drafted) metadata(c *customer, keys []string) map[string]string {
	out := map[string]string{}
	maps.Copy(out, d.live.metadata(c, keys))
	maps.Copy(out, d.stored.Pricing.Seen.Metadata)
	return out
}

// take derives what follows from one fact.
func (s *simulation) take(ctx context.Context, h *happening) error {
	switch {
	case h.assignment != nil:
		return s.move(ctx, h)
	case h.refund != nil:
		of := s.facts[h.refund.ConversionID]
		s.refunds[of.ID] = append(s.refunds[of.ID], h.refund)
		c := cause{sequence: h.sequence, at: h.refund.CreatedAt, refundID: &h.refund.ID}
		return s.giveBack(ctx, of, s.inForce[of.ID].measured, s.refunds[of.ID], c)
	case h.rating != nil:
		s.rate(h.rating)
		return nil
	}
	for _, d := range h.decisions {
		if err := s.decideAnew(ctx, d, cause{sequence: h.sequence, at: s.recordedAt(d)}); err != nil {
			return err
		}
	}
	return nil
}

// decideAnew prices a conversion as it was decided. Credit that somebody had before,
// because a review of fraud was not cleared yet, is taken first.
func (s *simulation) decideAnew(ctx context.Context, d *ent.Decision, c cause) error {
	held := s.inForce[d.ConversionID]
	if held.stored == nil || !held.stored.Attribution.IsAttributed() {
		return s.decide(ctx, d, nil, c)
	}
	of, before, to := s.facts[d.ConversionID], held.held(), d.Attribution.Credits
	kept, err := s.withdraw(ctx, of, before, to, s.refunds[of.ID], c)
	if err != nil {
		return err
	}
	s.forget(of, before, to, s.refunds[of.ID], c)
	if err := s.decide(ctx, d, kept, c); err != nil {
		return err
	}
	return s.loseBonuses(ctx, before.measured, of.ID, c)
}

// recordedAt is when the fact that a decision follows from was recorded.
func (s *simulation) recordedAt(d *ent.Decision) time.Time {
	if of := s.facts[d.ConversionID]; of.Sequence == d.Sequence {
		return of.CreatedAt
	}
	return d.CreatedAt
}

// decide prices a conversion as it was decided, with the draft in the period, and
// remembers what follows.
func (s *simulation) decide(ctx context.Context, d *ent.Decision, keeps []commission.Kept, c cause) error {
	of := s.facts[d.ConversionID]
	person := s.people[of.CustomerID]
	s.versions[s.in.PlanID] = s.saved
	if s.isInPeriod(of) {
		s.versions[s.in.PlanID] = s.drafted
	}
	q := question{
		fact: of, customer: person, known: asOf{sequence: d.Sequence, recordedAt: d.CreatedAt}, stored: d, keeps: keeps,
		refunds: s.refunds[of.ID],
	}
	a := answer{decision: d.Attribution, origins: s.originsOf(d, person)}
	if err := s.price(ctx, q, drafted{recorded{live{s.knowledge}, d}}, &a); err != nil {
		return err
	}
	if err := s.follow(ctx, q, &a, s.refunds[of.ID], c); err != nil {
		return err
	}
	s.inForce[of.ID] = priced{
		stored: d, measured: a.pricing.Measured, unpaid: a.pricing.Unpaid,
		isOfPlan: s.isOfPlan(d.Pricing) || s.isOfPlan(a.pricing),
	}
	if d.Attribution.Binds {
		person.bound = &bound{credits: d.Attribution.Credits, at: of.OccurredAt.UTC(), origins: a.origins}
	}
	if of.Sequence == d.Sequence {
		person.note(of.OccurredAt.UTC())
	}
	return nil
}

func (s *simulation) isInPeriod(of *ent.Conversion) bool {
	return !of.OccurredAt.Before(s.in.StartsAt) && of.OccurredAt.Before(s.in.EndsAt)
}

// isOfPlan reports whether the plan priced it for somebody.
func (s *simulation) isOfPlan(p commission.Pricing) bool {
	won := func(choice commission.PlanChoice) bool {
		return choice.Winner != nil && choice.Winner.PlanID == s.in.PlanID
	}
	return slices.ContainsFunc(p.Plans, func(use commission.PlanUse) bool { return won(use.Choice) }) ||
		slices.ContainsFunc(p.Recruiters, func(use commission.RecruiterUse) bool { return won(use.Choice) })
}

// originsOf finds the links behind credits among the places that were asked for
// a plan, and what their clicks tell.
func (s *simulation) originsOf(d *ent.Decision, person *customer) map[string]origin {
	out := map[string]origin{}
	for _, use := range d.Pricing.Plans {
		for _, place := range use.Choice.Candidates {
			if place.Source == commission.PlanFromLink {
				out[use.EnrollmentID] = origin{linkID: place.SourceID}
			}
		}
	}
	isBound := d.Attribution.Outcome == attribution.OutcomeInherited || d.Attribution.Outcome == attribution.OutcomeReferral
	if isBound && person.bound != nil {
		for id, from := range person.bound.origins {
			if out[id].linkID == from.linkID {
				out[id] = from
			}
		}
		return out
	}
	for _, t := range d.Attribution.Touches {
		row := s.clicks[t.SourceID]
		if row != nil && t.Verdict == attribution.VerdictCredited && out[t.EnrollmentID].linkID == row.LinkID {
			out[t.EnrollmentID] = origin{row.LinkID, [5]string{row.Sub1, row.Sub2, row.Sub3, row.Sub4, row.Sub5}}
		}
	}
	return out
}

// move takes the credit of conversions that were decided by hand, and then
// prices them again.
func (s *simulation) move(ctx context.Context, h *happening) error {
	c, by := cause{sequence: h.sequence, at: h.assignment.CreatedAt}, h.assignment
	if by.CustomerID != nil && by.ConversionID == nil {
		person := s.people[*by.CustomerID]
		person.bound = boundByHand(by.Credits, person.firstAt, by.CreatedAt)
	}
	kept, before := make([][]commission.Kept, len(h.decisions)), make([]decided, len(h.decisions))
	for i, d := range h.decisions {
		before[i] = s.inForce[d.ConversionID].held()
		var err error
		kept[i], err = s.withdraw(ctx, s.facts[d.ConversionID], before[i], by.Credits, s.refunds[d.ConversionID], c)
		if err != nil {
			return err
		}
	}
	for i, d := range h.decisions {
		s.forget(s.facts[d.ConversionID], before[i], by.Credits, s.refunds[d.ConversionID], c)
		if err := s.decide(ctx, d, kept[i], c); err != nil {
			return err
		}
	}
	for i, d := range h.decisions {
		if err := s.loseBonuses(ctx, before[i].measured, d.ConversionID, c); err != nil {
			return err
		}
	}
	return nil
}

// rate gives a conversion the amount that it got later, and measures it again.
func (s *simulation) rate(by *ent.Rating) {
	of, held := s.facts[by.ConversionID], s.inForce[by.ConversionID]
	explanations := slices.Clone(held.unpaid)
	for _, o := range s.byConversion[of.ID] {
		if held.stored != nil && o.row.Sequence == held.stored.Sequence {
			explanations = append(explanations, o.row.Explanation)
		}
	}
	is := slices.Clone(held.measured)
	for i, m := range is {
		for _, e := range explanations {
			one, ok := commission.Rated(e, m.At, money.New(of.AmountMinor, of.Currency), money.New(by.ProgramMinor, s.program.Currency))
			if ok && one.Key == m.Key {
				is[i] = one
				break
			}
		}
	}
	s.remeasure(of, held.measured, is, s.refunds[of.ID], cause{sequence: by.Sequence, at: by.CreatedAt})
	held.measured = is
	s.inForce[of.ID] = held
	overlay(of, by)
}
