package conversion_test

import (
	"math/big"
	"slices"
	"time"

	"github.com/rapporthq/rapport/internal/domain/commission"
)

// scope of what is measured.
type oScope struct {
	enrollment, key string
	period          commission.Period
	start           time.Time
}

func (m oMeasure) scope() oScope { return oScope{m.enrollment, m.key, m.period, m.start} }

// measuring says over what an incentive measures, and by what.
func measuring(s commission.Structure) (commission.Period, commission.Measure) {
	switch s.Kind {
	case commission.StructureBrackets:
		return s.Brackets.Period, s.Brackets.Measure
	case commission.StructureBonus:
		return s.Bonus.Period, s.Bonus.Measure
	default:
	}
	return "", ""
}

func (o *oracle) scope(can oCandidate) oScope {
	period, _ := measuring(can.terms.Structure)
	return oScope{can.enrollment, can.incentive.Key, period, o.periodStart(period, can.OccurredAt)}
}

// measure keeps that the conversion qualified.
func (o *oracle) measure(can oCandidate) {
	if s := o.scope(can); s.period != "" {
		can.measured = append(can.measured, oMeasure{s.enrollment, s.key, s.period, s.start, can.base, parts(int64(can.ppm))})
	}
}

// counts is what a conversion measures, before refunds: 1, or base × credit in
// the program's currency, rounded once, and 0 without a rate (ADR 6).
func (c *oConv) counts(by commission.Measure, base, credit *big.Rat) int64 {
	switch {
	case by == commission.MeasureCount:
		return 1
	case c.rate == nil:
		return 0
	}
	return halfAway(times(base, credit, c.rate))
}

// net is what is left of a measure after refunds: a part of the revenue, and of
// a count all until the full refund (ADR 6).
func (c *oConv) net(by commission.Measure, base, credit *big.Rat) int64 {
	n, left := c.counts(by, base, credit), c.left()
	switch {
	case by == commission.MeasureRevenue:
		return halfAway(times(frac(n), left))
	case left.Sign() == 0:
		return 0
	}
	return n
}

// own is the measure of the conversion itself: totals are net of refunds recorded
// by then, also of its own if it is decided again.
func (o *oracle) own(can oCandidate) int64 {
	_, by := measuring(can.terms.Structure)
	return can.net(by, can.base, parts(int64(can.ppm)))
}

// total of a scope, net of refunds, without one conversion.
func (o *oracle) total(s oScope, by commission.Measure, without *oConv) int64 {
	sum := int64(0)
	for _, c := range o.convs {
		for _, m := range c.measured {
			if c == without || m.scope() != s {
				continue
			}
			sum += c.net(by, m.base, m.credit)
		}
	}
	return sum
}

// bracketOf is the bracket that covers the value: (previous upTo, upTo].
func bracketOf(b *commission.Brackets, value int64) int {
	for i, one := range b.Brackets {
		if one.UpTo == nil || value <= *one.UpTo {
			return i
		}
	}
	panic("the last bracket is open")
}

// bracketAmount is §3.4 for one conversion.
func (o *oracle) bracketAmount(can *oCandidate) {
	b := can.terms.Structure.Brackets
	before := o.total(o.scope(*can), b.Measure, can.oConv)
	m := o.own(*can)
	at := bracketOf(b, before+1)
	if b.Mode == commission.BracketRetroactive {
		at = bracketOf(b, before+m)
	}
	can.currency = can.Currency
	if b.Mode == commission.BracketGraduated && b.Measure == commission.MeasureRevenue && m > 0 {
		can.full = times(can.base, average(b, before, m))
		return
	}
	if one := b.Brackets[at]; one.Flat != nil {
		can.full, can.currency = frac(one.Flat.Minor), one.Flat.Currency
	} else {
		can.full = times(can.base, parts(int64(one.Rate)))
	}
}

// average rate of the stretch from before to before + m.
func average(b *commission.Brackets, before, m int64) *big.Rat {
	sum, low := frac(0), int64(0)
	for _, one := range b.Brackets {
		high := before + m
		if one.UpTo != nil {
			high = min(high, *one.UpTo)
		}
		if length := high - max(low, before); length > 0 {
			sum.Add(sum, times(frac(length), parts(int64(one.Rate))))
		}
		if one.UpTo != nil {
			low = *one.UpTo
		}
	}
	return quo(sum, frac(m))
}

// topUps of earlier conversions, if this one lifted the bracket (§3.4).
func (o *oracle) topUps(can oCandidate) {
	b := can.terms.Structure.Brackets
	if can.terms.Structure.Kind != commission.StructureBrackets || b.Mode != commission.BracketRetroactive {
		return
	}
	s := o.scope(can)
	before := o.total(s, b.Measure, can.oConv)
	at := bracketOf(b, before+o.own(can))
	if at <= bracketOf(b, before) {
		return
	}
	for _, c := range o.convs {
		for _, m := range c.measured {
			if c != can.oConv && m.scope() == s && o.hasLine(c, s) {
				o.topUp(can, b.Brackets[at], c, m)
			}
		}
	}
}

// hasLine says whether a conversion has a line to be topped up (ADR 6).
func (o *oracle) hasLine(c *oConv, s oScope) bool {
	return slices.ContainsFunc(o.lines, func(line *oLine) bool {
		return line.conv == c && line.enrollment == s.enrollment && line.key == s.key && line.kind == commission.KindEarned &&
			line.status != commission.StatusRejected
	})
}

func (o *oracle) topUp(can oCandidate, bracket commission.Bracket, c *oConv, m oMeasure) {
	line := o.line(can, c, commission.KindTopUp)
	line.currency, line.refunded = c.Currency, c.refunded()
	line.credit = o.creditOf(c, can.enrollment)
	// Bounds hold before refunds, as for a line that was made in this bracket and
	// refunded since: a top-up leaves no more than that (ADR 6).
	full := times(m.base, parts(int64(bracket.Rate)))
	if bracket.Flat != nil {
		line.currency, full = bracket.Flat.Currency, frac(bracket.Flat.Minor)
	}
	// What it earns is an amount, and so is the difference to its lines, which may
	// be in several currencies.
	difference := frac(halfAway(times(o.bounded(c, can.terms, full, line.currency), m.credit, c.left())))
	for _, one := range o.lines {
		if one.conv != c || one.enrollment != line.enrollment || one.key != line.key || one.amount == 0 || one.isPart() {
			continue
		}
		so := o.exchanged(c, one.money(), line.currency)
		if so == nil {
			return
		}
		difference.Sub(difference, so)
	}
	if line.amount = halfAway(difference); line.amount > 0 {
		o.add(line, can.terms.Caps)
	}
}
