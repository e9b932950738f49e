// Package calendar says when the days of a time zone begin (rules §0). It knows
// no clock: every instant is an argument.
package calendar

import "time"

// StartOfDay returns the first instant of a local day, in UTC. Months and days
// beyond their bounds are carried over, as time.Date does. time.Date alone
// is not enough: where clocks are set at midnight it may answer with an instant
// of the day before, or with the second of two midnights.
func StartOfDay(year int, month time.Month, day int, loc *time.Location) time.Time {
	t := time.Date(year, month, day, 0, 0, 0, 0, loc)
	start, end := t.ZoneBounds()
	_, offset := t.Zone()
	want := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	shown := t.UTC().Add(time.Duration(offset) * time.Second)
	switch {
	case shown.Before(want): // no such midnight, and this is before the gap
		return end.UTC()
	case shown.After(want): // no such midnight, and this is after the gap
		return start.UTC()
	case start.IsZero():
		return t.UTC()
	}
	_, offsetBefore := start.Add(-time.Second).Zone()
	if first := want.Add(-time.Duration(offsetBefore) * time.Second); first.Before(start) {
		return first
	}
	return t.UTC()
}
