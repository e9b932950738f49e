package report

import (
	"context"
	"fmt"
	"time"

	"entgo.io/ent/dialect/sql"

	"github.com/rapporthq/rapport/ent"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/ent/predicate"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/domain/payout"
)

// NextPayout is the next planned payout, as far as it is known now: pending
// commissions are approved when their hold ends, unless a person must do it, and
// what is on hold stays there.
type NextPayout struct {
	// DueOn is the first payout day on which something is due.
	DueOn payout.Day
	// Amount is what would be paid, or if it is blocked, what would be due.
	Amount money.Money
	// BlockedBy is the reason why nothing would be paid, as payout.Reason has it;
	// nil if it would.
	BlockedBy *string
}

// nextPayouts returns the next payout of each enrollment and currency with
// something that becomes due; all are of one program.
func (s *Service) nextPayouts(ctx context.Context, rows []*ent.Enrollment) (map[purse]*NextPayout, error) {
	policy, err := s.policyOf(ctx, rows[0].Edges.Program, rows)
	if err != nil {
		return nil, err
	}
	coming := entcommission.StatusIn(commission.StatusApproved, commission.StatusPending)
	if policy.ManualApproval {
		coming = entcommission.StatusEQ(commission.StatusApproved)
	}
	// What is given instead of money is never in a payout.
	coming = entcommission.And(coming, entcommission.Or(
		entcommission.UnitKindIsNil(), entcommission.UnitKindEQ(commission.UnitCash)))
	byCutoff, err := s.cutoffs(ctx, rows, policy, coming)
	if err != nil {
		return nil, err
	}
	out := map[purse]*NextPayout{}
	for cutoffAt, purses := range byCutoff {
		candidates, err := s.dueBy(ctx, enrollmentIDs(rows), coming, cutoffAt)
		if err != nil {
			return nil, err
		}
		plan := payout.NewPlan(candidates, policy, cutoffAt)
		dueOn := payout.Day(dayOf(cutoffAt, policy.Location))
		for _, line := range plan.Lines {
			if key := (purse{line.EnrollmentID, line.Amount.Currency}); purses[key] {
				out[key] = &NextPayout{DueOn: dueOn, Amount: line.Amount}
			}
		}
		for _, x := range plan.Excluded {
			if key := (purse{x.EnrollmentID, x.Due.Currency}); purses[key] {
				reason := string(x.Reason)
				out[key] = &NextPayout{DueOn: dueOn, Amount: x.Due, BlockedBy: &reason}
			}
		}
	}
	return out, nil
}

// cutoffs returns for each enrollment and currency the first cut-off at which
// something is due, grouped by cut-off: there are few.
func (s *Service) cutoffs(
	ctx context.Context, rows []*ent.Enrollment, policy payout.Policy, coming predicate.Commission,
) (map[time.Time]map[purse]bool, error) {
	var earliest []struct {
		EnrollmentID string         `json:"enrollment_id"`
		Currency     money.Currency `json:"currency"`
		ReleaseAt    instant        `json:"release_at"`
	}
	err := s.client.Commission.Query().
		Where(entcommission.EnrollmentIDIn(enrollmentIDs(rows)...), coming).
		GroupBy(entcommission.FieldEnrollmentID, entcommission.FieldCurrency).
		Aggregate(func(s *sql.Selector) string {
			return sql.As(sql.Min(s.C(entcommission.FieldReleaseAt)), entcommission.FieldReleaseAt)
		}).
		Scan(ctx, &earliest)
	if err != nil {
		return nil, fmt.Errorf("look for the first release: %w", err)
	}
	out := map[time.Time]map[purse]bool{}
	now := s.clock.Now()
	for _, one := range earliest {
		// A cut-off takes what is released at that very instant.
		after := one.ReleaseAt.Add(-time.Microsecond)
		if after.Before(now) {
			after = now
		}
		cutoffAt := clock.Normalize(policy.NextCutoff(after))
		if out[cutoffAt] == nil {
			out[cutoffAt] = map[purse]bool{}
		}
		out[cutoffAt][purse{one.EnrollmentID, one.Currency}] = true
	}
	return out, nil
}

// dueBy returns one candidate for each enrollment and currency: everything that
// is due by the cut-off, in one sum, because a plan adds the rows up anyway.
func (s *Service) dueBy(
	ctx context.Context, ids []string, which predicate.Commission, cutoffAt time.Time,
) ([]payout.Candidate, error) {
	var sums []statusSum
	err := s.client.Commission.Query().
		Where(entcommission.EnrollmentIDIn(ids...), which, entcommission.ReleaseAtLTE(cutoffAt)).
		GroupBy(entcommission.FieldEnrollmentID, entcommission.FieldCurrency).
		Aggregate(whole(entcommission.FieldAmountMinor, "minor")).Scan(ctx, &sums)
	if err != nil {
		return nil, fmt.Errorf("sum what is due: %w", err)
	}
	return candidatesOf(sums, cutoffAt), nil
}

func candidatesOf(sums []statusSum, cutoffAt time.Time) []payout.Candidate {
	out := make([]payout.Candidate, len(sums))
	for i, sum := range sums {
		out[i] = payout.Candidate{
			CommissionID: sum.EnrollmentID + " " + string(sum.Currency), EnrollmentID: sum.EnrollmentID,
			Amount: money.New(sum.Minor, sum.Currency), State: payout.RowApproved, ReleaseAt: cutoffAt,
		}
	}
	return out
}
