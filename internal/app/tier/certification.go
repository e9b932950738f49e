package tier

import (
	"context"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/certification"
	"github.com/rapporthq/rapport/ent/predicate"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

const maxCertification = 120

// CertificationInput is a qualification.
type CertificationInput struct {
	// Name, 1 to 120 characters. The same name, in small letters or capitals, is
	// the same certification, and counts once.
	Name string
	// HeldSince is nil for now.
	HeldSince *time.Time
	// ExpiresAt is the first instant at which it is no longer held; nil is never.
	ExpiresAt *time.Time
}

// heldAt are the certifications that are held at an instant: begun, neither
// expired nor taken back.
func heldAt(at time.Time) predicate.Certification {
	return certification.And(
		certification.HeldSinceLTE(at),
		certification.Or(certification.ExpiresAtIsNil(), certification.ExpiresAtGT(at)),
		certification.Or(certification.RevokedAtIsNil(), certification.RevokedAtGT(at)),
	)
}

// IsHeld reports whether a certification is held at an instant.
func IsHeld(c *ent.Certification, at time.Time) bool {
	return !at.Before(c.HeldSince) && (c.ExpiresAt == nil || at.Before(*c.ExpiresAt)) && (c.RevokedAt == nil || at.Before(*c.RevokedAt))
}

// GrantCertification notes that an enrollment holds a certification, and has its
// tier evaluated. Mistakes: NOT_FOUND at enrollmentId; BLANK or TOO_LONG at
// input.name, TAKEN there if it holds the same at least as long already;
// TOO_LARGE at input.heldSince in the future; TOO_SMALL at input.expiresAt if
// that is not after it.
func (s *Service) GrantCertification(ctx context.Context, enrollmentID string, in CertificationInput) (*ent.Certification, error) {
	var made *ent.Certification
	err := s.underLock(ctx, enrollmentID, []string{"enrollmentId"}, func(tx *ent.Tx, _ *ladder, e *ent.Enrollment, now time.Time) (err error) {
		since := now
		if in.HeldSince != nil {
			since = in.HeldSince.UTC()
		}
		if err := in.validate(since, now); err != nil {
			return err
		}
		if err := in.checkNew(ctx, tx, e, since); err != nil {
			return err
		}
		create := tx.Certification.Create().SetCreatedAt(now).SetOrganizationID(e.OrganizationID).SetProgramID(e.ProgramID).
			SetEnrollmentID(e.ID).SetPartnerID(e.PartnerID).SetName(strings.TrimSpace(in.Name)).SetHeldSince(since).
			SetActor(viewer.From(ctx).Actor())
		if in.ExpiresAt != nil {
			create.SetExpiresAt(in.ExpiresAt.UTC())
		}
		if made, err = create.Save(ctx); err != nil {
			return fmt.Errorf("grant certification: %w", err)
		}
		if err := recordCertification(ctx, tx, now, "certification.granted", made); err != nil {
			return err
		}
		return s.Evaluate(ctx, tx, e.ProgramID, []string{e.ID}, now)
	})
	if err != nil {
		return nil, err
	}
	return made.Unwrap(), nil
}

func (in CertificationInput) validate(since, now time.Time) error {
	var errs apperr.Errors
	switch name := strings.TrimSpace(in.Name); {
	case name == "":
		errs.Add(apperr.Blank, "Name the certification.", "input", "name")
	case utf8.RuneCountInString(name) > maxCertification:
		errs.Add(apperr.TooLong, "The name is at most 120 characters long.", "input", "name")
	}
	if since.After(now) {
		errs.Add(apperr.TooLarge, "It cannot be held from a day in the future on.", "input", "heldSince")
	}
	if in.ExpiresAt != nil && !in.ExpiresAt.After(since) {
		errs.Add(apperr.TooSmall, "It must expire after it is held.", "input", "expiresAt")
	}
	return errs.OrNil()
}

// checkNew refuses what is held already, for at least as long.
func (in CertificationInput) checkNew(ctx context.Context, tx *ent.Tx, e *ent.Enrollment, since time.Time) error {
	longer := certification.ExpiresAtIsNil()
	if in.ExpiresAt != nil {
		longer = certification.Or(longer, certification.ExpiresAtGTE(in.ExpiresAt.UTC()))
	}
	held, err := tx.Certification.Query().Where(
		certification.EnrollmentID(e.ID), certification.NameEqualFold(strings.TrimSpace(in.Name)),
		certification.HeldSinceLTE(since), certification.RevokedAtIsNil(), longer,
	).Exist(ctx)
	if err != nil {
		return fmt.Errorf("look for the certification: %w", err)
	}
	if held {
		return apperr.New(apperr.Taken, "The partner holds this certification already.", "input", "name")
	}
	return nil
}

// RevokeCertification takes a certification back as of now, and has the tier
// evaluated: who no longer earns it is warned by the next review. One that was
// taken back or has expired is WRONG_STATE at id; a missing one is
// apperr.ErrNotFound.
func (s *Service) RevokeCertification(ctx context.Context, id string) (*ent.Certification, error) {
	if _, err := viewer.Require(ctx, viewer.PartnerManage); err != nil {
		return nil, err
	}
	found, err := s.client.Certification.Get(ctx, id)
	if err != nil {
		return nil, missing(err, "load certification")
	}
	var revoked *ent.Certification
	err = s.underLock(ctx, found.EnrollmentID, nil, func(tx *ent.Tx, _ *ladder, e *ent.Enrollment, now time.Time) error {
		held, err := tx.Certification.Query().Where(certification.ID(id), heldAt(now)).Only(ctx)
		if ent.IsNotFound(err) {
			return apperr.New(apperr.WrongState, "This certification is not held any more.", "id")
		}
		if err != nil {
			return fmt.Errorf("load certification: %w", err)
		}
		if revoked, err = tx.Certification.UpdateOne(held).SetRevokedAt(now).Save(ctx); err != nil {
			return fmt.Errorf("revoke certification: %w", err)
		}
		if err := recordCertification(ctx, tx, now, "certification.revoked", revoked); err != nil {
			return err
		}
		return s.Evaluate(ctx, tx, e.ProgramID, []string{e.ID}, now)
	})
	if err != nil {
		return nil, err
	}
	return revoked.Unwrap(), nil
}

func recordCertification(ctx context.Context, tx *ent.Tx, at time.Time, kind string, c *ent.Certification) error {
	return event.Record(ctx, tx, at, event.Fact{
		Kind: kind, SubjectID: c.ID, PartnerID: c.PartnerID, Data: map[string]string{"enrollment": c.EnrollmentID},
	})
}
