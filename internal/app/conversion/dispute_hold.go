package conversion

import (
	"context"
	"fmt"
	"slices"

	"github.com/rapporthq/rapport/ent"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	appledger "github.com/rapporthq/rapport/internal/app/ledger"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/ledger"
)

// disputeReason is why rows are ON_HOLD: by it the rows are found that the dispute
// stopped.
func disputeReason(externalID string) string {
	return cut(commission.ReasonDisputed(externalID), maxReason)
}

// hold stops what is unpaid of a conversion. Rows that somebody else stopped keep
// their reason.
func (w *work) hold(ctx context.Context, conversionID, externalID string) error {
	list, err := w.disputable(ctx, conversionID)
	if err != nil {
		return err
	}
	reason := disputeReason(externalID)
	var ids []string
	for _, o := range list {
		for _, row := range o.all() {
			if row.Status != commission.StatusPending && row.Status != commission.StatusApproved {
				continue
			}
			w.stop(row, reason)
			ids = append(ids, row.ID)
		}
	}
	return w.setStatus(ctx, ids, commission.StatusOnHold, reason)
}

// disputable are the commissions of a conversion and the parts that recruiters have
// of them: that of a top-up belongs to the conversion that caused it.
func (w *work) disputable(ctx context.Context, conversionID string) ([]*original, error) {
	list := slices.Clone(w.byConversion[conversionID])
	var ids []string
	for _, o := range list {
		ids = append(ids, o.row.ID)
	}
	if err := w.fetch(ctx, lookup{sourceIDs: ids}); err != nil {
		return nil, err
	}
	for _, id := range ids {
		for _, o := range w.bySource[id] {
			if !slices.Contains(list, o) {
				list = append(list, o)
			}
		}
	}
	return list, nil
}

// stop notes that a row goes ON_HOLD.
func (w *work) stop(row *ent.Commission, reason string) {
	w.changed(row, row.Status, commission.StatusOnHold, reason)
	w.heldFrom[row.ID] = ledger.State(row.Status)
	row.Status, row.StatusReason = commission.StatusOnHold, reason
	w.note("commission.held", row.ID, row.PartnerID)
}

// release lets what a dispute stopped go on where it was. next is another dispute
// of the conversion that is open, which keeps it stopped; empty if there is none.
// The rows that take parts of an approved commission back are approved with it, or
// what was refunded meanwhile would be paid.
func (w *work) release(ctx context.Context, conversionID, externalID, next string) error {
	list, err := w.disputable(ctx, conversionID)
	if err != nil {
		return err
	}
	reason := disputeReason(externalID)
	to := map[commission.Status][]string{}
	var kept []string
	for _, o := range list {
		for _, row := range o.all() {
			switch {
			case row.Status == commission.StatusOnHold && row.StatusReason == reason && next != "":
				row.StatusReason = disputeReason(next)
				kept = append(kept, row.ID)
			case row.Status == commission.StatusOnHold && row.StatusReason == reason:
				w.resume(row, commission.Status(w.heldFrom[row.ID]))
				to[row.Status] = append(to[row.Status], row.ID)
			case row.OriginalID != nil && row.Status == commission.StatusPending && o.row.Status == commission.StatusApproved:
				posting, err := ledger.Approved(appledger.Row(row, "", ""))
				if err != nil {
					return fmt.Errorf("post an approved part: %w", err)
				}
				w.postings = append(w.postings, posting)
				w.resume(row, commission.StatusApproved)
				to[row.Status] = append(to[row.Status], row.ID)
			}
		}
	}
	if err := w.setStatus(ctx, kept, commission.StatusOnHold, disputeReason(next)); err != nil {
		return err
	}
	for _, status := range []commission.Status{commission.StatusPending, commission.StatusApproved} {
		if err := w.setStatus(ctx, to[status], status, ""); err != nil {
			return err
		}
	}
	return nil
}

// resume notes that a row goes on.
func (w *work) resume(row *ent.Commission, to commission.Status) {
	w.changed(row, row.Status, to, "")
	row.Status, row.StatusReason = to, ""
	w.note("commission.released", row.ID, row.PartnerID)
}

// setStatus writes the state of rows that were loaded.
func (w *work) setStatus(ctx context.Context, ids []string, to commission.Status, reason string) error {
	for part := range slices.Chunk(ids, chunk) {
		update := w.tx.Commission.Update().Where(entcommission.IDIn(part...)).SetStatus(to).SetStatusSince(w.now)
		if reason == "" {
			update.ClearStatusReason()
		} else {
			update.SetStatusReason(reason)
		}
		if err := update.Exec(ctx); err != nil {
			return fmt.Errorf("move commissions to %s: %w", to, err)
		}
	}
	return nil
}

// holdDisputed stops rows that are made now for conversions that are disputed, such
// as those of a credit that is moved by hand. What takes parts back is not stopped:
// it waits for its original as it is.
func (w *work) holdDisputed(ctx context.Context) error {
	byConversion := map[string][]*ent.Commission{}
	for _, row := range w.commissions {
		if row.OriginalID == nil && row.ConversionID != nil && !w.isNew[*row.ConversionID] && row.Status == commission.StatusPending {
			byConversion[*row.ConversionID] = append(byConversion[*row.ConversionID], row)
		}
	}
	open, err := appledger.OpenDisputes(ctx, w.client, sortedKeys(byConversion))
	if err != nil {
		return err
	}
	for _, conversionID := range sortedKeys(open) {
		for _, row := range byConversion[conversionID] {
			w.stop(row, disputeReason(open[conversionID].ExternalID))
		}
	}
	return nil
}
