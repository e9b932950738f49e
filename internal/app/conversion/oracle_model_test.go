package conversion_test

import (
	"math/big"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// oracle is a second program for the rules, written from their text alone and
// not from the engine: slow and plain, without rollups, in exact fractions. It
// reads the facts of a life in the order of their sequence, says what must have
// been paid for each, and requires that this is what is stored.
type oracle struct {
	l    *life
	seen int64
	// convs in the order recorded, by id as well.
	convs []*oConv
	byID  map[string]*oConv
	lines []*oLine
	// disputes that are open, by id, with the conversion.
	disputes map[string]*oConv
	terms    map[string][]commission.Incentive
	// stored rows that a line was found for.
	matched map[string]*oLine
	// now is the sequence of the fact that is looked at.
	now int64
}

// oConv is a conversion with all that is known of it so far.
type oConv struct {
	*ent.Conversion
	// rate into the program's currency, nil without one.
	rate     *big.Rat
	refunds  []int64
	credits  []attribution.Credit
	decision *ent.Decision
	measured []oMeasure
}

// oMeasure is what a conversion counts for one enrollment, one incentive and
// one period (§3.4): its base and credit, of which count and revenue follow.
type oMeasure struct {
	enrollment, key string
	period          commission.Period
	start           time.Time
	base, credit    *big.Rat
}

// oLine is a commission that must be there.
type oLine struct {
	conv             *oConv
	enrollment, key  string
	kind             commission.Kind
	original, source *oLine
	amount, quantity int64
	currency         money.Currency
	// program is the amount in the program's currency; nil without a rate.
	program               *int64
	occurredAt, releaseAt time.Time
	status                commission.Status
	// heldFrom is where it was when a dispute stopped it.
	heldFrom commission.Status
	// refunded is how much of the conversion had been given back before a
	// top-up, so that only the rest can take it back (§4).
	refunded int64
	// group of alternatives that it is one of.
	group string
	// credit it was made for.
	credit money.PPM
	// bonus is the threshold that a bonus was paid for; lost if it was missed
	// again in time.
	bonus oBonus
	lost  bool
	// moved: credit was moved by hand, so that what is unpaid can be lost.
	moved  bool
	stored *ent.Commission
}

func newOracle(l *life) *oracle {
	return &oracle{
		l: l, byID: map[string]*oConv{}, disputes: map[string]*oConv{},
		terms: map[string][]commission.Incentive{}, matched: map[string]*oLine{},
	}
}

func frac(n int64) *big.Rat { return new(big.Rat).SetInt64(n) }

func times(list ...*big.Rat) *big.Rat {
	out := frac(1)
	for _, one := range list {
		out = new(big.Rat).Mul(out, one)
	}
	return out
}

func quo(a, b *big.Rat) *big.Rat { return new(big.Rat).Quo(a, b) }

func parts(n int64) *big.Rat { return big.NewRat(n, 1_000_000) }

// halfAway rounds to the nearest whole, halves away from zero (§0).
func halfAway(x *big.Rat) int64 {
	size := new(big.Rat).Add(new(big.Rat).Abs(x), big.NewRat(1, 2))
	return floor(size) * int64(x.Sign())
}

// floor of what is not negative.
func floor(x *big.Rat) int64 { return new(big.Int).Quo(x.Num(), x.Denom()).Int64() }

// inProgram is how many minor units of the program one minor unit of the
// currency is, by a rate in whole units.
func (o *oracle) inProgram(c money.Currency, rate string) *big.Rat {
	out, ok := new(big.Rat).SetString(rate)
	if !ok {
		o.l.t.Fatalf("rate %q", rate)
	}
	ten := frac(10)
	for range o.l.Program.Currency.Digits() {
		out = times(out, ten)
	}
	for range c.Digits() {
		out = quo(out, ten)
	}
	return out
}

// refunded so far.
func (c *oConv) refunded() int64 {
	sum := int64(0)
	for _, r := range c.refunds {
		sum += r
	}
	return sum
}

// left is the share that is not refunded; of an amount of 0 any refund is a full
// one (§4).
func (c *oConv) left() *big.Rat { return shareLeft(c.AmountMinor, c.refunded(), len(c.refunds)) }

func shareLeft(amount, refunded int64, refunds int) *big.Rat {
	if amount == 0 {
		if refunds > 0 {
			return frac(0)
		}
		return frac(1)
	}
	return big.NewRat(amount-refunded, amount)
}

// value is an amount of a conversion in the program's currency; nil without a
// rate.
func (o *oracle) value(c *oConv, x *big.Rat, currency money.Currency) *big.Rat {
	switch {
	case currency == o.l.Program.Currency:
		return x
	case currency == c.Currency && c.rate != nil:
		return times(x, c.rate)
	}
	return nil
}

// reversed is what was taken back of the line so far.
func (o *oracle) reversed(of *oLine) (amount, quantity, program int64) {
	for _, one := range o.lines {
		if one.original == of {
			amount, quantity = amount-one.amount, quantity-one.quantity
			if one.program != nil {
				program -= *one.program
			}
		}
	}
	return amount, quantity, program
}

// isGone says whether nothing is left of the line.
func (o *oracle) isGone(of *oLine) bool {
	amount, quantity, _ := o.reversed(of)
	return (of.amount > 0 || of.quantity > 0) && amount == of.amount && quantity == of.quantity
}
