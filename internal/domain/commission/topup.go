package commission

import (
	"math/big"
	"slices"
	"time"

	"github.com/rapporthq/rapport/internal/domain/money"
)

// TopUpInput is what a Rise asks for.
type TopUpInput struct {
	// Rise as the line that caused it has it.
	Rise Rise
	// EnrollmentID is whose total rose.
	EnrollmentID string
	// PlanID is the plan of the conversion that caused it.
	PlanID string
	// PlanVersionID is the version that prices it.
	PlanVersionID string
	// Incentive in that version.
	Incentive Incentive
	// Hold of the line that caused it; top-ups have the same.
	Hold Hold
	// Settings of the program.
	Settings Settings
	// Location is the program's time zone; nil is UTC.
	Location *time.Location
	// Totals recorded before, the line that caused it included.
	Totals Totals
	// Earlier conversions of the period that qualified, in the order recorded,
	// without the one that caused it and without those whose lines were rejected
	// or withdrawn.
	Earlier []Earlier
}

// Earlier is a conversion that qualified before a total rose.
type Earlier struct {
	// ConversionID is which one.
	ConversionID string
	// CustomerID of it; caps count by it.
	CustomerID string
	// OccurredAt is when it happened; caps count by it.
	OccurredAt time.Time
	// ProgramAmount is its amount in the program's currency; nil without a rate.
	ProgramAmount *money.Money
	// Refunds so far; Refundable is its amount.
	Refunds Refunds
	// Base as the explanation of its line has it.
	Base Base
	// Credit of the enrollment in it.
	Credit money.PPM
	// Lines are the sums of its lines of this incentive and enrollment so far,
	// top-ups and reversals included, one for each currency.
	Lines []money.Money
}

// sum adds the lines up in a currency, exact; false without a rate.
func (e *Earlier) sum(in *Input, to money.Currency) (exact, bool) {
	sum := exact{minor: integer(0), currency: to}
	for _, one := range e.Lines {
		converted, ok := in.convert(exactly(one), to)
		if !ok {
			return exact{}, false
		}
		sum.minor = sum.minor.add(converted.minor)
	}
	return sum, true
}

// NeedsTopUp lists the totals that TopUps will look at, each once.
func NeedsTopUp(in TopUpInput) []TotalKey {
	var keys []TotalKey
	for i := range in.Earlier {
		d := in.draft(&in.Earlier[i], nil)
		for _, one := range d.caps() {
			if !slices.Contains(keys, one.key) {
				keys = append(keys, one.key)
			}
		}
	}
	return keys
}

// TopUps makes the lines that a rise into a higher bracket gives to earlier
// conversions (§3.4): for each the difference between what it earns in the
// bracket now, net of refunds, and the sum of its lines so far. A difference of 0
// or below makes no line, and neither does one that cannot be compared because
// there is no rate. The caps clamp it as any line. Keep it with what was refunded
// by then, so that it reverses in proportion to what was left.
func TopUps(in TopUpInput) []Line {
	lines := []Line{}
	taken := map[TotalKey]int64{}
	for i := range in.Earlier {
		one := &in.Earlier[i]
		d := in.draft(one, taken)
		difference, ok := d.topUp(&in, one)
		if !ok {
			continue
		}
		line := d.line(KindTopUp, difference)
		line.ConversionID, line.Period = one.ConversionID, in.Rise.Key.Period
		lines = append(lines, line)
	}
	return lines
}

// draft is the incentive for an earlier conversion.
func (in *TopUpInput) draft(one *Earlier, taken map[TotalKey]int64) *draft {
	input := &Input{
		Conversion: Conversion{OccurredAt: one.OccurredAt, Amount: one.Refunds.Refundable, ProgramAmount: one.ProgramAmount},
		Customer:   Customer{ID: one.CustomerID}, Settings: in.Settings, Location: in.Location,
	}
	e := &Enrollment{ID: in.EnrollmentID, PlanID: in.PlanID, PlanVersionID: in.PlanVersionID, Credit: one.Credit}
	s := &shared{totals: in.Totals, taken: taken, wholeBase: &one.Base}
	s.wholeTotal = exact{minor: integer(0), currency: one.Base.Total.Currency}
	if total, ok := new(big.Rat).SetString(one.Base.Total.Minor); ok {
		s.wholeTotal.minor = fromRat(total)
	}
	d := &draft{}
	d.begin(input, s, e, &in.Incentive)
	hold := in.Hold
	d.explanation.Hold = &hold
	return d
}

// topUp is the difference that the bracket now pays, and whether it pays one.
func (d *draft) topUp(in *TopUpInput, one *Earlier) (money.Money, bool) {
	b := d.incentive.Terms.Structure.Brackets
	if b == nil || in.Rise.To < 0 || in.Rise.To >= len(b.Brackets) {
		return money.Money{}, false
	}
	d.explanation.Structure = &d.incentive.Terms.Structure
	d.explanation.Base = d.wholeBase
	d.amount = d.slice(b, in.Rise.To, 0, 0)
	if d.limitAmount(); !d.isOpen() {
		return money.Money{}, false
	}
	kept := fromRat(one.Refunds.kept())
	share := d.amount.times(ofCredit(one.Credit)).times(kept)
	minor, err := share.minor.round()
	before, isComparable := one.sum(d.in, share.currency)
	if err != nil || !isComparable {
		return money.Money{}, false
	}
	earns := money.New(minor, share.currency)
	// Both are whole units but where the lines so far are in another currency.
	difference, err := integer(minor).sub(before.minor).round()
	if err != nil || difference <= 0 {
		return money.Money{}, false
	}
	lines := money.New(minor-difference, share.currency)
	if len(one.Lines) == 1 {
		lines = one.Lines[0]
	}
	d.explanation.Rounding = &Rounding{Exact: share.shown(), Amount: earns}
	d.explanation.TopUp = &TopUpSeen{
		From: in.Rise.From, To: in.Rise.To, Refundable: one.Refunds.Refundable, Refunded: one.Refunds.total(),
		Kept: kept.String(), Earns: earns, Before: lines, Difference: money.New(difference, share.currency),
	}
	return d.explanation.TopUp.Difference, true
}
