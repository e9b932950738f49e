package payout

import (
	"context"
	"fmt"
	"strings"

	"github.com/rapporthq/rapport/ent"
	entpayout "github.com/rapporthq/rapport/ent/payout"
	"github.com/rapporthq/rapport/internal/apperr"
	domain "github.com/rapporthq/rapport/internal/domain/payout"
	"github.com/rapporthq/rapport/internal/viewer"
)

// Cancel takes a single payout out of a run that was not sent: its commissions
// are payable again, and its number is not used for another. The partner sees
// the reason, 1 to 500 characters. It returns the payout and its run, which is
// CANCELLED if nothing is left in it. Errors: apperr.ErrNotFound, BLANK,
// TOO_LONG, ALREADY_PAID, WRONG_STATE.
func (s *Service) Cancel(ctx context.Context, id, reason string) (*ent.Payout, *ent.PayoutRun, error) {
	if _, err := viewer.Require(ctx, viewer.PayoutManage); err != nil {
		return nil, nil, err
	}
	reason = strings.TrimSpace(reason)
	if err := validateReason(reason, "Say why the payout is cancelled."); err != nil {
		return nil, nil, err
	}
	var p *ent.Payout
	var run *ent.PayoutRun
	err := s.inTx(ctx, func(tx *ent.Tx) (err error) {
		p, run, err = s.cancel(ctx, tx, id, reason)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	return p.Unwrap(), run.Unwrap(), nil
}

func (s *Service) cancel(ctx context.Context, tx *ent.Tx, id, reason string) (*ent.Payout, *ent.PayoutRun, error) {
	p, run, err := lockPayout(ctx, tx, id)
	if err != nil {
		return nil, nil, err
	}
	if err := refusePayout(p, domain.Cancelled); err != nil {
		return nil, nil, err
	}
	if run.Status != domain.RunDraft && run.Status != domain.RunApproved {
		return nil, nil, apperr.New(apperr.WrongState,
			"This payout was sent. Report what became of it: paid, or not arrived.", "id")
	}
	now := s.clock.Now()
	if err := s.giveBack(ctx, tx, now, []*ent.Payout{p}, reason); err != nil {
		return nil, nil, err
	}
	p, err = p.Update().SetStatus(domain.Cancelled).SetFailureReason(reason).Save(ctx)
	if err != nil {
		return nil, nil, fmt.Errorf("save payout: %w", err)
	}
	if err := recordPayout(ctx, tx, now, p, "cancelled"); err != nil {
		return nil, nil, err
	}
	isLeft, err := tx.Payout.Query().
		Where(entpayout.RunID(run.ID), entpayout.StatusNEQ(domain.Cancelled)).Exist(ctx)
	if err != nil {
		return nil, nil, fmt.Errorf("look for other payouts: %w", err)
	}
	if isLeft {
		return p, run, nil
	}
	run, err = run.Update().SetStatus(domain.RunCancelled).Save(ctx)
	if err != nil {
		return nil, nil, fmt.Errorf("save payout run: %w", err)
	}
	return p, run, recordRun(ctx, tx, now, run, "cancelled")
}

// lockPayout loads a payout as it is once its run, which is locked with its
// program, makes no other move.
func lockPayout(ctx context.Context, tx *ent.Tx, id string) (*ent.Payout, *ent.PayoutRun, error) {
	p, err := tx.Payout.Get(ctx, id)
	if err != nil {
		return nil, nil, missing(err, "load payout")
	}
	run, err := lockRunAndProgram(ctx, tx, p.RunID)
	if err != nil {
		return nil, nil, err
	}
	p, err = tx.Payout.Query().Where(entpayout.ID(id)).Only(ctx)
	if err != nil {
		return nil, nil, missing(err, "load payout")
	}
	return p, run, nil
}

// refusePayout returns why the payout cannot go to next.
func refusePayout(p *ent.Payout, next domain.Status) error {
	sentence := p.Status.Refusal(next)
	switch {
	case sentence == "":
		return nil
	case p.Status == domain.Paid:
		return apperr.New(apperr.AlreadyPaid, sentence, "id")
	}
	return apperr.New(apperr.WrongState, sentence, "id")
}
