package report

import (
	"context"
	"fmt"

	"entgo.io/ent/dialect/sql"

	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/ent/enrollmentday"
	"github.com/rapporthq/rapport/internal/domain/metric"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// mostPartners is how many partners a report names.
const mostPartners = 10

// topPartners returns the figures of those with the most revenue in the span,
// above 0.
func (s *Service) topPartners(ctx context.Context, f *figures) ([]PartnerFigures, error) {
	ids, err := s.topEnrollments(ctx, f)
	if err != nil || len(ids) == 0 {
		return []PartnerFigures{}, err
	}
	rows, err := s.client.Enrollment.Query().Where(enrollment.IDIn(ids...)).WithPartner().WithProgram().All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load enrollments: %w", err)
	}
	totals := map[string]*EnrollmentTotals{}
	period := f.span.period()
	if err := s.totals(ctx, rows, &period, totals); err != nil {
		return nil, err
	}
	out := make([]PartnerFigures, 0, len(ids))
	for _, id := range ids {
		for _, row := range rows {
			if row.ID != id {
				continue
			}
			one := totals[id]
			figures := PartnerFigures{
				Enrollment: row, ClickCount: one.ClickCount, LeadCount: one.LeadCount, SaleCount: one.SaleCount,
				Revenue: one.Revenue, Cost: money.New(0, f.program.Currency),
			}
			for _, earned := range one.Earned {
				if earned.Currency == f.program.Currency {
					figures.Cost = earned
				}
			}
			out = append(out, figures)
		}
	}
	return out, nil
}

func (s *Service) topEnrollments(ctx context.Context, f *figures) ([]string, error) {
	var rows []struct {
		EnrollmentID string `json:"enrollment_id"`
		Minor        int64  `json:"minor"`
	}
	err := s.client.EnrollmentDay.Query().
		Where(enrollmentday.ProgramID(f.program.ID), enrollmentday.MetricIn(metric.Revenue, metric.Refunds),
			enrollmentday.DayGTE(f.span.first), enrollmentday.DayLT(f.span.last)).
		Modify(func(q *sql.Selector) {
			id, sum := q.C(enrollmentday.FieldEnrollmentID), wholeOf(netRevenue(q))
			q.Select(id, sql.As(sum, "minor")).GroupBy(id).Having(sql.P(func(b *sql.Builder) {
				b.WriteString(sum + " > 0")
			})).OrderBy(sql.Desc("minor"), id).Limit(mostPartners)
		}).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("look for the partners with the most revenue: %w", err)
	}
	ids := make([]string, len(rows))
	for i, row := range rows {
		ids[i] = row.EnrollmentID
	}
	return ids, nil
}
