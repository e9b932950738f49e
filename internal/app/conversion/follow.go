package conversion

import (
	"context"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// follow makes what follows from an answer: the lines, what was measured, the
// top-ups of earlier conversions, and the parts of recruiters. Of a conversion
// that is answered late, what was refunded before is taken back at once. It adds
// to the answer's pricing what was looked at.
func (b *books) follow(ctx context.Context, q question, a *answer, refunds []*ent.Refund, c cause) error {
	var made []*original
	var children []child
	for _, line := range a.lines {
		o, err := b.earn(q.fact, q.customer.label(), line, c)
		if err != nil {
			return err
		}
		made, children = append(made, o), append(children, child{o, q.fact, q.customer.label()})
	}
	b.measure(a.pricing.Measured, given(q.fact, refunds, c.at), 1)
	tops, err := b.topUps(ctx, q, a, c)
	if err != nil {
		return err
	}
	if err := b.recruiters(ctx, q, a, append(children, tops...), c); err != nil {
		return err
	}
	return b.catchUp(ctx, q.fact, made, refunds, c)
}

// catchUp takes back from lines that were made late what had been refunded
// before, so that they end at zero with the refunds still to come. A bonus has
// nothing to give back: what is refunded did not count for it.
func (b *books) catchUp(ctx context.Context, of *ent.Conversion, made []*original, refunds []*ent.Refund, c cause) error {
	if len(refunds) == 0 {
		return nil
	}
	var lines []*original
	for _, o := range made {
		if o.row.Kind == commission.KindEarned {
			lines = append(lines, o)
		}
	}
	c.refundID = &refunds[len(refunds)-1].ID
	rows := commission.Reverse(b.reversibles(lines, nil), given(of, refunds, c.at))
	return b.takeBack(ctx, lines, rows, c)
}

// earn makes the commission of a line, PENDING until its release.
func (b *books) earn(of *ent.Conversion, label string, line commission.Line, c cause) (*original, error) {
	incentiveID := line.IncentiveID
	row := b.newRow(of, label, line.EnrollmentID, c)
	row.IncentiveID, row.IncentiveKey = &incentiveID, line.IncentiveKey
	row.Kind, row.Status = line.Kind, commission.StatusPending
	row.AmountMinor, row.Currency = line.Amount.Minor, line.Amount.Currency
	row.Period, row.Part = line.Period, line.Part
	row.ReleaseAt, row.Explanation = line.ReleaseAt, line.Explanation
	if line.SourceID != "" {
		row.SourceID = &line.SourceID
	}
	if line.ProgramAmount != nil {
		row.ProgramMinor = &line.ProgramAmount.Minor
	}
	if line.Unit != nil {
		row.UnitKind, row.UnitName, row.UnitQuantity = line.Unit.Kind, line.Unit.Name, line.Unit.Quantity
	}
	o, err := b.enter(row)
	if err != nil {
		return nil, err
	}
	b.countEarned(row, valueOf(row.ProgramMinor))
	b.countLine(row, line)
	return o, nil
}

// countEarned adds to the sums that caps and budgets look at (rules §3.7).
func (b *books) countEarned(row *ent.Commission, programMinor int64) {
	if programMinor == 0 {
		return
	}
	for _, key := range commission.EarnedKeys(row.IncentiveKey, row.EnrollmentID, *row.CustomerID, row.OccurredAt, b.location) {
		if !key.IsSum() {
			b.totals.add(sumKey(key), total{sumMinor: programMinor})
		}
	}
}

// countLine adds what limits count (rules §3.6), notes the first commission of
// the enrollment (§3.8), and which bonus it has (§3.5).
func (b *books) countLine(row *ent.Commission, line commission.Line) {
	if row.Kind == commission.KindBonus {
		if at, ok := commission.ThresholdOf(row.Part); ok && b.paid[potOf(row)] != nil {
			b.paid[potOf(row)][at] = true
		}
	}
	occurredAt := row.OccurredAt.UTC()
	if row.Kind != commission.KindRecruiter && row.AmountMinor > 0 {
		b.totals.add(firstKey(row.EnrollmentID), total{firstAt: &occurredAt})
	}
	if line.Counts() {
		b.totals.add(limitKey(limitOf(row)), total{counted: 1})
		b.totals.add(everKey(limitOf(row)), total{firstAt: &occurredAt})
	}
}

// limitOf is what limits count the row by.
func limitOf(row *ent.Commission) commission.HistoryKey {
	return commission.HistoryKey{IncentiveKey: row.IncentiveKey, CustomerID: *row.CustomerID, EnrollmentID: row.EnrollmentID}
}

// measure adds what is left of measures after refunds, or takes it away: sign is
// 1 or -1 (rules §3.4).
func (b *books) measure(list []commission.Measured, refunds commission.Refunds, sign int64) {
	for _, m := range list {
		net := m.Net(refunds)
		more := total{counted: sign * net.Count, sumMinor: sign * net.Minor}
		if at := m.At.UTC(); sign > 0 {
			more.lastAt = &at
		}
		b.totals.add(sumKey(m.Key), more)
	}
}

// given is what has been given back of a conversion, as the rules know it.
func given(of *ent.Conversion, refunds []*ent.Refund, at time.Time) commission.Refunds {
	out := commission.Refunds{Refundable: money.New(of.AmountMinor, of.Currency), At: at}
	for _, r := range refunds {
		out.AmountsMinor = append(out.AmountsMinor, r.AmountMinor)
	}
	return out
}
