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
// commissions is taken back and new ones are made; who keeps the same share keeps
// the line. Commissions in a payout and paid ones stay, and what they paid is not
// paid again. It asks for COMMISSION_DECIDE. A conversion that the viewer does
// not see is apperr.ErrNotFound. User errors: those of Validate, and NOT_FOUND for
// an enrollment of another program.
func (s *Service) Assign(ctx context.Context, conversionID string, in AssignInput) (*ent.Conversion, error) {
	var row *ent.Conversion
	err := db.InTx(ctx, s.client, func(tx *ent.Tx) (err error) {
		row, err = s.assignIn(ctx, tx, conversionID, in)
		return err
	}, db.Repeatable())
	if err != nil {
		return nil, err
	}
	return row.Unwrap(), nil
}

// Give is Assign for all of the credit to one enrollment, in a transaction of the
// caller, which writes what else belongs to the decision.
func (s *Service) Give(ctx context.Context, tx *ent.Tx, conversionID, enrollmentID, reason string) error {
	_, err := s.assignIn(ctx, tx, conversionID, AssignInput{
		Credits: []CreditInput{{EnrollmentID: enrollmentID, Percentage: "100"}}, Reason: reason,
	})
	return err
}

func (s *Service) assignIn(ctx context.Context, tx *ent.Tx, conversionID string, in AssignInput) (*ent.Conversion, error) {
	v, err := viewer.Require(ctx, viewer.CommissionDecide)
	if err != nil {
		return nil, err
	}
	credits, errs := in.read()
	if len(errs) > 0 {
		return nil, errs
	}
	row, err := tx.Conversion.Get(ctx, conversionID)
	if ent.IsNotFound(err) {
		return nil, apperr.ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("load the conversion: %w", err)
	}
	return row, s.byHandIn(ctx, tx, row.ProgramID, 1, credits, func(w *work) error {
		return w.assign(ctx, []*ent.Conversion{row}, in.override(credits, v))
	})
}

// byHand moves credit in a transaction: load finds the program, and how many facts
// it will be, and move does it when the enrollments with credit are known.
func (s *Service) byHand(
	ctx context.Context, credits []attribution.Credit, load func(tx *ent.Tx) (programID string, facts int, err error), move func(w *work) error,
) error {
	return db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		programID, facts, err := load(tx)
		if err != nil {
			return err
		}
		return s.byHandIn(ctx, tx, programID, facts, credits, move)
	}, db.Repeatable())
}

// byHandIn moves credit in a transaction of the caller.
func (s *Service) byHandIn(
	ctx context.Context, tx *ent.Tx, programID string, facts int, credits []attribution.Credit, move func(w *work) error,
) error {
	w, err := begin(ctx, tx, s.clock, programID, facts)
	if err != nil {
		return err
	}
	if err := w.share(ctx, credits); err != nil {
		return err
	}
	if err := move(w); err != nil {
		return err
	}
	_, err = w.flush(ctx, s.tiers)
	return err
}

// override is the admin's decision for one conversion.
func (in AssignInput) override(credits []attribution.Credit, v viewer.Viewer) attribution.Override {
	return attribution.Override{
		Scope: attribution.ScopeConversion, Credits: credits, Reason: strings.TrimSpace(in.Reason), AuthorID: v.Actor(),
	}
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
