package tier

import (
	"time"

	"github.com/rapporthq/rapport/internal/domain/calendar"
)

// Review is how often it is looked at whether a tier is still earned (rules §7).
type Review string

// The review periods, in the program's time zone.
const (
	ReviewMonth   Review = "MONTH"
	ReviewQuarter Review = "QUARTER"
	ReviewYear    Review = "YEAR"
)

// Values lists every period, for the schema.
func (Review) Values() []string {
	return []string{string(ReviewMonth), string(ReviewQuarter), string(ReviewYear)}
}

// Demotion is how far one falls at a review (rules §7).
type Demotion string

// The ways to fall.
const (
	// DemotionNever keeps every tier for ever.
	DemotionNever Demotion = "NEVER"
	// DemotionStep is one tier at a time.
	DemotionStep Demotion = "STEP"
	// DemotionEarned is straight to the tier that is earned.
	DemotionEarned Demotion = "EARNED"
)

// Values lists every way, for the schema.
func (Demotion) Values() []string {
	return []string{string(DemotionNever), string(DemotionStep), string(DemotionEarned)}
}

// MaxGraceDays is the longest grace: a year.
const MaxGraceDays = 365

// Policy is how a program reviews the tiers that it gave.
type Policy struct {
	Review   Review
	Demotion Demotion
	// GraceDays is how many local days lie between the warning and the demotion,
	// 0 to MaxGraceDays. With 0 the review itself demotes.
	GraceDays int
	// Location is where periods begin and end; nil is UTC.
	Location *time.Location
}

// Period returns the review period that holds the instant, in UTC: start
// included, end not. The start is the end of the last period that is over. An
// unknown review is a quarter.
func (p Policy) Period(at time.Time) (start, end time.Time) {
	kind := CalendarQuarter
	switch p.Review {
	case ReviewMonth:
		kind = CalendarMonth
	case ReviewYear:
		kind = CalendarYear
	case ReviewQuarter:
	}
	return Window{Kind: kind}.Bounds(at, p.Location)
}

// due returns when a demotion follows that a review finds at an instant: the
// grace runs from the end of the period, or from the local day of a review that
// comes late, so that nobody is ever warned for fewer days.
func (p Policy) due(at time.Time) time.Time {
	day, _ := Window{Kind: RollingDays, Days: 1}.Bounds(at, p.Location)
	location := p.Location
	if location == nil {
		location = time.UTC
	}
	year, month, date := day.In(location).Date()
	return calendar.StartOfDay(year, month, date+p.GraceDays, location).UTC()
}
