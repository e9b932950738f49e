package conversion

import (
	"context"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/dispute"
	"github.com/rapporthq/rapport/ent/refund"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/viewer"
)

// CloseDispute says how a dispute ended. What it stopped goes on where it was,
// unless another dispute of the conversion is open. One that is LOST is a refund of
// its amount, or of what is left to refund if that is less, under the dispute's
// external id; with nothing left, or with a refund of that id recorded already,
// there is no other. One that was closed with this outcome before is returned as it
// is, so that a retry is harmless. It asks for CONVERSION_RECORD. A dispute that the
// viewer does not see is apperr.ErrNotFound. User errors: INVALID for an outcome that
// is none, NOT_PENDING for one that was closed with the other, TAKEN if a refund of
// another conversion has the external id.
func (s *Service) CloseDispute(ctx context.Context, id string, outcome commission.DisputeStatus) (*Disputed, error) {
	if err := mayClose(ctx, outcome); err != nil {
		return nil, err
	}
	var out *Disputed
	err := s.inTx(ctx, func(tx *ent.Tx) (err error) {
		out, err = s.closeIn(ctx, tx, id, outcome)
		return err
	})
	if err != nil {
		return nil, err
	}
	return &Disputed{Dispute: out.Dispute.Unwrap(), Conversion: out.Conversion.Unwrap(), Repeated: out.Repeated}, nil
}

// mayClose asks for the permission, and whether a dispute can end so.
func mayClose(ctx context.Context, outcome commission.DisputeStatus) error {
	if _, err := viewer.Require(ctx, viewer.ConversionRecord); err != nil {
		return err
	}
	if outcome != commission.DisputeWon && outcome != commission.DisputeLost {
		return apperr.New(apperr.Invalid, "A dispute ends WON or LOST.", "outcome")
	}
	return nil
}

func (s *Service) closeIn(ctx context.Context, tx *ent.Tx, id string, outcome commission.DisputeStatus) (*Disputed, error) {
	row, err := tx.Dispute.Get(ctx, id)
	if ent.IsNotFound(err) {
		return nil, apperr.ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("load the dispute: %w", err)
	}
	w, err := begin(ctx, tx, s.clock, row.ProgramID, 1)
	if err != nil {
		return nil, err
	}
	// Again, now that nobody else closes it.
	if row, err = tx.Dispute.Query().Where(dispute.ID(id), db.ForUpdate).WithConversion().Only(ctx); err != nil {
		return nil, fmt.Errorf("lock the dispute: %w", err)
	}
	if row.Status == outcome {
		return &Disputed{Dispute: row, Conversion: row.Edges.Conversion, Repeated: true}, nil
	}
	if row.Status != commission.DisputeOpen {
		return nil, apperr.New(apperr.NotPending, "This dispute was closed already: "+string(row.Status)+".", "id")
	}
	c := &closing{work: w, row: row, of: row.Edges.Conversion}
	if err := withRatings(ctx, w.client, c.of); err != nil {
		return nil, err
	}
	return c.close(ctx, outcome, s.tiers)
}

// closing is a work that closes one dispute.
type closing struct {
	*work
	row *ent.Dispute
	of  *ent.Conversion
}

func (c *closing) close(ctx context.Context, outcome commission.DisputeStatus, tiers Tiers) (*Disputed, error) {
	if err := c.fetch(ctx, lookup{conversionIDs: []string{c.of.ID}}); err != nil {
		return nil, err
	}
	other, err := c.client.Dispute.Query().Where(dispute.ConversionID(c.of.ID), dispute.IDNEQ(c.row.ID),
		dispute.StatusEQ(commission.DisputeOpen)).Order(ent.Asc(dispute.FieldSequence)).First(ctx)
	next := ""
	switch {
	case err == nil:
		next = other.ExternalID
	case !ent.IsNotFound(err):
		return nil, fmt.Errorf("look for other disputes: %w", err)
	}
	if err := c.release(ctx, c.of.ID, c.row.ExternalID, next); err != nil {
		return nil, err
	}
	var refundID *string
	if outcome == commission.DisputeLost {
		c.note("dispute.lost", c.row.ID, "")
		if refundID, err = c.lose(ctx, tiers); err != nil {
			return nil, err
		}
	} else {
		c.note("dispute.won", c.row.ID, "")
		if _, err := c.flush(ctx, tiers); err != nil {
			return nil, err
		}
	}
	row, err := c.row.Update().SetStatus(outcome).SetClosedAt(c.now).SetNillableRefundID(refundID).Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("close the dispute: %w", err)
	}
	return &Disputed{Dispute: row, Conversion: c.of}, nil
}

// lose gives the money back, and everything is written. It returns the refund; nil
// if nothing was left.
func (c *closing) lose(ctx context.Context, tiers Tiers) (*string, error) {
	known, err := c.client.Refund.Query().
		Where(refund.ProgramID(c.program.ID), refund.ExternalID(c.row.ExternalID)).Only(ctx)
	if err != nil && !ent.IsNotFound(err) {
		return nil, fmt.Errorf("look for the refund: %w", err)
	}
	if err == nil {
		if known.ConversionID != c.of.ID {
			return nil, apperr.New(apperr.Taken, "A refund of another conversion has the external id of this dispute.", "id")
		}
		_, err := c.flush(ctx, tiers)
		return &known.ID, err
	}
	before, err := c.refundsOf(ctx, c.of.ID)
	if err != nil {
		return nil, err
	}
	left := c.of.AmountMinor - sum(before)
	if left <= 0 && (c.of.AmountMinor != 0 || len(before) > 0) {
		_, err := c.flush(ctx, tiers)
		return nil, err
	}
	amount := money.New(min(left, c.row.AmountMinor), c.of.Currency)
	content := refundContent{ConversionID: c.of.ID, ExternalID: c.row.ExternalID, Amount: &amount, Reason: c.row.Reason}
	mark, err := db.Fingerprint(content)
	if err != nil {
		return nil, err
	}
	made, err := (&refunding{work: c.work, content: content, mark: mark, of: c.of}).refund(ctx, tiers)
	if err != nil {
		return nil, err
	}
	return &made.Refund.ID, nil
}
