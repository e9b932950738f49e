package conversion_test

import (
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/ent/enrollmentchange"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
)

func (l *oLine) money() money.Money { return money.New(l.amount, l.currency) }

// isPart says whether the line, or what it takes back, is a bonus or a
// recruiter's: none of a conversion's own pay.
func (l *oLine) isPart() bool {
	if l.original != nil {
		return l.original.isPart()
	}
	return l.kind == commission.KindBonus || l.kind == commission.KindRecruiter
}

func (o *oracle) creditOf(c *oConv, enrollmentID string) money.PPM {
	for _, one := range c.credits {
		if one.EnrollmentID == enrollmentID {
			return one.PPM
		}
	}
	return 0
}

// oBonus is a threshold of a period that a bonus line was paid for.
type oBonus struct {
	oScope
	by commission.Measure
	at int64
}

// bonus pays every threshold that is reached and was not paid (§3.5).
func (o *oracle) bonus(can oCandidate) {
	b, s := can.terms.Structure.Bonus, o.scope(can)
	total := o.total(s, b.Measure, can.oConv) + o.own(can)
	last := int64(0)
	for _, one := range b.Thresholds {
		last = one.At
		if total >= one.At {
			o.reach(can, oBonus{s, b.Measure, one.At}, one.Amount)
		}
	}
	if b.Every == nil {
		return
	}
	for at := b.Every.At; at <= total; at += b.Every.At {
		if at > last {
			o.reach(can, oBonus{s, b.Measure, at}, b.Every.Amount)
		}
	}
}

func (o *oracle) reach(can oCandidate, b oBonus, amount money.Money) {
	for _, line := range o.lines {
		if line.kind == commission.KindBonus && line.bonus.oScope == b.oScope && line.bonus.at == b.at && !line.lost {
			return
		}
	}
	line := o.line(can, can.oConv, commission.KindBonus)
	line.amount, line.currency, line.credit, line.bonus = amount.Minor, amount.Currency, money.Whole, b
	o.add(line, can.terms.Caps)
}

// loseBonuses takes back what is still held and no longer reached.
func (o *oracle) loseBonuses() {
	for _, line := range o.lines {
		isHeld := line.status == commission.StatusPending ||
			line.status == commission.StatusOnHold && line.releaseAt.After(o.l.clock.Now())
		isHeld, line.moved = isHeld || line.moved && line.isUnpaid(), false
		if line.kind == commission.KindBonus && isHeld && !line.lost && o.total(line.bonus.oScope, line.bonus.by, nil) < line.bonus.at {
			line.lost = true
			o.reverse(line, frac(1))
		}
	}
}

// recruit pays the recruiter a part of a line in money (§3.8).
func (o *oracle) recruit(child *oLine, c *oConv) {
	row := o.l.Client.Enrollment.Query().Where(enrollment.ID(child.enrollment)).OnlyX(o.l.System())
	if row.RecruiterID == nil || child.amount <= 0 || o.isBanned(*row.RecruiterID, c.OccurredAt) {
		return
	}
	for _, one := range o.incentives(c, *row.RecruiterID, false) {
		months := one.Terms.Limits.MaxMonths
		if one.Trigger != commission.TriggerCommissionEarned ||
			months > 0 && !child.occurredAt.Before(monthsAfter(o.firstEarned(child), months)) {
			continue
		}
		// The part belongs to the conversion of the commission: of a top-up to the
		// earlier one. Plan and version are those of the conversion that caused it,
		// as the terms of the top-up are (ADR 6).
		line := &oLine{
			conv: child.conv, enrollment: *row.RecruiterID, key: one.Key, kind: commission.KindRecruiter, source: child, status: commission.StatusPending,
			occurredAt: child.occurredAt, releaseAt: child.releaseAt, currency: child.currency, credit: money.Whole,
			amount: halfAway(times(frac(child.amount), parts(int64(one.Terms.Structure.Rate)))),
		}
		if line.amount > 0 {
			o.add(line, one.Terms.Caps)
		}
	}
}

// isBanned: the banned get nothing new (ADR 5).
func (o *oracle) isBanned(enrollmentID string, at time.Time) bool {
	last := o.l.Client.EnrollmentChange.Query().Where(enrollmentchange.EnrollmentID(enrollmentID), enrollmentchange.CreatedAtLTE(at)).
		Order(ent.Desc(enrollmentchange.FieldCreatedAt, enrollmentchange.FieldSequence)).FirstX(o.l.System())
	return last.ToStatus == "BANNED"
}

// firstEarned is the instant of the recruited's first commission.
func (o *oracle) firstEarned(child *oLine) time.Time {
	first := child.occurredAt
	for _, line := range o.lines {
		if line.enrollment == child.enrollment && line.original == nil && line.kind != commission.KindRecruiter &&
			line.amount > 0 && line.occurredAt.Before(first) {
			first = line.occurredAt
		}
	}
	return first
}
