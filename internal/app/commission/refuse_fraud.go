package commission

import (
	"context"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/viewer"
)

// RefuseFraud rejects, in a transaction of the caller, those of the commissions that
// can still be rejected, as Reject does; what is in a payout or paid stays. The
// partner reads that the conversion breaks the program's rules, no more. The caller
// has locked the program. It asks for FRAUD_REVIEW.
func (s *Service) RefuseFraud(ctx context.Context, tx *ent.Tx, ids []string) error {
	if _, err := viewer.Require(ctx, viewer.FraudReview); err != nil || len(ids) == 0 {
		return err
	}
	m, err := s.lock(ctx, tx, ids)
	if err != nil {
		return err
	}
	var moves []move
	for _, row := range m.rows {
		if row.OriginalID != nil || !m.isOpen(row) {
			continue
		}
		one, refusal := m.rejection(row, commission.ReasonFraud)
		if refusal != nil {
			return refusal
		}
		moves = append(moves, one)
	}
	rejected := moves
	moves, err = m.withShares(nil, moves, func(_ move, share *ent.Commission) (move, *apperr.Error) {
		if !m.isOpen(share) {
			return move{}, nil
		}
		return m.rejection(share, commission.ReasonRecruitedRejected)
	})
	if err != nil {
		return err
	}
	if err := m.takeShares(ctx, nil, rejected); err != nil {
		return err
	}
	moves, err = m.along(nil, moves, func(of move, part *ent.Commission) (move, *apperr.Error) {
		if part.Status == commission.StatusRejected {
			return move{}, nil
		}
		return m.rejection(part, of.reason)
	})
	if err != nil {
		return err
	}
	return m.make(ctx, moves, "commission.rejected")
}
