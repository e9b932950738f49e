package conversion

import (
	"context"
	"math/big"
	"slices"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// reversible is the original as the rules know it. A top-up was made of what was
// left of its conversion then, so that refunds before it are not its own.
func (b *books) reversible(o *original, refunds []*ent.Refund) commission.Reversible {
	row := o.row
	line := commission.Reversible{
		ID: row.ID, EnrollmentID: row.EnrollmentID, Kind: row.Kind, Part: row.Part,
		Amount: money.New(row.AmountMinor, row.Currency), Unit: unitOf(row),
		Status: row.Status, ReleaseAt: row.ReleaseAt, ReversedMinor: o.reversed(),
	}
	for _, r := range o.reversals {
		line.ReversedQuantity -= r.UnitQuantity
	}
	for _, r := range refunds {
		if row.Kind == commission.KindTopUp && r.Sequence < row.Sequence {
			line.RefundedBeforeMinor += r.AmountMinor
		}
	}
	return line
}

func (b *books) reversibles(list []*original, refunds []*ent.Refund) []commission.Reversible {
	out := make([]commission.Reversible, len(list))
	for i, o := range list {
		out[i] = b.reversible(o, refunds)
	}
	return out
}

// unitOf is what the row gives instead of money; nil for money.
func unitOf(row *ent.Commission) *commission.Unit {
	if row.UnitKind == commission.UnitCash {
		return nil
	}
	return &commission.Unit{Kind: row.UnitKind, Name: row.UnitName, Quantity: row.UnitQuantity}
}

// giveBack takes back what a refund, the last of those given, takes of a
// conversion (rules §4): the same part of each line, what was measured, bonuses
// that it no longer reaches, and the parts of recruiters.
func (b *books) giveBack(ctx context.Context, of *ent.Conversion, measured []commission.Measured, refunds []*ent.Refund, c cause) error {
	list, err := b.linesOf(ctx, of.ID, c)
	if err != nil {
		return err
	}
	rows := commission.Reverse(b.reversibles(list, refunds), given(of, refunds, c.at))
	if err := b.takeBack(ctx, list, rows, c); err != nil {
		return err
	}
	b.measure(measured, given(of, refunds[:len(refunds)-1], c.at), -1)
	b.measure(measured, given(of, refunds, c.at), 1)
	return b.loseBonuses(ctx, measured, "", c)
}

// withdraw takes what is unpaid of a conversion back, as credit moved by hand
// wants it (rules §2.7), and returns what is not to be paid again: what is paid,
// or about to be, and the lines of those who keep their share. What the conversion
// measures for these stays counted until it is decided again itself (see forget),
// so that others that are moved with it find it. Bonuses are looked at then.
func (b *books) withdraw(
	ctx context.Context, of *ent.Conversion, held decided, to []attribution.Credit, refunds []*ent.Refund, c cause,
) ([]commission.Kept, error) {
	all, err := b.linesOf(ctx, of.ID, c)
	if err != nil {
		return nil, err
	}
	var list []*original
	for _, o := range all {
		if !keepsShare(o.row, to) {
			list = append(list, o)
		}
	}
	if err := b.takeBack(ctx, list, commission.Withdraw(b.reversibles(list, refunds), c.at), c); err != nil {
		return nil, err
	}
	for _, o := range list {
		// Nothing can be taken of a line of nothing; it ends all the same.
		if o.row.AmountMinor == 0 && o.row.UnitQuantity == 0 && o.isOpen() {
			if err := b.close(ctx, o); err != nil {
				return nil, err
			}
		}
	}
	b.measure(held.of(to, false), given(of, refunds, c.at), -1)
	return keeps(all, to), nil
}

// forget takes away what a conversion that is decided again now measures for those
// who keep their share.
func (b *books) forget(of *ent.Conversion, held decided, to []attribution.Credit, refunds []*ent.Refund, c cause) {
	b.measure(held.of(to, true), given(of, refunds, c.at), -1)
}

// of is what was measured for those who keep their share, or for the others.
func (d decided) of(to []attribution.Credit, isKept bool) []commission.Measured {
	var out []commission.Measured
	for _, m := range d.measured {
		keeps := slices.ContainsFunc(d.credits, func(credit attribution.Credit) bool {
			return credit.EnrollmentID == m.Key.ScopeID && slices.Contains(to, credit)
		})
		if keeps == isKept {
			out = append(out, m)
		}
	}
	return out
}

// keepsShare reports whether the enrollment has the share by which the line was
// computed.
func keepsShare(row *ent.Commission, credits []attribution.Credit) bool {
	return slices.ContainsFunc(credits, func(credit attribution.Credit) bool {
		return credit.EnrollmentID == row.EnrollmentID && credit.PPM == row.Explanation.Credit
	})
}

// keeps lists what is not paid again.
func keeps(list []*original, credits []attribution.Credit) []commission.Kept {
	var out []commission.Kept
	for _, o := range list {
		stays := !isUnpaid(o) || keepsShare(o.row, credits) && !o.row.Status.IsFinal()
		if stays && o.row.Kind == commission.KindEarned {
			kept := commission.Kept{EnrollmentID: o.row.EnrollmentID, IncentiveKey: o.row.IncentiveKey}
			if choice := o.row.Explanation.Choice; choice != nil {
				kept.Group = choice.Group
			}
			out = append(out, kept)
		}
	}
	return out
}

// isUnpaid reports whether the line is neither paid nor about to be.
func isUnpaid(o *original) bool {
	return o.row.Status != commission.StatusInPayout && o.row.Status != commission.StatusPaid
}

// takeBack makes the negative rows, and those of recruiters with them.
func (b *books) takeBack(ctx context.Context, list []*original, rows []commission.Reversal, c cause) error {
	var touched []*original
	for _, one := range rows {
		o := list[slices.IndexFunc(list, func(o *original) bool { return o.row.ID == one.LineID })]
		touched = append(touched, o)
		if err := b.takePart(ctx, o, one, c); err != nil {
			return err
		}
	}
	return b.shareBack(ctx, touched, c)
}

// takePart makes one negative row.
func (b *books) takePart(ctx context.Context, o *original, one commission.Reversal, c cause) error {
	row := &ent.Commission{
		ProgramID: o.row.ProgramID, EnrollmentID: o.row.EnrollmentID, PartnerID: o.row.PartnerID,
		ConversionID: o.row.ConversionID, CustomerID: o.row.CustomerID, ConversionType: o.row.ConversionType,
		CustomerLabel: o.row.CustomerLabel, OccurredAt: o.row.OccurredAt, Sequence: c.sequence,
		OriginalID: &o.row.ID, IncentiveID: o.row.IncentiveID, IncentiveKey: o.row.IncentiveKey, RefundID: c.refundID,
		SourceID: o.row.SourceID, Period: o.row.Period, Part: o.row.Part,
		Kind: commission.KindReversal, Status: one.Status, ReleaseAt: one.ReleaseAt,
		AmountMinor: one.Amount.Minor, Currency: one.Amount.Currency, ProgramMinor: o.programPart(-one.Amount.Minor),
		Explanation: commission.Explanation{
			EnrollmentID: o.row.EnrollmentID, PlanID: o.row.Explanation.PlanID, PlanVersionID: o.row.Explanation.PlanVersionID,
			Incentive: o.row.Explanation.Incentive, Credit: o.row.Explanation.Credit,
			Rounding: &commission.Rounding{Exact: one.Explanation.Exact, Amount: one.Explanation.TotalReversed},
		},
	}
	if one.Unit != nil {
		row.UnitKind, row.UnitName, row.UnitQuantity = one.Unit.Kind, one.Unit.Name, one.Unit.Quantity
	}
	if _, err := b.enter(row); err != nil {
		return err
	}
	b.countEarned(row, valueOf(row.ProgramMinor))
	if o.row.Kind == commission.KindEarned && o.isEmpty() {
		// Nothing is left of the line, so it counts for no limit.
		b.totals.add(limitKey(limitOf(o.row)), total{counted: -1})
	}
	if one.Closes && o.isOpen() {
		return b.close(ctx, o)
	}
	return nil
}

// programPart is what a part of the line, as a positive number, takes from it in
// the program's currency: all parts together take exactly all. It asks before
// the part is among the reversals.
func (o *original) programPart(minor int64) *int64 {
	if o.row.ProgramMinor == nil || o.row.AmountMinor == 0 {
		return o.row.ProgramMinor
	}
	share := big.NewRat(o.reversed()+minor, o.row.AmountMinor)
	// A share is at most 1, so that it fits.
	part, _ := money.RoundHalfAway(share.Mul(share, new(big.Rat).SetInt64(*o.row.ProgramMinor)))
	part = -part
	for _, r := range o.reversals {
		part -= valueOf(r.ProgramMinor)
	}
	return &part
}

// isEmpty reports whether all of the line was taken back.
func (o *original) isEmpty() bool {
	quantity := o.row.UnitQuantity
	for _, r := range o.reversals {
		quantity += r.UnitQuantity
	}
	return o.left().IsZero() && quantity == 0
}

// isOpen reports whether the original and all its reversals can become REVERSED.
// One that was paid, or is about to be, keeps the others as they are: they sum to
// nothing, and closing some would leave a debt that nobody has.
func (o *original) isOpen() bool {
	return !slices.ContainsFunc(o.all(), func(row *ent.Commission) bool {
		return !row.Status.CanMoveTo(commission.StatusReversed)
	})
}

// close moves the original and its reversals to REVERSED together.
func (b *books) close(ctx context.Context, o *original) error {
	if err := b.desk.closed(o); err != nil {
		return err
	}
	for _, row := range o.all() {
		row.Status = commission.StatusReversed
	}
	at, ok := commission.ThresholdOf(o.row.Part)
	if o.row.Kind != commission.KindBonus || !ok {
		return nil
	}
	paid, err := b.thresholds(ctx, potOf(o.row))
	delete(paid, at)
	return err
}
