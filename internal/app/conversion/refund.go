package conversion

import (
	"context"
	"fmt"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/refund"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/viewer"
)

// RefundInput is a refund as the vendor's system reports it.
type RefundInput struct {
	ConversionID string
	// ExternalID is 1 to 200 characters, unique in the program.
	ExternalID string
	// Amount is all that is left if nil.
	Amount *money.Input
	// OccurredAt is now if nil; not before the conversion.
	OccurredAt *time.Time
	Reason     *string
	// IdempotencyKey is as in RecordInput.
	IdempotencyKey string
}

// Refunded is a refund as it is stored.
type Refunded struct {
	Refund     *ent.Refund
	Conversion *ent.Conversion
	// Repeated: it had been recorded before, and nothing changed.
	Repeated bool
}

// refundContent is a refund in one form; see content.
type refundContent struct {
	ConversionID, ExternalID string
	Amount                   *money.Money
	OccurredAt               *time.Time
	Reason                   string
}

// Validate returns every mistake that can be seen in the input alone.
func (in RefundInput) Validate() error {
	_, errs := in.read()
	return errs.OrNil()
}

func (in RefundInput) read() (refundContent, apperr.Errors) {
	amount, reason, errs := demand{in.ConversionID, in.ExternalID, in.IdempotencyKey, in.Amount, in.Reason}.read()
	return refundContent{
		ConversionID: in.ConversionID, ExternalID: in.ExternalID, Amount: amount, OccurredAt: normal(in.OccurredAt), Reason: reason,
	}, errs
}

// refunding is a work that records one refund.
type refunding struct {
	*work
	content refundContent
	mark    string
	key     string
	of      *ent.Conversion
	// before are the refunds recorded so far.
	before []*ent.Refund
}

// Refund records that money was given back and takes the same part of each
// commission of the conversion back (rules §4). Repeats are as in Record. It asks
// for CONVERSION_RECORD. User errors: those of Validate; NOT_FOUND for the
// conversion; CURRENCY_MISMATCH; TOO_SMALL for an amount of 0 or an instant
// before the conversion; TOO_LARGE for one in the future; INSUFFICIENT_BALANCE
// for more than is left to refund.
func (s *Service) Refund(ctx context.Context, in RefundInput) (*Refunded, error) {
	if _, err := viewer.Require(ctx, viewer.ConversionRecord); err != nil {
		return nil, err
	}
	content, errs := in.read()
	if len(errs) > 0 {
		return nil, errs
	}
	mark, err := db.Fingerprint(content)
	if err != nil {
		return nil, err
	}
	var out *Refunded
	err = s.about(ctx, content.ConversionID, func(w *work, of *ent.Conversion) error {
		r := &refunding{work: w, content: content, mark: mark, key: in.IdempotencyKey, of: of}
		if out, err = r.repeated(ctx); out != nil || err != nil {
			return err
		}
		out, err = r.refund(ctx, s.tiers)
		return err
	})
	if err != nil {
		return nil, err
	}
	return &Refunded{Refund: out.Refund.Unwrap(), Conversion: out.Conversion.Unwrap(), Repeated: out.Repeated}, nil
}

// repeated returns the refund that was recorded for this request before, or says
// that it was another one.
func (r *refunding) repeated(ctx context.Context) (*Refunded, error) {
	row, err := r.client.Refund.Query().
		Where(refund.ProgramID(r.program.ID), refund.ExternalID(r.content.ExternalID)).WithConversion().Only(ctx)
	if err != nil && !ent.IsNotFound(err) {
		return nil, fmt.Errorf("look for repeats: %w", err)
	}
	if err == nil && row.Fingerprint != r.mark {
		return nil, apperr.New(apperr.IdempotencyConflict,
			"Another refund has this external id. Repeat its content exactly, or use an id of its own.", "input", "externalId")
	}
	if err == nil {
		return &Refunded{Refund: row, Conversion: row.Edges.Conversion, Repeated: true}, nil
	}
	return nil, r.refuseKey(ctx, "refund", r.key)
}

// refund records it.
func (r *refunding) refund(ctx context.Context, tiers Tiers) (*Refunded, error) {
	if err := r.fetch(ctx, lookup{conversionIDs: []string{r.of.ID}}); err != nil {
		return nil, err
	}
	var err error
	if r.before, err = r.refundsOf(ctx, r.of.ID); err != nil {
		return nil, err
	}
	amount, errs := r.amount()
	occurredAt, more := r.instantOf(r.content.OccurredAt, r.of, "A refund cannot occur", "occurredAt")
	if errs = append(errs, more...); len(errs) > 0 {
		return nil, errs
	}
	row := &ent.Refund{
		ID: r.newID("rfd"), CreatedAt: r.now, ExternalID: r.content.ExternalID,
		AmountMinor: amount, OccurredAt: occurredAt, Sequence: r.next(),
	}
	r.refunds = append(r.refunds, r.tx.Refund.Create().
		SetID(row.ID).SetCreatedAt(r.now).SetOrganizationID(r.viewer.OrganizationID).SetProgramID(r.program.ID).
		SetConversionID(r.of.ID).SetExternalID(row.ExternalID).SetAmountMinor(amount).SetCurrency(r.of.Currency).
		SetOccurredAt(occurredAt).SetReason(r.content.Reason).SetFingerprint(r.mark).SetSequence(row.Sequence))
	latest, err := r.decisionOf(ctx, r.of.ID)
	if err != nil {
		return nil, err
	}
	all := append(r.before, row) //nolint:gocritic // A new list of all.
	c := r.cause(row.Sequence)
	c.refundID = &row.ID
	if err := r.giveBack(ctx, r.of, latest.Pricing.Measured, all, c); err != nil {
		return nil, err
	}
	if err := r.meet(ctx, enrollmentsOf(latest.Attribution.Credits)); err != nil {
		return nil, err
	}
	r.countRefund(r.of, row, sum(r.before), latest.Attribution.Credits, 1)
	r.note("refund.recorded", row.ID, "")
	r.keepKey("refund", r.key, r.mark, row.ID)
	if _, err := r.flush(ctx, tiers); err != nil {
		return nil, err
	}
	if row, err = r.client.Refund.Get(ctx, row.ID); err != nil {
		return nil, fmt.Errorf("load the refund: %w", err)
	}
	return &Refunded{Refund: row, Conversion: r.of}, nil
}

// amount is what is given back, or why it cannot be.
func (r *refunding) amount() (int64, apperr.Errors) {
	left := r.of.AmountMinor - sum(r.before)
	isFree := r.of.AmountMinor == 0 && len(r.before) == 0
	asked := r.content.Amount
	switch {
	case asked != nil && asked.Currency != r.of.Currency:
		return 0, apperr.Errors{apperr.New(apperr.CurrencyMismatch,
			"The conversion is in "+string(r.of.Currency)+", so its refund is, too.", "input", "amount", "currencyCode")}
	case left <= 0 && !isFree:
		return 0, apperr.Errors{apperr.New(apperr.InsufficientBalance, "Nothing is left to refund.", "input", "amount")}
	case asked == nil:
		return left, nil
	case asked.Minor > left:
		return 0, apperr.Errors{apperr.New(apperr.InsufficientBalance,
			"Only "+money.New(left, r.of.Currency).String()+" is left to refund.", "input", "amount")}
	case asked.Minor == 0 && !isFree:
		return 0, apperr.Errors{apperr.New(apperr.TooSmall, "The amount must be above 0.", "input", "amount")}
	}
	return asked.Minor, nil
}

// sum adds refunds up.
func sum(refunds []*ent.Refund) int64 {
	var minor int64
	for _, r := range refunds {
		minor += r.AmountMinor
	}
	return minor
}
