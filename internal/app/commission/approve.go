package commission

import (
	"context"
	"fmt"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/ledger"
)

// Approve makes PENDING commissions whose hold is over payable, at most 100, all
// or none. The PENDING rows that take parts of them back are approved with them,
// or what was refunded would be paid. User errors at ids.<index>: NOT_FOUND, NOT_PENDING, and WRONG_STATE
// while the hold lasts.
func (s *Service) Approve(ctx context.Context, ids []string) ([]*ent.Commission, error) {
	return s.decide(ctx, ids, "commission.approved", func(m *moving) ([]move, error) {
		moves, err := m.each(ids, func(row *ent.Commission) (move, *apperr.Error) {
			switch {
			case row.Status != commission.StatusPending:
				return move{}, apperr.New(apperr.NotPending, "Only a pending commission can be approved; this one is "+string(row.Status)+".")
			case row.ReleaseAt.After(m.now):
				return move{}, apperr.New(apperr.WrongState, "Its hold lasts until "+row.ReleaseAt.UTC().Format(time.DateTime)+" UTC.")
			}
			return m.approve(row)
		})
		if err != nil {
			return nil, err
		}
		return m.along(ids, moves, func(_ move, part *ent.Commission) (move, *apperr.Error) { return m.approvePart(part) })
	})
}

// approvePart approves a row that takes a part back, if it is PENDING.
func (m *moving) approvePart(part *ent.Commission) (move, *apperr.Error) {
	if part.Status != commission.StatusPending {
		return move{}, nil
	}
	return m.approve(part)
}

// approve is the move of a PENDING row.
func (m *moving) approve(row *ent.Commission) (move, *apperr.Error) {
	posting, err := ledger.Approved(m.row(row))
	if err != nil {
		return move{}, apperr.New(apperr.WrongState, fmt.Sprintf("It cannot be approved: %v.", err))
	}
	return move{row: row, to: commission.StatusApproved, posting: posting}, nil
}
