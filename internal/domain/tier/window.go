package tier

import (
	"time"

	"github.com/rapporthq/rapport/internal/domain/calendar"
)

// WindowKind is the shape of a window.
type WindowKind string

// The shapes of a window.
const (
	RollingDays     WindowKind = "ROLLING_DAYS"
	CalendarMonth   WindowKind = "CALENDAR_MONTH"
	CalendarQuarter WindowKind = "CALENDAR_QUARTER"
	CalendarYear    WindowKind = "CALENDAR_YEAR"
	Lifetime        WindowKind = "LIFETIME"
)

// Values lists every shape, for the schema.
func (WindowKind) Values() []string {
	return []string{
		string(RollingDays), string(CalendarMonth), string(CalendarQuarter), string(CalendarYear), string(Lifetime),
	}
}

// Window is the stretch of time over which requirements are measured. It is a
// comparable value, so that it can key a map.
type Window struct {
	Kind WindowKind `json:"kind"`
	// Days is the length of a ROLLING_DAYS window, 1 to MaxWindowDays; 0 for the
	// others.
	Days int `json:"days,omitempty"`
}

// Bounds returns the window that holds the instant, in UTC: start included, end
// not. Every bound is a local midnight of the program's time zone; a nil
// location is UTC.
//
//   - ROLLING_DAYS n: n local days, the last of which is today. Today is whole, so
//     that a fact counts in the evaluation that it causes.
//   - CALENDAR_MONTH, _QUARTER, _YEAR: the calendar period. Periods follow one
//     another without gap, whatever the clocks do.
//   - LIFETIME: from the zero time to the end of today. So is an unknown kind.
func (w Window) Bounds(at time.Time, loc *time.Location) (start, end time.Time) {
	if loc == nil {
		loc = time.UTC
	}
	year, month, day := at.In(loc).Date()
	// Where clocks fall back over midnight, an instant can show a date whose
	// end has passed already; then the next date's period holds it.
	for shift := range 2 {
		start, end = w.period(year, month, day+shift, loc)
		if at.Before(end) {
			break
		}
	}
	return start, end
}

// AsOf is Bounds without the days after the instant's own: what the window held
// when that day was over. For an instant of today it holds the same facts.
func (w Window) AsOf(at time.Time, loc *time.Location) (start, end time.Time) {
	start, end = w.Bounds(at, loc)
	if _, tomorrow := (Window{Kind: RollingDays, Days: 1}).Bounds(at, loc); tomorrow.Before(end) {
		end = tomorrow
	}
	return start, end
}

// period returns the window of a local date; days beyond a month's end are those
// of the next.
func (w Window) period(year int, month time.Month, day int, loc *time.Location) (start, end time.Time) {
	year, month, day = time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Date()
	tomorrow := calendar.StartOfDay(year, month, day+1, loc)
	switch w.Kind {
	case RollingDays:
		return calendar.StartOfDay(year, month, day+1-w.Days, loc), tomorrow
	case CalendarMonth:
		return calendar.StartOfDay(year, month, 1, loc), calendar.StartOfDay(year, month+1, 1, loc)
	case CalendarQuarter:
		first := month - (month-1)%3
		return calendar.StartOfDay(year, first, 1, loc), calendar.StartOfDay(year, first+3, 1, loc)
	case CalendarYear:
		return calendar.StartOfDay(year, time.January, 1, loc), calendar.StartOfDay(year+1, time.January, 1, loc)
	case Lifetime:
	}
	return time.Time{}, tomorrow
}
