package payout

import (
	"context"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollment"
	entpayout "github.com/rapporthq/rapport/ent/payout"
	"github.com/rapporthq/rapport/internal/app/ledger"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/money"
	domain "github.com/rapporthq/rapport/internal/domain/payout"
	"github.com/rapporthq/rapport/internal/viewer"
)

// RunApprove approves a draft run. Above the program's four-eyes limit another
// person than the run's maker must do it; a key stands for the person who made
// it. Errors: apperr.ErrNotFound, WRONG_STATE, FOUR_EYES.
func (s *Service) RunApprove(ctx context.Context, id string) (*ent.PayoutRun, error) {
	v, err := viewer.Require(ctx, viewer.PayoutApprove)
	if err != nil {
		return nil, err
	}
	var run *ent.PayoutRun
	err = s.inTx(ctx, func(tx *ent.Tx) error {
		run, err = lockRun(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := refuse(run, domain.RunApproved); err != nil {
			return err
		}
		if err := refuseAlone(ctx, tx, run, v); err != nil {
			return err
		}
		if err := refuseBanned(ctx, tx, run); err != nil {
			return err
		}
		now := s.clock.Now()
		if err := movePayouts(ctx, tx, run, domain.Draft, domain.Approved); err != nil {
			return err
		}
		run, err = run.Update().
			SetStatus(domain.RunApproved).SetApprovedBy(v.Actor()).SetApprovedAt(now).Save(ctx)
		if err != nil {
			return fmt.Errorf("save payout run: %w", err)
		}
		return recordRun(ctx, tx, now, run, "approved")
	})
	if err != nil {
		return nil, err
	}
	return run.Unwrap(), nil
}

// refuseAlone returns FOUR_EYES if a second person must approve the run and the
// viewer is the first.
func refuseAlone(ctx context.Context, tx *ent.Tx, run *ent.PayoutRun, v viewer.Viewer) error {
	program, err := run.QueryProgram().Only(ctx)
	if err != nil {
		return fmt.Errorf("load program: %w", err)
	}
	totals, err := totalsOf(ctx, tx, run)
	if err != nil {
		return err
	}
	maker, err := ledger.PersonOf(ctx, tx.Client(), run.CreatedBy)
	if err != nil {
		return err
	}
	approver, err := ledger.PersonOf(ctx, tx.Client(), v.Actor())
	if err != nil {
		return err
	}
	needs, err := ledger.NeedsSecondPerson(ctx, tx.Client(), run, program, totals, maker, approver)
	if err != nil || !needs {
		return err
	}
	return apperr.New(apperr.FourEyes, "Another person than the run's maker must approve it, because it pays more than "+
		program.FourEyes().String()+" or a currency without an exchange rate.", "id")
}

// refuseBanned returns WRONG_STATE if somebody in the run was banned after it
// was made: nothing is paid to the banned.
func refuseBanned(ctx context.Context, tx *ent.Tx, run *ent.PayoutRun) error {
	banned, err := tx.Payout.Query().
		Where(entpayout.RunID(run.ID), entpayout.StatusNEQ(domain.Cancelled), entpayout.HasEnrollmentWith(enrollment.StatusEQ(enrollment.StatusBANNED))).
		Order(entpayout.ByNumber()).First(ctx)
	if ent.IsNotFound(err) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("look for banned partners: %w", err)
	}
	return apperr.New(apperr.WrongState,
		"Payout "+banned.Number+" is for a partner who was banned since. Cancel it.", "id")
}

// totalsOf returns what the run would pay, one sum per currency, by currency.
func totalsOf(ctx context.Context, tx *ent.Tx, run *ent.PayoutRun) ([]money.Money, error) {
	var rows []struct {
		Currency money.Currency `json:"currency"`
		Sum      int64          `json:"sum"`
	}
	err := tx.Payout.Query().Where(entpayout.RunID(run.ID), entpayout.StatusNEQ(domain.Cancelled)).Order(entpayout.ByCurrency()).
		GroupBy(entpayout.FieldCurrency).Aggregate(ent.As(ent.Sum(entpayout.FieldAmountMinor), "sum")).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("sum payouts: %w", err)
	}
	totals := make([]money.Money, len(rows))
	for i, row := range rows {
		totals[i] = money.New(row.Sum, row.Currency)
	}
	return totals, nil
}

// movePayouts moves every payout of the run that is in a state; the others were
// cancelled.
func movePayouts(ctx context.Context, tx *ent.Tx, run *ent.PayoutRun, from, to domain.Status) error {
	err := tx.Payout.Update().Where(entpayout.RunID(run.ID), entpayout.StatusEQ(from)).SetStatus(to).Exec(ctx)
	if err != nil {
		return fmt.Errorf("move payouts to %s: %w", to, err)
	}
	return nil
}
