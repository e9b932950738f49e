package commission

import "time"

// checkLimits tests the limits per customer (§3.6) against what was recorded
// before, and returns what each saw and the reason of the first that does not
// hold.
func checkLimits(l Limits, past Past, occurredAt time.Time) ([]LimitSeen, Reason) {
	var seen []LimitSeen
	var reason Reason
	add := func(one LimitSeen, broken Reason) {
		one.Counted = past.Counted
		seen = append(seen, one)
		if !one.Holds && reason == "" {
			reason = broken
		}
	}
	if l.FirstOnly {
		add(LimitSeen{Kind: LimitFirstOnly, Limit: 1, Holds: past.Counted < 1}, ReasonFirstOnly)
	}
	if l.MaxCount > 0 {
		add(LimitSeen{Kind: LimitMaxCount, Limit: l.MaxCount, Holds: past.Counted < l.MaxCount}, ReasonMaxCount)
	}
	if l.MaxMonths > 0 {
		one := LimitSeen{Kind: LimitMaxMonths, Limit: l.MaxMonths, FirstAt: past.FirstAt, Holds: true}
		if past.FirstAt != nil {
			endsAt := addMonths(*past.FirstAt, l.MaxMonths)
			one.EndsAt, one.Holds = &endsAt, occurredAt.Before(endsAt)
		}
		add(one, ReasonMaxMonths)
	}
	return seen, reason
}

// addMonths adds calendar months, in UTC, keeping the time of day. A day that
// the month reached does not have becomes its last: 31 January and one month is
// 28 or 29 February, and 31 January and two months is 31 March, because every
// sum starts from the original day.
func addMonths(t time.Time, months int) time.Time {
	t = t.UTC()
	year, month, day := t.Date()
	lastDay := time.Date(year, month+time.Month(months)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	return time.Date(year, month+time.Month(months), min(day, lastDay), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.UTC)
}
