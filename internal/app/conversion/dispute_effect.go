package conversion

import (
	"context"
	"errors"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/ent/refund"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// DisputeEffect is what closing a dispute would do.
type DisputeEffect struct {
	// Refund that would be given; nil if none.
	Refund *money.Money
	// Released are the commissions that the dispute stopped, but for those that
	// would be taken back whole.
	Released []DisputeRelease
	// TakenBack is what would be taken back, oldest commission first.
	TakenBack []DisputeTakeBack
}

// DisputeRelease is a commission that a dispute stopped.
type DisputeRelease struct {
	Commission *ent.Commission
	// Status in which it would be.
	Status commission.Status
}

// DisputeTakeBack is how much of a commission would be taken back.
type DisputeTakeBack struct {
	Commission *ent.Commission
	// Amount above 0; 0 of a unit.
	Amount money.Money
	// Unit with how many, above 0; nil for money.
	Unit *commission.Unit
}

// errForetold ends a transaction whose writes were only wanted to be seen.
var errForetold = errors.New("nothing of this is meant")

// EffectOfClosing closes the dispute in a transaction that is rolled back, so that
// what it foretells is what closing does. It asks for CONVERSION_RECORD, as closing
// does. A dispute that the viewer does not see, or that is closed, is
// apperr.ErrNotFound. User errors: as CloseDispute.
func (s *Service) EffectOfClosing(ctx context.Context, id string, outcome commission.DisputeStatus) (*DisputeEffect, error) {
	if err := mayClose(ctx, outcome); err != nil {
		return nil, err
	}
	var out *DisputeEffect
	err := db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		var err error
		if out, err = s.foretell(ctx, tx, id, outcome); err != nil {
			return err
		}
		return errForetold
	}, db.Repeatable())
	if !errors.Is(err, errForetold) {
		return nil, err
	}
	return out, nil
}

func (s *Service) foretell(ctx context.Context, tx *ent.Tx, id string, outcome commission.DisputeStatus) (*DisputeEffect, error) {
	row, err := tx.Dispute.Get(ctx, id)
	if ent.IsNotFound(err) || err == nil && row.Status != commission.DisputeOpen {
		return nil, apperr.ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("load the dispute: %w", err)
	}
	// Rows that a person stopped keep their own reason, and stay.
	stopped, err := tx.Commission.Query().Where(entcommission.ConversionID(row.ConversionID),
		entcommission.StatusEQ(commission.StatusOnHold), entcommission.StatusReason(disputeReason(row.ExternalID))).
		Order(ent.Asc(entcommission.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load what is stopped: %w", err)
	}
	hadRefund, err := tx.Refund.Query().Where(refund.ProgramID(row.ProgramID), refund.ExternalID(row.ExternalID)).Exist(ctx)
	if err != nil {
		return nil, fmt.Errorf("look for the refund: %w", err)
	}
	closed, err := s.closeIn(ctx, tx, id, outcome)
	if err != nil {
		return nil, err
	}
	out := &DisputeEffect{}
	if err := out.release(ctx, tx, stopped); err != nil {
		return nil, err
	}
	if closed.Dispute.RefundID == nil || hadRefund {
		return out, nil
	}
	return out, out.take(ctx, tx, *closed.Dispute.RefundID)
}

// release notes what became of the rows that were stopped.
func (e *DisputeEffect) release(ctx context.Context, tx *ent.Tx, stopped []*ent.Commission) error {
	ids := make([]string, len(stopped))
	for i, row := range stopped {
		ids[i] = row.ID
	}
	after, err := tx.Commission.Query().Where(entcommission.IDIn(ids...)).Order(ent.Asc(entcommission.FieldID)).All(ctx)
	if err != nil {
		return fmt.Errorf("load what was stopped: %w", err)
	}
	for i, before := range stopped { // both are in the order of their ids
		if after[i].Status != commission.StatusReversed {
			e.Released = append(e.Released, DisputeRelease{before.Unwrap(), after[i].Status})
		}
	}
	return nil
}

// take notes what a refund took back.
func (e *DisputeEffect) take(ctx context.Context, tx *ent.Tx, refundID string) error {
	given, err := tx.Refund.Get(ctx, refundID)
	if err != nil {
		return fmt.Errorf("load the refund: %w", err)
	}
	amount := given.Amount()
	e.Refund = &amount
	rows, err := tx.Commission.Query().Where(entcommission.RefundID(refundID)).WithOriginal().
		Order(ent.Asc(entcommission.FieldOriginalID)).All(ctx)
	if err != nil {
		return fmt.Errorf("load what would be taken back: %w", err)
	}
	for _, row := range rows {
		one := DisputeTakeBack{Commission: row.Edges.Original.Unwrap(), Amount: money.New(-row.AmountMinor, row.Currency)}
		if row.UnitKind != commission.UnitCash {
			one.Unit = &commission.Unit{Kind: row.UnitKind, Name: row.UnitName, Quantity: -row.UnitQuantity}
		}
		if one.Amount.Minor != 0 || one.Unit != nil {
			e.TakenBack = append(e.TakenBack, one)
		}
	}
	return nil
}
