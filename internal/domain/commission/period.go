package commission

import (
	"time"

	"github.com/rapporthq/rapport/internal/domain/calendar"
)

// Period is a stretch of the calendar over which something is counted (§3.4).
type Period string

// The periods.
const (
	// PeriodMonth is a calendar month.
	PeriodMonth Period = "MONTH"
	// PeriodQuarter is a calendar quarter.
	PeriodQuarter Period = "QUARTER"
	// PeriodYear is a calendar year.
	PeriodYear Period = "YEAR"
	// PeriodLifetime never ends.
	PeriodLifetime Period = "LIFETIME"
)

// Values lists the periods.
func (Period) Values() []string {
	return []string{string(PeriodMonth), string(PeriodQuarter), string(PeriodYear), string(PeriodLifetime)}
}

// Key names the period that holds the instant by its kind and its first local
// day, such as "QUARTER:2026-01-01", or "LIFETIME". A nil location is UTC.
func (p Period) Key(at time.Time, loc *time.Location) string {
	year, month, ok := p.first(at, loc)
	if !ok {
		return string(PeriodLifetime)
	}
	day := [...]byte{
		':', byte('0' + year/1000%10), byte('0' + year/100%10), byte('0' + year/10%10), byte('0' + year%10),
		'-', byte('0' + month/10), byte('0' + month%10), '-', '0', '1',
	}
	return string(p) + string(day[:])
}

// Bounds returns the period that holds the instant, in UTC: start included, end
// not. Both are local midnights of the location; nil is UTC. LIFETIME and an
// unknown period have no bounds: both are the zero time.
func (p Period) Bounds(at time.Time, loc *time.Location) (start, end time.Time) {
	year, month, ok := p.first(at, loc)
	if !ok {
		return time.Time{}, time.Time{}
	}
	if loc == nil {
		loc = time.UTC
	}
	return calendar.StartOfDay(year, month, 1, loc), calendar.StartOfDay(year, month+p.months(), 1, loc)
}

// months is how long the period is; 0 if it has no end.
func (p Period) months() time.Month {
	switch p {
	case PeriodMonth:
		return 1
	case PeriodQuarter:
		return 3
	case PeriodYear:
		return 12
	case PeriodLifetime:
	}
	return 0
}

// first returns the month in which the period that holds the instant begins, and
// whether it begins at all.
func (p Period) first(at time.Time, loc *time.Location) (int, time.Month, bool) {
	length := p.months()
	if length == 0 {
		return 0, 0, false
	}
	if loc == nil {
		loc = time.UTC
	}
	year, month, day := at.In(loc).Date()
	// Where clocks fall back over midnight, the end of a month is shown for an
	// instant after the next one began.
	if day >= 28 && !at.Before(calendar.StartOfDay(year, month+1, 1, loc)) {
		year, month, _ = time.Date(year, month+1, 1, 0, 0, 0, 0, time.UTC).Date()
	}
	return year, month - (month-1)%length, true
}
