package account

import (
	"context"
	"fmt"
	"strings"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/invitation"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

// InvitationAcceptInput is how a person accepts an invitation.
type InvitationAcceptInput struct {
	Token string
	// Name is only needed for a new account.
	Name *string
	// Password of the account, or a new one.
	Password string
}

// InvitationAccept gives the invited person the seat and signs them in. Whoever
// holds the token may ask: a person who has an account proves it by its
// password, another chooses name and password. It returns NOT_FOUND or EXPIRED
// at the token, WRONG_PASSWORD, BLANK, TOO_SMALL or TOO_LONG at name and
// password, TAKEN at the token if the person has the seat already, and
// apperr.ErrRateLimited.
func (s *Service) InvitationAccept(ctx context.Context, in InvitationAcceptInput) (*View, error) {
	userID, seat, err := s.Accept(ctx, in)
	if err != nil {
		return nil, err
	}
	return s.enter(ctx, userID, seat)
}

// Accept is InvitationAccept without a browser that is signed in: for commands
// and the demo. It returns the person and the seat.
func (s *Service) Accept(ctx context.Context, in InvitationAcceptInput) (userID string, seat viewer.Seat, err error) {
	organizationID, hash, ok := s.doors.Tokens.ReadInvitation(strings.TrimSpace(in.Token))
	if !ok {
		return "", viewer.Seat{}, errNoInvitation()
	}
	offer, err := s.offer(entering(ctx, organizationID, ""), s.client, hash)
	if err != nil {
		return "", viewer.Seat{}, err
	}
	want := in.person(offer.Email)
	person, exists, err := s.personBehind(ctx, s.client, want)
	if err != nil {
		return "", viewer.Seat{}, err
	}
	passwordHash := ""
	if !exists {
		if passwordHash, err = s.doors.Passwords.Hash(ctx, in.Password); err != nil {
			return "", viewer.Seat{}, err
		}
	}
	err = db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		if !exists {
			if person, err = s.createPerson(ctx, tx, want, passwordHash); err != nil {
				return err
			}
		}
		seat, err = s.seatOnOffer(entering(ctx, organizationID, person.ID), tx, hash, person.ID)
		return err
	})
	if err != nil {
		return "", viewer.Seat{}, err
	}
	return person.ID, seat, nil
}

// person is the account that the input asks for, at the invited address.
func (in InvitationAcceptInput) person(email string) personWanted {
	want := personWanted{
		email: email, password: in.Password, locale: defaultLanguage,
		nameField: []string{"input", "name"}, passwordField: []string{"input", "password"},
	}
	if in.Name != nil {
		want.name = strings.TrimSpace(*in.Name)
	}
	return want
}

// offer returns the invitation if it can still be accepted. In a transaction it
// is locked.
func (s *Service) offer(ctx context.Context, client *ent.Client, hash string) (*ent.Invitation, error) {
	row, err := client.Invitation.Query().Where(invitation.TokenHash(hash), db.ForUpdate).Only(ctx)
	if ent.IsNotFound(err) {
		return nil, errNoInvitation()
	}
	if err != nil {
		return nil, fmt.Errorf("find the invitation: %w", err)
	}
	if row.AcceptedAt != nil || row.RevokedAt != nil || !s.clock.Now().Before(row.ExpiresAt) {
		return nil, apperr.New(apperr.Expired, "This invitation does not work any more; ask for another.", "input", "token")
	}
	return row, nil
}

// seatOnOffer makes the seat and marks the invitation as accepted.
func (s *Service) seatOnOffer(ctx context.Context, tx *ent.Tx, hash, userID string) (viewer.Seat, error) {
	offer, err := s.offer(ctx, tx.Client(), hash)
	if err != nil {
		return viewer.Seat{}, err
	}
	now := s.clock.Now()
	seat := viewer.Seat{OrganizationID: offer.OrganizationID}
	if offer.PartnerID == nil {
		row, saveErr := tx.Member.Create().SetCreatedAt(now).SetOrganizationID(offer.OrganizationID).
			SetUserID(userID).SetRole(offer.Role).Save(ctx)
		if err = saveErr; err == nil {
			seat.MemberID = row.ID
		}
	} else {
		row, saveErr := tx.PartnerUser.Create().SetCreatedAt(now).SetOrganizationID(offer.OrganizationID).
			SetPartnerID(*offer.PartnerID).SetUserID(userID).SetRole(offer.Role).Save(ctx)
		if err = saveErr; err == nil {
			seat.PartnerUserID = row.ID
		}
	}
	if _, taken := db.IsUniqueViolation(err); taken {
		return viewer.Seat{}, apperr.New(apperr.Taken, "You belong here already; sign in instead.", "input", "token")
	}
	if err != nil {
		return viewer.Seat{}, fmt.Errorf("make the seat: %w", err)
	}
	if offer, err = offer.Update().SetAcceptedAt(now).Save(ctx); err != nil {
		return viewer.Seat{}, fmt.Errorf("accept the invitation: %w", err)
	}
	return seat, event.Record(ctx, tx, now, invitationFact("invitation.accepted", offer))
}

func errNoInvitation() error {
	return apperr.New(apperr.NotFoundCode, "There is no such invitation; use the whole address that you were sent.", "input", "token")
}
