package referral

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/protectionextension"
	entreferral "github.com/rapporthq/rapport/ent/referral"
	"github.com/rapporthq/rapport/ent/stage"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

// ExtensionInput asks for a longer protection.
type ExtensionInput struct {
	// Days beyond the end, 1 to 730.
	Days int
	// Reason, up to 2000 characters.
	Reason string
}

// protect records the fact that a referral is protected so, with the next number
// of the program's sequence. The program's row is locked.
func protect(ctx context.Context, tx *ent.Tx, now time.Time, r *ent.Referral, cause domain.ProtectionCause, p domain.Protection) error {
	program, err := tx.Program.UpdateOneID(r.ProgramID).AddSequence(1).Save(ctx)
	if err != nil {
		return fmt.Errorf("take a number of the program's sequence: %w", err)
	}
	err = tx.Protection.Create().SetCreatedAt(now).SetProgramID(r.ProgramID).SetPartnerID(r.PartnerID).SetEnrollmentID(r.EnrollmentID).
		SetReferralID(r.ID).SetCause(cause).SetStartsAt(p.From).SetEndsAt(p.Until).SetActor(viewer.From(ctx).Actor()).
		SetSequence(program.Sequence).Exec(ctx)
	if err != nil {
		return fmt.Errorf("record the protection: %w", err)
	}
	return nil
}

// protectionOf is how the referral is protected; false if it never was.
func protectionOf(r *ent.Referral) (domain.Protection, bool) {
	if r.ProtectedFrom == nil || r.ProtectedUntil == nil {
		return domain.Protection{}, false
	}
	return domain.Protection{From: r.ProtectedFrom.UTC(), Until: r.ProtectedUntil.UTC()}, true
}

// RequestExtension asks the vendor for a longer protection, one request at a time
// (rules §6). It asks for OWN_REFERRAL_OPEN.
//
// Errors: apperr.ErrNotFound; TOO_SMALL and TOO_LARGE for the days; BLANK and
// TOO_LONG for the reason; WRONG_STATE for one that is not protected or asked for.
func (s *Service) RequestExtension(ctx context.Context, referralID string, in ExtensionInput) (*ent.ProtectionExtension, error) {
	if _, err := viewer.Require(ctx, viewer.OwnReferralOpen); err != nil {
		return nil, err
	}
	r := &reader{}
	r.days(in.Days, "days")
	reason := r.text(&in.Reason, longestQuestion, "reason")
	if reason == "" {
		r.Add(apperr.Blank, "Say why more time is needed.", "input", "reason")
	}
	if err := r.OrNil(); err != nil {
		return nil, err
	}
	var out *ent.ProtectionExtension
	err := db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		row, err := lock(ctx, tx, referralID)
		if err != nil {
			return err
		}
		now := s.clock.Now()
		isOpen, err := tx.ProtectionExtension.Query().Where(protectionextension.OpenReferralID(row.ID)).Exist(ctx)
		if err != nil {
			return fmt.Errorf("look for an open request: %w", err)
		}
		p, _ := protectionOf(row)
		if ok, refusal := p.CanExtend(isOpen, now); !ok {
			return apperr.New(apperr.WrongState, refusal, "referralId")
		}
		out, err = tx.ProtectionExtension.Create().SetCreatedAt(now).SetProgramID(row.ProgramID).SetPartnerID(row.PartnerID).
			SetReferralID(row.ID).SetDays(in.Days).SetReason(reason).SetStatus(domain.ExtensionOpen).SetOpenReferralID(row.ID).Save(ctx)
		if err != nil {
			return fmt.Errorf("save the request: %w", err)
		}
		return event.Record(ctx, tx, now, event.Fact{Kind: "extension.requested", SubjectID: row.ID, PartnerID: row.PartnerID})
	}, db.Again("protection_extensions_organization_id_open_referral_id"))
	if err != nil {
		return nil, err
	}
	return out.Unwrap(), nil
}

// ExtensionAnswer is the vendor's.
type ExtensionAnswer struct {
	IsApproved bool
	// Days are those asked for if nil, 1 to 730.
	Days *int
	// Answer to the partner, up to 2000 characters.
	Answer *string
}

// DecideExtension answers a request: approved, the protection ends so many days
// later. It asks for REFERRAL_MANAGE.
//
// Errors: apperr.ErrNotFound; TOO_SMALL, TOO_LARGE, TOO_LONG; WRONG_STATE for a
// request that is decided.
func (s *Service) DecideExtension(ctx context.Context, id string, in ExtensionAnswer) (*ent.ProtectionExtension, error) {
	v, err := viewer.Require(ctx, viewer.ReferralManage)
	if err != nil {
		return nil, err
	}
	r := &reader{}
	answer := r.text(in.Answer, longestQuestion, "answer")
	if in.Days != nil {
		r.days(*in.Days, "days")
	}
	if err := r.OrNil(); err != nil {
		return nil, err
	}
	var out *ent.ProtectionExtension
	err = db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		asked, err := tx.ProtectionExtension.Get(ctx, id)
		if err != nil {
			return missing(err, "load the request")
		}
		row, err := lock(ctx, tx, asked.ReferralID)
		if err != nil {
			return err
		}
		if asked, err = tx.ProtectionExtension.Get(ctx, id); err != nil {
			return missing(err, "load the request")
		}
		if asked.Status != domain.ExtensionOpen {
			return apperr.New(apperr.WrongState, "This request is answered.", "id")
		}
		now, status, verb := s.clock.Now(), domain.ExtensionDeclined, "extension.declined"
		if in.IsApproved {
			status, verb = domain.ExtensionApproved, "extension.approved"
			days := asked.Days
			if in.Days != nil {
				days = *in.Days
			}
			if err := extend(ctx, tx, now, row, days); err != nil {
				return err
			}
		}
		out, err = asked.Update().SetStatus(status).SetAnswer(answer).SetDecidedAt(now).SetDecidedBy(v.Actor()).ClearOpenReferralID().Save(ctx)
		if err != nil {
			return fmt.Errorf("answer the request: %w", err)
		}
		return event.Record(ctx, tx, now, event.Fact{Kind: verb, SubjectID: row.ID, PartnerID: row.PartnerID})
	}, db.Repeatable())
	if err != nil {
		return nil, err
	}
	return out.Unwrap(), nil
}

// extend moves the end. A request that is answered after the end still counts
// from the end, and what ended was noted is taken back.
func extend(ctx context.Context, tx *ent.Tx, now time.Time, row *ent.Referral, days int) error {
	was, _ := protectionOf(row)
	p := was.Extend(days)
	update := tx.Referral.UpdateOneID(row.ID).SetProtectedUntil(p.Until)
	if p.Covers(now) {
		update.ClearUnprotectedAt()
	}
	if err := update.Exec(ctx); err != nil {
		return fmt.Errorf("extend the protection: %w", err)
	}
	return protect(ctx, tx, now, row, domain.CauseExtended, p)
}

// Watched is what Watch did.
type Watched struct{ Reminded, Ended int }

// Watch reminds partners 14 and 3 days before the end of a protection, and notes
// those that ended, of referrals that are still open (rules §6). It is to be
// called often; what it did is not done again.
func (s *Service) Watch(ctx context.Context, programID string) (Watched, error) {
	var out Watched
	now := s.clock.Now()
	soon := now.Add(14 * 24 * time.Hour)
	rows, err := s.client.Referral.Query().Where(entreferral.ProgramID(programID), entreferral.ProtectedUntilLTE(soon),
		entreferral.UnprotectedAtIsNil(), entreferral.StatusEQ(domain.Accepted),
		entreferral.HasStageWith(stage.KindEQ(domain.Open))).Order(ent.Asc(entreferral.FieldID)).IDs(ctx)
	if err != nil {
		return out, fmt.Errorf("look for protections that end: %w", err)
	}
	for _, id := range rows {
		err := db.InTx(ctx, s.client, func(tx *ent.Tx) error { return s.watch(ctx, tx, id, now, &out) }, db.Repeatable())
		if err != nil {
			return out, err
		}
	}
	return out, nil
}

func (s *Service) watch(ctx context.Context, tx *ent.Tx, id string, now time.Time, out *Watched) error {
	row, err := lock(ctx, tx, id)
	if err != nil {
		return err
	}
	p, ok := protectionOf(row)
	if !ok || row.UnprotectedAt != nil {
		return nil
	}
	if !p.Covers(now) {
		if err := row.Update().SetUnprotectedAt(now).Exec(ctx); err != nil {
			return fmt.Errorf("note the end of a protection: %w", err)
		}
		out.Ended++
		return event.Record(ctx, tx, now, event.Fact{Kind: "referral.unprotected", SubjectID: row.ID, PartnerID: row.PartnerID})
	}
	days, due := p.Reminder(row.RemindedAt, now)
	if !due {
		return nil
	}
	if err := row.Update().SetRemindedAt(now).Exec(ctx); err != nil {
		return fmt.Errorf("note the reminder: %w", err)
	}
	out.Reminded++
	return event.Record(ctx, tx, now, event.Fact{
		Kind: "referral.reminded", SubjectID: row.ID, PartnerID: row.PartnerID, Data: map[string]string{"days": strconv.Itoa(days)},
	})
}
