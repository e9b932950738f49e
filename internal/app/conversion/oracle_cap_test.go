package conversion_test

import (
	"time"

	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// add clamps a line by the caps, in their order, and keeps it (§3.7).
func (o *oracle) add(line *oLine, caps commission.Caps) {
	if caps.PerCustomer != nil {
		o.clamp(line, *caps.PerCustomer, func(other *oLine) bool { return other.conv.CustomerID == line.conv.CustomerID })
	}
	if cap := caps.PerPeriod; cap != nil {
		start := o.periodStart(cap.Period, line.occurredAt)
		o.clamp(line, cap.Amount, func(other *oLine) bool {
			return other.enrollment == line.enrollment && o.periodStart(cap.Period, other.occurredAt).Equal(start)
		})
	}
	if cap := caps.Budget; cap != nil {
		start := o.periodStart(cap.Period, line.occurredAt)
		o.clamp(line, cap.Amount, func(other *oLine) bool { return o.periodStart(cap.Period, other.occurredAt).Equal(start) })
	}
	if v := o.value(line.conv, frac(line.amount), line.currency); v != nil {
		program := halfAway(v)
		line.program = &program
	}
	if o.isDisputed(line.conv) {
		line.heldFrom, line.status = line.status, commission.StatusOnHold
	}
	o.lines = append(o.lines, line)
}

// clamp leaves of a line what fits under the cap: the sum of the incentive's
// lines in the scope, reversals included, in the program's currency; what is
// left of it in another currency is rounded down (ADR 6).
func (o *oracle) clamp(line *oLine, limit money.Money, inScope func(*oLine) bool) {
	sum := int64(0)
	for _, other := range o.lines {
		if other.key == line.key && other.program != nil && inScope(other) {
			sum += *other.program
		}
	}
	room, v := max(limit.Minor-sum, 0), o.value(line.conv, frac(line.amount), line.currency)
	if v == nil || halfAway(v) <= room {
		return
	}
	line.amount = room
	if line.currency != o.l.Program.Currency {
		line.amount = floor(quo(frac(room), line.conv.rate))
	}
}

// periodStart is the local midnight at which the period began that holds the
// instant (§0); LIFETIME began at the zero time.
func (o *oracle) periodStart(p commission.Period, at time.Time) time.Time {
	zone := must(time.LoadLocation(o.l.Program.TimeZone))
	year, month, _ := at.In(zone).Date()
	switch p {
	case commission.PeriodMonth:
	case commission.PeriodQuarter:
		month -= (month - 1) % 3
	case commission.PeriodYear:
		month = 1
	default:
		return time.Time{}
	}
	return time.Date(year, month, 1, 0, 0, 0, 0, zone).UTC()
}
