package graph

import (
	"context"
	"strconv"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/graph/filter"
	"github.com/rapporthq/rapport/internal/app/report"
	pipeline "github.com/rapporthq/rapport/internal/domain/referral"
)

// daysText writes tenths of days as a decimal; nil is null.
func daysText(of *pipeline.Days) *string {
	if of == nil {
		return nil
	}
	out := strconv.FormatInt(int64(*of/10), 10) + "." + strconv.FormatInt(int64(*of%10), 10)
	return &out
}

// forecast is what the open referrals of a program may bring.
func (r *Resolver) forecast(ctx context.Context, programID string, enrollmentID *string, won *filter.Period) (*report.Forecast, error) {
	var period *report.Period
	if won != nil {
		period = &report.Period{StartsAt: won.StartsAt, EndsAt: won.EndsAt}
	}
	return r.Services.Report.Forecast(ctx, programID, enrollmentID, period)
}

// totals are what stands on each stage of what the filter leaves.
func (r *Resolver) totals(ctx context.Context, by *filter.Referral) ([]*report.ReferralStageTotal, error) {
	if by.ProgramID == nil {
		return nil, refuse("referralTotals needs filter.programId: stages are those of one program")
	}
	if err := by.Validate(); err != nil {
		return nil, err
	}
	found, err := r.Services.Report.ReferralTotals(ctx, *by.ProgramID, func(q *ent.ReferralQuery) *ent.ReferralQuery { return by.Apply(q) })
	return pointers(found), err
}
