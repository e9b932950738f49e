package payout

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/apperr"
	domain "github.com/rapporthq/rapport/internal/domain/payout"
	"github.com/rapporthq/rapport/internal/viewer"
)

// longestReason is the longest reason, in characters.
const longestReason = 500

// MarkFailed reports that a sent payout did not arrive: its commissions are
// payable again. The partner sees the reason, 1 to 500 characters. It returns
// the payout and its run, which is COMPLETED once every payout in it is settled.
// Errors: apperr.ErrNotFound, BLANK, TOO_LONG, ALREADY_PAID, WRONG_STATE.
func (s *Service) MarkFailed(ctx context.Context, id, reason string) (*ent.Payout, *ent.PayoutRun, error) {
	if _, err := viewer.Require(ctx, viewer.PayoutManage); err != nil {
		return nil, nil, err
	}
	reason = strings.TrimSpace(reason)
	if err := validateReason(reason, "Say why the payout did not arrive."); err != nil {
		return nil, nil, err
	}
	var p *ent.Payout
	var run *ent.PayoutRun
	err := s.inTx(ctx, func(tx *ent.Tx) (err error) {
		p, run, err = s.markFailed(ctx, tx, id, reason)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	return p.Unwrap(), run.Unwrap(), nil
}

func (s *Service) markFailed(ctx context.Context, tx *ent.Tx, id, reason string) (*ent.Payout, *ent.PayoutRun, error) {
	p, run, err := lockPayout(ctx, tx, id)
	if err != nil {
		return nil, nil, err
	}
	if err := refusePayout(p, domain.Failed); err != nil {
		return nil, nil, err
	}
	now := s.clock.Now()
	if err := s.giveBack(ctx, tx, now, []*ent.Payout{p}, reason); err != nil {
		return nil, nil, err
	}
	p, err = p.Update().SetStatus(domain.Failed).SetFailureReason(reason).Save(ctx)
	if err != nil {
		return nil, nil, fmt.Errorf("save payout: %w", err)
	}
	if err := recordPayout(ctx, tx, now, p, "failed"); err != nil {
		return nil, nil, err
	}
	run, err = settle(ctx, tx, now, run)
	return p, run, err
}

// validateReason asks for 1 to 500 characters, without spaces around them.
func validateReason(reason, ask string) error {
	switch {
	case reason == "":
		return apperr.New(apperr.Blank, ask, "input", "reason")
	case utf8.RuneCountInString(reason) > longestReason:
		return apperr.New(apperr.TooLong, "A reason may have 500 characters at most.", "input", "reason")
	}
	return nil
}
