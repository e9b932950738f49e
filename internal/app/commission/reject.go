package commission

import (
	"context"
	"fmt"
	"slices"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/ledger"
)

// Reject refuses commissions that are not in a payout, at most 100, all or none.
// The rows that take parts of a commission back are rejected with it, because
// alone they would be a debt that nobody has. What a recruiter has of it is rejected
// too, or taken back by a row of its own if it is in a payout or paid (rules §3.8);
// the recruiter does not see the reason. The partner sees the reason. User
// errors: NOT_FOUND, ALREADY_PAID, and WRONG_STATE (also for a reversal without
// its original) at ids.<index>; BLANK and TOO_LONG at input.reason.
func (s *Service) Reject(ctx context.Context, ids []string, reason string) ([]*ent.Commission, error) {
	lock := func(ctx context.Context, tx *ent.Tx) error { return lockPrograms(ctx, tx, ids) }
	return s.decideAfter(ctx, ids, "commission.rejected", lock, func(m *moving) ([]move, error) {
		why, err := checkReason(reason)
		if err != nil {
			return nil, err
		}
		moves, err := m.each(ids, func(row *ent.Commission) (move, *apperr.Error) { return m.reject(row, why, ids) })
		if err != nil {
			return nil, err
		}
		rejected := moves
		moves, err = m.withShares(ids, moves, func(_ move, share *ent.Commission) (move, *apperr.Error) {
			if !m.isOpen(share) {
				return move{}, nil
			}
			return m.rejection(share, commission.ReasonRecruitedRejected)
		})
		if err != nil {
			return nil, err
		}
		if err := m.takeShares(ctx, ids, rejected); err != nil {
			return nil, err
		}
		return m.along(ids, moves, func(of move, part *ent.Commission) (move, *apperr.Error) {
			if part.Status == commission.StatusRejected {
				return move{}, nil
			}
			return m.rejection(part, of.reason)
		})
	})
}

// reject is the move of one commission that was named.
func (m *moving) reject(row *ent.Commission, why string, ids []string) (move, *apperr.Error) {
	if row.OriginalID != nil && !slices.Contains(ids, *row.OriginalID) {
		return move{}, apperr.New(apperr.WrongState, "A reversal is rejected together with the commission that it takes back.")
	}
	if slices.ContainsFunc(m.parts[row.ID], isInPayout) {
		return move{}, apperr.New(apperr.WrongState, "A part of it was taken back in a payout already.")
	}
	return m.rejection(row, why)
}

func (m *moving) rejection(row *ent.Commission, why string) (move, *apperr.Error) {
	if refusal := refuse(row, commission.StatusRejected, "rejected"); refusal != nil {
		return move{}, refusal
	}
	posting, err := ledger.Rejected(m.row(row))
	if err != nil {
		return move{}, apperr.New(apperr.WrongState, fmt.Sprintf("It cannot be rejected: %v.", err))
	}
	return move{row: row, to: commission.StatusRejected, reason: why, posting: posting}, nil
}
