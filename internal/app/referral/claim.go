package referral

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/claim"
	entenrollment "github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/money"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

// claimTerm is how long the vendor has to answer a claim.
const claimTerm = 14 * 24 * time.Hour

// ClaimInput is a conversion that a partner was not credited for, as far as it
// knows it.
type ClaimInput struct {
	ProgramID string
	// OrderNumber or CustomerEmail is needed.
	OrderNumber   *string
	CustomerEmail *string
	// Day on which it happened, as "2026-01-31"; not in the future.
	Day    string
	Amount *money.Input
	// Evidence is why it is the partner's, 1 to 4000 characters.
	Evidence string
	// FileIDs are files that show it, at most 20.
	FileIDs []string
}

// claiming is a claim in one form.
type claiming struct {
	orderID, email, day, evidence string
	amount                        *money.Money
}

// Validate returns every mistake that shows in the input alone.
func (in ClaimInput) Validate() error {
	_, problems := in.read()
	return problems.OrNil()
}

func (in ClaimInput) read() (claiming, apperr.Errors) {
	r := &reader{}
	c := claiming{
		orderID: r.text(in.OrderNumber, longestID, "orderNumber"), email: r.text(in.CustomerEmail, longestEmail, "customerEmail"),
		day: strings.TrimSpace(in.Day), evidence: r.text(&in.Evidence, longestMessage, "evidence"), amount: r.amount(in.Amount, "amount"),
	}
	if in.ProgramID == "" {
		r.Add(apperr.Blank, "Say in which program.", "input", "programId")
	}
	if c.orderID == "" && c.email == "" {
		r.Add(apperr.Blank, "Give the order's number or the customer's e-mail address.", "input", "orderNumber")
	}
	if c.email != "" && domain.NormalizeEmail(c.email) == "" {
		r.Add(apperr.Invalid, "This is no e-mail address.", "input", "customerEmail")
	}
	if _, err := time.Parse(time.DateOnly, c.day); err != nil {
		r.Add(apperr.Invalid, "A day is written as 2026-01-31.", "input", "day")
	}
	if c.evidence == "" {
		r.Add(apperr.Blank, "Say why it is yours.", "input", "evidence")
	}
	return c, r.Errors
}

// key names what is claimed, so that it is claimed once at a time.
func (c claiming) key() string {
	return c.orderID + "\n" + domain.NormalizeEmail(c.email) + "\n" + c.day
}

// Claim asks the vendor for credit that is missing (rules §6). The vendor answers
// within 14 days. It asks for OWN_REFERRAL_OPEN.
//
// Errors: those of Validate; NOT_FOUND for the program; WRONG_STATE for
// one who was never approved; TOO_LARGE for a day in the future; TAKEN for what the partner claims already.
func (s *Service) Claim(ctx context.Context, in ClaimInput) (*ent.Claim, error) {
	v, err := viewer.Require(ctx, viewer.OwnReferralOpen)
	if err != nil {
		return nil, err
	}
	c, problems := in.read()
	if len(problems) > 0 {
		return nil, problems
	}
	now := s.clock.Now()
	if c.day > now.AddDate(0, 0, 1).Format(time.DateOnly) {
		return nil, apperr.New(apperr.TooLarge, "This day is in the future.", "input", "day")
	}
	var out *ent.Claim
	err = db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		of, err := tx.Enrollment.Query().Where(entenrollment.ProgramID(in.ProgramID), entenrollment.PartnerID(v.PartnerID)).Only(ctx)
		if ent.IsNotFound(err) {
			return apperr.New(apperr.NotFoundCode, "You are in no program with this id.", "input", "programId")
		}
		if err != nil {
			return fmt.Errorf("load the enrollment: %w", err)
		}
		if of.ApprovedAt == nil {
			return apperr.New(apperr.WrongState, "Only partners that were approved claim credit.", "input", "programId")
		}
		isOpen, err := tx.Claim.Query().Where(claim.EnrollmentID(of.ID), claim.OpenKey(c.key())).Exist(ctx)
		if err != nil {
			return fmt.Errorf("look for the same claim: %w", err)
		}
		if isOpen {
			return apperr.New(apperr.Taken, "You claim this already; wait for the answer.", "input", "orderNumber")
		}
		create := tx.Claim.Create().SetCreatedAt(now).SetProgramID(of.ProgramID).SetPartnerID(of.PartnerID).SetEnrollmentID(of.ID).
			SetStatus(domain.ClaimOpen).SetOrderID(c.orderID).SetCustomerEmail(c.email).SetDay(c.day).SetEvidence(c.evidence).
			SetDueAt(now.Add(claimTerm)).SetOpenKey(c.key())
		if c.amount != nil {
			create.SetAmountMinor(c.amount.Minor).SetCurrency(c.amount.Currency)
		}
		if out, err = create.Save(ctx); err != nil {
			return fmt.Errorf("save the claim: %w", err)
		}
		if _, err := ofClaim(out, v, now).files(ctx, tx, in.FileIDs, "input", "fileIds"); err != nil {
			return err
		}
		return event.Record(ctx, tx, now, event.Fact{Kind: "claim.opened", SubjectID: out.ID, PartnerID: out.PartnerID})
	}, db.Again("claims_organization_id_enrollment_id_open_key"))
	if err != nil {
		return nil, err
	}
	return out.Unwrap(), nil
}

// AnswerClaim tells the vendor what it asked; the vendor has the ball again and
// its time anew. It asks for OWN_REFERRAL_OPEN.
//
// Errors: apperr.ErrNotFound; BLANK and TOO_LONG; those of Attach for files; WRONG_STATE for a claim that
// nothing was asked about.
func (s *Service) AnswerClaim(ctx context.Context, id, answer string, fileIDs []string) (*ent.Claim, error) {
	v, err := viewer.Require(ctx, viewer.OwnReferralOpen)
	if err != nil {
		return nil, err
	}
	r := &reader{}
	answer = r.text(&answer, longestMessage, "answer")
	if answer == "" {
		r.Add(apperr.Blank, "Write the answer.", "input", "answer")
	}
	if err := r.OrNil(); err != nil {
		return nil, err
	}
	return s.changeClaim(ctx, id, domain.ClaimOpen, "answered", func(tx *ent.Tx, row *ent.Claim, now time.Time) (*ent.ClaimUpdateOne, error) {
		if _, err := ofClaim(row, v, now).files(ctx, tx, fileIDs, "fileIds"); err != nil {
			return nil, err
		}
		return row.Update().SetAnswer(answer).SetDueAt(now.Add(claimTerm)), nil
	})
}

// AskClaim gives the ball to the partner. It asks for REFERRAL_MANAGE.
//
// Errors: apperr.ErrNotFound; BLANK and TOO_LONG; WRONG_STATE for a claim that is
// decided or waits for an answer.
func (s *Service) AskClaim(ctx context.Context, id, question string) (*ent.Claim, error) {
	if _, err := viewer.Require(ctx, viewer.ReferralManage); err != nil {
		return nil, err
	}
	r := &reader{}
	question = r.text(&question, longestQuestion, "question")
	if question == "" {
		r.Add(apperr.Blank, "Say what the partner should tell.", "input", "question")
	}
	if err := r.OrNil(); err != nil {
		return nil, err
	}
	return s.changeClaim(ctx, id, domain.ClaimNeedsInfo, "questioned", func(_ *ent.Tx, row *ent.Claim, _ time.Time) (*ent.ClaimUpdateOne, error) {
		return row.Update().SetQuestion(question).ClearAnswer(), nil
	})
}

// UpholdClaim finds the partner right: all credit of the conversion becomes its
// enrollment's by hand (rules §2.7), with the commissions of the conversion's own
// time. It asks for REFERRAL_MANAGE and COMMISSION_DECIDE.
//
// Errors: apperr.ErrNotFound; NOT_FOUND for a conversion that the program does not
// have; TOO_LONG; WRONG_STATE for a claim that is decided.
func (s *Service) UpholdClaim(ctx context.Context, id, conversionID string, note *string) (*ent.Claim, error) {
	for _, needed := range []viewer.Permission{viewer.ReferralManage, viewer.CommissionDecide} {
		if _, err := viewer.Require(ctx, needed); err != nil {
			return nil, err
		}
	}
	r := &reader{}
	words := r.text(note, longestQuestion, "note")
	if err := r.OrNil(); err != nil {
		return nil, err
	}
	return s.changeClaim(ctx, id, domain.ClaimUpheld, "upheld", func(tx *ent.Tx, row *ent.Claim, _ time.Time) (*ent.ClaimUpdateOne, error) {
		of, err := tx.Conversion.Get(ctx, conversionID)
		if ent.IsNotFound(err) || err == nil && of.ProgramID != row.ProgramID {
			return nil, apperr.New(apperr.NotFoundCode, "The claim's program has no conversion with this id.", "conversionId")
		}
		if err != nil {
			return nil, fmt.Errorf("load the conversion: %w", err)
		}
		if err := s.conversions.Give(ctx, tx, of.ID, row.EnrollmentID, "Claim "+row.ID); err != nil {
			return nil, fmt.Errorf("assign the conversion: %w", err)
		}
		return row.Update().SetConversionID(of.ID).SetNote(words), nil
	})
}

// DeclineClaim refuses a claim with one of the fixed reasons, none of which tells
// who has the credit. It asks for REFERRAL_MANAGE.
//
// Errors: apperr.ErrNotFound; TOO_LONG; WRONG_STATE for a claim that is decided.
func (s *Service) DeclineClaim(ctx context.Context, id string, why domain.DeclineReason, note *string) (*ent.Claim, error) {
	if _, err := viewer.Require(ctx, viewer.ReferralManage); err != nil {
		return nil, err
	}
	r := &reader{}
	words := r.text(note, longestQuestion, "note")
	if err := r.OrNil(); err != nil {
		return nil, err
	}
	return s.changeClaim(ctx, id, domain.ClaimDeclined, "declined", func(_ *ent.Tx, row *ent.Claim, _ time.Time) (*ent.ClaimUpdateOne, error) {
		return row.Update().SetDeclineReason(why).SetNote(words), nil
	})
}

// claimStands says why a claim does not wait for what is asked: it was answered
// meanwhile.
var claimStands = map[domain.ClaimStatus]string{
	domain.ClaimOpen:      "This claim waits for the program's team.",
	domain.ClaimNeedsInfo: "This claim waits for the partner's answer.",
	domain.ClaimUpheld:    "This claim is upheld already.",
	domain.ClaimDeclined:  "This claim is declined already.",
}

// changeClaim is the frame of what happens to a claim.
func (s *Service) changeClaim(ctx context.Context, id string, next domain.ClaimStatus, verb string,
	fn func(tx *ent.Tx, row *ent.Claim, now time.Time) (*ent.ClaimUpdateOne, error),
) (*ent.Claim, error) {
	var out *ent.Claim
	err := db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		row, err := tx.Claim.Query().Where(claim.ID(id), db.ForUpdate).Only(ctx)
		if err != nil {
			return missing(err, "load the claim")
		}
		if !row.Status.CanBecome(next) {
			return apperr.New(apperr.WrongState, claimStands[row.Status], "id")
		}
		now := s.clock.Now()
		update, err := fn(tx, row, now)
		if err != nil {
			return err
		}
		if next.IsDecided() {
			update.SetDecidedAt(now).SetDecidedBy(viewer.From(ctx).Actor()).ClearOpenKey()
		}
		if out, err = update.SetStatus(next).Save(ctx); err != nil {
			return fmt.Errorf("save the claim: %w", err)
		}
		return event.Record(ctx, tx, now, event.Fact{Kind: "claim." + verb, SubjectID: out.ID, PartnerID: out.PartnerID})
	}, db.Repeatable())
	if err != nil {
		return nil, err
	}
	return out.Unwrap(), nil
}
