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
	// commissions are those in the plan's lines.
	commissions map[string]commissionRow
	enrollments map[string]*ent.Enrollment
	methods     map[string]*ent.PayoutMethod
}

// commissionRow is the few columns of a commission that payouts need: a program
// may have a hundred thousand that are not paid yet.
type commissionRow struct {
	ID           string            `json:"id"`
	PartnerID    string            `json:"partner_id"`
	EnrollmentID string            `json:"enrollment_id"`
	Status       commission.Status `json:"status"`
	AmountMinor  int64             `json:"amount_minor"`
	Currency     money.Currency    `json:"currency"`
	ReleaseAt    time.Time         `json:"release_at"`
}

// scanRows reads those columns.
func scanRows(ctx context.Context, query *ent.CommissionQuery) ([]commissionRow, error) {
	var rows []commissionRow
	err := query.Select(
		entcommission.FieldID, entcommission.FieldPartnerID, entcommission.FieldEnrollmentID, entcommission.FieldStatus,
		entcommission.FieldAmountMinor, entcommission.FieldCurrency, entcommission.FieldReleaseAt,
	).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("load commissions: %w", err)
	}
	// The same few texts stand in very many rows.
	texts := map[string]string{}
	shared := func(text string) string {
		if kept, ok := texts[text]; ok {
			return kept
		}
		texts[text] = text
		return text
	}
	for i := range rows {
		row := &rows[i]
		row.PartnerID, row.EnrollmentID = shared(row.PartnerID), shared(row.EnrollmentID)
		row.Status = commission.Status(shared(string(row.Status)))
		row.Currency = money.Currency(shared(string(row.Currency)))
	}
	return rows, nil
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
		commissions: map[string]commissionRow{},
		enrollments: byID(enrollments, func(e *ent.Enrollment) string { return e.ID }),
		methods:     byID(methods, func(m *ent.PayoutMethod) string { return m.ID }),
	}
	if lock {
		out.commissions = byID(rows, func(c commissionRow) string { return c.ID })
	}
	return out, nil
}

// loadCommissions returns the rows of the program that may be paid now or later.
// What is given instead of money is fulfilled, not paid.
func loadCommissions(
	ctx context.Context, tx *ent.Tx, programID string, cutOffAt time.Time, lock bool,
) ([]commissionRow, error) {
	cash := entcommission.Or(entcommission.UnitKindIsNil(), entcommission.UnitKindEQ(commission.UnitCash))
	due := tx.Commission.Query().Where(entcommission.ProgramID(programID), cash,
		entcommission.StatusEQ(commission.StatusApproved), entcommission.ReleaseAtLTE(cutOffAt)).
		Order(entcommission.ByID())
	if lock {
		due.Where(db.ForUpdate)
	}
	later := tx.Commission.Query().Where(entcommission.ProgramID(programID), cash, entcommission.Or(
		entcommission.StatusIn(commission.StatusPending, commission.StatusOnHold),
		entcommission.And(entcommission.StatusEQ(commission.StatusApproved), entcommission.ReleaseAtGT(cutOffAt)),
	))
	rows, err := scanRows(ctx, due)
	if err != nil {
		return nil, err
	}
	rest, err := scanRows(ctx, later)
	return append(rows, rest...), err
}

// loadEnrollments returns the enrollments of the commissions with group and
// partner, and how the partners are paid: some at a time, because a statement
// takes so many parameters and a program may have more partners.
func loadEnrollments(ctx context.Context, tx *ent.Tx, of []commissionRow) ([]*ent.Enrollment, []*ent.PayoutMethod, error) {
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

func candidates(rows []commissionRow) []domain.Candidate {
	out := make([]domain.Candidate, len(rows))
	for i, row := range rows {
		out[i] = domain.Candidate{
			CommissionID: row.ID, EnrollmentID: row.EnrollmentID, Amount: money.New(row.AmountMinor, row.Currency),
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
			Minimums:     minimums(p.Currency, e.PayoutMinimumMinor),
			NeedsTaxForm: p.NeedsTaxForm && e.Edges.Partner.TaxFormAt == nil,
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
