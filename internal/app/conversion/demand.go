package conversion

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/idempotency"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// demand is what the inputs of refunds and disputes have in common: money of a
// conversion that is given back, or wanted back.
type demand struct {
	conversionID, externalID, idempotencyKey string
	amount                                   *money.Input
	reason                                   *string
}

// read returns the amount, nil for all that is left, and the reason.
func (d demand) read() (amount *money.Money, reason string, errs apperr.Errors) {
	r := &reader{}
	r.required(d.conversionID, maxID, "input", "conversionId")
	r.required(d.externalID, maxExternalID, "input", "externalId")
	r.text(d.idempotencyKey, maxIdempotent, "input", "idempotencyKey")
	reason = strings.TrimSpace(r.optional(d.reason, maxReason, "input", "reason"))
	if d.amount != nil {
		if m, ok := r.amount(*d.amount, "input", "amount"); ok {
			amount = &m
		}
	}
	return amount, reason, r.errs
}

// about runs do in a transaction that records one fact about a conversion, which has
// the amount that it got by a rate since. A conversion that the viewer does not see
// is NOT_FOUND at input.conversionId.
func (s *Service) about(ctx context.Context, conversionID string, do func(w *work, of *ent.Conversion) error) error {
	return s.inTx(ctx, func(tx *ent.Tx) error {
		of, err := tx.Conversion.Get(ctx, conversionID)
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
		if err := withRatings(ctx, w.client, of); err != nil {
			return err
		}
		return do(w, of)
	})
}

// refuseKey says that a key, if there is one, was used for another request of the
// verb: the same one was found by its external id.
func (w *work) refuseKey(ctx context.Context, verb, key string) error {
	if key == "" {
		return nil
	}
	known, err := w.client.Idempotency.Query().Where(idempotency.Key(idempotencyKey(verb, key))).Exist(ctx)
	if err != nil {
		return fmt.Errorf("look for idempotency keys: %w", err)
	}
	if known {
		return apperr.New(apperr.IdempotencyConflict,
			"This key was used for another "+verb+". Repeat its content exactly, or use a new key.", "input", "idempotencyKey")
	}
	return nil
}

// keepKey notes what answers the request with a key, if there is one.
func (w *work) keepKey(verb, key, mark, resultID string) {
	if key == "" {
		return
	}
	w.idempotency = append(w.idempotency, w.tx.Idempotency.Create().
		SetCreatedAt(w.now).SetOrganizationID(w.viewer.OrganizationID).
		SetKey(idempotencyKey(verb, key)).SetFingerprint(mark).SetResultID(resultID))
}

// instantOf is when something about a conversion happened, now if it is not said, or
// why it cannot have been then. happened is how a sentence about it begins.
func (w *work) instantOf(said *time.Time, of *ent.Conversion, happened, field string) (time.Time, apperr.Errors) {
	at := w.now
	if said != nil {
		at = *said
	}
	switch {
	case at.After(w.now.Add(future)):
		return at, apperr.Errors{apperr.New(apperr.TooLarge, happened+" more than 5 minutes in the future.", "input", field)}
	case said == nil && at.Before(of.OccurredAt):
		// The conversion may lie some minutes ahead of our clock.
		return of.OccurredAt, nil
	case at.Before(of.OccurredAt):
		return at, apperr.Errors{apperr.New(apperr.TooSmall, happened+" before its conversion.", "input", field)}
	}
	return at, nil
}
