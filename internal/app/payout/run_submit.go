package payout

import (
	"context"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	domain "github.com/rapporthq/rapport/internal/domain/payout"
	"github.com/rapporthq/rapport/internal/viewer"
)

// RunSubmit marks an approved run as sent, after the bank file was handed over.
// Errors: apperr.ErrNotFound, WRONG_STATE.
func (s *Service) RunSubmit(ctx context.Context, id string) (*ent.PayoutRun, error) {
	if _, err := viewer.Require(ctx, viewer.PayoutManage); err != nil {
		return nil, err
	}
	var run *ent.PayoutRun
	err := s.inTx(ctx, func(tx *ent.Tx) (err error) {
		run, err = lockRun(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := refuse(run, domain.RunProcessing); err != nil {
			return err
		}
		if err := refuseBanned(ctx, tx, run); err != nil {
			return err
		}
		if err := movePayouts(ctx, tx, run, domain.Approved, domain.Processing); err != nil {
			return err
		}
		run, err = run.Update().SetStatus(domain.RunProcessing).Save(ctx)
		if err != nil {
			return fmt.Errorf("save payout run: %w", err)
		}
		return recordRun(ctx, tx, s.clock.Now(), run, "submitted")
	})
	if err != nil {
		return nil, err
	}
	return run.Unwrap(), nil
}
