package payout

import (
	"time"

	"github.com/rapporthq/rapport/internal/domain/calendar"
)

// Day is a calendar day in the program's time zone, "2026-01-31". Empty means
// unknown. Days compare as text.
type Day string

// NextCutoff returns the first cut-off after the instant: local midnight at the
// start of DayOfMonth in the program's time zone.
func (p Policy) NextCutoff(after time.Time) time.Time {
	local := after.In(p.location())
	for month := local.Month() - 1; ; month++ {
		cutoff := p.cutoff(local.Year(), month)
		if cutoff.After(after) {
			return cutoff
		}
	}
}

// cutoff returns the cut-off of a month; months beyond a year's end are those
// of the next or the previous one.
func (p Policy) cutoff(year int, month time.Month) time.Time {
	last := time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
	return calendar.StartOfDay(year, month, min(max(p.DayOfMonth, 1), last), p.location())
}

// day returns the calendar day of an instant.
func (p Policy) day(at time.Time) Day { return Day(at.In(p.location()).Format(time.DateOnly)) }

func (p Policy) location() *time.Location {
	if p.Location == nil {
		return time.UTC
	}
	return p.Location
}
