package referral

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/rapporthq/rapport/ent"
	entenrollment "github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/ent/reciprocalreferral"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/money"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

// Send passes a prospect on to a partner of the program (rules §6): no commission
// arises from it. The prospect's details go to the partner, so that it must have
// agreed. It asks for REFERRAL_MANAGE.
//
// Errors: those of Validate; NOT_FOUND for the enrollment; WRONG_STATE for one that
// is not approved, or of an archived program; CURRENCY_MISMATCH.
func (s *Service) Send(ctx context.Context, in SendInput) (*ent.ReciprocalReferral, error) {
	v, err := viewer.Require(ctx, viewer.ReferralManage)
	if err != nil {
		return nil, err
	}
	p, problems := in.read()
	if len(problems) > 0 {
		return nil, problems
	}
	var out *ent.ReciprocalReferral
	err = db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		of, err := receiver(ctx, tx, in.EnrollmentID)
		if err != nil {
			return err
		}
		currency := of.Edges.Program.Currency
		if err := inCurrency(p.value, currency); err != nil {
			return err
		}
		now := s.clock.Now()
		create := tx.ReciprocalReferral.Create().SetCreatedAt(now).SetProgramID(of.ProgramID).SetPartnerID(of.PartnerID).
			SetEnrollmentID(of.ID).SetStatus(domain.ReciprocalSent).SetCompany(p.company).SetContactName(p.contactName).
			SetEmail(p.email).SetPhone(p.phone).SetCountry(p.country).SetWebsite(p.website).SetMessage(p.message).
			SetCurrency(currency).SetConsentedAt(now).SetSentBy(v.Actor())
		if p.value != nil {
			create.SetEstimateMinor(p.value.Minor)
		}
		if out, err = create.Save(ctx); err != nil {
			return fmt.Errorf("save the prospect: %w", err)
		}
		return event.Record(ctx, tx, now, step(out, ""))
	}, db.Repeatable())
	if err != nil {
		return nil, err
	}
	return out.Unwrap(), nil
}

// receiver loads the enrollment to which a prospect may be sent.
func receiver(ctx context.Context, tx *ent.Tx, enrollmentID string) (*ent.Enrollment, error) {
	of, err := tx.Enrollment.Query().Where(entenrollment.ID(enrollmentID)).WithProgram().Only(ctx)
	switch {
	case ent.IsNotFound(err):
		return nil, apperr.New(apperr.NotFoundCode, "There is no partner with this id.", "input", "enrollmentId")
	case err != nil:
		return nil, fmt.Errorf("load the enrollment: %w", err)
	case of.Status != entenrollment.StatusAPPROVED:
		return nil, apperr.New(apperr.WrongState, "Only approved partners receive prospects.", "input", "enrollmentId")
	case of.Edges.Program.ArchivedAt != nil:
		return nil, apperr.New(apperr.WrongState, "The program is archived.", "input", "enrollmentId")
	}
	return of, nil
}

// The events of a prospect, of which its history is made, say what it became; there
// is a reason if a member corrected the partner.
const (
	StepStatus    = "status"
	StepReason    = "reason"
	StepCorrected = "reciprocal.corrected"
)

// step is the event of what a prospect became.
func step(row *ent.ReciprocalReferral, reason string) event.Fact {
	fact := event.Fact{
		Kind: "reciprocal." + strings.ToLower(string(row.Status)), SubjectID: row.ID, PartnerID: row.PartnerID,
		Data: map[string]string{StepStatus: string(row.Status)},
	}
	if reason != "" {
		fact.Kind, fact.Data[StepReason] = StepCorrected, reason
	}
	return fact
}

// TakeProspect accepts what the vendor sent. It asks for OWN_REFERRAL_OPEN.
//
// Errors: apperr.ErrNotFound; TOO_LONG; WRONG_STATE for what was answered.
func (s *Service) TakeProspect(ctx context.Context, id string, note *string) (*ent.ReciprocalReferral, error) {
	r := &reader{}
	words := r.text(note, longestQuestion, "note")
	return s.answerProspect(ctx, id, r.Errors, domain.ReciprocalAccepted, nil, func(row *ent.ReciprocalReferralUpdateOne, now time.Time) {
		row.SetAnsweredAt(now).SetNote(words)
	})
}

// DeclineProspect does not take what the vendor sent, for one of the fixed reasons;
// OTHER needs a note. It asks for OWN_REFERRAL_OPEN.
//
// Errors: apperr.ErrNotFound; BLANK and TOO_LONG for the note; WRONG_STATE for what
// was answered.
func (s *Service) DeclineProspect(ctx context.Context, id string, why domain.ReciprocalDecline, note *string) (*ent.ReciprocalReferral, error) {
	r := &reader{}
	words := r.text(note, longestQuestion, "note")
	if why == domain.DeclineOtherReason && words == "" {
		r.Add(apperr.Blank, "Say why.", "input", "note")
	}
	return s.answerProspect(ctx, id, r.Errors, domain.ReciprocalDeclined, nil, func(row *ent.ReciprocalReferralUpdateOne, now time.Time) {
		row.SetAnsweredAt(now).SetClosedAt(now).SetDeclineReason(why).SetNote(words)
	})
}

// ReportProspect says what became of what the partner took. It asks for
// OWN_REFERRAL_OPEN.
//
// Errors: those of Validate; apperr.ErrNotFound; CURRENCY_MISMATCH; WRONG_STATE for
// what was not taken, or is reported.
func (s *Service) ReportProspect(ctx context.Context, id string, in ReportInput) (*ent.ReciprocalReferral, error) {
	value, note, problems := in.read()
	return s.answerProspect(ctx, id, problems, in.Outcome, value, func(row *ent.ReciprocalReferralUpdateOne, now time.Time) {
		row.SetClosedAt(now)
		if note != "" {
			row.SetNote(note)
		}
		if value != nil {
			row.SetWonMinor(value.Minor)
		}
	})
}

// answerProspect is the frame of what a partner says.
func (s *Service) answerProspect(ctx context.Context, id string, problems apperr.Errors, next domain.ReciprocalStatus, value *money.Money,
	fn func(row *ent.ReciprocalReferralUpdateOne, now time.Time),
) (*ent.ReciprocalReferral, error) {
	if _, err := viewer.Require(ctx, viewer.OwnReferralOpen); err != nil {
		return nil, err
	}
	if err := problems.OrNil(); err != nil {
		return nil, err
	}
	return s.changeProspect(ctx, id, "", value, func(row *ent.ReciprocalReferral, now time.Time) (*ent.ReciprocalReferralUpdateOne, error) {
		if !row.Status.CanBecome(next) {
			return nil, apperr.New(apperr.WrongState, "This prospect does not wait for that.", "id")
		}
		update := row.Update().SetStatus(next)
		fn(update, now)
		return update, nil
	})
}

// CorrectProspect replaces what a partner reported, with a reason that it reads;
// ACCEPTED opens it again. It asks for REFERRAL_MANAGE.
//
// Errors: those of Validate; apperr.ErrNotFound; CURRENCY_MISMATCH; WRONG_STATE for
// what is not reported, or is so already.
func (s *Service) CorrectProspect(ctx context.Context, id string, in CorrectInput) (*ent.ReciprocalReferral, error) {
	if _, err := viewer.Require(ctx, viewer.ReferralManage); err != nil {
		return nil, err
	}
	value, reason, problems := in.read()
	if len(problems) > 0 {
		return nil, problems
	}
	return s.changeProspect(ctx, id, reason, value, func(row *ent.ReciprocalReferral, now time.Time) (*ent.ReciprocalReferralUpdateOne, error) {
		if !row.Status.CanBeCorrected(in.Status) {
			return nil, apperr.New(apperr.WrongState, "Nothing of this prospect can be corrected so.", "id")
		}
		update := row.Update().SetStatus(in.Status).ClearWonMinor()
		if value != nil {
			update.SetWonMinor(value.Minor)
		}
		if in.Status.IsClosed() {
			return update.SetClosedAt(now), nil
		}
		return update.ClearClosedAt(), nil
	})
}

// changeProspect is the frame of what happens to a prospect.
func (s *Service) changeProspect(ctx context.Context, id, reason string, value *money.Money,
	fn func(row *ent.ReciprocalReferral, now time.Time) (*ent.ReciprocalReferralUpdateOne, error),
) (*ent.ReciprocalReferral, error) {
	var out *ent.ReciprocalReferral
	err := db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		row, err := tx.ReciprocalReferral.Query().Where(reciprocalreferral.ID(id), db.ForUpdate).Only(ctx)
		if err != nil {
			return missing(err, "load the prospect")
		}
		if err := inCurrency(value, row.Currency); err != nil {
			return err
		}
		now := s.clock.Now()
		update, err := fn(row, now)
		if err != nil {
			return err
		}
		if out, err = update.Save(ctx); err != nil {
			return fmt.Errorf("save the prospect: %w", err)
		}
		return event.Record(ctx, tx, now, step(out, reason))
	}, db.Repeatable())
	if err != nil {
		return nil, err
	}
	return out.Unwrap(), nil
}
