package commission

import (
	"context"
	"maps"
	"slices"

	"github.com/rapporthq/rapport/ent"
	appledger "github.com/rapporthq/rapport/internal/app/ledger"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/commission"
)

// Hold stops PENDING and APPROVED commissions until they are released, at most
// 100, all or none. The rows that take parts of them back are held with them, and so
// is what recruiters have of them (rules §3.8), who do not see the reason. The
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
		moves, err = m.withShares(ids, moves, func(_ move, share *ent.Commission) (move, *apperr.Error) {
			return holding(share, commission.ReasonRecruitedHeld), nil
		})
		if err != nil {
			return nil, err
		}
		return m.along(ids, moves, func(of move, part *ent.Commission) (move, *apperr.Error) { return holding(part, of.reason), nil })
	})
}

// holding is the move of a row that is held with another, none if it cannot be.
func holding(row *ent.Commission, why string) move {
	if !row.Status.CanMoveTo(commission.StatusOnHold) {
		return move{}
	}
	return move{to: commission.StatusOnHold, reason: why}
}

// Release lets commissions that are ON_HOLD go on where they were, at most 100,
// all or none, and the rows that take parts of them back with them, as well as the
// parts of recruiters that were held with them. User errors at ids.<index>:
// NOT_FOUND, and WRONG_STATE, also while the customer disputes the conversion.
func (s *Service) Release(ctx context.Context, ids []string) ([]*ent.Commission, error) {
	return s.decide(ctx, ids, "commission.released", func(m *moving) ([]move, error) {
		disputes, err := m.disputes(ctx)
		if err != nil {
			return nil, err
		}
		moves, err := m.each(ids, func(row *ent.Commission) (move, *apperr.Error) {
			if open := disputes[conversionOf(row)]; open != nil && row.Status == commission.StatusOnHold {
				return move{}, apperr.New(apperr.WrongState, "The customer disputes this conversion (dispute "+open.ExternalID+"). It goes on when that is decided.")
			}
			if row.Status == commission.StatusOnHold && row.StatusReason == commission.ReasonInReview {
				return move{}, apperr.New(apperr.WrongState, "A fraud review holds it. It goes on when that is decided.")
			}
			if row.Status != commission.StatusOnHold {
				return move{}, apperr.New(apperr.WrongState, "Only a commission on hold can be released; this one is "+string(row.Status)+".")
			}
			return move{to: commission.Status(m.held[row.ID])}, nil
		})
		if err != nil {
			return nil, err
		}
		moves, err = m.withShares(ids, moves, func(_ move, share *ent.Commission) (move, *apperr.Error) {
			isHeldAlong := share.Status == commission.StatusOnHold && share.StatusReason == commission.ReasonRecruitedHeld
			if !isHeldAlong || disputes[conversionOf(share)] != nil {
				return move{}, nil
			}
			return move{to: commission.Status(m.held[share.ID])}, nil
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

// disputes finds the open disputes of the conversions of the rows and of what
// recruiters have of them, the first of each conversion.
func (m *moving) disputes(ctx context.Context) (map[string]*ent.Dispute, error) {
	ids := map[string]bool{}
	for _, row := range m.rows {
		for _, one := range append(m.shares[row.ID], row) {
			ids[conversionOf(one)] = true
		}
	}
	return appledger.OpenDisputes(ctx, m.tx.Client(), slices.Sorted(maps.Keys(ids)))
}

// conversionOf is empty for an adjustment.
func conversionOf(row *ent.Commission) string {
	if row.ConversionID == nil {
		return ""
	}
	return *row.ConversionID
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
