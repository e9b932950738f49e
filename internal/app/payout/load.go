package payout

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/ent/payoutmethod"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
	domain "github.com/rapporthq/rapport/internal/domain/payout"
)

// planned is a plan with the rows it was made from, by id.
type planned struct {
	domain.Plan
	commissions map[string]*ent.Commission
	enrollments map[string]*ent.Enrollment
	methods     map[string]*ent.PayoutMethod
}

// loadPlan plans what a run of the program with this cut-off would pay. The rows
// that are due are locked, so that nobody holds, rejects or pays them meanwhile.
func loadPlan(ctx context.Context, tx *ent.Tx, p *ent.Program, cutOffAt time.Time, lock bool) (*planned, error) {
	rows, err := loadCommissions(ctx, tx, p.ID, cutOffAt, lock)
	if err != nil {
		return nil, err
	}
	enrollments, methods, err := loadEnrollments(ctx, tx, rows)
	if err != nil {
		return nil, err
	}
	policy, err := policyOf(p, enrollments, methods)
	if err != nil {
		return nil, err
	}
	out := &planned{
		Plan:        domain.NewPlan(candidates(rows), policy, cutOffAt),
		commissions: byID(rows, func(c *ent.Commission) string { return c.ID }),
		enrollments: byID(enrollments, func(e *ent.Enrollment) string { return e.ID }),
		methods:     byID(methods, func(m *ent.PayoutMethod) string { return m.ID }),
	}
	return out, nil
}

// loadCommissions returns the rows of the program that may be paid now or later,
// with the few columns that a plan needs.
func loadCommissions(
	ctx context.Context, tx *ent.Tx, programID string, cutOffAt time.Time, lock bool,
) ([]*ent.Commission, error) {
	due := entcommission.And(
		entcommission.StatusEQ(commission.StatusApproved), entcommission.ReleaseAtLTE(cutOffAt))
	later := entcommission.Or(
		entcommission.StatusIn(commission.StatusPending, commission.StatusOnHold),
		entcommission.And(entcommission.StatusEQ(commission.StatusApproved), entcommission.ReleaseAtGT(cutOffAt)),
	)
	dueQuery := tx.Commission.Query().Where(entcommission.ProgramID(programID), due)
	if lock {
		dueQuery.Where(db.ForUpdate)
	}
	laterQuery := tx.Commission.Query().Where(entcommission.ProgramID(programID), later)
	var out []*ent.Commission
	for _, query := range []*ent.CommissionQuery{dueQuery, laterQuery} {
		query.Order(entcommission.ByID()).Select(
			entcommission.FieldPartnerID, entcommission.FieldProgramID, entcommission.FieldEnrollmentID,
			entcommission.FieldStatus, entcommission.FieldAmountMinor, entcommission.FieldCurrency,
			entcommission.FieldReleaseAt)
		rows, err := query.All(ctx)
		if err != nil {
			return nil, fmt.Errorf("load commissions: %w", err)
		}
		out = append(out, rows...)
	}
	return out, nil
}

// loadEnrollments returns the enrollments of the commissions with group and
// partner, and how the partners are paid: some at a time, because a statement
// takes so many parameters and a program may have more partners.
func loadEnrollments(ctx context.Context, tx *ent.Tx, of []*ent.Commission) ([]*ent.Enrollment, []*ent.PayoutMethod, error) {
	wanted := map[string]bool{}
	for _, row := range of {
		wanted[row.EnrollmentID] = true
	}
	var enrollments []*ent.Enrollment
	var methods []*ent.PayoutMethod
	for ids := range slices.Chunk(slices.Sorted(maps.Keys(wanted)), chunk) {
		rows, err := tx.Enrollment.Query().Where(enrollment.IDIn(ids...)).WithGroup().WithPartner().All(ctx)
		if err != nil {
			return nil, nil, fmt.Errorf("load enrollments: %w", err)
		}
		partners := make([]string, len(rows))
		for i, row := range rows {
			partners[i] = row.PartnerID
		}
		some, err := tx.PayoutMethod.Query().Where(payoutmethod.PartnerIDIn(partners...)).All(ctx)
		if err != nil {
			return nil, nil, fmt.Errorf("load payout methods: %w", err)
		}
		enrollments, methods = append(enrollments, rows...), append(methods, some...)
	}
	return enrollments, methods, nil
}

func candidates(rows []*ent.Commission) []domain.Candidate {
	out := make([]domain.Candidate, len(rows))
	for i, row := range rows {
		out[i] = domain.Candidate{
			CommissionID: row.ID, EnrollmentID: row.EnrollmentID, Amount: row.Amount(),
			State: domain.RowState(row.Status), ReleaseAt: row.ReleaseAt,
		}
	}
	return out
}

// policyOf translates the settings of the program. Minimums are kept in the
// program's currency; other currencies have none.
func policyOf(p *ent.Program, enrollments []*ent.Enrollment, methods []*ent.PayoutMethod) (domain.Policy, error) {
	location, err := time.LoadLocation(p.TimeZone)
	if err != nil {
		return domain.Policy{}, fmt.Errorf("load the program's time zone: %w", err)
	}
	policy := domain.Policy{
		Location: location, DayOfMonth: p.PayoutDay,
		Minimums:       domain.Minimums{p.Currency: p.PayoutMinimumMinor},
		ManualApproval: p.NeedsCommissionApproval,
		Enrollments:    map[string]domain.Enrollment{},
	}
	byPartner := map[string]map[money.Currency]string{}
	for _, m := range methods {
		if byPartner[m.PartnerID] == nil {
			byPartner[m.PartnerID] = map[money.Currency]string{}
		}
		byPartner[m.PartnerID][m.Currency] = m.ID
	}
	for _, e := range enrollments {
		one := domain.Enrollment{
			ID: e.ID, Methods: byPartner[e.PartnerID], Banned: e.Status == enrollment.StatusBANNED,
			Minimums: minimums(p.Currency, e.PayoutMinimumMinor),
		}
		if e.Edges.Group != nil {
			one.GroupMinimums = minimums(p.Currency, e.Edges.Group.PayoutMinimumMinor)
		}
		policy.Enrollments[e.ID] = one
	}
	return policy, nil
}

func minimums(currency money.Currency, minor *int64) domain.Minimums {
	if minor == nil {
		return nil
	}
	return domain.Minimums{currency: *minor}
}

func byID[T any](rows []T, id func(T) string) map[string]T {
	out := make(map[string]T, len(rows))
	for _, row := range rows {
		out[id(row)] = row
	}
	return out
}
