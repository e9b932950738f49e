package commission

import (
	"math/big"
	"slices"
	"time"

	"github.com/rapporthq/rapport/internal/domain/money"
)

// Reversible is a commission line of the refunded conversion, as it stands. Pass
// the lines that were earned, not their reversals.
type Reversible struct {
	// ID of the commission.
	ID string
	// EnrollmentID is whose it is.
	EnrollmentID string
	// Kind of the line; empty is EARNED.
	Kind Kind
	// Part of the line; of a bonus, its threshold as Line.Part has it.
	Part string
	// Amount earned.
	Amount money.Money
	// ProgramAmount is Amount in the program's currency, as Line has it; nil
	// without a rate.
	ProgramAmount *money.Money
	// Unit given instead of money, with the line's quantity; nil for money.
	Unit *Unit
	// Status it is in.
	Status Status
	// ReleaseAt is when its hold ends.
	ReleaseAt time.Time
	// ReversedMinor is how much of it was taken back already, as a positive
	// number of minor units.
	ReversedMinor int64
	// ReversedQuantity is how much of Unit was taken back already, as a positive
	// number.
	ReversedQuantity int64
	// RefundedBeforeMinor is how much of the conversion had been refunded when
	// the line was made; 0 for all but lines made late.
	RefundedBeforeMinor int64
}

// Refunds is what has been given back of one conversion.
type Refunds struct {
	// Refundable is the conversion's amount.
	Refundable money.Money
	// AmountsMinor are all refunds of the conversion in the order recorded, the
	// new one last.
	AmountsMinor []int64
	// At is when the new one was recorded; a reversal that is approved at once
	// is released then.
	At time.Time
}

// Reversal is a negative commission row to be made.
type Reversal struct {
	// LineID is the commission that is taken back.
	LineID string `json:"lineId"`
	// EnrollmentID is whose it is.
	EnrollmentID string `json:"enrollmentId"`
	// Kind is REVERSAL.
	Kind Kind `json:"kind"`
	// Amount is negative, in the original's currency; 0 for a unit.
	Amount money.Money `json:"amount"`
	// ProgramAmount is Amount in the program's currency, in proportion to the
	// original's and never above 0, so that caps see a full reversal as exactly
	// zero; nil if the original has none.
	ProgramAmount *money.Money `json:"programAmount,omitempty"`
	// Unit with a negative quantity; nil for money.
	Unit *Unit `json:"unit,omitempty"`
	// Status is PENDING if the original is PENDING or ON_HOLD, else APPROVED.
	Status Status `json:"status"`
	// ReleaseAt is the original's if PENDING, else Refunds.At.
	ReleaseAt time.Time `json:"releaseAt"`
	// Closes reports that nothing is left of an original that was not yet in a
	// payout: it and its reversals move to REVERSED together.
	Closes bool `json:"closes"`
	// Explanation of the amount.
	Explanation ReversalExplanation `json:"explanation"`
}

// ReversalExplanation is how a reversal was computed.
type ReversalExplanation struct {
	// Line is what the original earned.
	Line money.Money `json:"line"`
	// Refundable is what could be refunded when the line was made; nil if the
	// line was withdrawn and not refunded.
	Refundable *money.Money `json:"refundable,omitempty"`
	// Refunded in total since the line was made; nil like Refundable.
	Refunded *money.Money `json:"refunded,omitempty"`
	// Exact total to be reversed after all refunds.
	Exact Exact `json:"exact"`
	// TotalReversed is Exact, rounded.
	TotalReversed money.Money `json:"totalReversed"`
	// ReversedBefore is what earlier refunds took back already.
	ReversedBefore money.Money `json:"reversedBefore"`
	// Unit is the same of a quantity; nil for money.
	Unit *UnitReversed `json:"unit,omitempty"`
}

// UnitReversed is how the quantity of a reversal was found.
type UnitReversed struct {
	// Quantity is what the original gave.
	Quantity int64 `json:"quantity"`
	// Exact total to be reversed after all refunds, as a fraction such as "5/2".
	Exact string `json:"exact"`
	// TotalReversed is Exact, rounded.
	TotalReversed int64 `json:"totalReversed"`
	// ReversedBefore is what was taken back already.
	ReversedBefore int64 `json:"reversedBefore"`
}

// Reverse says which negative rows a refund makes (§4). After refunds r1 to rk a
// line of amount a has round(a × (r1+…+rk) / refundable) taken back in total; the
// row is the difference to what was taken back before, so a full refund ends at
// exactly zero however it was cut. Of a conversion with amount 0 any refund is a
// full one. A line made after some refunds reverses in proportion to what was
// then left. Lines that are REJECTED or REVERSED, and those with nothing left to
// take, make no row. A bonus follows its total (LoseBonuses), a recruiter's line
// the commission it is a part of (ReverseRecruited), so neither makes a row here.
// The quantity of a unit is taken back as an amount is. The order of the lines is
// kept. Without refunds nothing is reversed.
func Reverse(lines []Reversible, refunds Refunds) []Reversal {
	if len(refunds.AmountsMinor) == 0 {
		return []Reversal{}
	}
	own := make([]Reversible, 0, len(lines))
	for _, line := range lines {
		if line.Kind == "" || line.Kind == KindEarned || line.Kind == KindTopUp {
			own = append(own, line)
		}
	}
	rows := reverseEach(own, refunds.At, refunds.share)
	for i := range rows {
		at := slices.IndexFunc(lines, func(l Reversible) bool { return l.ID == rows[i].LineID })
		refunded, refundable := refunds.since(lines[at])
		rows[i].Explanation.Refunded = &money.Money{Minor: refunded.Int64(), Currency: refunds.Refundable.Currency}
		rows[i].Explanation.Refundable = &money.Money{Minor: refundable.Int64(), Currency: refunds.Refundable.Currency}
	}
	return rows
}

// Withdraw takes unpaid lines back as a whole, as a credit moved by hand wants it
// (§2.7): lines that are PENDING, ON_HOLD or APPROVED lose what is left of them.
// Lines in a payout, paid, rejected or reversed ones make no row. Bonuses of the
// conversion are taken back too, recruiters' lines not: they follow their source.
func Withdraw(lines []Reversible, at time.Time) []Reversal {
	open := make([]Reversible, 0, len(lines))
	for _, line := range lines {
		if line.Status.CanMoveTo(StatusReversed) && line.Kind != KindRecruiter && line.Kind != KindAdjustment {
			open = append(open, line)
		}
	}
	return reverseEach(open, at, whole)
}

// whole is the share that is everything.
func whole(Reversible) *big.Rat { return big.NewRat(1, 1) }

// total is what was refunded.
func (r Refunds) total() money.Money {
	sum := money.New(0, r.Refundable.Currency)
	for _, minor := range r.AmountsMinor {
		sum.Minor += minor
	}
	return sum
}

// share is how much of the line is refunded, between 0 and 1.
func (r Refunds) share(line Reversible) *big.Rat {
	refunded, refundable := r.since(line)
	if refundable.Sign() <= 0 || refunded.Cmp(refundable) > 0 {
		return big.NewRat(1, 1)
	}
	return new(big.Rat).SetFrac(refunded, refundable)
}

// since returns what was refunded and what could be, counted from the instant
// the line was made.
func (r Refunds) since(line Reversible) (refunded, refundable *big.Int) {
	before := big.NewInt(line.RefundedBeforeMinor)
	refunded = new(big.Int).Neg(before)
	for _, minor := range r.AmountsMinor {
		refunded.Add(refunded, big.NewInt(minor))
	}
	return refunded, before.Sub(big.NewInt(r.Refundable.Minor), before)
}

// reverseEach makes the row of every line that has something left to take.
func reverseEach(lines []Reversible, at time.Time, share func(Reversible) *big.Rat) []Reversal {
	rows := []Reversal{}
	for _, line := range lines {
		if line.Status == StatusRejected || line.Status == StatusReversed {
			continue
		}
		part := fromRat(share(line))
		exactTotal := exactly(line.Amount).times(part)
		// A share is at most 1, so the total is never larger than the line.
		total, err := exactTotal.minor.round()
		unit := line.takeUnit(part)
		if err != nil || total <= line.ReversedMinor && unit == nil {
			continue
		}
		row := reversal(line, at, max(total, line.ReversedMinor), unit)
		row.Explanation = ReversalExplanation{
			Line:           line.Amount,
			Exact:          exactTotal.shown(),
			TotalReversed:  money.New(total, line.Amount.Currency),
			ReversedBefore: money.New(line.ReversedMinor, line.Amount.Currency),
			Unit:           unit,
		}
		rows = append(rows, row)
	}
	return rows
}

// takeUnit says how much of the line's unit is taken back in total; nil if that
// is no more than before.
func (l *Reversible) takeUnit(part ratio) *UnitReversed {
	if l.Unit == nil {
		return nil
	}
	exactTotal := integer(l.Unit.Quantity).mul(part)
	total, err := exactTotal.round()
	if err != nil || total <= l.ReversedQuantity {
		return nil
	}
	return &UnitReversed{
		Quantity: l.Unit.Quantity, Exact: exactTotal.String(), TotalReversed: total, ReversedBefore: l.ReversedQuantity,
	}
}

// inProgram is what bringing the line's reversals to total takes back in the
// program's currency.
func (l *Reversible) inProgram(total int64) *money.Money {
	if l.ProgramAmount == nil {
		return nil
	}
	part := func(minor int64) int64 {
		if l.Amount.Minor <= 0 {
			return 0
		}
		// A part of an amount fits if the amount does.
		n, _ := integer(l.ProgramAmount.Minor).mul(fraction(minor, l.Amount.Minor)).round()
		return n
	}
	return &money.Money{Minor: part(l.ReversedMinor) - part(total), Currency: l.ProgramAmount.Currency}
}

// reversal is the row that brings what is taken back to total.
func reversal(line Reversible, at time.Time, total int64, unit *UnitReversed) Reversal {
	row := Reversal{
		LineID: line.ID, EnrollmentID: line.EnrollmentID, Kind: KindReversal,
		Amount: money.New(line.ReversedMinor-total, line.Amount.Currency),
		Status: StatusApproved, ReleaseAt: at,
		Closes: total == line.Amount.Minor && line.Status.CanMoveTo(StatusReversed),
	}
	row.ProgramAmount = line.inProgram(total)
	if unit != nil {
		taken := *line.Unit
		taken.Quantity = unit.ReversedBefore - unit.TotalReversed
		row.Unit = &taken
		row.Closes = row.Closes && unit.TotalReversed == line.Unit.Quantity
	}
	if line.Status == StatusPending || line.Status == StatusOnHold {
		row.Status, row.ReleaseAt = StatusPending, line.ReleaseAt
	}
	return row
}
