package commission

import (
	"math/big"

	"github.com/rapporthq/rapport/internal/domain/money"
)

// exact is an amount of minor units before rounding.
type exact struct {
	minor    *big.Rat
	currency money.Currency
}

// exactly returns m as an exact amount.
func exactly(m money.Money) *exact {
	return &exact{minor: new(big.Rat).SetInt64(m.Minor), currency: m.Currency}
}

// times returns the amount multiplied by a fraction.
func (e *exact) times(f *big.Rat) *exact {
	return &exact{minor: new(big.Rat).Mul(e.minor, f), currency: e.currency}
}

// shown is the amount as the explanation has it.
func (e *exact) shown() Exact { return Exact{Minor: e.minor.RatString(), Currency: e.currency} }

// price finds the amount at full credit: structure, then minimum and maximum.
func (d *draft) price() {
	if !d.isOpen() {
		return
	}
	terms := d.incentive.Terms
	structure := terms.Structure
	d.explanation.Structure = &structure
	d.amount = d.fullAmount(structure)
	shown := d.amount.shown()
	d.explanation.FullAmount = &shown
	// A minimum lifts what pays; it does not make something of nothing.
	if d.amount.minor.Sign() <= 0 {
		d.refuse(ReasonZeroAmount)
		return
	}
	if terms.Min != nil {
		d.explanation.Min = d.bound(*terms.Min, -1)
	}
	if terms.Max != nil {
		d.explanation.Max = d.bound(*terms.Max, 1)
	}
	bounded := d.amount.shown()
	d.explanation.BoundedAmount = &bounded
}

// fullAmount applies the structure (§3.1).
func (d *draft) fullAmount(s Structure) *exact {
	switch {
	case s.Kind == StructureFlat && s.Flat != nil:
		return exactly(*s.Flat)
	case s.Kind == StructurePercent:
		base, total := d.base()
		d.explanation.Base = &base
		return total.times(s.Rate.Rat())
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
	if d.amount.minor.Cmp(in.minor) == wrongSide {
		d.amount, seen.Applied = in, true
	}
	return seen
}

// convert returns the amount in another currency, and whether that is known. The
// one rate there is comes from the conversion: its amount and the same in the
// program's currency.
func (in *Input) convert(e *exact, to money.Currency) (*exact, bool) {
	if e.currency == to {
		return e, true
	}
	from, rate := in.Conversion.Amount, in.Conversion.ProgramAmount
	if rate == nil || from.Minor <= 0 || rate.Minor <= 0 {
		return nil, false
	}
	switch {
	case e.currency == from.Currency && to == rate.Currency:
		converted := e.times(big.NewRat(rate.Minor, from.Minor))
		converted.currency = to
		return converted, true
	case e.currency == rate.Currency && to == from.Currency:
		converted := e.times(big.NewRat(from.Minor, rate.Minor))
		converted.currency = to
		return converted, true
	default:
		return nil, false
	}
}
