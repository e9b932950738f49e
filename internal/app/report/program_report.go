package report

import (
	"context"
	"math/big"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/viewer"
)

// longestByDay is the longest period, in days, of which each day is told.
const longestByDay = 92

// ProgramReport is what a program brought and cost in a period, and in the
// period of the same length before.
type ProgramReport struct {
	// Period is whole local days: those that the period asked for touches.
	Period   Period
	Current  ProgramFigures
	Previous ProgramFigures
	// TopPartners are those with the most revenue, at most 10, most first.
	TopPartners []PartnerFigures
	// Series has one entry per local day, or per month for periods over 92 days.
	Series []ReportPoint
}

// ProgramFigures are the figures of a program in a period. Every conversion
// counts once, however many share its credit.
type ProgramFigures struct {
	// ClickCount counts clicks that are neither bots nor duplicates.
	ClickCount int
	// LeadCount and SaleCount count conversions with credit, CustomerCount the
	// customers with such a sale.
	LeadCount     int
	SaleCount     int
	CustomerCount int
	// Revenue is of conversions with credit less refunds, Cost their commissions
	// by occurrence, reversals included; both in the program's currency.
	Revenue money.Money
	Cost    money.Money
	// OtherCosts are commissions in other currencies, by currency.
	OtherCosts []money.Money
	// ReturnRatio is revenue per cost with two fraction digits, with the cost in
	// other currencies by the conversions' own rates; nil if it is not above 0.
	ReturnRatio *string
}

// PartnerFigures is what one partner brought in a period.
type PartnerFigures struct {
	// Enrollment has its partner loaded.
	Enrollment *ent.Enrollment
	ClickCount int
	LeadCount  int
	SaleCount  int
	// Revenue is by credit, less refunds; Cost is commissions, reversals
	// included; both in the program's currency.
	Revenue money.Money
	Cost    money.Money
}

// ReportPoint is the figures of a day or month.
type ReportPoint struct { //nolint:revive // The API's word; plain Point says nothing.
	// StartsOn is the first day of it, "2026-01-31", in the program's time zone.
	StartsOn   string
	ClickCount int
	LeadCount  int
	SaleCount  int
	Revenue    money.Money
}

// ProgramReport returns the report of the program over the days that the period
// touches. It needs REPORT_READ and is for members. Errors:
// apperr.ErrNotFound; INVALID for a period that does not end after it starts;
// TOO_LARGE for more than 1,096 days.
func (s *Service) ProgramReport(ctx context.Context, programID string, period Period) (*ProgramReport, error) {
	if _, err := viewer.Require(ctx, viewer.ReportRead); err != nil {
		return nil, err
	}
	program, zone, err := s.inProgram(ctx, programID)
	if err != nil {
		return nil, err
	}
	current, err := reportDays(period, zone)
	if err != nil {
		return nil, err
	}
	f, err := s.loadFigures(ctx, program, current)
	if err != nil {
		return nil, err
	}
	out := &ProgramReport{Period: current.period(), Series: f.series(current.count() > longestByDay)}
	if out.Current, err = s.figures(ctx, f, current); err != nil {
		return nil, err
	}
	if out.Previous, err = s.figures(ctx, f, current.before()); err != nil {
		return nil, err
	}
	out.TopPartners, err = s.topPartners(ctx, f)
	return out, err
}

// figures sums the daily figures over the span, and adds what is not kept by
// day.
func (s *Service) figures(ctx context.Context, f *figures, span days) (ProgramFigures, error) {
	out := ProgramFigures{Revenue: money.New(0, f.program.Currency), Cost: money.New(0, f.program.Currency)}
	for day, one := range f.byDay {
		if day >= span.first && day < span.last {
			out.ClickCount += one.clicks
			out.LeadCount += one.leads
			out.SaleCount += one.sales
			out.Revenue.Minor += one.minor
		}
	}
	var err error
	if out.CustomerCount, err = s.customers(ctx, f, span); err != nil {
		return out, err
	}
	costs, err := s.costs(ctx, f.program.ID, span)
	if err != nil {
		return out, err
	}
	others, all := map[money.Currency]int64{}, int64(0)
	for _, one := range costs {
		if one.Currency == f.program.Currency {
			out.Cost.Minor = one.Minor
			all += one.Minor
			continue
		}
		others[one.Currency] = one.Minor
		all += one.InProgram
	}
	out.OtherCosts = moneyList(others)
	// Revenue is in all currencies, so the cost beside it is, too.
	out.ReturnRatio = ratio(out.Revenue.Minor, all)
	return out, nil
}

// ratio returns a / b with two fraction digits, rounded half away from zero; nil
// if b is not above 0.
func ratio(a, b int64) *string {
	if b <= 0 {
		return nil
	}
	text := big.NewRat(0, 1).Quo(new(big.Rat).SetInt64(a), new(big.Rat).SetInt64(b)).FloatString(2)
	return &text
}
