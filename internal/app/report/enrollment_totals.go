package report

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/clickday"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/ent/enrollmentday"
	"github.com/rapporthq/rapport/ent/eventtype"
	"github.com/rapporthq/rapport/ent/predicate"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/metric"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/viewer"
)

// EnrollmentTotals is what an enrollment brought in a period.
type EnrollmentTotals struct {
	// ClickCount counts clicks that are neither bots nor duplicates.
	ClickCount int
	// LeadCount and SaleCount count credited conversions, 1 each whatever the
	// share.
	LeadCount int
	SaleCount int
	// Revenue is by credit, less refunds, in the program's currency.
	Revenue money.Money
	// Earned is commissions by occurrence, reversals included, by currency.
	Earned []money.Money
}

// EnrollmentTotals returns the totals of one enrollment over the days that the
// period touches, or of the whole time if it is nil. Missing is
// apperr.ErrNotFound; INVALID for a period that does not end after it starts.
// Members need REPORT_READ.
func (s *Service) EnrollmentTotals(ctx context.Context, enrollmentID string, period *Period) (*EnrollmentTotals, error) {
	all, err := s.TotalsOf(ctx, []string{enrollmentID}, period)
	if err != nil {
		return nil, err
	}
	totals, ok := all[enrollmentID]
	if !ok {
		return nil, apperr.ErrNotFound
	}
	return totals, nil
}

// TotalsOf returns the totals of each of the enrollments that the viewer may
// see, by id, in as many queries as there are programs times a handful.
func (s *Service) TotalsOf(
	ctx context.Context, enrollmentIDs []string, period *Period,
) (map[string]*EnrollmentTotals, error) {
	if err := reader(ctx, viewer.ReportRead); err != nil {
		return nil, err
	}
	out := map[string]*EnrollmentTotals{}
	for part := range slices.Chunk(enrollmentIDs, chunk) {
		rows, err := s.client.Enrollment.Query().Where(enrollment.IDIn(part...)).WithProgram().All(ctx)
		if err != nil {
			return nil, fmt.Errorf("load enrollments: %w", err)
		}
		byProgram := map[string][]*ent.Enrollment{}
		for _, row := range rows {
			byProgram[row.ProgramID] = append(byProgram[row.ProgramID], row)
		}
		for _, some := range byProgram {
			if err := s.totals(ctx, some, period, out); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// totals adds the totals of enrollments of one program to out.
func (s *Service) totals(
	ctx context.Context, rows []*ent.Enrollment, period *Period, out map[string]*EnrollmentTotals,
) error {
	program := rows[0].Edges.Program
	span, err := spanOf(program, period)
	if err != nil {
		return err
	}
	for _, row := range rows {
		out[row.ID] = &EnrollmentTotals{Revenue: money.New(0, program.Currency), Earned: []money.Money{}}
	}
	ids := enrollmentIDs(rows)
	leads, _, err := s.eventTypes(ctx, program.ID)
	if err != nil {
		return err
	}
	if err := s.addDays(ctx, ids, span, leads, out); err != nil {
		return err
	}
	if err := s.addClicks(ctx, ids, span, out); err != nil {
		return err
	}
	return s.addEarned(ctx, ids, span, out)
}

// spanOf returns the days of the period, or nil for the whole time.
func spanOf(program *ent.Program, period *Period) (*days, error) {
	if period == nil {
		return nil, nil //nolint:nilnil // the whole time has no days to name
	}
	zone, err := zoneOf(program)
	if err != nil {
		return nil, err
	}
	span, err := daysOf(*period, zone)
	return &span, err
}

// eventTypes returns the keys of the program's lead types and of its sale types.
func (s *Service) eventTypes(ctx context.Context, programID string) (leads, sales map[string]bool, err error) {
	rows, err := s.client.EventType.Query().Where(eventtype.ProgramID(programID)).All(ctx)
	if err != nil {
		return nil, nil, fmt.Errorf("load event types: %w", err)
	}
	leads, sales = map[string]bool{}, map[string]bool{}
	for _, row := range rows {
		if row.IsLead {
			leads[row.Key] = true
		}
		if row.IsSale {
			sales[row.Key] = true
		}
	}
	return leads, sales, nil
}

// metricSum is a metric of an enrollment over some days.
type metricSum struct {
	EnrollmentID string `json:"enrollment_id"`
	Metric       string `json:"metric"`
	Count        int    `json:"count"`
	Minor        int64  `json:"minor"`
}

// addDays adds what is kept by day: leads, sales and revenue.
func (s *Service) addDays(
	ctx context.Context, ids []string, span *days, leads map[string]bool, out map[string]*EnrollmentTotals,
) error {
	where := []predicate.EnrollmentDay{enrollmentday.EnrollmentIDIn(ids...)}
	if span != nil {
		where = append(where, enrollmentday.DayGTE(span.first), enrollmentday.DayLT(span.last))
	}
	var sums []metricSum
	err := s.client.EnrollmentDay.Query().Where(where...).
		GroupBy(enrollmentday.FieldEnrollmentID, enrollmentday.FieldMetric).
		Aggregate(whole(enrollmentday.FieldCount, "count"), whole(enrollmentday.FieldAmountMinor, "minor")).
		Scan(ctx, &sums)
	if err != nil {
		return fmt.Errorf("sum daily figures: %w", err)
	}
	for _, sum := range sums {
		totals := out[sum.EnrollmentID]
		switch sum.Metric {
		case metric.Sales:
			totals.SaleCount += sum.Count
		case metric.Revenue:
			totals.Revenue.Minor += sum.Minor
		case metric.Refunds:
			totals.Revenue.Minor -= sum.Minor
		default:
			if eventType, ok := strings.CutPrefix(sum.Metric, metric.ConversionsPrefix); ok && leads[eventType] {
				totals.LeadCount += sum.Count
			}
		}
	}
	return nil
}

func (s *Service) addClicks(ctx context.Context, ids []string, span *days, out map[string]*EnrollmentTotals) error {
	where := []predicate.ClickDay{clickday.EnrollmentIDIn(ids...)}
	if span != nil {
		where = append(where, clickday.DayGTE(span.first), clickday.DayLT(span.last))
	}
	var rows []metricSum
	err := s.client.ClickDay.Query().Where(where...).
		GroupBy(clickday.FieldEnrollmentID).Aggregate(whole(clickday.FieldCounted, "count")).Scan(ctx, &rows)
	if err != nil {
		return fmt.Errorf("count clicks: %w", err)
	}
	for _, row := range rows {
		out[row.EnrollmentID].ClickCount = row.Count
	}
	return nil
}

func (s *Service) addEarned(ctx context.Context, ids []string, span *days, out map[string]*EnrollmentTotals) error {
	where := []predicate.Commission{entcommission.EnrollmentIDIn(ids...), entcommission.StatusIn(counted()...)}
	if span != nil {
		where = append(where, entcommission.OccurredAtGTE(span.start), entcommission.OccurredAtLT(span.end))
	}
	var rows []statusSum
	err := s.client.Commission.Query().Where(where...).
		Order(entcommission.ByEnrollmentID(), entcommission.ByCurrency()).
		GroupBy(entcommission.FieldEnrollmentID, entcommission.FieldCurrency).
		Aggregate(whole(entcommission.FieldAmountMinor, "minor")).Scan(ctx, &rows)
	if err != nil {
		return fmt.Errorf("sum commissions: %w", err)
	}
	for _, row := range rows {
		totals := out[row.EnrollmentID]
		totals.Earned = append(totals.Earned, money.New(row.Minor, row.Currency))
	}
	return nil
}
