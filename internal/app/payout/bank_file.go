package payout

import (
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/partner"
	entpayout "github.com/rapporthq/rapport/ent/payout"
	"github.com/rapporthq/rapport/internal/apperr"
	domain "github.com/rapporthq/rapport/internal/domain/payout"
	"github.com/rapporthq/rapport/internal/viewer"
)

// BankFile writes the bank file of a run to w: every payout that is approved or
// sent and not yet settled, by number, so that a payout that is done is never
// handed to a bank again. It holds whole account numbers, so reading the run is
// not enough: it takes PAYOUT_MANAGE, and each download is an event.
//
// A run that is not approved yet, or has nothing left to pay, has no file:
// apperr.ErrNotFound, as for a run that the viewer may not see.
func (s *Service) BankFile(ctx context.Context, runID string, w io.Writer) error {
	if _, err := viewer.Require(ctx, viewer.PayoutManage); err != nil {
		return err
	}
	var rows []BankRow
	err := s.inTx(ctx, func(tx *ent.Tx) error {
		run, err := tx.PayoutRun.Get(ctx, runID)
		if err != nil {
			return missing(err, "load payout run")
		}
		payouts, err := tx.Payout.Query().
			Where(entpayout.RunID(run.ID), entpayout.StatusIn(domain.Approved, domain.Processing)).
			Order(entpayout.ByNumber()).All(ctx)
		if err != nil {
			return fmt.Errorf("load payouts: %w", err)
		}
		if len(payouts) == 0 {
			return apperr.ErrNotFound
		}
		program, err := run.QueryProgram().Only(ctx)
		if err != nil {
			return fmt.Errorf("load program: %w", err)
		}
		partners, err := partnersOf(ctx, tx, payouts)
		if err != nil {
			return err
		}
		rows = bankRows(payouts, partners, program)
		return recordRun(ctx, tx, s.clock.Now(), run, "file_downloaded")
	})
	if err != nil {
		return err
	}
	return s.writeBankFile(w, rows)
}

// partnersOf returns the partners of the payouts by id, asked for some at a time:
// a run may pay more than a statement takes parameters.
func partnersOf(ctx context.Context, tx *ent.Tx, payouts []*ent.Payout) (map[string]*ent.Partner, error) {
	out := make(map[string]*ent.Partner, len(payouts))
	for part := range slices.Chunk(payouts, chunk) {
		ids := make([]string, len(part))
		for i, p := range part {
			ids[i] = p.PartnerID
		}
		rows, err := tx.Partner.Query().Where(partner.IDIn(ids...)).All(ctx)
		if err != nil {
			return nil, fmt.Errorf("load partners: %w", err)
		}
		for _, row := range rows {
			out[row.ID] = row
		}
	}
	return out, nil
}

func bankRows(payouts []*ent.Payout, partners map[string]*ent.Partner, program *ent.Program) []BankRow {
	rows := make([]BankRow, len(payouts))
	for i, p := range payouts {
		rows[i] = BankRow{
			Number: p.Number, PartnerName: partners[p.PartnerID].Name,
			AccountHolder: p.AccountHolder, Account: p.AccountNumber, BIC: p.BankCode,
			Amount: p.Amount(), Reference: program.Name + " " + p.Number,
		}
	}
	return rows
}
