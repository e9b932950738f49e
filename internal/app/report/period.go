package report

import (
	"strconv"
	"time"

	"entgo.io/ent/dialect"

	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/tier"
)

// mostDays is how many days a report covers.
const mostDays = 1096

// Period is a half-open stretch of time: start included, end not. Figures are
// kept by local day of the program, so that a period is taken as the days that
// it touches.
type Period struct {
	StartsAt time.Time
	EndsAt   time.Time
}

// days is a stretch of local days of a program.
type days struct {
	zone *time.Location
	// start and end are the local midnights at both ends, in UTC.
	start, end time.Time
	// first and last are days: last is the first day after the stretch.
	first, last string
}

// daysOf returns the days that the period touches, or INVALID for a period that
// does not end after it starts.
func daysOf(p Period, zone *time.Location) (days, error) {
	if !p.EndsAt.After(p.StartsAt) {
		return days{}, apperr.New(apperr.Invalid, "The period must end after it starts.", "period", "endsAt")
	}
	d := days{zone: zone, start: startOfDay(p.StartsAt, zone), end: startOfNextDay(p.EndsAt.Add(-time.Microsecond), zone)}
	d.first, d.last = dayOf(d.start, zone), dayOf(d.end, zone)
	return d, nil
}

// reportDays returns the days that the period touches. Errors: those of daysOf;
// TOO_LARGE for more than 1,096 days.
func reportDays(p Period, zone *time.Location) (days, error) {
	d, err := daysOf(p, zone)
	if err == nil && d.count() > mostDays {
		err = apperr.New(apperr.TooLarge, "A report covers 1,096 days at most.", "period", "endsAt")
	}
	return d, err
}

// before returns as many days that end where d begins.
func (d days) before() days {
	noon := noonOf(d.first)
	first := noon.AddDate(0, 0, -d.count())
	start := startOfDay(time.Date(first.Year(), first.Month(), first.Day(), 12, 0, 0, 0, d.zone), d.zone)
	return days{zone: d.zone, start: start, end: d.start, first: first.Format(time.DateOnly), last: d.first}
}

// count returns how many days there are.
func (d days) count() int { return int(noonOf(d.last).Sub(noonOf(d.first)) / (24 * time.Hour)) }

// list returns the first day of each step, which is a day or a month.
func (d days) list(byMonth bool) []string {
	var out []string
	for at, end := noonOf(d.first), noonOf(d.last); at.Before(end); at = at.AddDate(0, 0, 1) {
		if step := stepOf(at.Format(time.DateOnly), byMonth); len(out) == 0 || out[len(out)-1] != step {
			out = append(out, step)
		}
	}
	return out
}

// stepOf returns the day, or the first day of its month.
func stepOf(day string, byMonth bool) string {
	if byMonth {
		return day[:len("2026-01-")] + "01"
	}
	return day
}

func (d days) period() Period { return Period{StartsAt: d.start, EndsAt: d.end} }

// localDay returns SQL for the local day of a column of instants within d, for
// which the offsets of the zone are written out: SQLite knows no zones.
func (d days) localDay(dialectName, column string) string {
	sql, conditions := "", 0
	for at := d.start; at.Before(d.end); {
		_, offset := at.In(d.zone).Zone()
		_, until := at.In(d.zone).ZoneBounds()
		shifted := shiftedDay(dialectName, column, offset)
		if until.IsZero() || !until.Before(d.end) {
			if conditions == 0 {
				return shifted
			}
			return "CASE" + sql + " ELSE " + shifted + " END"
		}
		sql += " WHEN " + column + " < " + literal(dialectName, until) + " THEN " + shifted
		conditions++
		at = until
	}
	return "CASE" + sql + " END"
}

func shiftedDay(dialectName, column string, offset int) string {
	text := strconv.Itoa(offset) + " seconds"
	if dialectName == dialect.Postgres {
		return "to_char((" + column + " AT TIME ZONE 'UTC') + interval '" + text + "', 'YYYY-MM-DD')"
	}
	return "date(" + column + ", '" + text + "')"
}

// literal returns an instant as it is compared with in SQL.
func literal(dialectName string, at time.Time) string {
	if dialectName == dialect.Postgres {
		return "timestamptz '" + at.UTC().Format(time.RFC3339) + "'"
	}
	return "'" + at.UTC().Format(sqliteLayout) + "'"
}

// oneDay is the window of a single local day.
var oneDay = tier.Window{Kind: tier.RollingDays, Days: 1}

func startOfDay(at time.Time, zone *time.Location) time.Time {
	start, _ := oneDay.Bounds(at, zone)
	return start
}

func startOfNextDay(at time.Time, zone *time.Location) time.Time {
	_, end := oneDay.Bounds(at, zone)
	return end
}

func dayOf(at time.Time, zone *time.Location) string { return at.In(zone).Format(time.DateOnly) }

// noonOf returns noon of a day in UTC, in which days are counted: every day of
// it has 24 hours.
func noonOf(day string) time.Time {
	at, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return time.Time{}
	}
	return at.Add(12 * time.Hour)
}
