package report

import (
	"context"
	"fmt"

	"entgo.io/ent/dialect/sql"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/clickday"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/ent/conversion"
	"github.com/rapporthq/rapport/ent/decision"
	"github.com/rapporthq/rapport/ent/enrollmentday"
	"github.com/rapporthq/rapport/internal/domain/metric"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// figures are the daily figures of a program over a span and the one before.
type figures struct {
	program      *ent.Program
	span         days
	leads, sales map[string]bool
	byDay        map[string]*dayFigures
}

type dayFigures struct {
	clicks, leads, sales int
	minor                int64
}

func (f *figures) on(day string) *dayFigures {
	if f.byDay[day] == nil {
		f.byDay[day] = &dayFigures{}
	}
	return f.byDay[day]
}

// dayRow is one figure of one local day.
type dayRow struct {
	Day   string `json:"day"`
	Name  string `json:"name"`
	Count int    `json:"count"`
	Minor int64  `json:"minor"`
}

// loadFigures reads both spans at once: three queries, one row per day and
// figure.
func (s *Service) loadFigures(ctx context.Context, program *ent.Program, span days) (*figures, error) {
	leads, sales, err := s.eventTypes(ctx, program.ID)
	if err != nil {
		return nil, err
	}
	f := &figures{program: program, span: span, leads: leads, sales: sales, byDay: map[string]*dayFigures{}}
	both := span.before()
	both.end, both.last = span.end, span.last
	for _, load := range []func(context.Context, *figures, days) error{s.dailyClicks, s.dailyConversions, s.dailyRevenue} {
		if err := load(ctx, f, both); err != nil {
			return nil, err
		}
	}
	return f, nil
}

func (s *Service) dailyClicks(ctx context.Context, f *figures, span days) error {
	var rows []dayRow
	err := s.client.ClickDay.Query().
		Where(clickday.ProgramID(f.program.ID), clickday.DayGTE(span.first), clickday.DayLT(span.last)).
		GroupBy(clickday.FieldDay).Aggregate(whole(clickday.FieldCounted, "count")).Scan(ctx, &rows)
	if err != nil {
		return fmt.Errorf("count clicks by day: %w", err)
	}
	for _, row := range rows {
		f.on(row.Day).clicks += row.Count
	}
	return nil
}

func (s *Service) dailyConversions(ctx context.Context, f *figures, span days) error {
	var rows []dayRow
	err := s.client.Conversion.Query().
		Where(conversion.ProgramID(f.program.ID), conversion.OccurredAtGTE(span.start), conversion.OccurredAtLT(span.end),
			conversion.TypeIn(append(keysOf(f.leads), keysOf(f.sales)...)...), attributed).
		Modify(func(q *sql.Selector) {
			q.Select(sql.As(span.localDay(q.Dialect(), q.C(conversion.FieldOccurredAt)), "day"),
				sql.As(q.C(conversion.FieldType), "name"), sql.As("COUNT(*)", "count")).
				GroupBy("day", "name")
		}).Scan(ctx, &rows)
	if err != nil {
		return fmt.Errorf("count conversions by day: %w", err)
	}
	for _, row := range rows {
		if f.leads[row.Name] {
			f.on(row.Day).leads += row.Count
		}
		if f.sales[row.Name] {
			f.on(row.Day).sales += row.Count
		}
	}
	return nil
}

func (s *Service) dailyRevenue(ctx context.Context, f *figures, span days) error {
	var rows []dayRow
	err := s.client.EnrollmentDay.Query().
		Where(enrollmentday.ProgramID(f.program.ID), enrollmentday.MetricIn(metric.Revenue, metric.Refunds),
			enrollmentday.DayGTE(span.first), enrollmentday.DayLT(span.last)).
		Modify(func(q *sql.Selector) {
			q.Select(q.C(enrollmentday.FieldDay), sql.As(wholeOf(netRevenue(q)), "minor")).GroupBy(q.C(enrollmentday.FieldDay))
		}).Scan(ctx, &rows)
	if err != nil {
		return fmt.Errorf("sum revenue by day: %w", err)
	}
	for _, row := range rows {
		f.on(row.Day).minor += row.Minor
	}
	return nil
}

// netRevenue is SQL for the amount of a daily figure, negative for refunds.
func netRevenue(q *sql.Selector) string {
	amount := q.C(enrollmentday.FieldAmountMinor)
	return "CASE WHEN " + q.C(enrollmentday.FieldMetric) + " = '" + metric.Refunds + "' THEN -" + amount + " ELSE " + amount + " END"
}

// attributed keeps the conversions that somebody has credit for, by the decision
// with the highest revision.
func attributed(q *sql.Selector) {
	d, later := sql.Table(decision.Table).As("held"), sql.Table(decision.Table).As("later")
	of := func(t *sql.SelectTable) *sql.Predicate {
		return sql.And(
			sql.ColumnsEQ(t.C(decision.FieldOrganizationID), q.C(conversion.FieldOrganizationID)),
			sql.ColumnsEQ(t.C(decision.FieldConversionID), q.C(conversion.FieldID)),
		)
	}
	q.Where(sql.Exists(sql.Dialect(q.Dialect()).Select(d.C(decision.FieldID)).From(d).Where(sql.And(
		of(d), sql.EQ(d.C(decision.FieldIsAttributed), true),
		sql.NotExists(sql.Dialect(q.Dialect()).Select(later.C(decision.FieldID)).From(later).Where(sql.And(
			of(later), sql.ColumnsGT(later.C(decision.FieldRevision), d.C(decision.FieldRevision)),
		))),
	))))
}

// customers counts those with a sale that somebody has credit for.
func (s *Service) customers(ctx context.Context, f *figures, span days) (int, error) {
	n, err := s.client.Conversion.Query().
		Where(conversion.ProgramID(f.program.ID), conversion.OccurredAtGTE(span.start), conversion.OccurredAtLT(span.end),
			conversion.TypeIn(keysOf(f.sales)...), attributed).
		Aggregate(func(q *sql.Selector) string { return sql.Count(sql.Distinct(q.C(conversion.FieldCustomerID))) }).
		Int(ctx)
	if err != nil {
		return 0, fmt.Errorf("count customers: %w", err)
	}
	return n, nil
}

// costSum is what commissions of one currency cost, as they are and in the
// program's currency as far as there was a rate.
type costSum struct {
	Currency  money.Currency `json:"currency"`
	Minor     int64          `json:"minor"`
	InProgram int64          `json:"in_program"`
}

// costs sums the commissions of conversions that occurred in the span.
func (s *Service) costs(ctx context.Context, programID string, span days) ([]costSum, error) {
	var rows []costSum
	err := s.client.Commission.Query().
		Where(entcommission.ProgramID(programID), entcommission.OccurredAtGTE(span.start),
			entcommission.OccurredAtLT(span.end), entcommission.StatusIn(counted()...)).
		GroupBy(entcommission.FieldCurrency).
		Aggregate(whole(entcommission.FieldAmountMinor, "minor"), whole(entcommission.FieldProgramMinor, "in_program")).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("sum commissions: %w", err)
	}
	return rows, nil
}

// series returns the span's figures by day or month, also where nothing
// happened.
func (f *figures) series(byMonth bool) []ReportPoint {
	steps := f.span.list(byMonth)
	points := make([]ReportPoint, len(steps))
	at := make(map[string]int, len(steps))
	for i, step := range steps {
		points[i] = ReportPoint{StartsOn: step, Revenue: money.New(0, f.program.Currency)}
		at[step] = i
	}
	for day, one := range f.byDay {
		if day < f.span.first || day >= f.span.last {
			continue
		}
		point := &points[at[stepOf(day, byMonth)]]
		point.ClickCount += one.clicks
		point.LeadCount += one.leads
		point.SaleCount += one.sales
		point.Revenue.Minor += one.minor
	}
	return points
}
