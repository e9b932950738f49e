package conversion

import (
	"context"
	"math"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
)

// quoting is one quote.
type quoting struct {
	*work
	asked asked
	own   *ent.Enrollment
}

// quote prices a conversion that is not there, with all credit to one enrollment.
func (q *quoting) quote(ctx context.Context) (*Quote, error) {
	isType, err := q.isType(ctx, q.asked.Type)
	if err != nil {
		return nil, err
	}
	if !isType {
		return nil, apperr.New(apperr.NotFoundCode, "The program has no event type with this key.", "input", "type")
	}
	if err := q.meet(ctx, []string{q.own.ID}); err != nil {
		return nil, err
	}
	from := origin{}
	if q.asked.LinkID != nil {
		from.linkID = *q.asked.LinkID
		if err := q.knowledge.follow(ctx, []string{from.linkID}); err != nil {
			return nil, err
		}
	}
	fact, err := q.fact(ctx)
	if err != nil {
		return nil, err
	}
	a := answer{
		decision: attribution.Decision{Credits: []attribution.Credit{{EnrollmentID: q.own.ID, PPM: money.Whole}}},
		origins:  map[string]origin{q.own.ID: from},
	}
	of := question{fact: fact, customer: q.customer(), known: asOf{sequence: math.MaxInt64, recordedAt: q.now}}
	if err := q.price(ctx, of, live{q.knowledge}, &a); err != nil {
		return nil, err
	}
	out := &Quote{
		EnrollmentID: q.own.ID, OccurredAt: q.asked.occurredAt, Plan: a.pricing.Plans[0],
		TierID: latest(q.enrollments[q.own.ID].tiers, fact.OccurredAt, of.known),
	}
	for _, line := range a.lines {
		out.add(line)
	}
	for _, one := range a.pricing.Unpaid {
		if one.Reason != commission.ReasonOtherTrigger {
			out.Incentives = append(out.Incentives, QuotedIncentive{Explanation: one, Next: nextBracket(one)})
		}
	}
	return out, nil
}

// isType reports whether conversions of the type are recorded in the program: its
// event types, and entering one of its stages.
func (q *quoting) isType(ctx context.Context, key string) (bool, error) {
	stageKey, ok := domain.StageOf(key)
	if !ok {
		return q.types[key] != nil, nil
	}
	stages, err := q.loadStages(ctx)
	return slices.ContainsFunc(stages, func(s *ent.Stage) bool { return s.Key == stageKey }), err
}

// add takes a line in.
func (out *Quote) add(line commission.Line) {
	one := QuotedIncentive{
		Unit: line.Unit, Explanation: line.Explanation, LiftsEarlier: line.Rise != nil, Next: nextBracket(line.Explanation),
	}
	if line.Unit == nil {
		one.Amount = &line.Amount
		out.Sums = addTo(out.Sums, line.Amount)
	}
	out.Incentives = append(out.Incentives, one)
}

// addTo adds an amount to the sum of its currency.
func addTo(sums []money.Money, m money.Money) []money.Money {
	at := slices.IndexFunc(sums, func(s money.Money) bool { return s.Currency == m.Currency })
	if at < 0 {
		return append(sums, m)
	}
	sums[at].Minor += m.Minor
	return sums
}

// fact is the conversion as it would be recorded.
func (q *quoting) fact(ctx context.Context) (*ent.Conversion, error) {
	row := &ent.Conversion{
		ProgramID: q.program.ID, Type: q.asked.Type, OccurredAt: q.asked.occurredAt, Currency: q.program.Currency, Ordinal: 1,
	}
	if !q.asked.isNew {
		row.Ordinal = 2
	}
	if q.asked.amount != nil {
		row.AmountMinor, row.Currency = q.asked.amount.Minor, q.asked.amount.Currency
	}
	if in := q.asked; in.ProductID != nil || in.Category != nil || in.Quantity != nil {
		item := commission.Item{Quantity: 1, AmountMinor: row.AmountMinor}
		if in.ProductID != nil {
			item.ProductID = *in.ProductID
		}
		if in.Category != nil {
			item.Category = *in.Category
		}
		if in.Quantity != nil {
			item.Quantity = *in.Quantity
		}
		row.Items = []commission.Item{item}
	}
	return row, q.convert(ctx, row)
}

// customer is one that nobody knows yet, or of whom nothing is known but that
// there is an earlier conversion.
func (q *quoting) customer() *customer {
	c := newCustomer(&ent.Customer{Country: q.asked.country})
	if !q.asked.isNew {
		c.note(q.asked.occurredAt.Add(-time.Microsecond))
	}
	return c
}

// nextBracket is the one above that in which the conversion lies; nil if it lies
// in the last one, or the incentive has none.
func nextBracket(of commission.Explanation) *NextBracket {
	if of.Total == nil || of.Structure == nil || of.Structure.Brackets == nil || len(of.Slices) == 0 {
		return nil
	}
	brackets := of.Structure.Brackets.Brackets
	here := of.Slices[len(of.Slices)-1].Bracket
	if here >= len(brackets)-1 || brackets[here].UpTo == nil {
		return nil
	}
	from := *brackets[here].UpTo
	return &NextBracket{
		Measure: of.Total.Measure, From: from, Missing: max(from-of.Total.Before, 0), Bracket: brackets[here+1],
	}
}
