package report

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"entgo.io/ent/dialect/sql"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/claim"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/ent/decision"
	"github.com/rapporthq/rapport/ent/dispute"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/ent/payoutrun"
	"github.com/rapporthq/rapport/ent/protectionextension"
	entreferral "github.com/rapporthq/rapport/ent/referral"
	"github.com/rapporthq/rapport/ent/unknowncode"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/domain/payout"
	"github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/viewer"
)

// ProgramTasks is what waits for a person in a program.
type ProgramTasks struct {
	// ApplicationCount counts applications to decide.
	ApplicationCount int
	// ApprovalCount counts commissions whose hold is over and that a person must
	// approve; 0 if the clock does it.
	ApprovalCount int
	// OnHoldCount counts commissions that are stopped.
	OnHoldCount int
	// UnattributedCount counts conversions that nobody has credit for.
	UnattributedCount int
	// UnknownCodeCount counts codes that were opened and that no link has.
	UnknownCodeCount int
	// OpenRunCount counts runs that are neither completed nor cancelled.
	OpenRunCount int
	// DisputeCount counts disputes that are open.
	DisputeCount int
	// DemotionCount counts approved enrollments to which a demotion was announced.
	DemotionCount int
	// SubmissionCount counts referrals that partners submitted and nobody decided.
	SubmissionCount int
	// ExtensionCount counts requests for more time of protection that are open.
	ExtensionCount int
	// ClaimCount counts claims that wait for the vendor.
	ClaimCount int
	// OverdueClaimCount counts those of them whose due day is over.
	OverdueClaimCount int
	// MissingRates are the currencies in which conversions wait for a rate.
	MissingRates []MissingRate
	// Payable is what a run made now would pay, by currency.
	Payable []money.Money
}

// ProgramTasks returns what waits for a person in the program. It needs
// REPORT_READ and is for members. Missing is apperr.ErrNotFound.
func (s *Service) ProgramTasks(ctx context.Context, programID string) (*ProgramTasks, error) {
	if _, err := viewer.Require(ctx, viewer.ReportRead); err != nil {
		return nil, err
	}
	program, err := s.client.Program.Get(ctx, programID)
	if err != nil {
		return nil, missing(err, "load program")
	}
	now := s.clock.Now()
	tasks := &ProgramTasks{}
	counts := []struct {
		into  *int
		count func(context.Context) (int, error)
	}{
		{&tasks.ApplicationCount, s.client.Enrollment.Query().
			Where(enrollment.ProgramID(programID), enrollment.StatusEQ(enrollment.StatusAPPLIED)).Count},
		{&tasks.OnHoldCount, s.client.Commission.Query().
			Where(entcommission.ProgramID(programID), entcommission.StatusEQ(commission.StatusOnHold)).Count},
		{&tasks.UnattributedCount, s.client.Decision.Query().
			Where(decision.ProgramID(programID), decision.IsAttributed(false), latest).Count},
		{&tasks.UnknownCodeCount, s.client.UnknownCode.Query().
			Where(unknowncode.ProgramID(programID), unknowncode.ResolvedAtIsNil()).Count},
		{&tasks.OpenRunCount, s.client.PayoutRun.Query().
			Where(payoutrun.ProgramID(programID), payoutrun.StatusNotIn(payout.RunCompleted, payout.RunCancelled)).Count},
		{&tasks.DisputeCount, s.client.Dispute.Query().
			Where(dispute.ProgramID(programID), dispute.StatusEQ(commission.DisputeOpen)).Count},
		{&tasks.DemotionCount, s.client.Enrollment.Query().Where(enrollment.ProgramID(programID),
			enrollment.StatusEQ(enrollment.StatusAPPROVED), enrollment.DemotionTierIDNotNil()).Count},
		{&tasks.SubmissionCount, s.client.Referral.Query().
			Where(entreferral.ProgramID(programID), entreferral.StatusEQ(referral.Submitted)).Count},
		{&tasks.ExtensionCount, s.client.ProtectionExtension.Query().
			Where(protectionextension.ProgramID(programID), protectionextension.StatusEQ(referral.ExtensionOpen)).Count},
		{&tasks.ClaimCount, s.client.Claim.Query().Where(claim.ProgramID(programID), claim.StatusEQ(referral.ClaimOpen)).Count},
		{&tasks.OverdueClaimCount, s.client.Claim.Query().
			Where(claim.ProgramID(programID), claim.StatusEQ(referral.ClaimOpen), claim.DueAtLT(now)).Count},
	}
	for _, one := range counts {
		if *one.into, err = one.count(ctx); err != nil {
			return nil, fmt.Errorf("count what waits: %w", err)
		}
	}
	if tasks.MissingRates, err = s.missingRates(ctx, program); err != nil {
		return nil, err
	}
	if program.NeedsCommissionApproval {
		tasks.ApprovalCount, err = s.client.Commission.Query().
			Where(entcommission.ProgramID(programID), entcommission.StatusEQ(commission.StatusPending),
				entcommission.ReleaseAtLTE(now)).Count(ctx)
		if err != nil {
			return nil, fmt.Errorf("count what waits for approval: %w", err)
		}
	}
	tasks.Payable, err = s.payable(ctx, program, now)
	return tasks, err
}

// payable returns what a run of the program with this cut-off would pay.
func (s *Service) payable(ctx context.Context, program *ent.Program, cutOffAt time.Time) ([]money.Money, error) {
	var sums []statusSum
	err := s.client.Commission.Query().
		Where(entcommission.ProgramID(program.ID), entcommission.StatusEQ(commission.StatusApproved),
			entcommission.ReleaseAtLTE(cutOffAt)).
		GroupBy(entcommission.FieldEnrollmentID, entcommission.FieldCurrency).
		Aggregate(whole(entcommission.FieldAmountMinor, "minor")).Scan(ctx, &sums)
	if err != nil {
		return nil, fmt.Errorf("sum what is due: %w", err)
	}
	// Enrollments are asked for some at a time: a statement takes so many
	// parameters, and a program may have more partners.
	totals := map[money.Currency]int64{}
	byEnrollment := map[string][]statusSum{}
	for _, sum := range sums {
		byEnrollment[sum.EnrollmentID] = append(byEnrollment[sum.EnrollmentID], sum)
	}
	for ids := range slices.Chunk(slices.Sorted(maps.Keys(byEnrollment)), chunk) {
		rows, err := s.client.Enrollment.Query().Where(enrollment.IDIn(ids...)).WithGroup().All(ctx)
		if err != nil {
			return nil, fmt.Errorf("load enrollments: %w", err)
		}
		policy, err := s.policyOf(ctx, program, rows)
		if err != nil {
			return nil, err
		}
		var some []statusSum
		for _, id := range ids {
			some = append(some, byEnrollment[id]...)
		}
		for _, total := range payout.NewPlan(candidatesOf(some, cutOffAt), policy, cutOffAt).Totals() {
			totals[total.Currency] += total.Minor
		}
	}
	return moneyList(totals), nil
}

// latest keeps the decisions that no later one of their conversion replaces.
func latest(q *sql.Selector) {
	later := sql.Table(decision.Table).As("later")
	q.Where(sql.NotExists(sql.Dialect(q.Dialect()).Select(later.C(decision.FieldID)).From(later).Where(sql.And(
		sql.ColumnsEQ(later.C(decision.FieldOrganizationID), q.C(decision.FieldOrganizationID)),
		sql.ColumnsEQ(later.C(decision.FieldConversionID), q.C(decision.FieldConversionID)),
		sql.ColumnsGT(later.C(decision.FieldRevision), q.C(decision.FieldRevision)),
	))))
}
