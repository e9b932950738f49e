package report

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/rapporthq/rapport/ent"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/viewer"
)

// EnrollmentBalance is what an enrollment has in one currency.
type EnrollmentBalance struct {
	CurrencyCode money.Currency
	// Held is PENDING and ON_HOLD, Payable APPROVED; Payable may be negative.
	Held     money.Money
	Payable  money.Money
	InPayout money.Money
	Paid     money.Money
	// Earned is the sum of the four.
	Earned money.Money
	// NextPayout is nil if nothing becomes due by itself.
	NextPayout *NextPayout
}

// EnrollmentBalances returns the balances of one enrollment, by currency; there
// are none before its first commission. Missing is apperr.ErrNotFound. Members
// need COMMISSION_READ.
func (s *Service) EnrollmentBalances(ctx context.Context, enrollmentID string) ([]EnrollmentBalance, error) {
	all, err := s.BalancesOf(ctx, []string{enrollmentID})
	if err != nil {
		return nil, err
	}
	balances, ok := all[enrollmentID]
	if !ok {
		return nil, apperr.ErrNotFound
	}
	return balances, nil
}

// BalancesOf returns the balances of each of the enrollments that the viewer may
// see, by id, in as many queries as there are programs times a handful.
func (s *Service) BalancesOf(ctx context.Context, enrollmentIDs []string) (map[string][]EnrollmentBalance, error) {
	if err := reader(ctx, viewer.CommissionRead); err != nil {
		return nil, err
	}
	out := map[string][]EnrollmentBalance{}
	for part := range slices.Chunk(enrollmentIDs, chunk) {
		rows, err := s.client.Enrollment.Query().Where(enrollment.IDIn(part...)).WithProgram().WithGroup().All(ctx)
		if err != nil {
			return nil, fmt.Errorf("load enrollments: %w", err)
		}
		byProgram := map[string][]*ent.Enrollment{}
		for _, row := range rows {
			out[row.ID] = []EnrollmentBalance{}
			byProgram[row.ProgramID] = append(byProgram[row.ProgramID], row)
		}
		for _, some := range byProgram {
			if err := s.balances(ctx, some, out); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// balances adds the balances of enrollments of one program to out.
func (s *Service) balances(ctx context.Context, rows []*ent.Enrollment, out map[string][]EnrollmentBalance) error {
	sums, err := s.sumsByStatus(ctx, enrollmentIDs(rows))
	if err != nil {
		return err
	}
	next, err := s.nextPayouts(ctx, rows)
	if err != nil {
		return err
	}
	byPurse := map[purse]*EnrollmentBalance{}
	for _, sum := range sums {
		key := purse{sum.EnrollmentID, sum.Currency}
		if byPurse[key] == nil {
			byPurse[key] = emptyBalance(sum.Currency)
			byPurse[key].NextPayout = next[key]
		}
		byPurse[key].add(sum.Status, sum.Minor)
	}
	for key, balance := range byPurse {
		out[key.enrollmentID] = append(out[key.enrollmentID], *balance)
	}
	for _, row := range rows {
		slices.SortFunc(out[row.ID], func(a, b EnrollmentBalance) int { return cmp.Compare(a.CurrencyCode, b.CurrencyCode) })
	}
	return nil
}

// purse is one enrollment and currency.
type purse struct {
	enrollmentID string
	currency     money.Currency
}

// statusSum is the sum of an enrollment's commissions of one currency and state.
type statusSum struct {
	EnrollmentID string            `json:"enrollment_id"`
	Currency     money.Currency    `json:"currency"`
	Status       commission.Status `json:"status"`
	Minor        int64             `json:"minor"`
}

func (s *Service) sumsByStatus(ctx context.Context, ids []string) ([]statusSum, error) {
	var sums []statusSum
	err := s.client.Commission.Query().
		Where(entcommission.EnrollmentIDIn(ids...), entcommission.StatusIn(counted()...)).
		GroupBy(entcommission.FieldEnrollmentID, entcommission.FieldCurrency, entcommission.FieldStatus).
		Aggregate(whole(entcommission.FieldAmountMinor, "minor")).Scan(ctx, &sums)
	if err != nil {
		return nil, fmt.Errorf("sum commissions: %w", err)
	}
	return sums, nil
}

func emptyBalance(currency money.Currency) *EnrollmentBalance {
	zero := money.New(0, currency)
	return &EnrollmentBalance{
		CurrencyCode: currency, Held: zero, Payable: zero, InPayout: zero, Paid: zero, Earned: zero,
	}
}

// add puts the sum of one state where it belongs.
func (b *EnrollmentBalance) add(status commission.Status, minor int64) {
	b.Earned.Minor += minor
	switch status {
	case commission.StatusPending, commission.StatusOnHold:
		b.Held.Minor += minor
	case commission.StatusApproved:
		b.Payable.Minor += minor
	case commission.StatusInPayout:
		b.InPayout.Minor += minor
	case commission.StatusPaid:
		b.Paid.Minor += minor
	case commission.StatusRejected, commission.StatusReversed:
		b.Earned.Minor -= minor
	}
}

func enrollmentIDs(rows []*ent.Enrollment) []string {
	ids := make([]string, len(rows))
	for i, row := range rows {
		ids[i] = row.ID
	}
	return ids
}
