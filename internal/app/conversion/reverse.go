package conversion

import (
	"fmt"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
	appledger "github.com/rapporthq/rapport/internal/app/ledger"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/ledger"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// original is a commission of a conversion with the rows that take parts of it
// back.
type original struct {
	row       *ent.Commission
	reversals []*ent.Commission
}

// originals sorts the commissions of one conversion; they come by sequence.
func originals(rows []*ent.Commission) []*original {
	byID := map[string]*original{}
	var list []*original
	for _, row := range rows {
		if row.Kind == commission.KindEarned {
			byID[row.ID] = &original{row: row}
			list = append(list, byID[row.ID])
		}
	}
	for _, row := range rows {
		if row.OriginalID != nil && byID[*row.OriginalID] != nil {
			byID[*row.OriginalID].reversals = append(byID[*row.OriginalID].reversals, row)
		}
	}
	return list
}

// reversible is the original as the rules know it.
func (o *original) reversible() commission.Reversible {
	line := commission.Reversible{
		ID: o.row.ID, EnrollmentID: o.row.EnrollmentID, Amount: money.New(o.row.AmountMinor, o.row.Currency),
		Status: o.row.Status, ReleaseAt: o.row.ReleaseAt,
	}
	for _, r := range o.reversals {
		line.ReversedMinor -= r.AmountMinor
	}
	return line
}

func reversibles(list []*original) []commission.Reversible {
	out := make([]commission.Reversible, len(list))
	for i, o := range list {
		out[i] = o.reversible()
	}
	return out
}

// takeBack makes the negative rows. refundID is empty if no refund is the cause.
func (w *work) takeBack(of *ent.Conversion, c *customer, list []*original, rows []commission.Reversal, sequence int64, refundID string) error {
	for _, one := range rows {
		o := list[slices.IndexFunc(list, func(o *original) bool { return o.row.ID == one.LineID })]
		row := w.newCommission(of, c, one.EnrollmentID, sequence)
		row.OriginalID, row.IncentiveID, row.IncentiveKey = &o.row.ID, o.row.IncentiveID, o.row.IncentiveKey
		row.CustomerLabel = o.row.CustomerLabel
		if refundID != "" {
			row.RefundID = &refundID
		}
		row.Kind, row.Status = commission.KindReversal, one.Status
		row.AmountMinor, row.Currency, row.ReleaseAt = one.Amount.Minor, one.Amount.Currency, one.ReleaseAt
		row.Explanation = commission.Explanation{
			EnrollmentID: o.row.EnrollmentID, PlanID: o.row.Explanation.PlanID, PlanVersionID: o.row.Explanation.PlanVersionID,
			Incentive: o.row.Explanation.Incentive, Credit: o.row.Explanation.Credit,
			Rounding: &commission.Rounding{Exact: one.Explanation.Exact, Amount: one.Explanation.TotalReversed},
		}
		if err := w.add(row); err != nil {
			return err
		}
		more := total{sumMinor: row.AmountMinor}
		if one.Explanation.TotalReversed == one.Explanation.Line {
			// Nothing is left of the line, so it counts for no limit.
			more.counted = -1
		}
		w.totals.add(limitKey(commission.HistoryKey{
			IncentiveKey: row.IncentiveKey, CustomerID: c.row.ID, EnrollmentID: row.EnrollmentID,
		}), more)
		w.affected[row.EnrollmentID] = true
		w.note("commission.reversed", row.ID, row.PartnerID)
		o.reversals = append(o.reversals, row)
		if one.Closes && o.isOpen() {
			if err := w.close(o); err != nil {
				return err
			}
		}
	}
	return nil
}

// isOpen reports whether the original and all its reversals can become REVERSED.
// One that was paid, or is about to be, keeps the others as they are: they sum to
// nothing, and closing some would leave a debt that nobody has.
func (o *original) isOpen() bool {
	return !slices.ContainsFunc(append([]*ent.Commission{o.row}, o.reversals...), func(row *ent.Commission) bool {
		return !row.Status.CanMoveTo(commission.StatusReversed)
	})
}

// close moves the original and its reversals to REVERSED together.
func (w *work) close(o *original) error {
	for _, row := range append([]*ent.Commission{o.row}, o.reversals...) {
		posting, err := ledger.Reversed(appledger.Row(row, w.heldFrom[row.ID], ""))
		if err != nil {
			return fmt.Errorf("post a reversed commission: %w", err)
		}
		w.postings = append(w.postings, posting)
		w.changed(row, row.Status, commission.StatusReversed, "")
		row.Status = commission.StatusReversed
		if !w.isFresh[row.ID] {
			w.closed = append(w.closed, row.ID)
		}
	}
	return nil
}

// catchUp takes back from commissions that were made late what had been refunded
// before, so that they end at zero with the refunds still to come.
func (w *work) catchUp(of *ent.Conversion, c *customer, made []*ent.Commission, refunds []*ent.Refund, sequence int64) error {
	if len(refunds) == 0 || len(made) == 0 {
		return nil
	}
	list := originals(made)
	rows := commission.Reverse(reversibles(list), given(of, refunds, w.now))
	return w.takeBack(of, c, list, rows, sequence, refunds[len(refunds)-1].ID)
}

// given is what has been given back of a conversion, as the rules know it.
func given(of *ent.Conversion, refunds []*ent.Refund, at time.Time) commission.Refunds {
	out := commission.Refunds{Refundable: money.New(of.AmountMinor, of.Currency), At: at}
	for _, r := range refunds {
		out.AmountsMinor = append(out.AmountsMinor, r.AmountMinor)
	}
	return out
}
