package tier

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	entsql "entgo.io/ent/dialect/sql"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/certification"
	"github.com/rapporthq/rapport/ent/clickday"
	"github.com/rapporthq/rapport/ent/conversion"
	"github.com/rapporthq/rapport/ent/credit"
	"github.com/rapporthq/rapport/ent/decision"
	"github.com/rapporthq/rapport/ent/pointgrant"
	"github.com/rapporthq/rapport/ent/predicate"
	"github.com/rapporthq/rapport/internal/domain/metric"
	"github.com/rapporthq/rapport/internal/domain/tier"
)

// measured holds the metrics of each enrollment by window.
type measured map[string]map[tier.Window]tier.Metrics

// measure reads what the tiers ask for, of these enrollments, as of an instant.
// What no requirement looks at is not read and stays 0. Every statement is for
// all of the enrollments at once, and bounded by the window: by days, by the
// instants of clicks and grants, by when credit was given.
func measure(ctx context.Context, client *ent.Client, l *ladder, enrollments []*ent.Enrollment, at time.Time) (measured, error) {
	ids := make([]string, len(enrollments))
	for i, e := range enrollments {
		ids[i] = e.ID
	}
	return gauge{client: client, ids: ids, programID: l.program.ID, zone: l.zone, at: at, bounds: tier.Window.Bounds}.measure(ctx, l.tiers, enrollments)
}

// measurePast is measure as of an instant that is over: without what the windows
// held since.
func measurePast(ctx context.Context, client *ent.Client, l *ladder, enrollments []*ent.Enrollment, at time.Time) (measured, error) {
	ids := make([]string, len(enrollments))
	for i, e := range enrollments {
		ids[i] = e.ID
	}
	return gauge{client: client, ids: ids, programID: l.program.ID, zone: l.zone, at: at, bounds: tier.Window.AsOf}.measure(ctx, l.tiers, enrollments)
}

// measureAll is measure for enrollments that are most of the program: it reads
// the figures of all of it.
func measureAll(ctx context.Context, client *ent.Client, l *ladder, enrollments []*ent.Enrollment, at time.Time) (measured, error) {
	return gauge{client: client, programID: l.program.ID, zone: l.zone, at: at, bounds: tier.Window.Bounds}.measure(ctx, l.tiers, enrollments)
}

// measure reads window by window.
func (g gauge) measure(ctx context.Context, tiers []tier.Tier, enrollments []*ent.Enrollment) (measured, error) {
	out := make(measured, len(enrollments))
	for _, e := range enrollments {
		out[e.ID] = map[tier.Window]tier.Metrics{}
	}
	if len(enrollments) == 0 {
		return out, nil
	}
	for _, window := range tier.Windows(tiers) {
		g.start, g.end = g.bounds(window, g.at, g.zone)
		g.wanted, g.daily = wanted(tiers, window)
		if err := g.read(ctx); err != nil {
			return nil, err
		}
		for _, e := range enrollments {
			out[e.ID][window] = g.metrics(e)
		}
	}
	return out, nil
}

// wanted returns the kinds of requirements that are measured over the window,
// and the daily figures of which they are made.
func wanted(tiers []tier.Tier, window tier.Window) (kinds map[tier.Kind]bool, daily []string) {
	kinds = map[tier.Kind]bool{}
	names := map[string]bool{}
	for _, t := range tiers {
		if t.Requirements.Window != window {
			continue
		}
		for _, requirement := range t.Requirements.Requirements {
			kinds[requirement.Kind] = true
			for _, name := range dailyOf(requirement) {
				names[name] = true
			}
		}
	}
	return kinds, slices.Sorted(maps.Keys(names))
}

// dailyOf names the daily figures of which a requirement is made.
func dailyOf(r tier.Requirement) []string {
	switch r.Kind {
	case tier.NetRevenue, tier.RefundRateAtMost:
		return []string{metric.Revenue, metric.Refunds}
	case tier.Conversions:
		return []string{metric.Conversions(r.EventType)}
	case tier.ConversionRate:
		return []string{metric.Sales}
	case tier.WonReferrals:
		return []string{metric.Wins}
	case tier.ActiveCustomers, tier.TenureDays, tier.StrategicPoints, tier.Certifications:
	}
	return nil
}

// sum is a metric of an enrollment over a window.
type sum struct {
	EnrollmentID string `json:"enrollment_id"`
	Metric       string `json:"metric"`
	Count        int64  `json:"count"`
	Minor        int64  `json:"minor"`
}

// The metrics that are counted from rows and not from the daily figures.
const (
	clicks         = "rows:clicks"
	customers      = "rows:customers"
	points         = "rows:points"
	certifications = "rows:certifications"
)

// gauge reads the figures of one window, start included, end not.
type gauge struct {
	client    *ent.Client
	programID string
	// ids are the enrollments; nil for all of the program.
	ids        []string
	at         time.Time
	bounds     func(w tier.Window, at time.Time, zone *time.Location) (start, end time.Time)
	start, end time.Time
	zone       *time.Location
	wanted     map[tier.Kind]bool
	daily      []string
	sums       map[string]map[string]sum
}

func (g *gauge) read(ctx context.Context) error {
	g.sums = map[string]map[string]sum{}
	steps := []struct {
		isWanted bool
		rows     func(context.Context) ([]sum, error)
	}{
		{len(g.daily) > 0, g.figures},
		{g.wanted[tier.ConversionRate], g.clicks},
		{g.wanted[tier.ActiveCustomers], g.customers},
		{g.wanted[tier.StrategicPoints], g.points},
		{g.wanted[tier.Certifications], g.certifications},
	}
	for _, step := range steps {
		if !step.isWanted {
			continue
		}
		rows, err := step.rows(ctx)
		if err != nil {
			return err
		}
		for _, row := range rows {
			if g.sums[row.EnrollmentID] == nil {
				g.sums[row.EnrollmentID] = map[string]sum{}
			}
			was := g.sums[row.EnrollmentID][row.Metric]
			row.Count += was.Count
			row.Minor += was.Minor
			g.sums[row.EnrollmentID][row.Metric] = row
		}
	}
	return nil
}

// whose names the rows of the enrollments, or of the whole program.
func whose[P any](g *gauge, enrollments func(...string) P, program func(string) P) P {
	if g.ids == nil {
		return program(g.programID)
	}
	return enrollments(g.ids...)
}

// clicks counts the clicks that count.
func (g *gauge) clicks(ctx context.Context) ([]sum, error) {
	days := g.stretch()
	var rows []sum
	err := g.client.ClickDay.Query().
		Where(whose(g, clickday.EnrollmentIDIn, clickday.ProgramID), clickday.DayGTE(days.from), clickday.DayLT(days.to)).
		GroupBy(clickday.FieldEnrollmentID).Aggregate(whole(clickday.FieldCounted, "count")).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("count clicks: %w", err)
	}
	return named(rows, clicks), nil
}

// ahead is how far a fact may lie before what was recorded of it, with room to
// spare: rules §0 allows five minutes.
const ahead = time.Hour

// customers counts the customers with a conversion that is credited to the
// enrollment by the decision that holds. Credit is never given before the
// conversion happened, so that older credits need not be looked at. Every join
// names the organization, with which indexes begin.
func (g *gauge) customers(ctx context.Context) ([]sum, error) {
	where := []predicate.Credit{credit.PpmGT(0), credit.CreatedAtGTE(g.start.Add(-ahead))}
	if g.ids != nil {
		where = append(where, credit.EnrollmentIDIn(g.ids...))
	}
	var rows []sum
	err := g.client.Credit.Query().Where(where...).
		Modify(func(q *entsql.Selector) {
			table := func(name, as string) *entsql.SelectTable { return entsql.Dialect(q.Dialect()).Table(name).As(as) }
			fact, held, later := table(conversion.Table, "fact"), table(decision.Table, "held"), table(decision.Table, "later")
			of := func(t *entsql.SelectTable, id, column string) *entsql.Predicate {
				return entsql.And(
					entsql.ColumnsEQ(t.C(credit.FieldOrganizationID), q.C(credit.FieldOrganizationID)),
					entsql.ColumnsEQ(t.C(id), q.C(column)))
			}
			q.Join(fact).OnP(of(fact, conversion.FieldID, credit.FieldConversionID)).
				Join(held).OnP(of(held, decision.FieldID, credit.FieldDecisionID)).
				Where(entsql.And(
					entsql.EQ(fact.C(conversion.FieldProgramID), g.programID),
					entsql.GTE(fact.C(conversion.FieldOccurredAt), g.start), entsql.LT(fact.C(conversion.FieldOccurredAt), g.end),
					entsql.NotExists(entsql.Dialect(q.Dialect()).Select(later.C(decision.FieldID)).From(later).Where(entsql.And(
						of(later, decision.FieldConversionID, credit.FieldConversionID),
						entsql.ColumnsGT(later.C(decision.FieldRevision), held.C(decision.FieldRevision))))),
				))
			q.Select(q.C(credit.FieldEnrollmentID), entsql.As(entsql.Count(entsql.Distinct(fact.C(conversion.FieldCustomerID))), "count")).
				GroupBy(q.C(credit.FieldEnrollmentID))
		}).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("count customers: %w", err)
	}
	return named(rows, customers), nil
}

// points sums what was granted and taken back in the window.
func (g *gauge) points(ctx context.Context) ([]sum, error) {
	var rows []sum
	err := g.client.PointGrant.Query().
		Where(whose(g, pointgrant.EnrollmentIDIn, pointgrant.ProgramID), pointgrant.GrantedAtGTE(g.start), pointgrant.GrantedAtLT(g.end)).
		GroupBy(pointgrant.FieldEnrollmentID).Aggregate(whole(pointgrant.FieldPoints, "count")).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("sum strategic points: %w", err)
	}
	return named(rows, points), nil
}

// certifications counts what is held at the instant, each name once; the window
// does not matter.
func (g *gauge) certifications(ctx context.Context) ([]sum, error) {
	var rows []sum
	err := g.client.Certification.Query().
		Where(whose(g, certification.EnrollmentIDIn, certification.ProgramID), heldAt(g.at)).
		GroupBy(certification.FieldEnrollmentID).
		Aggregate(func(q *entsql.Selector) string {
			return entsql.As(entsql.Count(entsql.Distinct("LOWER("+q.C(certification.FieldName)+")")), "count")
		}).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("count certifications: %w", err)
	}
	return named(rows, certifications), nil
}

func named(rows []sum, name string) []sum {
	for i := range rows {
		rows[i].Metric = name
	}
	return rows
}

// metrics turns the figures of one enrollment into what the rules look at.
func (g *gauge) metrics(e *ent.Enrollment) tier.Metrics {
	figures := g.sums[e.ID]
	m := tier.Metrics{
		NetRevenueMinor:   figures[metric.Revenue].Minor - figures[metric.Refunds].Minor,
		WonReferrals:      figures[metric.Wins].Count,
		ActiveCustomers:   figures[customers].Count,
		ConversionRatePPM: tier.PartsPerMillion(figures[metric.Sales].Count, figures[clicks].Count),
		RefundRatePPM:     tier.PartsPerMillion(figures[metric.Refunds].Minor, figures[metric.Revenue].Minor),
		StrategicPoints:   figures[points].Count,
		Certifications:    figures[certifications].Count,
	}
	if e.ApprovedAt != nil {
		m.TenureDays = max(0, int64(g.at.Sub(*e.ApprovedAt)/(24*time.Hour)))
	}
	for name, figure := range figures {
		if eventType, ok := strings.CutPrefix(name, metric.ConversionsPrefix); ok {
			if m.Conversions == nil {
				m.Conversions = map[string]int64{}
			}
			m.Conversions[eventType] = figure.Count
		}
	}
	return m
}
