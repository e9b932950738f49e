package conversion_test

import (
	"math/big"

	"github.com/rapporthq/rapport/internal/domain/commission"
)

// refund takes every line of the conversion back in proportion (§4).
func (o *oracle) refund(c *oConv, minor int64) {
	c.refunds = append(c.refunds, minor)
	for _, line := range o.lines[:len(o.lines):len(o.lines)] {
		if line.conv == c {
			o.refundLine(line)
		}
	}
	o.loseBonuses()
}

// refundLine takes back what refunds so far take of the line.
func (o *oracle) refundLine(line *oLine) {
	c := line.conv
	isOwn := line.kind == commission.KindEarned || line.kind == commission.KindTopUp
	if !isOwn || len(c.refunds) == 0 {
		return
	}
	share := frac(1)
	if c.AmountMinor > 0 {
		share = big.NewRat(c.refunded()-line.refunded, c.AmountMinor-line.refunded)
	}
	o.reverse(line, share)
}

// reverse takes back a share of the line in all, less what already was. A
// rejected line was promised no more, and nothing is taken of it (ADR 6).
func (o *oracle) reverse(line *oLine, share *big.Rat) {
	if line.status == commission.StatusRejected || line.status == commission.StatusReversed {
		return
	}
	amount, quantity, program := o.reversed(line)
	row := &oLine{
		conv: line.conv, enrollment: line.enrollment, key: line.key, kind: commission.KindReversal, original: line,
		amount: amount - halfAway(times(frac(line.amount), share)), quantity: quantity - halfAway(times(frac(line.quantity), share)),
		currency: line.currency, occurredAt: line.occurredAt, releaseAt: o.l.clock.Now(), status: commission.StatusApproved,
	}
	if line.status == commission.StatusPending || line.status == commission.StatusOnHold {
		row.status, row.releaseAt = commission.StatusPending, line.releaseAt
	}
	if line.program != nil && line.amount != 0 {
		left := program - halfAway(big.NewRat(*line.program*(amount-row.amount), line.amount))
		row.program = &left
	} else if line.program != nil {
		row.program = new(int64)
	}
	isLess := row.amount < 0 || row.quantity < 0 || line.lost
	if isLess {
		o.lines = append(o.lines, row)
		o.reverseParts(line)
	}
	// What came back from a payout with nothing left of it stays beside its reversals (ADR 6).
	if isLess && line.isUnpaid() && (o.isGone(line) || line.lost) {
		o.close(line)
	}
}

// reverseParts: a reversal of a commission reverses the recruiter's part of it
// (§3.8).
func (o *oracle) reverseParts(of *oLine) {
	amount, _, _ := o.reversed(of)
	for _, line := range o.lines[:len(o.lines):len(o.lines)] {
		if line.source == of && of.amount > 0 {
			o.reverse(line, big.NewRat(amount, of.amount))
		}
	}
}

// close: the original and its reversals move to REVERSED together (ADR 6).
func (o *oracle) close(line *oLine) {
	line.status = commission.StatusReversed
	for _, one := range o.lines {
		if one.original == line {
			one.status = commission.StatusReversed
		}
	}
}

// dispute stops what is unpaid, but for what somebody stopped before; undispute lets
// it go on where it was.
func (o *oracle) dispute(c *oConv) {
	for _, line := range o.lines {
		if line.conv == c && line.isUnpaid() && line.status != commission.StatusOnHold {
			line.heldFrom, line.status = line.status, commission.StatusOnHold
		}
	}
}

func (o *oracle) undispute(c *oConv) {
	if o.isDisputed(c) {
		return // There is another one.
	}
	for _, line := range o.lines {
		if line.conv == c && line.status == commission.StatusOnHold && line.heldFrom != "" {
			line.status = line.heldFrom
			line.heldFrom = ""
		}
	}
}

// isDisputed says whether a dispute about the conversion is open.
func (o *oracle) isDisputed(c *oConv) bool {
	for _, of := range o.disputes {
		if of == c {
			return true
		}
	}
	return false
}
