package account

import (
	"context"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/user"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/viewer"
)

// SignInInput is address and password.
type SignInInput struct {
	Email    string
	Password string
}

// Validate returns every mistake in the input.
func (in SignInInput) Validate() error {
	var errs apperr.Errors
	checkEmail(&errs, NormalizeEmail(in.Email), "input", "email")
	checkPassword(&errs, in.Password, "input", "password")
	return errs.OrNil()
}

// SignIn starts a session in the person's first seat: members before people of
// partners, older organizations before younger. Anybody may ask, ten times a minute
// without success. A wrong password and an unknown address get the same answer,
// WRONG_PASSWORD at the password; a person without any seat WRONG_STATE.
func (s *Service) SignIn(ctx context.Context, in SignInInput) (*View, error) {
	if err := in.Validate(); err != nil {
		return nil, err
	}
	email := NormalizeEmail(in.Email)
	person, err := s.client.User.Query().Where(user.Email(email)).Only(asDirectory(ctx))
	if err != nil && !ent.IsNotFound(err) {
		return nil, fmt.Errorf("find the person: %w", err)
	}
	hash := ""
	if person != nil {
		hash = person.PasswordHash
	}
	outdated, err := s.prove(ctx, email, hash, in.Password, "input", "password")
	if err != nil {
		return nil, err
	}
	seats, err := s.seatsOf(ctx, person.ID)
	if err != nil {
		return nil, err
	}
	if len(seats) == 0 {
		return nil, apperr.New(apperr.WrongState, "This account belongs to no organization any more; ask for an invitation.")
	}
	if outdated {
		if err := s.rehash(ctx, person.ID, in.Password); err != nil {
			return nil, err
		}
	}
	return s.enter(ctx, person.ID, seats[0].seat)
}

// rehash stores the password at today's cost.
func (s *Service) rehash(ctx context.Context, userID, password string) error {
	hash, err := s.doors.Passwords.Hash(ctx, password)
	if err != nil {
		return err
	}
	return db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		if err := tx.User.Update().Where(user.ID(userID)).SetPasswordHash(hash).Exec(asDirectory(ctx)); err != nil {
			return fmt.Errorf("renew the password's hash: %w", err)
		}
		return nil
	})
}

// enter starts the session and shows who the viewer now is.
func (s *Service) enter(ctx context.Context, userID string, seat viewer.Seat) (*View, error) {
	v, err := s.doors.Sessions.Start(ctx, userID, seat)
	if err != nil {
		return nil, err
	}
	return s.ViewerOf(viewer.With(ctx, v))
}
