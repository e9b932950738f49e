package payout

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/rapporthq/rapport/ent"
	entpayout "github.com/rapporthq/rapport/ent/payout"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/ledger"
	domain "github.com/rapporthq/rapport/internal/domain/payout"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

// mostIDs is how many rows one request may name.
const mostIDs = 100

// MarkPaid reports that payouts of one sent run arrived, at most 100, all or
// none. It returns them in the order of ids, and the run, which is COMPLETED
// once every payout in it is settled.
//
// Errors at ids: BLANK, TOO_LONG; at one of them: INVALID if it is named twice
// or of another run, NOT_FOUND, ALREADY_PAID, WRONG_STATE.
func (s *Service) MarkPaid(ctx context.Context, ids []string) ([]*ent.Payout, *ent.PayoutRun, error) {
	if _, err := viewer.Require(ctx, viewer.PayoutManage); err != nil {
		return nil, nil, err
	}
	if err := validateIDs(ids); err != nil {
		return nil, nil, err
	}
	var payouts []*ent.Payout
	var run *ent.PayoutRun
	err := s.inTx(ctx, func(tx *ent.Tx) (err error) {
		payouts, run, err = s.markPaid(ctx, tx, ids)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	for i, p := range payouts {
		payouts[i] = p.Unwrap()
	}
	return payouts, run.Unwrap(), nil
}

func validateIDs(ids []string) error {
	var problems apperr.Errors
	switch {
	case len(ids) == 0:
		problems.Add(apperr.Blank, "Name the payouts that arrived.", "ids")
	case len(ids) > mostIDs:
		problems.Add(apperr.TooLong, "Name 100 payouts at most.", "ids")
	default:
		seen := map[string]bool{}
		for i, id := range ids {
			if seen[id] {
				problems.Add(apperr.Invalid, "This payout is named twice.", "ids", strconv.Itoa(i))
			}
			seen[id] = true
		}
	}
	return problems.OrNil()
}

func (s *Service) markPaid(ctx context.Context, tx *ent.Tx, ids []string) ([]*ent.Payout, *ent.PayoutRun, error) {
	run, payouts, err := lockPayouts(ctx, tx, ids)
	if err != nil {
		return nil, nil, err
	}
	rows, err := rowsOf(ctx, tx, payouts)
	if err != nil {
		return nil, nil, err
	}
	now := s.clock.Now()
	err = moveRows(ctx, tx, now, run.ProgramID, rows, move{
		from: commission.StatusInPayout, to: commission.StatusPaid,
		post: func(row ledger.Commission, _ string) (ledger.Transaction, error) { return ledger.Paid(row) },
	})
	if err != nil {
		return nil, nil, err
	}
	for i, p := range payouts {
		payouts[i], err = p.Update().SetStatus(domain.Paid).SetPaidAt(now).Save(ctx)
		if err != nil {
			return nil, nil, fmt.Errorf("save payout: %w", err)
		}
		if err := recordPayout(ctx, tx, now, payouts[i], "paid"); err != nil {
			return nil, nil, err
		}
	}
	run, err = settle(ctx, tx, now, run)
	return payouts, run, err
}

// lockPayouts loads the payouts in the order of ids and locks their run. Each
// must be of the first one's run and may be paid now.
func lockPayouts(ctx context.Context, tx *ent.Tx, ids []string) (*ent.PayoutRun, []*ent.Payout, error) {
	found, err := loadPayouts(ctx, tx, ids)
	if err != nil {
		return nil, nil, err
	}
	first := ""
	for _, id := range ids {
		if p := found[id]; p != nil {
			first = p.RunID
			break
		}
	}
	var run *ent.PayoutRun
	if first != "" {
		if run, err = lockRun(ctx, tx, first); err != nil {
			return nil, nil, err
		}
		// Again, as they are now that nobody else can move them.
		if found, err = loadPayouts(ctx, tx, ids); err != nil {
			return nil, nil, err
		}
	}
	var problems apperr.Errors
	payouts := make([]*ent.Payout, len(ids))
	for i, id := range ids {
		payouts[i] = found[id]
		if code, sentence := unpayable(payouts[i], first); code != "" {
			problems.Add(code, sentence, "ids", strconv.Itoa(i))
		}
	}
	return run, payouts, problems.OrNil()
}

func loadPayouts(ctx context.Context, tx *ent.Tx, ids []string) (map[string]*ent.Payout, error) {
	rows, err := tx.Payout.Query().Where(entpayout.IDIn(ids...)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load payouts: %w", err)
	}
	return byID(rows, func(p *ent.Payout) string { return p.ID }), nil
}

// unpayable says why a payout cannot be marked as paid; no code if it can.
func unpayable(p *ent.Payout, runID string) (apperr.Code, string) {
	switch {
	case p == nil:
		return apperr.NotFoundCode, "There is no payout with this id."
	case p.RunID != runID:
		return apperr.Invalid, "This payout is of another run than the first one. Mark one run at a time."
	case p.Status == domain.Paid:
		return apperr.AlreadyPaid, p.Status.Refusal(domain.Paid)
	case p.Status != domain.Processing:
		return apperr.WrongState, p.Status.Refusal(domain.Paid)
	}
	return "", ""
}

// settle completes the run when nothing more can happen to its payouts.
func settle(ctx context.Context, tx *ent.Tx, now time.Time, run *ent.PayoutRun) (*ent.PayoutRun, error) {
	isOpen, err := tx.Payout.Query().
		Where(entpayout.RunID(run.ID), entpayout.StatusNotIn(domain.Paid, domain.Failed, domain.Cancelled)).Exist(ctx)
	if err != nil {
		return nil, fmt.Errorf("look for open payouts: %w", err)
	}
	if isOpen {
		return run, nil
	}
	run, err = run.Update().SetStatus(domain.RunCompleted).SetCompletedAt(now).Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("complete payout run: %w", err)
	}
	return run, recordRun(ctx, tx, now, run, "completed")
}

// recordPayout notes what happened to a payout; its partner may see it.
func recordPayout(ctx context.Context, tx *ent.Tx, at time.Time, p *ent.Payout, verb string) error {
	return event.Record(ctx, tx, at, event.Fact{
		Kind: "payout." + verb, SubjectID: p.ID, PartnerID: p.PartnerID,
		Data: map[string]string{"number": p.Number, "amount": p.Amount().Amount(), "currency": string(p.Currency)},
	})
}
