package commission

import (
	"context"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/commission"
)

// Fulfill notes that what is no money was given: APPROVED rows of points, credit,
// gift cards and perks become PAID, at most 100, all or none (rules §8: they are
// fulfilled, not paid, by the same states and without money). The APPROVED rows
// that take parts of them back are settled with them. The ledger does not move.
// User errors at ids.<index>: NOT_FOUND, ALREADY_PAID, and WRONG_STATE for money
// and for what is not approved.
func (s *Service) Fulfill(ctx context.Context, ids []string) ([]*ent.Commission, error) {
	return s.decide(ctx, ids, "commission.fulfilled", func(m *moving) ([]move, error) {
		moves, err := m.each(ids, func(row *ent.Commission) (move, *apperr.Error) {
			switch {
			case row.UnitKind == commission.UnitCash:
				return move{}, apperr.New(apperr.WrongState, "Money is paid by a payout; only points, credit, gift cards and perks are fulfilled.")
			case row.Status == commission.StatusPaid:
				return move{}, apperr.New(apperr.AlreadyPaid, "It was fulfilled already.")
			case row.Status != commission.StatusApproved:
				return move{}, apperr.New(apperr.WrongState, "Only an approved reward is fulfilled; this one is "+string(row.Status)+".")
			}
			return move{to: commission.StatusPaid}, nil
		})
		if err != nil {
			return nil, err
		}
		return m.along(ids, moves, func(_ move, part *ent.Commission) (move, *apperr.Error) {
			if part.Status != commission.StatusApproved {
				return move{}, nil
			}
			return move{to: commission.StatusPaid}, nil
		})
	})
}
