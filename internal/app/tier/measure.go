package tier

import (
	"context"
	"fmt"
	"strings"
	"time"

	entsql "entgo.io/ent/dialect/sql"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/click"
	"github.com/rapporthq/rapport/ent/conversion"
	"github.com/rapporthq/rapport/ent/credit"
	"github.com/rapporthq/rapport/ent/decision"
	"github.com/rapporthq/rapport/ent/enrollmentday"
	"github.com/rapporthq/rapport/ent/predicate"
	entreferral "github.com/rapporthq/rapport/ent/referral"
	"github.com/rapporthq/rapport/ent/stage"
	"github.com/rapporthq/rapport/internal/domain/metric"
	"github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/domain/tier"
)

// measured holds the metrics of each enrollment by window.
type measured map[string]map[tier.Window]tier.Metrics

// measure reads what the tiers ask for, of these enrollments, as of an instant.
// What no requirement looks at is not read and stays 0.
func measure(ctx context.Context, client *ent.Client, l *ladder, enrollments []*ent.Enrollment, at time.Time) (measured, error) {
	out := measured{}
	ids := make([]string, len(enrollments))
	for i, e := range enrollments {
		ids[i], out[e.ID] = e.ID, map[tier.Window]tier.Metrics{}
	}
	for _, window := range tier.Windows(l.tiers) {
		start, end := window.Bounds(at, l.zone)
		g := &gauge{client: client, ids: ids, start: start, end: end, zone: l.zone, wanted: wanted(l.tiers, window)}
		if err := g.read(ctx); err != nil {
			return nil, err
		}
		for _, e := range enrollments {
			out[e.ID][window] = g.metrics(e, at)
		}
	}
	return out, nil
}

// wanted returns the kinds of requirements that are measured over the window.
func wanted(tiers []tier.Tier, window tier.Window) map[tier.Kind]bool {
	kinds := map[tier.Kind]bool{}
	for _, t := range tiers {
		if t.Requirements.Window != window {
			continue
		}
		for _, requirement := range t.Requirements.Requirements {
			kinds[requirement.Kind] = true
		}
	}
	return kinds
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
	clicks    = "rows:clicks"
	customers = "rows:customers"
	wins      = "rows:wins"
)

// gauge reads the figures of one window, start included, end not.
type gauge struct {
	client     *ent.Client
	ids        []string
	start, end time.Time
	zone       *time.Location
	wanted     map[tier.Kind]bool
	sums       map[string]map[string]sum
}

func (g *gauge) read(ctx context.Context) error {
	g.sums = map[string]map[string]sum{}
	steps := []struct {
		isWanted bool
		rows     func(context.Context) ([]sum, error)
	}{
		{g.wanted[tier.NetRevenue] || g.wanted[tier.Conversions] || g.wanted[tier.ConversionRate] || g.wanted[tier.RefundRateAtMost], g.days},
		{g.wanted[tier.ConversionRate], g.clicks},
		{g.wanted[tier.ActiveCustomers], g.customers},
		{g.wanted[tier.WonReferrals], g.wins},
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
			g.sums[row.EnrollmentID][row.Metric] = row
		}
	}
	return nil
}

// days sums the daily figures of the window's local days.
func (g *gauge) days(ctx context.Context) ([]sum, error) {
	where := []predicate.EnrollmentDay{
		enrollmentday.EnrollmentIDIn(g.ids...), enrollmentday.DayLT(g.end.In(g.zone).Format(time.DateOnly)),
	}
	if !g.start.IsZero() {
		where = append(where, enrollmentday.DayGTE(g.start.In(g.zone).Format(time.DateOnly)))
	}
	var rows []sum
	err := g.client.EnrollmentDay.Query().Where(where...).
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

// clicks counts the clicks that count.
func (g *gauge) clicks(ctx context.Context) ([]sum, error) {
	var rows []sum
	err := g.client.Click.Query().
		Where(click.EnrollmentIDIn(g.ids...), click.OccurredAtGTE(g.start), click.OccurredAtLT(g.end),
			click.IsBot(false), click.IsDuplicate(false)).
		GroupBy(click.FieldEnrollmentID).Aggregate(ent.As(ent.Count(), "count")).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("count clicks: %w", err)
	}
	return named(rows, clicks), nil
}

// customers counts the customers with a conversion that is credited to the
// enrollment by the decision that holds. It begins at the credits of the
// enrollments, and every join names the organization, with which indexes begin.
func (g *gauge) customers(ctx context.Context) ([]sum, error) {
	var rows []sum
	err := g.client.Credit.Query().Where(credit.EnrollmentIDIn(g.ids...), credit.PpmGT(0)).
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

// wins counts the referrals that stand on a WON stage since an instant of the
// window.
func (g *gauge) wins(ctx context.Context) ([]sum, error) {
	var rows []sum
	err := g.client.Referral.Query().
		Where(entreferral.EnrollmentIDIn(g.ids...), entreferral.StageSinceGTE(g.start), entreferral.StageSinceLT(g.end),
			entreferral.HasStageWith(stage.KindEQ(referral.Won))).
		GroupBy(entreferral.FieldEnrollmentID).Aggregate(ent.As(ent.Count(), "count")).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("count won referrals: %w", err)
	}
	return named(rows, wins), nil
}

func named(rows []sum, name string) []sum {
	for i := range rows {
		rows[i].Metric = name
	}
	return rows
}

// metrics turns the figures of one enrollment into what the rules look at.
func (g *gauge) metrics(e *ent.Enrollment, at time.Time) tier.Metrics {
	figures := g.sums[e.ID]
	m := tier.Metrics{
		NetRevenueMinor:   figures[metric.Revenue].Minor - figures[metric.Refunds].Minor,
		WonReferrals:      figures[wins].Count,
		ActiveCustomers:   figures[customers].Count,
		ConversionRatePPM: tier.PartsPerMillion(figures[metric.Sales].Count, figures[clicks].Count),
		RefundRatePPM:     tier.PartsPerMillion(figures[metric.Refunds].Minor, figures[metric.Revenue].Minor),
	}
	if e.ApprovedAt != nil {
		m.TenureDays = int64(at.Sub(*e.ApprovedAt) / (24 * time.Hour))
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
