package commission

import "github.com/rapporthq/rapport/internal/domain/money"

// exact is an amount of minor units before rounding.
type exact struct {
	minor    ratio
	currency money.Currency
}

// exactly returns m as an exact amount.
func exactly(m money.Money) exact { return exact{minor: integer(m.Minor), currency: m.Currency} }

// times returns the amount multiplied by a fraction.
func (e exact) times(f ratio) exact { return exact{minor: e.minor.mul(f), currency: e.currency} }

// shown is the amount as the explanation has it.
func (e exact) shown() Exact { return Exact{Minor: e.minor.String(), Currency: e.currency} }

// ofRate is a percentage as a fraction of one.
func ofRate(r money.Rate) ratio { return fraction(int64(r), int64(money.MaxRate)) }

// ofCredit is a credit as a fraction of one.
func ofCredit(p money.PPM) ratio { return fraction(int64(p), int64(money.Whole)) }

// price finds the amount at full credit: structure, then minimum and maximum.
func (d *draft) price() {
	if !d.isOpen() {
		return
	}
	terms := &d.incentive.Terms
	d.explanation.Structure = &terms.Structure
	d.amount = exactly(money.New(0, d.in.Settings.Currency))
	switch {
	case terms.Unit != nil:
		return
	case terms.Structure.Kind == StructureBonus && terms.Structure.Bonus != nil:
		d.measure(terms.Structure.Bonus.Measure, terms.Structure.Bonus.Period)
		return
	}
	d.amount = d.fullAmount(&terms.Structure)
	if d.isOpen() {
		d.limitAmount()
	}
}

// limitAmount shows the full amount and applies minimum and maximum. What is
// nothing stays so: a minimum lifts what pays; it does not make something of
// nothing.
func (d *draft) limitAmount() {
	terms := &d.incentive.Terms
	shown := d.amount.shown()
	d.explanation.FullAmount, d.explanation.BoundedAmount = &shown, &shown
	if d.amount.minor.sign() <= 0 {
		d.explanation.BoundedAmount = nil
		if !d.isMeasured() {
			d.refuse(ReasonZeroAmount)
		}
		return
	}
	if terms.Min != nil {
		d.explanation.Min = d.bound(*terms.Min, -1)
	}
	if terms.Max != nil {
		d.explanation.Max = d.bound(*terms.Max, 1)
	}
	if terms.Min != nil || terms.Max != nil {
		bounded := d.amount.shown()
		d.explanation.BoundedAmount = &bounded
	}
}

// fullAmount applies the structure (§3.1).
func (d *draft) fullAmount(s *Structure) exact {
	switch {
	case s.Kind == StructureFlat && s.Flat != nil:
		return exactly(*s.Flat)
	case s.Kind == StructurePercent:
		return d.base().times(ofRate(s.Rate))
	case s.Kind == StructureBrackets && s.Brackets != nil && len(s.Brackets.Brackets) > 0:
		return d.bracketed(s.Brackets)
	default:
		return exactly(money.New(0, d.in.Conversion.Amount.Currency))
	}
}

// bound replaces the amount by the limit if it lies beyond it: wrongSide is -1
// for a minimum and 1 for a maximum.
func (d *draft) bound(limit money.Money, wrongSide int) *BoundSeen {
	seen := &BoundSeen{Bound: limit}
	in, ok := d.in.convert(exactly(limit), d.amount.currency)
	if !ok {
		seen.Reason = ReasonNoRate
		return seen
	}
	shown := in.shown()
	seen.Exact = &shown
	if d.amount.minor.cmp(in.minor) == wrongSide {
		d.amount, seen.Applied = in, true
	}
	return seen
}

// convert returns the amount in another currency, and whether that is known. The
// one rate there is comes from the conversion: its amount and the same in the
// program's currency. Nothing is nothing in every currency.
func (in *Input) convert(e exact, to money.Currency) (exact, bool) {
	if e.currency == to || e.minor.sign() == 0 {
		return exact{minor: e.minor, currency: to}, true
	}
	from, rate := in.Conversion.Amount, in.Conversion.ProgramAmount
	if rate == nil || from.Minor <= 0 || rate.Minor <= 0 {
		return exact{}, false
	}
	switch {
	case e.currency == from.Currency && to == rate.Currency:
		return exact{minor: e.minor.mul(fraction(rate.Minor, from.Minor)), currency: to}, true
	case e.currency == rate.Currency && to == from.Currency:
		return exact{minor: e.minor.mul(fraction(from.Minor, rate.Minor)), currency: to}, true
	default:
		return exact{}, false
	}
}
