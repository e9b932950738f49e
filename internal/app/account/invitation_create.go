package account

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/invitation"
	"github.com/rapporthq/rapport/ent/member"
	"github.com/rapporthq/rapport/ent/organization"
	"github.com/rapporthq/rapport/ent/partneruser"
	"github.com/rapporthq/rapport/ent/predicate"
	"github.com/rapporthq/rapport/ent/user"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/notice"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

// invitationLife is how long an invitation can be accepted.
const invitationLife = 14 * 24 * time.Hour

// InvitationCreateInput is who is invited, and to what.
type InvitationCreateInput struct {
	Email string
	// Role is a member's role, or OWNER or MEMBER of a partner.
	Role viewer.Role
	// PartnerID is nil for a member of the organization.
	PartnerID *string
}

// Validate returns every mistake in the input, asked by v.
func (in InvitationCreateInput) Validate(v viewer.Viewer) error {
	var errs apperr.Errors
	checkEmail(&errs, NormalizeEmail(in.Email), "input", "email")
	switch {
	case in.PartnerID == nil:
		checkMemberRole(&errs, in.Role)
		checkGiven(&errs, v, viewer.Member, in.Role, "input", "role")
	case !slices.Contains(partnerRoles, in.Role):
		errs.Add(apperr.Invalid, "A person of a partner is OWNER or MEMBER.", "input", "role")
	default:
		checkGiven(&errs, v, viewer.Partner, in.Role, "input", "role")
	}
	return errs.OrNil()
}

func checkMemberRole(errs *apperr.Errors, role viewer.Role) {
	if !slices.Contains(memberRoles, role) {
		errs.Add(apperr.Invalid, "A member is OWNER, ADMIN, FINANCE or VIEWER.", "input", "role")
	}
}

// InvitationCreate offers a person a seat for 14 days, and returns the
// invitation and the address to send to the person, which is never shown again.
// Members are invited with MEMBER_MANAGE; people of a partner with
// PARTNER_MANAGE, or by the partner itself with OWN_TEAM_MANAGE. Besides the
// mistakes in the input it returns NOT_FOUND at the partner, and TAKEN at the
// e-mail for a person who has the seat or an open invitation to it. A key offers
// no role that may do more than the key.
func (s *Service) InvitationCreate(ctx context.Context, in InvitationCreateInput) (*ent.Invitation, string, error) {
	v, err := requireInviter(ctx, in.PartnerID)
	if err != nil {
		return nil, "", err
	}
	if err := in.Validate(v); err != nil {
		return nil, "", err
	}
	in.Email = NormalizeEmail(in.Email)
	token, hash := s.doors.Tokens.NewInvitation(v.OrganizationID)
	var made *ent.Invitation
	err = db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		if err := s.checkVacant(ctx, tx, v, in); err != nil {
			return err
		}
		now := s.clock.Now()
		made, err = tx.Invitation.Create().
			SetCreatedAt(now).
			SetOrganizationID(v.OrganizationID).
			SetEmail(in.Email).
			SetRole(in.Role).
			SetNillablePartnerID(in.PartnerID).
			SetTokenHash(hash).
			SetInvitedBy(v.Actor()).
			SetExpiresAt(now.Add(invitationLife)).
			Save(ctx)
		if err != nil {
			return fmt.Errorf("make the invitation: %w", err)
		}
		if err := s.write(ctx, tx, v, made, token); err != nil {
			return err
		}
		return event.Record(ctx, tx, now, invitationFact("invitation.created", made))
	})
	if err != nil {
		return nil, "", err
	}
	return made.Unwrap(), s.invitationsURL() + token, nil
}

func (s *Service) invitationsURL() string { return s.publicURL + "/invitations/" }

// write sends the invitation to the person, in the person's language if it is
// known, else in that of who invites.
func (s *Service) write(ctx context.Context, tx *ent.Tx, v viewer.Viewer, made *ent.Invitation, token string) error {
	if s.doors.Mails == nil {
		return nil
	}
	people, err := tx.User.Query().Where(user.Or(user.Email(made.Email), user.ID(v.UserID))).All(asDirectory(ctx))
	if err != nil {
		return fmt.Errorf("find the person's language: %w", err)
	}
	locale := defaultLanguage
	for _, one := range people {
		if locale = one.Locale; one.Email == made.Email {
			break
		}
	}
	err = s.doors.Mails.Invite(ctx, tx, notice.Invitation{
		ID: made.ID, Email: made.Email, Locale: locale, Inviter: v.Name, PartnerID: made.PartnerID,
		Address: s.invitationsURL(), Token: token, Until: made.ExpiresAt.UTC().Format(time.DateOnly),
	})
	if err != nil {
		return fmt.Errorf("write the invitation: %w", err)
	}
	return nil
}

// requireInviter returns the viewer if it may offer seats of the organization,
// or of the partner if there is one.
func requireInviter(ctx context.Context, partnerID *string) (viewer.Viewer, error) {
	switch {
	case partnerID == nil:
		return viewer.Require(ctx, viewer.MemberManage)
	case viewer.From(ctx).Kind == viewer.Partner:
		return viewer.Require(ctx, viewer.OwnTeamManage)
	default:
		return viewer.Require(ctx, viewer.PartnerManage)
	}
}

// checkVacant returns nil if the partner is there, and the person has neither
// the seat nor an open invitation to it. It makes invitations of one
// organization wait for each other, so that two cannot both see no other.
func (s *Service) checkVacant(ctx context.Context, tx *ent.Tx, v viewer.Viewer, in InvitationCreateInput) error {
	_, err := tx.Organization.Query().Where(organization.ID(v.OrganizationID), db.ForUpdate).Only(ctx)
	if err != nil {
		return fmt.Errorf("lock the organization: %w", err)
	}
	if err := checkPartner(ctx, tx, in.PartnerID); err != nil {
		return err
	}
	seated, err := isSeated(ctx, tx, in)
	if err != nil {
		return err
	}
	if seated {
		return apperr.New(apperr.Taken, "This person belongs here already.", "input", "email")
	}
	offered := invitation.PartnerIDIsNil()
	if in.PartnerID != nil {
		offered = invitation.PartnerID(*in.PartnerID)
	}
	open, err := tx.Invitation.Query().Where(invitation.Email(in.Email), offered, s.open()).Exist(ctx)
	if err != nil {
		return fmt.Errorf("look for an open invitation: %w", err)
	}
	if open {
		return apperr.New(apperr.Taken, "This person has an open invitation; revoke it to make another.", "input", "email")
	}
	return nil
}

// isSeated reports whether the person has the seat on offer.
func isSeated(ctx context.Context, tx *ent.Tx, in InvitationCreateInput) (seated bool, err error) {
	if in.PartnerID == nil {
		seated, err = tx.Member.Query().Where(member.HasUserWith(user.Email(in.Email))).Exist(ctx)
	} else {
		seated, err = tx.PartnerUser.Query().
			Where(partneruser.PartnerID(*in.PartnerID), partneruser.HasUserWith(user.Email(in.Email))).Exist(ctx)
	}
	if err != nil {
		return false, fmt.Errorf("look for the seat: %w", err)
	}
	return seated, nil
}

// open holds for invitations that can be accepted now.
func (s *Service) open() predicate.Invitation {
	return invitation.And(
		invitation.AcceptedAtIsNil(), invitation.RevokedAtIsNil(), invitation.ExpiresAtGT(s.clock.Now()))
}

// invitationFact is something that happened to the invitation; the partner it
// is for may see it.
func invitationFact(kind string, about *ent.Invitation) event.Fact {
	fact := event.Fact{Kind: kind, SubjectID: about.ID, Data: map[string]string{"role": string(about.Role)}}
	if about.PartnerID != nil {
		fact.PartnerID = *about.PartnerID
	}
	return fact
}
