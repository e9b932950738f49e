package account

import (
	"context"
	"fmt"
	"strings"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/session"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

// ProfileUpdateInput is what a person may change of themselves; nil means
// unchanged.
type ProfileUpdateInput struct {
	Name   *string
	Locale *string
	// CurrentPassword is required with NewPassword, and ignored without.
	CurrentPassword *string
	NewPassword     *string
}

// Validate returns every mistake in the input.
func (in ProfileUpdateInput) Validate() error {
	var errs apperr.Errors
	if in.Name != nil {
		checkName(&errs, strings.TrimSpace(*in.Name), nameRoof, "input", "name")
	}
	checkLocale(&errs, localeOr(in.Locale), "input", "locale")
	if in.NewPassword != nil {
		current := ""
		if in.CurrentPassword != nil {
			current = *in.CurrentPassword
		}
		checkPassword(&errs, current, "input", "currentPassword")
		checkNewPassword(&errs, *in.NewPassword, "input", "newPassword")
	}
	return errs.OrNil()
}

// ProfileUpdate changes the name, language or password of the person who is
// signed in. A new password ends the person's other sessions. It returns
// WRONG_PASSWORD at the current password if it is not, and
// apperr.ErrRateLimited after too many tries.
func (s *Service) ProfileUpdate(ctx context.Context, in ProfileUpdateInput) (*ent.User, error) {
	v, err := requirePerson(ctx)
	if err != nil {
		return nil, err
	}
	if err := in.Validate(); err != nil {
		return nil, err
	}
	hash := ""
	if in.NewPassword != nil {
		if hash, err = s.exchangePassword(ctx, v.UserID, *in.CurrentPassword, *in.NewPassword); err != nil {
			return nil, err
		}
	}
	var changed *ent.User
	err = db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		update := tx.User.UpdateOneID(v.UserID).SetNillableLocale(in.Locale)
		if in.Name != nil {
			update.SetName(strings.TrimSpace(*in.Name))
		}
		if hash != "" {
			update.SetPasswordHash(hash)
			if err := endOtherSessions(ctx, tx, v); err != nil {
				return err
			}
		}
		if changed, err = update.Save(ctx); err != nil {
			return fmt.Errorf("change the profile: %w", err)
		}
		kind := "user.updated"
		if hash != "" {
			kind = "user.password_changed"
		}
		return event.Record(ctx, tx, s.clock.Now(), event.Fact{Kind: kind, SubjectID: v.UserID, PartnerID: v.PartnerID})
	})
	if err != nil {
		return nil, err
	}
	return changed.Unwrap(), nil
}

// exchangePassword proves the current password and returns what is stored of the
// next.
func (s *Service) exchangePassword(ctx context.Context, userID, current, next string) (string, error) {
	person, err := s.client.User.Get(asDirectory(ctx), userID)
	if err != nil {
		return "", fmt.Errorf("read the person: %w", err)
	}
	succeeded, err := s.doors.Attempts.Begin(ctx, person.Email)
	if err != nil {
		return "", err
	}
	ok, _, err := s.doors.Passwords.Check(ctx, person.PasswordHash, current)
	if err != nil {
		return "", fmt.Errorf("check the password: %w", err)
	}
	if !ok {
		return "", apperr.New(apperr.WrongPassword, "This is not the password now in use.", "input", "currentPassword")
	}
	succeeded()
	return s.doors.Passwords.Hash(ctx, next)
}

func endOtherSessions(ctx context.Context, tx *ent.Tx, v viewer.Viewer) error {
	_, err := tx.Session.Delete().
		Where(session.UserID(v.UserID), session.IDNEQ(v.SessionID)).Exec(asDirectory(ctx))
	if err != nil {
		return fmt.Errorf("end the other sessions: %w", err)
	}
	return nil
}
