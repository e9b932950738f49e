package conversion

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/refund"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// latestInstant is after all that is stored.
var latestInstant = time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)

// earned is a commission that a replay derived.
type earned struct {
	commission.Line
	// reversedMinor is what was taken back so far.
	reversedMinor int64
	// row is the stored one; nil if there is none.
	row *ent.Commission
}

// take derives what follows from one fact.
func (r *replay) take(ctx context.Context, s step) error {
	switch {
	case s.conversion != nil:
		r.report.Conversions++
		c := r.here[s.conversion.CustomerID]
		_, err := r.decide(ctx, question{fact: s.conversion, customer: c, known: asOf{s.sequence, s.conversion.CreatedAt}})
		c.note(s.conversion.OccurredAt.UTC())
		r.people[c.row.ID].firstAt = c.firstAt
		return err
	case s.identification != nil:
		return r.identify(ctx, s)
	case s.refund != nil:
		return r.refund(ctx, s)
	default:
		return r.assign(ctx, s)
	}
}

// decide derives the decision and the lines, compares them and remembers what
// follows.
func (r *replay) decide(ctx context.Context, q question) ([]*earned, error) {
	q.stored = r.stored.decision(q.fact.ID, q.known.sequence)
	if q.stored != nil {
		q.known.recordedAt = q.stored.CreatedAt
	}
	if oldest := q.fact.OccurredAt.Add(-memory); oldest.Before(r.since) {
		if err := r.deepen(ctx, q.customer, oldest); err != nil {
			return nil, err
		}
	}
	a, err := r.answer(ctx, q)
	if err != nil {
		return nil, err
	}
	r.compareCredits(q, a.decision)
	d := r.people[q.customer.row.ID]
	if a.decision.Binds {
		d.bound = &bound{credits: a.decision.Credits, at: q.fact.OccurredAt.UTC(), origins: a.origins}
		q.customer.bound = d.bound
	}
	d.open = slices.DeleteFunc(d.open, func(id string) bool { return id == q.fact.ID })
	if !a.decision.IsAttributed() && !isByHand(a.decision) {
		d.open = append(d.open, q.fact.ID)
	}
	made := make([]*earned, len(a.lines))
	for i, line := range a.lines {
		made[i] = &earned{Line: line, row: r.compareEarned(q, line)}
		key := commission.HistoryKey{IncentiveKey: line.IncentiveKey, CustomerID: q.customer.row.ID, EnrollmentID: line.EnrollmentID}
		past := r.totals[key]
		past.Counted++
		if at := q.fact.OccurredAt.UTC(); past.FirstAt == nil || at.Before(*past.FirstAt) {
			past.FirstAt = &at
		}
		r.totals[key] = past
	}
	if len(made) > 0 {
		r.lines[q.fact.ID] = append(r.lines[q.fact.ID], made...)
	}
	return made, nil
}

// identify decides the customer's unattributed conversions again.
func (r *replay) identify(ctx context.Context, s step) error {
	c := r.here[s.identification.CustomerID]
	open := slices.Clone(r.people[c.row.ID].open)
	if err := r.fetch(ctx, open); err != nil {
		return err
	}
	slices.SortFunc(open, func(a, b string) int { return int(r.facts[a].Sequence - r.facts[b].Sequence) })
	r.people[c.row.ID].open = nil
	for _, id := range open {
		if err := r.stored.expect(ctx, r.client, []string{id}); err != nil {
			return err
		}
		q := question{fact: r.facts[id], customer: c, known: asOf{s.sequence, s.identification.CreatedAt}}
		made, err := r.decide(ctx, q)
		if err != nil {
			return err
		}
		if err := r.catchUp(ctx, q.fact, made, s.sequence, s.identification.CreatedAt); err != nil {
			return err
		}
	}
	return nil
}

// refund takes parts of the lines back.
func (r *replay) refund(ctx context.Context, s step) error {
	of := r.facts[s.refund.ConversionID]
	return r.reverse(ctx, of, r.lines[of.ID], s.sequence, s.refund.CreatedAt)
}

// reverse derives what the refunds up to a number take back of lines.
func (r *replay) reverse(ctx context.Context, of *ent.Conversion, lines []*earned, sequence int64, at time.Time) error {
	refunds, err := r.client.Refund.Query().
		Where(refund.ConversionID(of.ID), refund.SequenceLTE(sequence)).Order(ent.Asc(refund.FieldSequence)).All(ctx)
	if err != nil {
		return fmt.Errorf("load refunds: %w", err)
	}
	list, err := r.reversibles(ctx, of, lines, sequence, at)
	if err != nil {
		return err
	}
	r.takeBack(of, lines, commission.Reverse(list, given(of, refunds, at)), sequence)
	return nil
}

// catchUp is what recording does for lines made after refunds.
func (r *replay) catchUp(ctx context.Context, of *ent.Conversion, made []*earned, sequence int64, at time.Time) error {
	if len(made) == 0 {
		return nil
	}
	return r.reverse(ctx, of, made, sequence, at)
}

// assign moves the credit by hand.
func (r *replay) assign(ctx context.Context, s step) error {
	row := s.assignment
	of := r.facts[*row.ConversionID]
	lines := r.lines[of.ID]
	list, err := r.reversibles(ctx, of, lines, s.sequence, row.CreatedAt)
	if err != nil {
		return err
	}
	var kept []payKey
	for i, one := range list {
		if one.Status == commission.StatusInPayout || one.Status == commission.StatusPaid {
			kept = append(kept, payKey{lines[i].EnrollmentID, lines[i].IncentiveKey})
		}
	}
	r.takeBack(of, lines, commission.Withdraw(list, row.CreatedAt), s.sequence)
	override := attribution.Override{
		Scope: attribution.ScopeConversion, Credits: row.Credits, Reason: row.Reason, AuthorID: row.Actor, At: row.CreatedAt.UTC(),
	}
	made, err := r.decide(ctx, question{
		fact: of, customer: r.here[of.CustomerID], known: asOf{s.sequence, row.CreatedAt}, override: &override, keeps: kept,
	})
	if err != nil {
		return err
	}
	return r.catchUp(ctx, of, made, s.sequence, row.CreatedAt)
}

// takeBack compares the negative rows and remembers what is left.
func (r *replay) takeBack(of *ent.Conversion, lines []*earned, rows []commission.Reversal, sequence int64) {
	for _, one := range rows {
		line := lines[place(one.LineID)]
		line.reversedMinor -= one.Amount.Minor
		r.compareReversal(of, line, one, sequence)
		if one.Explanation.TotalReversed != one.Explanation.Line {
			continue
		}
		key := commission.HistoryKey{IncentiveKey: line.IncentiveKey, CustomerID: of.CustomerID, EnrollmentID: line.EnrollmentID}
		past := r.totals[key]
		past.Counted--
		r.totals[key] = past
	}
}

// reversibles are lines as the rules know them; their ids are their places.
func (r *replay) reversibles(ctx context.Context, of *ent.Conversion, lines []*earned, sequence int64, at time.Time) ([]commission.Reversible, error) {
	states, err := r.states(ctx, of, lines, sequence, at)
	if err != nil {
		return nil, err
	}
	out := make([]commission.Reversible, len(lines))
	for i, line := range lines {
		out[i] = commission.Reversible{
			ID: placed(i), EnrollmentID: line.EnrollmentID, Amount: money.New(line.Amount.Minor, line.Amount.Currency),
			Status: states[i], ReleaseAt: line.ReleaseAt, ReversedMinor: line.reversedMinor,
		}
	}
	return out, nil
}
