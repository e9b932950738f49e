package conversion

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/dispute"
	"github.com/rapporthq/rapport/ent/idempotency"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/viewer"
)

// DisputeInput is a customer's demand for money back, as the vendor's system
// reports it.
type DisputeInput struct {
	ConversionID string
	// ExternalID is 1 to 200 characters, unique in the program.
	ExternalID string
	// Amount is all that is left to refund if nil.
	Amount *money.Input
	// OpenedAt is now if nil; not before the conversion.
	OpenedAt *time.Time
	Reason   *string
	// IdempotencyKey is as in RecordInput.
	IdempotencyKey string
}

// Disputed is a dispute as it is stored.
type Disputed struct {
	Dispute    *ent.Dispute
	Conversion *ent.Conversion
	// Repeated: it had been opened, or closed so, before, and nothing changed.
	Repeated bool
}

// disputeContent is a dispute in one form; see content.
type disputeContent struct {
	ConversionID, ExternalID string
	Amount                   *money.Money
	OpenedAt                 *time.Time
	Reason                   string
}

// Validate returns every mistake that can be seen in the input alone.
func (in DisputeInput) Validate() error {
	_, errs := in.read()
	return errs.OrNil()
}

func (in DisputeInput) read() (disputeContent, apperr.Errors) {
	r := &reader{}
	r.required(in.ConversionID, maxID, "input", "conversionId")
	r.required(in.ExternalID, maxExternalID, "input", "externalId")
	r.text(in.IdempotencyKey, maxIdempotent, "input", "idempotencyKey")
	c := disputeContent{
		ConversionID: in.ConversionID, ExternalID: in.ExternalID, OpenedAt: normal(in.OpenedAt),
		Reason: strings.TrimSpace(r.optional(in.Reason, maxReason, "input", "reason")),
	}
	if in.Amount != nil {
		if amount, ok := r.amount(*in.Amount, "input", "amount"); ok {
			c.Amount = &amount
		}
	}
	return c, r.errs
}

// OpenDispute records that a customer demands money back: what is unpaid of the
// conversion's commissions goes ON_HOLD until the dispute is closed; what is in a
// payout or paid stays. Repeats are as in Record. It asks for CONVERSION_RECORD.
// User errors: those of Validate; NOT_FOUND for the conversion; CURRENCY_MISMATCH;
// TOO_SMALL for an amount of 0 or an instant before the conversion; TOO_LARGE for
// one in the future; INSUFFICIENT_BALANCE for more than is left to refund;
// IDEMPOTENCY_CONFLICT.
func (s *Service) OpenDispute(ctx context.Context, in DisputeInput) (*Disputed, error) {
	if _, err := viewer.Require(ctx, viewer.ConversionRecord); err != nil {
		return nil, err
	}
	content, errs := in.read()
	if len(errs) > 0 {
		return nil, errs
	}
	mark, err := fingerprint(content)
	if err != nil {
		return nil, err
	}
	var out *Disputed
	err = s.inTx(ctx, func(tx *ent.Tx) error {
		of, err := tx.Conversion.Get(ctx, content.ConversionID)
		if ent.IsNotFound(err) {
			return apperr.New(apperr.NotFoundCode, "There is no conversion with this id.", "input", "conversionId")
		}
		if err != nil {
			return fmt.Errorf("load the conversion: %w", err)
		}
		w, err := begin(ctx, tx, s.clock, of.ProgramID, 1, "input", "conversionId")
		if err != nil {
			return err
		}
		d := &disputing{work: w, content: content, mark: mark, key: in.IdempotencyKey, of: of}
		if out, err = d.repeated(ctx); out != nil || err != nil {
			return err
		}
		out, err = d.open(ctx, s.tiers)
		return err
	})
	if err != nil {
		return nil, err
	}
	return &Disputed{Dispute: out.Dispute.Unwrap(), Conversion: out.Conversion.Unwrap(), Repeated: out.Repeated}, nil
}

// disputing is a work that opens one dispute.
type disputing struct {
	*work
	content disputeContent
	mark    string
	key     string
	of      *ent.Conversion
}

// repeated returns the dispute that was opened for this request before, or says
// that it was another one.
func (d *disputing) repeated(ctx context.Context) (*Disputed, error) {
	row, err := d.client.Dispute.Query().
		Where(dispute.ProgramID(d.program.ID), dispute.ExternalID(d.content.ExternalID)).WithConversion().Only(ctx)
	switch {
	case err == nil && row.Fingerprint != d.mark:
		return nil, apperr.New(apperr.IdempotencyConflict,
			"Another dispute has this external id. Repeat its content exactly, or use an id of its own.", "input", "externalId")
	case err == nil:
		return &Disputed{Dispute: row, Conversion: row.Edges.Conversion, Repeated: true}, nil
	case !ent.IsNotFound(err):
		return nil, fmt.Errorf("look for repeats: %w", err)
	case d.key == "":
		return nil, nil //nolint:nilnil // There is nothing to repeat.
	}
	known, err := d.client.Idempotency.Query().Where(idempotency.Key(idempotencyKey("dispute", d.key))).Exist(ctx)
	if err != nil {
		return nil, fmt.Errorf("look for idempotency keys: %w", err)
	}
	if known {
		return nil, apperr.New(apperr.IdempotencyConflict,
			"This key was used for another dispute. Repeat its content exactly, or use a new key.", "input", "idempotencyKey")
	}
	return nil, nil //nolint:nilnil // There is nothing to repeat.
}

// open records it and stops the commissions.
func (d *disputing) open(ctx context.Context, tiers Tiers) (*Disputed, error) {
	if err := d.fetch(ctx, lookup{conversionIDs: []string{d.of.ID}}); err != nil {
		return nil, err
	}
	refunds, err := d.refundsOf(ctx, d.of.ID)
	if err != nil {
		return nil, err
	}
	// A dispute is a refund that may come: what may be demanded is what may be
	// given back.
	asked := &refunding{work: d.work, of: d.of, before: refunds, content: refundContent{Amount: d.content.Amount}}
	amount, errs := asked.amount()
	openedAt, more := d.instant()
	if errs = append(errs, more...); len(errs) > 0 {
		return nil, errs
	}
	row, err := d.tx.Dispute.Create().SetCreatedAt(d.now).SetOrganizationID(d.viewer.OrganizationID).
		SetProgramID(d.program.ID).SetConversionID(d.of.ID).SetExternalID(d.content.ExternalID).
		SetAmountMinor(amount).SetCurrency(d.of.Currency).SetStatus(commission.DisputeOpen).SetOpenedAt(openedAt).
		SetReason(d.content.Reason).SetFingerprint(d.mark).SetSequence(d.next()).Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("save the dispute: %w", err)
	}
	if err := d.hold(ctx, d.of.ID, row.ExternalID); err != nil {
		return nil, err
	}
	d.note("dispute.opened", row.ID, "")
	if d.key != "" {
		d.idempotency = append(d.idempotency, d.tx.Idempotency.Create().
			SetCreatedAt(d.now).SetOrganizationID(d.viewer.OrganizationID).
			SetKey(idempotencyKey("dispute", d.key)).SetFingerprint(d.mark).SetResultID(row.ID))
	}
	if _, err := d.flush(ctx, tiers); err != nil {
		return nil, err
	}
	return &Disputed{Dispute: row, Conversion: d.of}, nil
}

// instant is when it was opened, or why it cannot have been.
func (d *disputing) instant() (time.Time, apperr.Errors) {
	at := d.now
	if d.content.OpenedAt != nil {
		at = *d.content.OpenedAt
	}
	switch {
	case at.After(d.now.Add(future)):
		return at, apperr.Errors{apperr.New(apperr.TooLarge, "A dispute cannot be opened more than 5 minutes in the future.", "input", "openedAt")}
	case d.content.OpenedAt == nil && at.Before(d.of.OccurredAt):
		// The conversion may lie some minutes ahead of our clock.
		return d.of.OccurredAt, nil
	case at.Before(d.of.OccurredAt):
		return at, apperr.Errors{apperr.New(apperr.TooSmall, "A dispute cannot be opened before its conversion.", "input", "openedAt")}
	}
	return at, nil
}
