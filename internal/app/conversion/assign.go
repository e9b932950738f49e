package conversion

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/viewer"
)

// CreditInput is a share of a conversion.
type CreditInput struct {
	EnrollmentID string
	// Percentage is above 0, with at most 4 fraction digits.
	Percentage string
}

// AssignInput is who shall have credit, by hand.
type AssignInput struct {
	// Credits sum to 100 %; none takes all credit away. At most 100.
	Credits []CreditInput
	// Reason is 1 to 500 characters.
	Reason string
}

// maxCredits bounds a list.
const maxCredits = 100

// Validate returns every mistake that can be seen in the input alone.
func (in AssignInput) Validate() error {
	_, errs := in.read()
	return errs.OrNil()
}

func (in AssignInput) read() ([]attribution.Credit, apperr.Errors) {
	r := &reader{}
	r.required(in.Reason, maxReason, "input", "reason")
	if len(in.Credits) > maxCredits {
		r.errs.Add(apperr.TooLong, "A conversion is shared by at most 100 enrollments.", "input", "credits")
		return nil, r.errs
	}
	credits := []attribution.Credit{}
	seen := map[string]bool{}
	var whole money.PPM
	for i, one := range in.Credits {
		path := func(field string) []string { return []string{"input", "credits", strconv.Itoa(i), field} }
		if seen[one.EnrollmentID] {
			r.errs.Add(apperr.Taken, "This enrollment has a share already.", path("enrollmentId")...)
		}
		seen[one.EnrollmentID] = true
		rate, err := money.ParsePercent(one.Percentage)
		switch {
		case errors.Is(err, money.ErrOutOfRange):
			r.errs.Add(apperr.Invalid, "A share is above 0 and at most 100 percent.", path("percentage")...)
		case err != nil:
			r.errs.Add(apperr.Invalid, "Write a percentage with at most 4 digits after the decimal point, such as 12.5.", path("percentage")...)
		case rate == 0:
			r.errs.Add(apperr.TooSmall, "A share must be above 0.", path("percentage")...)
		}
		whole += money.PPM(rate)
		credits = append(credits, attribution.Credit{EnrollmentID: one.EnrollmentID, PPM: money.PPM(rate)})
	}
	if len(r.errs) == 0 && len(credits) > 0 && whole != money.Whole {
		r.errs.Add(apperr.Invalid, "The shares sum to "+whole.Percent()+" percent. They must sum to 100.", "input", "credits")
	}
	return credits, r.errs
}

// Assign gives a conversion's credit by hand (rules §2.7): what is unpaid of its
// commissions is taken back and new ones are made; commissions in a payout and
// paid ones stay, and what they paid is not paid again. It asks for
// COMMISSION_DECIDE. A conversion that the viewer does not see is
// apperr.ErrNotFound. User errors: those of Validate, and NOT_FOUND for an
// enrollment of another program.
func (s *Service) Assign(ctx context.Context, conversionID string, in AssignInput) (*ent.Conversion, error) {
	v, err := viewer.Require(ctx, viewer.CommissionDecide)
	if err != nil {
		return nil, err
	}
	credits, errs := in.read()
	if len(errs) > 0 {
		return nil, errs
	}
	var row *ent.Conversion
	err = db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		if row, err = tx.Conversion.Get(ctx, conversionID); ent.IsNotFound(err) {
			return apperr.ErrNotFound
		}
		if err != nil {
			return fmt.Errorf("load the conversion: %w", err)
		}
		w, err := begin(ctx, tx, s.clock, row.ProgramID, 1)
		if err != nil {
			return err
		}
		if err := w.share(ctx, credits); err != nil {
			return err
		}
		override := attribution.Override{
			Scope: attribution.ScopeConversion, Credits: credits, Reason: strings.TrimSpace(in.Reason), AuthorID: v.Actor(),
		}
		if err := w.assign(ctx, row, override); err != nil {
			return err
		}
		_, err = w.flush(ctx, s.tiers)
		return err
	}, db.Repeatable())
	if err != nil {
		return nil, err
	}
	return row.Unwrap(), nil
}

// share loads the enrollments and refuses those of other programs.
func (w *work) share(ctx context.Context, credits []attribution.Credit) error {
	if err := w.meet(ctx, enrollmentsOf(credits)); err != nil {
		return err
	}
	var errs apperr.Errors
	for i, credit := range credits {
		if w.enrollments[credit.EnrollmentID] == nil {
			errs.Add(apperr.NotFoundCode, "The conversion's program has no enrollment with this id.",
				"input", "credits", strconv.Itoa(i), "enrollmentId")
		}
	}
	return errs.OrNil()
}

// assign moves the credit.
func (w *work) assign(ctx context.Context, row *ent.Conversion, override attribution.Override) error {
	list, err := w.lockCommissions(ctx, row.ID)
	if err != nil {
		return err
	}
	before, err := w.decisionOf(ctx, row.ID)
	if err != nil {
		return err
	}
	refunds, err := w.refundsOf(ctx, row.ID)
	if err != nil {
		return err
	}
	c, err := w.wholeCustomer(ctx, row, before)
	if err != nil {
		return err
	}
	sequence := w.next()
	override.At = w.now
	w.assignments = append(w.assignments, w.tx.Assignment.Create().
		SetCreatedAt(w.now).SetOrganizationID(w.viewer.OrganizationID).SetProgramID(w.program.ID).SetConversionID(row.ID).
		SetCredits(override.Credits).SetReason(override.Reason).SetActor(override.AuthorID).SetSequence(sequence))
	kept := keeps(list)
	if err := w.takeBack(row, c, list, commission.Withdraw(reversibles(list), w.now), sequence, ""); err != nil {
		return err
	}
	w.countConversion(row, refunds, before.Attribution.Credits, -1)
	a, err := w.answer(ctx, question{
		fact: row, customer: c, known: w.known(sequence), override: &override, keeps: kept,
	})
	if err != nil {
		return err
	}
	made, err := w.settle(&standing{row: row, revision: before.Revision}, c, a, sequence, refunds)
	if err != nil {
		return err
	}
	if err := w.catchUp(row, c, made, refunds, sequence); err != nil {
		return err
	}
	if err := w.pipeline(ctx, row, c, a.decision); err != nil {
		return err
	}
	w.note("conversion.assigned", row.ID, "")
	return nil
}

// keeps lists what is paid, or about to be, and is not paid again.
func keeps(list []*original) []payKey {
	var out []payKey
	for _, o := range list {
		if o.row.Status == commission.StatusInPayout || o.row.Status == commission.StatusPaid {
			out = append(out, payKey{o.row.EnrollmentID, o.row.IncentiveKey})
		}
	}
	return out
}

// wholeCustomer loads the conversion's customer with everything an answer needs.
func (w *work) wholeCustomer(ctx context.Context, row *ent.Conversion, before *ent.Decision) (*customer, error) {
	c, err := w.customerOf(ctx, row)
	if err != nil {
		return nil, err
	}
	list := []*customer{c}
	w.since = row.OccurredAt.Add(-memory)
	if _, err := w.loadFacts(ctx, list, browsers{}, w.since); err != nil {
		return nil, err
	}
	if err := w.loadBound(ctx, list); err != nil {
		return nil, err
	}
	if err := w.loadReferrals(ctx, list); err != nil {
		return nil, err
	}
	key := totalKey{conversionsKey, customerScope(c.row.ID, "")}
	if err := w.loadTotals(ctx, []totalKey{key}); err != nil {
		return nil, err
	}
	c.firstAt = utc(w.totals.of(key).firstAt)
	return c, w.acquaint(ctx, list, enrollmentsOf(before.Attribution.Credits)...)
}
