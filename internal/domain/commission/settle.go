package commission

import (
	"strconv"

	"github.com/rapporthq/rapport/internal/domain/money"
)

// settle turns the draft into its lines, or into the reason why there are none,
// and notes what it measured.
func (d *draft) settle(result *Result) {
	switch {
	case !d.isOpen():
	case d.isKept():
		d.explanation.Paid = true
	case d.incentive.Terms.Unit != nil:
		d.settleUnit(result)
	case d.incentive.Terms.Structure.Kind == StructureBonus:
		d.settleBonus(result)
	default:
		d.settleShare(result)
	}
	if !d.explanation.Paid {
		result.Unpaid = append(result.Unpaid, d.explanation)
	}
	if m, ok := MeasuredOf(d.explanation, d.in.Conversion.OccurredAt); ok {
		result.Measured = append(result.Measured, m)
	}
}

// settleShare takes the enrollment's share, rounds once, and applies the caps.
func (d *draft) settleShare(result *Result) {
	share := d.amount.times(ofCredit(d.enrollment.Credit))
	minor, err := share.minor.round()
	if err != nil {
		d.refuse(ReasonTooLarge)
		return
	}
	amount := money.New(minor, share.currency)
	d.explanation.Rounding = d.rounding(share, amount)
	// A conversion that brackets measured has a line even if that is of nothing,
	// so that a later top-up has something to add to.
	if amount.Sign() <= 0 && !d.isMeasured() {
		d.refuse(ReasonZeroAmount)
		return
	}
	kind, sourceID := KindEarned, ""
	if d.recruited != nil {
		kind, sourceID = KindRecruiter, d.recruited.ID
	}
	line := d.line(kind, amount)
	line.Rise, line.SourceID = d.rise, sourceID
	result.Lines = append(result.Lines, line)
}

// rounding shows the rounding. All of an amount is shown as that amount.
func (d *draft) rounding(share exact, amount money.Money) *Rounding {
	if d.enrollment.Credit == money.Whole && d.explanation.BoundedAmount != nil {
		return &Rounding{Exact: *d.explanation.BoundedAmount, Amount: amount}
	}
	return &Rounding{Exact: share.shown(), Amount: amount}
}

// settleUnit takes the enrollment's share of a quantity.
func (d *draft) settleUnit(result *Result) {
	unit := *d.incentive.Terms.Unit
	share := integer(unit.Quantity).mul(ofCredit(d.enrollment.Credit))
	seen := &UnitSeen{Unit: unit, Exact: share.String()}
	d.explanation.Unit = seen
	// A share is at most the whole, which fits.
	seen.Quantity, _ = share.round()
	if seen.Quantity <= 0 {
		d.refuse(ReasonZeroAmount)
		return
	}
	line := d.line(KindEarned, money.New(0, d.in.Settings.Currency))
	unit.Quantity = seen.Quantity
	line.Unit = &unit
	result.Lines = append(result.Lines, line)
}

// settleBonus pays the thresholds that are reached and were not paid before,
// whole: the total has the credit in it, and the bonus is for the total.
func (d *draft) settleBonus(result *Result) {
	if !d.isMeasured() {
		d.refuse(ReasonZeroAmount)
		return
	}
	bonus, total := d.incentive.Terms.Structure.Bonus, d.explanation.Total
	reached := bonus.due(total.After, d.totals[d.key(TotalBonus, d.enrollment.ID, bonus.Period)].Paid)
	if len(reached) == 0 {
		d.explanation.Bonus = bonus.next(total.After)
		d.refuse(ReasonNoThreshold)
		return
	}
	plain := d.explanation
	for _, one := range reached {
		d.explanation = plain
		d.explanation.Bonus = &one
		shown := exactly(one.Amount).shown()
		d.explanation.FullAmount, d.explanation.Rounding = &shown, &Rounding{Exact: shown, Amount: one.Amount}
		line := d.line(KindBonus, one.Amount)
		line.Part = partAt + strconv.FormatInt(one.At, 10)
		result.Lines = append(result.Lines, line)
	}
}

// line applies the caps and makes the line.
func (d *draft) line(kind Kind, amount money.Money) Line {
	amount = d.clamp(amount)
	inProgram := d.inProgram(amount)
	d.take(inProgram)
	if d.explanation.Hold == nil {
		d.explanation.Hold = d.hold()
	}
	d.explanation.Paid = true
	line := Line{
		EnrollmentID: d.enrollment.ID, IncentiveID: d.incentive.ID, IncentiveKey: d.incentive.Key,
		PlanID: d.enrollment.PlanID, PlanVersionID: d.enrollment.PlanVersionID,
		Kind: kind, Amount: amount, ProgramAmount: inProgram, ReleaseAt: d.explanation.Hold.ReleaseAt,
		Explanation: d.explanation,
	}
	if d.isMeasured() {
		line.Period = d.explanation.Total.Period
	}
	return line
}

// inProgram is the amount in the program's currency, rounded; nil without a
// rate, or if no number of the program's currency is as large.
func (d *draft) inProgram(amount money.Money) *money.Money {
	converted, ok := d.in.convert(exactly(amount), d.in.Settings.Currency)
	if !ok {
		return nil
	}
	minor, err := converted.minor.round()
	if err != nil {
		return nil
	}
	return &money.Money{Minor: minor, Currency: converted.currency}
}
