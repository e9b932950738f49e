package payout

import (
	"context"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	entpayout "github.com/rapporthq/rapport/ent/payout"
	"github.com/rapporthq/rapport/internal/domain/commission"
	domain "github.com/rapporthq/rapport/internal/domain/payout"
	"github.com/rapporthq/rapport/internal/viewer"
)

// RunCancel gives up a run that was not sent; everything in it is payable again.
// Errors: apperr.ErrNotFound, WRONG_STATE.
func (s *Service) RunCancel(ctx context.Context, id string) (*ent.PayoutRun, error) {
	if _, err := viewer.Require(ctx, viewer.PayoutManage); err != nil {
		return nil, err
	}
	var run *ent.PayoutRun
	err := s.inTx(ctx, func(tx *ent.Tx) (err error) {
		run, err = lockRunAndProgram(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := refuse(run, domain.RunCancelled); err != nil {
			return err
		}
		payouts, err := tx.Payout.Query().Where(entpayout.RunID(run.ID), entpayout.StatusNEQ(domain.Cancelled)).
			Order(entpayout.ByID()).All(ctx)
		if err != nil {
			return fmt.Errorf("load payouts: %w", err)
		}
		now := s.clock.Now()
		if err := s.giveBack(ctx, tx, now, payouts, commission.ReasonRunCancelled); err != nil {
			return err
		}
		err = tx.Payout.Update().Where(entpayout.RunID(run.ID)).SetStatus(domain.Cancelled).Exec(ctx)
		if err != nil {
			return fmt.Errorf("cancel payouts: %w", err)
		}
		run, err = run.Update().SetStatus(domain.RunCancelled).Save(ctx)
		if err != nil {
			return fmt.Errorf("save payout run: %w", err)
		}
		return recordRun(ctx, tx, now, run, "cancelled")
	})
	if err != nil {
		return nil, err
	}
	return run.Unwrap(), nil
}
