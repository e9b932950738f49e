package conversion_test

import (
	"cmp"
	"math/big"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// oCandidate is an incentive that one conversion may pay one enrollment by.
type oCandidate struct {
	*oConv
	enrollment string
	ppm        money.PPM
	incentive  commission.Incentive
	terms      commission.Terms
	base       *big.Rat
	// full is the amount at full credit, exact, in minor units.
	full     *big.Rat
	currency money.Currency
}

// decided: what is unpaid of old credits is reversed and new lines are made
// (§2.7); a share that stays as it is stays.
func (o *oracle) decided(list []*ent.Decision) {
	slices.SortFunc(list, func(a, b *ent.Decision) int {
		return cmp.Compare(o.byID[a.ConversionID].Sequence, o.byID[b.ConversionID].Sequence)
	})
	for _, d := range list {
		c := o.byID[d.ConversionID]
		old := c.credits
		c.decision, c.credits = d, nil
		for _, row := range d.QueryCredits().AllX(o.l.System()) {
			c.credits = append(c.credits, attribution.Credit{EnrollmentID: row.EnrollmentID, PPM: money.PPM(row.Ppm)})
		}
		o.withdraw(c)
		// What is measured for those who keep their share is there for the others
		// until it is this one's turn.
		c.measured = slices.DeleteFunc(c.measured, func(m oMeasure) bool {
			return !slices.ContainsFunc(old, func(one attribution.Credit) bool {
				return one.EnrollmentID == m.enrollment && slices.Contains(c.credits, one)
			})
		})
	}
	for _, d := range list {
		o.price(o.byID[d.ConversionID], o.byID[d.ConversionID].credits)
	}
	o.loseBonuses()
}

// withdraw takes back what is unpaid of a conversion, if the enrollment has another
// share now.
func (o *oracle) withdraw(c *oConv) {
	for _, line := range slices.Clone(o.lines) {
		if line.conv != c || !line.isUnpaid() || line.original != nil {
			continue
		}
		switch line.kind {
		case commission.KindBonus:
			line.moved = true
		case commission.KindEarned, commission.KindTopUp:
			if o.creditOf(c, line.enrollment) != line.credit {
				o.reverse(line, frac(1))
				o.close(line)
			}
		default:
		}
	}
}

func (l *oLine) isUnpaid() bool {
	return l.status == commission.StatusPending || l.status == commission.StatusApproved || l.status == commission.StatusOnHold
}

// price makes the lines of a conversion for these credits: incentives by
// position, enrollments by id (§3.7).
func (o *oracle) price(c *oConv, credits []attribution.Credit) {
	var list []oCandidate
	c.measured = nil
	for _, credit := range credits {
		list = append(list, o.candidates(c, credit)...)
	}
	slices.SortStableFunc(list, func(a, b oCandidate) int {
		return cmp.Or(cmp.Compare(a.incentive.Position, b.incentive.Position), cmp.Compare(a.enrollment, b.enrollment))
	})
	first := len(o.lines)
	var rising []oCandidate
	for _, one := range list {
		o.measure(one)
		switch {
		case o.isKept(one):
		case one.terms.Structure.Kind == commission.StructureBonus:
			o.bonus(one)
		default:
			o.earn(one)
			rising = append(rising, one)
		}
	}
	for _, one := range rising {
		o.topUps(one)
	}
	made := slices.Clone(o.lines[first:])
	for _, credit := range c.decision.Attribution.Credits {
		for _, line := range made {
			if line.enrollment == credit.EnrollmentID {
				o.recruit(line, c)
			}
		}
	}
	for _, line := range made {
		o.refundLine(line)
	}
}

// candidates of one enrollment, of alternatives only the best (§3.6).
func (o *oracle) candidates(c *oConv, credit attribution.Credit) []oCandidate {
	var list []oCandidate
	groups := map[string][]oCandidate{}
	for _, one := range o.incentives(c, credit.EnrollmentID, true) {
		if one.Trigger != c.Type {
			continue
		}
		base, ok := o.base(c, credit.EnrollmentID, one.Terms)
		can := oCandidate{oConv: c, enrollment: credit.EnrollmentID, ppm: credit.PPM, incentive: one, terms: one.Terms, base: base}
		if !ok || one.Terms.Structure.Kind != commission.StructureBonus && !o.isKept(can) && !o.isWithin(can) {
			continue
		}
		o.fullAmount(&can)
		if group := one.Terms.ExclusiveGroup; group != "" {
			groups[group] = append(groups[group], can)
		} else {
			list = append(list, can)
		}
	}
	for name, group := range groups {
		if o.isTaken(c, credit, name) {
			group = slices.DeleteFunc(group, func(can oCandidate) bool { return !o.isKept(can) })
		} else {
			group = []oCandidate{o.best(group)}
		}
		list = append(list, group...)
	}
	return list
}

// isTaken says whether an alternative of the group stands from an earlier decision:
// one only may pay.
func (o *oracle) isTaken(c *oConv, credit attribution.Credit, group string) bool {
	return slices.ContainsFunc(o.lines, func(line *oLine) bool {
		return line.conv == c && line.enrollment == credit.EnrollmentID && line.group == group && line.stands(credit.PPM)
	})
}

// best of alternatives, which come by position: the one that yields the most at
// full credit, compared in the program's currency. Without a rate those in the
// conversion's currency can be compared with each other only, and beside others
// they count nothing (ADR 6).
func (o *oracle) best(group []oCandidate) oCandidate {
	isAlike := !slices.ContainsFunc(group, func(can oCandidate) bool { return can.currency != group[0].currency })
	yields := func(can oCandidate) *big.Rat {
		if isAlike {
			return can.full
		}
		if v := o.value(can.oConv, can.full, can.currency); v != nil {
			return v
		}
		return frac(0)
	}
	best := group[0]
	for _, can := range group[1:] {
		if yields(can).Cmp(yields(best)) > 0 {
			best = can
		}
	}
	return best
}

// isKept says whether a line of the incentive stands from an earlier decision.
func (o *oracle) isKept(can oCandidate) bool {
	return slices.ContainsFunc(o.lines, func(line *oLine) bool {
		return line.conv == can.oConv && line.enrollment == can.enrollment && line.key == can.incentive.Key && line.stands(can.ppm)
	})
}

// stands: it is paid or about to be, or the share is as it was (§2.7).
func (l *oLine) stands(credit money.PPM) bool {
	isOut := l.status == commission.StatusPaid || l.status == commission.StatusInPayout
	return l.kind == commission.KindEarned && (isOut || l.isUnpaid() && l.credit == credit)
}

// isWithin tests the limits per customer (§3.6): counts are of the enrollment, and
// months are counted from the customer's first commission of the incentive, whoever
// had it.
func (o *oracle) isWithin(can oCandidate) bool {
	counted, limits := 0, can.terms.Limits
	var first *time.Time
	for _, line := range o.lines {
		if line.kind != commission.KindEarned || line.key != can.incentive.Key || line.conv.CustomerID != can.CustomerID ||
			line.amount <= 0 && line.quantity <= 0 {
			continue
		}
		if line.enrollment == can.enrollment && !o.isGone(line) {
			counted++
		}
		if first == nil || line.occurredAt.Before(*first) {
			first = &line.occurredAt
		}
	}
	switch {
	case limits.FirstOnly && counted > 0, limits.MaxCount > 0 && counted >= limits.MaxCount:
		return false
	case limits.MaxMonths > 0 && first != nil:
		return can.OccurredAt.Before(monthsAfter(*first, limits.MaxMonths))
	}
	return true
}

// monthsAfter adds calendar months in UTC, clamped to the last day (ADR 6).
func monthsAfter(at time.Time, months int) time.Time {
	at = at.UTC()
	out := at.AddDate(0, months, 0)
	if out.Day() != at.Day() {
		out = out.AddDate(0, 0, -out.Day())
	}
	return out
}

// fullAmount is what the incentive pays at full credit, after the minimum and
// the maximum (§3.1, §3.7).
func (o *oracle) fullAmount(can *oCandidate) {
	s := can.terms.Structure
	switch s.Kind {
	case commission.StructureFlat:
		if can.terms.Unit != nil {
			can.full, can.currency = frac(0), o.l.Program.Currency
			return
		}
		can.full, can.currency = frac(s.Flat.Minor), s.Flat.Currency
	case commission.StructurePercent:
		can.full, can.currency = times(can.base, parts(int64(s.Rate))), can.Currency
	case commission.StructureBrackets:
		o.bracketAmount(can)
	case commission.StructureBonus:
		return
	}
	can.full = o.bounded(can.oConv, can.terms, can.full, can.currency)
}

// bounded applies the minimum, if anything is paid, and the maximum.
func (o *oracle) bounded(c *oConv, terms commission.Terms, full *big.Rat, currency money.Currency) *big.Rat {
	if full.Sign() > 0 && terms.Min != nil {
		if least := o.exchanged(c, *terms.Min, currency); least != nil && full.Cmp(least) < 0 {
			full = least
		}
	}
	if terms.Max != nil {
		if most := o.exchanged(c, *terms.Max, currency); most != nil && full.Cmp(most) > 0 {
			full = most
		}
	}
	return full
}

// exchanged is a bound in another currency by the conversion's own rate; nil
// without one (ADR 6).
func (o *oracle) exchanged(c *oConv, bound money.Money, to money.Currency) *big.Rat {
	program := o.l.Program.Currency
	switch {
	case bound.Currency == to:
		return frac(bound.Minor)
	case c.rate == nil:
		return nil
	case bound.Currency == c.Currency && to == program:
		return times(frac(bound.Minor), c.rate)
	case bound.Currency == program && to == c.Currency:
		return quo(frac(bound.Minor), c.rate)
	}
	return nil
}

// earn makes the line: credit, rounding, caps (§3.7).
func (o *oracle) earn(can oCandidate) {
	line := o.line(can, can.oConv, commission.KindEarned)
	line.currency, line.group = can.currency, can.terms.ExclusiveGroup
	line.amount = halfAway(times(can.full, parts(int64(can.ppm))))
	if can.terms.Unit != nil {
		line.quantity = halfAway(times(frac(can.terms.Unit.Quantity), parts(int64(can.ppm))))
	}
	// An amount of nothing is a line if brackets measured it (ADR 6).
	if line.amount > 0 || line.quantity > 0 || can.terms.Structure.Kind == commission.StructureBrackets {
		o.add(line, can.terms.Caps)
	}
}

// line of a candidate on a conversion: its own, or one that it tops up.
func (o *oracle) line(can oCandidate, on *oConv, kind commission.Kind) *oLine {
	hold := o.l.Program.HoldDays
	if can.terms.HoldDays != nil {
		hold = *can.terms.HoldDays
	}
	return &oLine{
		conv: on, enrollment: can.enrollment, key: can.incentive.Key, kind: kind, credit: can.ppm, status: commission.StatusPending,
		occurredAt: on.OccurredAt, releaseAt: can.OccurredAt.Add(time.Duration(hold) * 24 * time.Hour),
	}
}
