package conversion

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/rapporthq/rapport/ent"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/ent/conversion"
	appledger "github.com/rapporthq/rapport/internal/app/ledger"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/commission"
)

// Returned is to be called in the transaction in which commissions came back from
// payouts that were cancelled or failed, after they are APPROVED again. While they
// were in a payout nobody could take them back or stop them; where credit was moved
// by hand meanwhile, the move is made again, so that nothing is paid twice (rules
// §2.7), and what a dispute would have stopped, or a recruiter's part of a commission
// that is ON_HOLD, is stopped now. The ids are of one program. It asks for no
// permission: that is the caller's.
func (s *Service) Returned(ctx context.Context, tx *ent.Tx, commissionIDs []string) error {
	var rows []*ent.Commission
	for part := range slices.Chunk(commissionIDs, chunk) {
		some, err := tx.Commission.Query().Where(entcommission.IDIn(part...), entcommission.ConversionIDNotNil()).All(ctx)
		if err != nil {
			return fmt.Errorf("load returned commissions: %w", err)
		}
		rows = append(rows, some...)
	}
	byConversion := map[string][]*ent.Commission{}
	var ids []string
	for _, row := range rows {
		if row.Kind == commission.KindEarned || row.Kind == commission.KindTopUp || row.Kind == commission.KindBonus {
			byConversion[*row.ConversionID] = append(byConversion[*row.ConversionID], row)
			ids = append(ids, *row.ConversionID)
		}
	}
	replaced, err := replacedOf(ctx, tx, distinct(ids), byConversion)
	if err != nil {
		return err
	}
	reasons, err := stoppedMeanwhile(ctx, tx, rows)
	if err != nil || len(replaced)+len(reasons) == 0 {
		return err
	}
	w, err := begin(ctx, tx, s.clock, rows[0].ProgramID, len(replaced))
	if err != nil {
		return err
	}
	if err := w.assignAgain(ctx, replaced); err != nil {
		return err
	}
	if err := w.holdReturned(ctx, rows, reasons); err != nil {
		return err
	}
	_, err = w.flush(ctx, s.tiers)
	return err
}

// stoppedMeanwhile finds which of the rows are to be stopped, and why, by id.
func stoppedMeanwhile(ctx context.Context, tx *ent.Tx, rows []*ent.Commission) (map[string]string, error) {
	conversionIDs, sourceIDs := make([]string, 0, len(rows)), []string{}
	for _, row := range rows {
		conversionIDs = append(conversionIDs, *row.ConversionID)
		if row.Kind == commission.KindRecruiter {
			sourceIDs = append(sourceIDs, *row.SourceID)
		}
	}
	disputes, err := appledger.OpenDisputes(ctx, tx.Client(), distinct(conversionIDs))
	if err != nil {
		return nil, err
	}
	held := map[string]bool{}
	for part := range slices.Chunk(distinct(sourceIDs), chunk) {
		found, err := tx.Commission.Query().
			Where(entcommission.IDIn(part...), entcommission.StatusEQ(commission.StatusOnHold)).IDs(ctx)
		if err != nil {
			return nil, fmt.Errorf("look for held commissions of recruited partners: %w", err)
		}
		for _, id := range found {
			held[id] = true
		}
	}
	out := map[string]string{}
	for _, row := range rows {
		switch d := disputes[*row.ConversionID]; {
		case d != nil:
			out[row.ID] = disputeReason(d.ExternalID)
		case row.Kind == commission.KindRecruiter && held[*row.SourceID]:
			out[row.ID] = commission.ReasonRecruitedHeld
		}
	}
	return out, nil
}

// holdReturned stops rows that came back, unless they were taken back by now, with
// what takes parts of them back.
func (w *work) holdReturned(ctx context.Context, rows []*ent.Commission, reasons map[string]string) error {
	var conversionIDs []string
	for _, row := range rows {
		if reasons[row.ID] != "" {
			conversionIDs = append(conversionIDs, *row.ConversionID)
		}
	}
	if err := w.fetch(ctx, lookup{conversionIDs: distinct(conversionIDs)}); err != nil {
		return err
	}
	byReason := map[string][]string{}
	for _, id := range distinct(conversionIDs) {
		for _, o := range w.byConversion[id] {
			for _, row := range o.all() {
				reason := cmp.Or(reasons[row.ID], reasons[o.row.ID])
				if reason == "" || row.Status != commission.StatusApproved || w.isFresh[row.ID] {
					continue
				}
				w.stop(row, reason)
				byReason[reason] = append(byReason[reason], row.ID)
			}
		}
	}
	for _, reason := range slices.Sorted(maps.Keys(byReason)) {
		if err := w.setStatus(ctx, byReason[reason], commission.StatusOnHold, reason); err != nil {
			return err
		}
	}
	return nil
}

// replacedOf are the conversions in which one of the rows has no longer the share
// by which it was computed, with the decision that replaced it.
func replacedOf(ctx context.Context, tx *ent.Tx, ids []string, rows map[string][]*ent.Commission) ([]*ent.Decision, error) {
	decisions, err := decisionsOf(ctx, tx.Client(), ids)
	if err != nil {
		return nil, err
	}
	var out []*ent.Decision
	for _, id := range ids {
		d := decisions[id]
		isReplaced := slices.ContainsFunc(rows[id], func(row *ent.Commission) bool { return !keepsShare(row, d.Attribution.Credits) })
		if isByHand(d.Attribution) && isReplaced {
			out = append(out, d)
		}
	}
	return out, nil
}

// assignAgain makes moves again as they were made: those who have their share keep
// their lines, and those who lost it lose the lines that came back.
func (w *work) assignAgain(ctx context.Context, decisions []*ent.Decision) error {
	ids := make([]string, len(decisions))
	byID := map[string]attribution.Override{}
	for i, d := range decisions {
		ids[i], byID[d.ConversionID] = d.ConversionID, *d.Attribution.Override
	}
	var rows []*ent.Conversion
	for part := range slices.Chunk(ids, chunk) {
		some, err := w.client.Conversion.Query().Where(conversion.IDIn(part...)).All(ctx)
		if err != nil {
			return fmt.Errorf("load conversions: %w", err)
		}
		rows = append(rows, some...)
	}
	list, err := w.loadMoved(ctx, rows)
	if err != nil {
		return err
	}
	for _, m := range list {
		override, sequence := byID[m.row.ID], w.next()
		override.Scope, override.At, override.AuthorID = attribution.ScopeConversion, w.now, w.viewer.Actor()
		if err := w.meet(ctx, enrollmentsOf(override.Credits)); err != nil {
			return err
		}
		w.assigned(override, sequence).SetConversionID(m.row.ID)
		if err := w.move(ctx, []*moved{m}, override, w.cause(sequence)); err != nil {
			return err
		}
	}
	return nil
}
