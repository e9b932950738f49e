package account

import (
	"context"
	"fmt"
	"strings"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

// OrganizationCreateInput is the first organization of an installation and its
// owner.
type OrganizationCreateInput struct {
	Name      string
	OwnerName string
	Email     string
	Password  string
	Locale    *string
}

// Validate returns every mistake in the input.
func (in OrganizationCreateInput) Validate() error {
	var errs apperr.Errors
	checkName(&errs, strings.TrimSpace(in.Name), nameRoof, "input", "name")
	checkName(&errs, strings.TrimSpace(in.OwnerName), nameRoof, "input", "ownerName")
	checkEmail(&errs, NormalizeEmail(in.Email), "input", "email")
	checkNewPassword(&errs, in.Password, "input", "password")
	checkLocale(&errs, localeOr(in.Locale), "input", "locale")
	return errs.OrNil()
}

// Founding is what founding an installation made.
type Founding struct {
	Organization *ent.Organization
	Owner        *ent.User
	// Seat is the owner's.
	Seat viewer.Seat
}

// OrganizationCreate makes the first organization of an empty installation and
// signs its owner in. Anybody may ask. Besides the mistakes in the input it
// returns WRONG_STATE about the whole once there is an organization.
func (s *Service) OrganizationCreate(ctx context.Context, in OrganizationCreateInput) (*View, error) {
	made, err := s.Found(ctx, in)
	if err != nil {
		return nil, err
	}
	return s.enter(ctx, made.Owner.ID, made.Seat)
}

// Found is OrganizationCreate without a browser that is signed in: for commands
// and the demo. Of two at once, one is refused.
func (s *Service) Found(ctx context.Context, in OrganizationCreateInput) (Founding, error) {
	if err := in.Validate(); err != nil {
		return Founding{}, err
	}
	// Before the hash: a refusal should not cost 19 MiB.
	first, err := s.IsFirstRun(ctx)
	if err != nil {
		return Founding{}, err
	}
	if !first {
		return Founding{}, errFounded()
	}
	hash, err := s.doors.Passwords.Hash(ctx, in.Password)
	if err != nil {
		return Founding{}, err
	}
	var made Founding
	// Serializable: two that both see no organization cannot both commit.
	err = db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		made, err = s.found(ctx, tx, in, hash)
		return err
	}, db.Serializable(), db.Repeatable())
	if err != nil {
		return Founding{}, err
	}
	made.Organization, made.Owner = made.Organization.Unwrap(), made.Owner.Unwrap()
	return made, nil
}

func (s *Service) found(ctx context.Context, tx *ent.Tx, in OrganizationCreateInput, hash string) (Founding, error) {
	exists, err := tx.Organization.Query().Exist(asDirectory(ctx))
	if err != nil {
		return Founding{}, fmt.Errorf("look for an organization: %w", err)
	}
	if exists {
		return Founding{}, errFounded()
	}
	now := s.clock.Now()
	organization, err := tx.Organization.Create().
		SetCreatedAt(now).
		SetName(strings.TrimSpace(in.Name)).
		SetSlug(slug(in.Name)).
		Save(asDirectory(ctx))
	if _, taken := db.IsUniqueViolation(err); taken { // lost the race by the slug
		return Founding{}, errFounded()
	}
	if err != nil {
		return Founding{}, fmt.Errorf("make the organization: %w", err)
	}
	owner, err := s.createPerson(ctx, tx, personWanted{
		email: NormalizeEmail(in.Email), name: strings.TrimSpace(in.OwnerName), locale: localeOr(in.Locale),
		passwordField: []string{"input", "email"},
	}, hash)
	if err != nil {
		return Founding{}, err
	}
	inside := entering(ctx, organization.ID, owner.ID)
	member, err := tx.Member.Create().
		SetCreatedAt(now).
		SetOrganizationID(organization.ID).
		SetUserID(owner.ID).
		SetRole(viewer.Owner).
		Save(inside)
	if err != nil {
		return Founding{}, fmt.Errorf("make the owner a member: %w", err)
	}
	err = event.Record(inside, tx, now, event.Fact{Kind: "organization.created", SubjectID: organization.ID})
	if err != nil {
		return Founding{}, err
	}
	seat := viewer.Seat{OrganizationID: organization.ID, MemberID: member.ID}
	return Founding{Organization: organization, Owner: owner, Seat: seat}, nil
}

func errFounded() error {
	return apperr.New(apperr.WrongState, "This installation has its organization; sign in, or ask its owner for an invitation.")
}
