package tier

import (
	"context"
	"fmt"
	"time"

	entsql "entgo.io/ent/dialect/sql"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollmentday"
	"github.com/rapporthq/rapport/ent/enrollmentmonth"
	"github.com/rapporthq/rapport/internal/db"
)

// stretch is local days, or months, as texts: from included, to not. No from is
// from the beginning.
type stretch struct{ from, to string }

func (s stretch) isEmpty() bool { return s.from >= s.to }

// cut splits local days into the months that lie whole in them and the days before
// and after these.
func cut(days stretch) (before, months, after stretch) {
	months.to = db.MonthOf(days.to)
	after = stretch{months.to + "-01", days.to}
	if days.from == "" {
		return before, months, after
	}
	months.from = db.MonthOf(days.from)
	if first := months.from + "-01"; first < days.from {
		months.from = monthAfter(months.from)
	}
	if months.from >= months.to { // No month is whole: the days as they are.
		return days, stretch{}, stretch{}
	}
	return stretch{days.from, months.from + "-01"}, months, after
}

func monthAfter(month string) string {
	const layout = "2006-01"
	at, err := time.Parse(layout, month)
	if err != nil {
		return month
	}
	return at.AddDate(0, 1, 0).Format(layout)
}

// figures sums what was counted on the window's local days: whole months from their
// rows, and the days around them, so that long windows read few rows.
func (g *gauge) figures(ctx context.Context) ([]sum, error) {
	before, months, after := cut(g.stretch())
	var out []sum
	for _, part := range []struct {
		rows func(context.Context, stretch) ([]sum, error)
		of   stretch
	}{{g.days, before}, {g.months, months}, {g.days, after}} { // Each is one range of an index.
		if part.of.isEmpty() {
			continue
		}
		rows, err := part.rows(ctx, part.of)
		if err != nil {
			return nil, err
		}
		out = append(out, rows...)
	}
	return out, nil
}

// stretch is the days of the window.
func (g *gauge) stretch() stretch {
	days := stretch{to: g.end.In(g.zone).Format(time.DateOnly)}
	if !g.start.IsZero() {
		days.from = g.start.In(g.zone).Format(time.DateOnly)
	}
	return days
}

// months sums the rows of months.
func (g *gauge) months(ctx context.Context, months stretch) ([]sum, error) {
	var rows []sum
	err := g.client.EnrollmentMonth.Query().
		Where(whose(g, enrollmentmonth.EnrollmentIDIn, enrollmentmonth.ProgramID), enrollmentmonth.MetricIn(g.daily...),
			enrollmentmonth.MonthGTE(months.from), enrollmentmonth.MonthLT(months.to)).
		GroupBy(enrollmentmonth.FieldEnrollmentID, enrollmentmonth.FieldMetric).
		Aggregate(whole(enrollmentmonth.FieldCount, "count"), whole(enrollmentmonth.FieldAmountMinor, "minor")).
		Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("sum monthly figures: %w", err)
	}
	return rows, nil
}

// days sums the rows of days.
func (g *gauge) days(ctx context.Context, days stretch) ([]sum, error) {
	var rows []sum
	err := g.client.EnrollmentDay.Query().
		Where(whose(g, enrollmentday.EnrollmentIDIn, enrollmentday.ProgramID), enrollmentday.MetricIn(g.daily...),
			enrollmentday.DayGTE(days.from), enrollmentday.DayLT(days.to)).
		GroupBy(enrollmentday.FieldEnrollmentID, enrollmentday.FieldMetric).
		Aggregate(whole(enrollmentday.FieldCount, "count"), whole(enrollmentday.FieldAmountMinor, "minor")).
		Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("sum daily figures: %w", err)
	}
	return rows, nil
}

// whole sums a column of integers as an integer: PostgreSQL would answer with a
// numeric.
func whole(column, as string) ent.AggregateFunc {
	return func(s *entsql.Selector) string {
		return entsql.As("CAST("+entsql.Sum(s.C(column))+" AS bigint)", as)
	}
}
