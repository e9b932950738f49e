package commission

import (
	"context"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/commission"
)

// Hold stops PENDING and APPROVED commissions until they are released, at most
// 100, all or none. The rows that take parts of them back are held with them. The
// ledger does not move. The partner sees the reason. User errors: NOT_FOUND, ALREADY_PAID and WRONG_STATE at ids.<index>; BLANK and
// TOO_LONG at input.reason.
func (s *Service) Hold(ctx context.Context, ids []string, reason string) ([]*ent.Commission, error) {
	return s.decide(ctx, ids, "commission.held", func(m *moving) ([]move, error) {
		why, err := checkReason(reason)
		if err != nil {
			return nil, err
		}
		moves, err := m.each(ids, func(row *ent.Commission) (move, *apperr.Error) {
			if refusal := refuse(row, commission.StatusOnHold, "held"); refusal != nil {
				return move{}, refusal
			}
			return move{to: commission.StatusOnHold, reason: why}, nil
		})
		if err != nil {
			return nil, err
		}
		return m.along(ids, moves, func(_ move, part *ent.Commission) (move, *apperr.Error) {
			if !part.Status.CanMoveTo(commission.StatusOnHold) {
				return move{}, nil
			}
			return move{to: commission.StatusOnHold, reason: why}, nil
		})
	})
}

// Release lets commissions that are ON_HOLD go on where they were, at most 100,
// all or none, and the rows that take parts of them back with them. User errors
// at ids.<index>: NOT_FOUND and WRONG_STATE.
func (s *Service) Release(ctx context.Context, ids []string) ([]*ent.Commission, error) {
	return s.decide(ctx, ids, "commission.released", func(m *moving) ([]move, error) {
		moves, err := m.each(ids, func(row *ent.Commission) (move, *apperr.Error) {
			if row.Status != commission.StatusOnHold {
				return move{}, apperr.New(apperr.WrongState, "Only a commission on hold can be released; this one is "+string(row.Status)+".")
			}
			return move{to: commission.Status(m.held[row.ID])}, nil
		})
		if err != nil {
			return nil, err
		}
		return m.along(ids, moves, func(of move, part *ent.Commission) (move, *apperr.Error) {
			switch {
			case part.Status == commission.StatusOnHold:
				return move{to: commission.Status(m.held[part.ID])}, nil
			case of.to == commission.StatusApproved:
				return m.approvePart(part)
			}
			return move{}, nil
		})
	})
}

// refuse says why a row cannot move to a state.
func refuse(row *ent.Commission, to commission.Status, verb string) *apperr.Error {
	switch {
	case row.Status.CanMoveTo(to):
		return nil
	case row.Status == commission.StatusPaid:
		return apperr.New(apperr.AlreadyPaid, "It was paid, and what is paid never changes.")
	default:
		return apperr.New(apperr.WrongState, "A commission that is "+string(row.Status)+" cannot be "+verb+".")
	}
}
