package referral

import (
	"context"
	"fmt"
	"time"

	"github.com/rapporthq/rapport/ent"
	entreferral "github.com/rapporthq/rapport/ent/referral"
	"github.com/rapporthq/rapport/ent/referralconflict"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

// longestQuestion is the longest question to a partner, in characters.
const longestQuestion = 2000

// AcceptInput is how a submission is accepted.
type AcceptInput struct {
	// ProtectionDays is the program's setting if nil, 1 to 730.
	ProtectionDays *int
	// CustomerExternalID is the vendor's own id of the customer, if there is one
	// already or it is known what it will be.
	CustomerExternalID *string
}

// Accept takes a submission: its protection begins now, it enters its stage, and
// from now on conversions of its prospect are its partner's (rules §6). Every
// conflict must be decided before. It asks for REFERRAL_MANAGE.
//
// Errors: apperr.ErrNotFound; TOO_SMALL and TOO_LARGE for the days; TOO_LONG;
// WRONG_STATE for what is decided, for a conflict that is not decided or was
// found to be a duplicate, and for an archived program.
func (s *Service) Accept(ctx context.Context, id string, in AcceptInput) (*ent.Referral, error) {
	r := &reader{}
	externalID := r.text(in.CustomerExternalID, longestID, "customerExternalId")
	if in.ProtectionDays != nil {
		r.days(*in.ProtectionDays, "protectionDays")
	}
	if err := r.OrNil(); err != nil {
		return nil, err
	}
	return s.decide(ctx, id, domain.Accepted, func(ctx context.Context, tx *ent.Tx, row *ent.Referral, d deciding) (*ent.Referral, error) {
		if err := refuseConflicts(ctx, tx, row); err != nil {
			return nil, err
		}
		days := row.Edges.Program.ProtectionDays
		if in.ProtectionDays != nil {
			days = *in.ProtectionDays
		}
		p := domain.Protect(d.now, days)
		saved, err := d.update(row).SetProtectedFrom(p.From).SetProtectedUntil(p.Until).SetCustomerExternalID(externalID).Save(ctx)
		if err != nil {
			return nil, fmt.Errorf("accept the submission: %w", err)
		}
		if err := protect(ctx, tx, d.now, saved, domain.CauseAccepted, p); err != nil {
			return nil, err
		}
		err = s.conversions.EnterStage(ctx, tx, saved, row.Edges.Stage, d.now)
		return saved, err
	})
}

func (r *reader) days(n int, field string) {
	switch {
	case n < 1:
		r.Add(apperr.TooSmall, "It is at least one day.", "input", field)
	case n > domain.MaxProtectionDays:
		r.Add(apperr.TooLarge, "It is at most 730 days.", "input", field)
	}
}

// Reject refuses a submission with one of the fixed reasons, none of which tells
// who else there is. It asks for REFERRAL_MANAGE.
//
// Errors: apperr.ErrNotFound; WRONG_STATE for what is decided.
func (s *Service) Reject(ctx context.Context, id string, why domain.RejectReason) (*ent.Referral, error) {
	return s.decide(ctx, id, domain.Rejected, func(ctx context.Context, _ *ent.Tx, row *ent.Referral, d deciding) (*ent.Referral, error) {
		saved, err := d.update(row).SetRejectReason(why).SetClosedAt(d.now).Save(ctx)
		if err != nil {
			return nil, fmt.Errorf("reject the submission: %w", err)
		}
		return saved, nil
	})
}

// Ask gives the ball to the partner: it has to say more before the submission is
// decided. It asks for REFERRAL_MANAGE.
//
// Errors: apperr.ErrNotFound; BLANK and TOO_LONG for the question; WRONG_STATE for
// what is decided or asked already.
func (s *Service) Ask(ctx context.Context, id, question string) (*ent.Referral, error) {
	r := &reader{}
	question = r.text(&question, longestQuestion, "question")
	if question == "" {
		r.Add(apperr.Blank, "Say what the partner should tell.", "input", "question")
	}
	if err := r.OrNil(); err != nil {
		return nil, err
	}
	return s.decide(ctx, id, domain.NeedsInfo, func(ctx context.Context, tx *ent.Tx, row *ent.Referral, _ deciding) (*ent.Referral, error) {
		saved, err := tx.Referral.UpdateOneID(row.ID).SetStatus(domain.NeedsInfo).SetQuestion(question).Save(ctx)
		if err != nil {
			return nil, fmt.Errorf("ask the partner: %w", err)
		}
		return saved, nil
	})
}

// deciding is who decides, when, and what.
type deciding struct {
	now  time.Time
	by   viewer.Viewer
	next domain.Status
}

func (d deciding) update(row *ent.Referral) *ent.ReferralUpdateOne {
	return row.Update().SetStatus(d.next).SetDecidedAt(d.now).SetDecidedBy(d.by.Actor())
}

// whyNot says why a submission in a state does not wait for a decision: somebody
// else made one meanwhile.
var whyNot = map[domain.Status]string{
	domain.NeedsInfo: "The partner is asked already; wait for the answer.",
	domain.Accepted:  "This submission is accepted already.",
	domain.Rejected:  "This submission is rejected already.",
}

// decide is the frame of the vendor's decisions.
func (s *Service) decide(ctx context.Context, id string, next domain.Status,
	fn func(context.Context, *ent.Tx, *ent.Referral, deciding) (*ent.Referral, error),
) (*ent.Referral, error) {
	v, err := viewer.Require(ctx, viewer.ReferralManage)
	if err != nil {
		return nil, err
	}
	var out *ent.Referral
	err = db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		row, err := lock(ctx, tx, id)
		if err != nil {
			return err
		}
		if !row.Status.CanBecome(next) {
			return apperr.New(apperr.WrongState, whyNot[row.Status], "id")
		}
		if row.Edges.Program.ArchivedAt != nil {
			return apperr.New(apperr.WrongState, "This program is archived and records nothing any more.", "id")
		}
		d := deciding{now: s.clock.Now(), by: v, next: next}
		if out, err = fn(ctx, tx, row, d); err != nil {
			return err
		}
		return event.Record(ctx, tx, d.now, event.Fact{Kind: "referral." + verbs[next], SubjectID: row.ID, PartnerID: row.PartnerID})
	}, db.Repeatable())
	if err != nil {
		return nil, err
	}
	return out.Unwrap(), nil
}

var verbs = map[domain.Status]string{domain.Accepted: "accepted", domain.Rejected: "rejected", domain.NeedsInfo: "questioned"}

// refuseConflicts refuses to accept what may be, or is, about somebody else's
// prospect.
func refuseConflicts(ctx context.Context, tx *ent.Tx, row *ent.Referral) error {
	// Another submission may have been withdrawn or rejected meanwhile.
	open, err := tx.ReferralConflict.Query().Where(referralconflict.ReferralID(row.ID), referralconflict.ResolutionIsNil(),
		referralconflict.Or(referralconflict.OtherReferralIDIsNil(),
			referralconflict.HasOtherReferralWith(entreferral.StatusNEQ(domain.Rejected)))).Exist(ctx)
	if err != nil {
		return fmt.Errorf("look for open conflicts: %w", err)
	}
	if open {
		return apperr.New(apperr.WrongState, "Decide the conflicts first: the same prospect, or another one?", "id")
	}
	same, err := tx.ReferralConflict.Query().Where(referralconflict.ReferralID(row.ID), referralconflict.ResolutionEQ(domain.Duplicate),
		referralconflict.HasOtherReferralWith(entreferral.StatusNEQ(domain.Rejected))).Exist(ctx)
	if err != nil {
		return fmt.Errorf("look for duplicates: %w", err)
	}
	if same {
		return apperr.New(apperr.WrongState, "This is a duplicate of another referral. Reject one of them.", "id")
	}
	return nil
}

// Resubmit replaces the content of a submission that is not decided, as its
// partner does who was asked for more; conflicts are looked for again. It asks
// for OWN_REFERRAL_OPEN, or REFERRAL_MANAGE of the vendor.
//
// Errors: those of Submit, but for external ids; apperr.ErrNotFound; WRONG_STATE
// for what is decided.
func (s *Service) Resubmit(ctx context.Context, id string, in SubmitInput) (*ent.Referral, error) {
	v, err := s.bringer(ctx)
	if err != nil {
		return nil, err
	}
	content, problems := in.read()
	if len(problems) > 0 {
		return nil, problems
	}
	var out *ent.Referral
	err = db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		row, err := lock(ctx, tx, id)
		if err != nil {
			return err
		}
		if row.Status.IsFrozen() {
			return apperr.New(apperr.WrongState, "This submission is decided and stays as it is. Write a note instead.", "id")
		}
		b := &bringing{tx: tx, now: s.clock.Now(), by: v, content: content, program: row.Edges.Program, enrollment: row.Edges.Enrollment}
		if err := b.checkAnswers(ctx); err != nil {
			return err
		}
		update := row.Update().SetStatus(domain.Submitted).SetSubmittedAt(b.now)
		content.write(update.Mutation(), b.program)
		if out, err = update.Save(ctx); err != nil {
			return fmt.Errorf("save the submission: %w", err)
		}
		if err := b.putFiles(ctx, out); err != nil {
			return err
		}
		if err := findConflicts(ctx, tx, b.now, out); err != nil {
			return err
		}
		return event.Record(ctx, tx, b.now, event.Fact{Kind: "referral.resubmitted", SubjectID: out.ID, PartnerID: out.PartnerID})
	}, db.Repeatable())
	if err != nil {
		return nil, err
	}
	return out.Unwrap(), nil
}
