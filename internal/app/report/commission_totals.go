package report

import (
	"context"
	"fmt"
	"slices"

	"github.com/rapporthq/rapport/ent"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/ent/predicate"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/viewer"
)

// CommissionTotal is the sum of the commissions of one state and currency.
type CommissionTotal struct {
	Status commission.Status
	Count  int
	// Amount has reversals included.
	Amount money.Money
}

// CommissionTotals sums the commissions that the viewer may see and that meet
// the conditions, by state and currency, in the order of the states' names.
// Members need COMMISSION_READ.
func (s *Service) CommissionTotals(ctx context.Context, where ...predicate.Commission) ([]CommissionTotal, error) {
	if err := reader(ctx, viewer.CommissionRead); err != nil {
		return nil, err
	}
	var rows []struct {
		Status   commission.Status `json:"status"`
		Currency money.Currency    `json:"currency"`
		Count    int               `json:"count"`
		Minor    int64             `json:"minor"`
	}
	err := s.client.Commission.Query().Where(where...).Order(entcommission.ByStatus(), entcommission.ByCurrency()).
		GroupBy(entcommission.FieldStatus, entcommission.FieldCurrency).
		Aggregate(ent.As(ent.Count(), "count"), whole(entcommission.FieldAmountMinor, "minor")).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("sum commissions: %w", err)
	}
	out := make([]CommissionTotal, len(rows))
	for i, row := range rows {
		out[i] = CommissionTotal{Status: row.Status, Count: row.Count, Amount: money.New(row.Minor, row.Currency)}
	}
	return out, nil
}

// EarnedByCustomer returns what was earned from each of the customers, one sum
// per currency, reversals included: by the viewer's partner, or for members by
// all. A customer from whom nothing was earned is not in it. Members need
// COMMISSION_READ.
func (s *Service) EarnedByCustomer(ctx context.Context, customerIDs []string) (map[string][]money.Money, error) {
	if err := reader(ctx, viewer.CommissionRead); err != nil {
		return nil, err
	}
	sums := map[string]map[money.Currency]int64{}
	for part := range slices.Chunk(customerIDs, chunk) {
		var rows []struct {
			CustomerID string         `json:"customer_id"`
			Currency   money.Currency `json:"currency"`
			Minor      int64          `json:"minor"`
		}
		err := s.client.Commission.Query().
			Where(entcommission.CustomerIDIn(part...), entcommission.StatusIn(counted()...)).
			GroupBy(entcommission.FieldCustomerID, entcommission.FieldCurrency).
			Aggregate(whole(entcommission.FieldAmountMinor, "minor")).Scan(ctx, &rows)
		if err != nil {
			return nil, fmt.Errorf("sum commissions: %w", err)
		}
		for _, row := range rows {
			if sums[row.CustomerID] == nil {
				sums[row.CustomerID] = map[money.Currency]int64{}
			}
			sums[row.CustomerID][row.Currency] = row.Minor
		}
	}
	out := make(map[string][]money.Money, len(sums))
	for id, one := range sums {
		out[id] = moneyList(one)
	}
	return out, nil
}
