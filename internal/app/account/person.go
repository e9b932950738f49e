package account

import (
	"context"
	"fmt"
	"strings"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/user"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
)

// personWanted is a person who may or may not have an account, and the paths at
// which the caller's input asks for name and password.
type personWanted struct {
	email, name, password, locale string
	nameField, passwordField      []string
}

// SignUpPartner proves the person behind an application, by the password of the
// account of email, or prepares a new account. It returns what gives the account
// in the application's transaction, and makes it if need be; it starts no
// session. Hashing takes long, so it is done here, before any transaction. What
// is wrong with a password does not tell whether there is an account, and ten
// new accounts a minute can be prepared from one address.
//
// It returns user errors BLANK, TOO_LONG, TOO_SMALL, INVALID and WRONG_PASSWORD
// at the fields of ProgramApplyInput: email, contactName, password; and
// apperr.ErrRateLimited.
func (s *Service) SignUpPartner(
	ctx context.Context, email, name, password, locale string,
) (enter func(ctx context.Context, tx *ent.Tx) (*ent.User, error), err error) {
	email = NormalizeEmail(email)
	var errs apperr.Errors
	checkEmail(&errs, email, "input", "email")
	checkNewPassword(&errs, password, "input", "password")
	checkLocale(&errs, locale, "input", "locale")
	if err := errs.OrNil(); err != nil {
		return nil, err
	}
	want := personWanted{
		email: email, name: strings.TrimSpace(name), password: password, locale: locale,
		nameField: []string{"input", "contactName"}, passwordField: []string{"input", "password"},
	}
	known, exists, err := s.personBehind(ctx, s.client, want)
	if err != nil {
		return nil, err
	}
	if exists {
		return func(ctx context.Context, tx *ent.Tx) (*ent.User, error) {
			return tx.User.Get(asDirectory(ctx), known.ID)
		}, nil
	}
	if _, err := s.doors.Attempts.Begin(ctx, email); err != nil {
		return nil, err
	}
	hash, err := s.doors.Passwords.Hash(ctx, password)
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context, tx *ent.Tx) (*ent.User, error) { return s.createPerson(ctx, tx, want, hash) }, nil
}

// personBehind returns the account of want.email if there is one and
// want.password is its password. If there is none, it returns what is missing to
// make one, or no error.
func (s *Service) personBehind(
	ctx context.Context, client *ent.Client, want personWanted,
) (known *ent.User, exists bool, err error) {
	known, err = client.User.Query().Where(user.Email(want.email)).Only(asDirectory(ctx))
	if ent.IsNotFound(err) {
		var errs apperr.Errors
		checkName(&errs, want.name, nameRoof, want.nameField...)
		checkNewPassword(&errs, want.password, want.passwordField...)
		return nil, false, errs.OrNil()
	}
	if err != nil {
		return nil, false, fmt.Errorf("find the person: %w", err)
	}
	var errs apperr.Errors
	checkPassword(&errs, want.password, want.passwordField...)
	if err := errs.OrNil(); err != nil {
		return nil, false, err
	}
	if _, err := s.prove(ctx, want.email, known.PasswordHash, want.password, want.passwordField...); err != nil {
		return nil, false, err
	}
	return known, true, nil
}

// prove counts an attempt and returns nil if hash is of password, and whether
// the hash should be made anew; else WRONG_PASSWORD at path.
func (s *Service) prove(ctx context.Context, email, hash, password string, path ...string) (outdated bool, err error) {
	succeeded, err := s.doors.Attempts.Begin(ctx, email)
	if err != nil {
		return false, err
	}
	ok, outdated, err := s.doors.Passwords.Check(ctx, hash, password)
	if err != nil {
		return false, fmt.Errorf("check the password: %w", err)
	}
	if !ok {
		return false, errPassword(path...)
	}
	succeeded()
	return outdated, nil
}

// createPerson makes the account. If somebody else made one for the address
// meanwhile, its password has to be proved: TAKEN.
func (s *Service) createPerson(ctx context.Context, tx *ent.Tx, want personWanted, hash string) (*ent.User, error) {
	made, err := tx.User.Create().
		SetCreatedAt(s.clock.Now()).
		SetEmail(want.email).
		SetName(want.name).
		SetPasswordHash(hash).
		SetLocale(want.locale).
		Save(asDirectory(ctx))
	if _, taken := db.IsUniqueViolation(err); taken {
		return nil, apperr.New(apperr.Taken, "There is an account for this address now; give its password.", want.passwordField...)
	}
	if err != nil {
		return nil, fmt.Errorf("make the account: %w", err)
	}
	return made, nil
}
