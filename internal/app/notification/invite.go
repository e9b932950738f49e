package notification

import (
	"context"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/domain/notice"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

// Invite writes an invitation to a person, in the transaction that makes it. The
// token is sealed in what is stored.
func (s *Service) Invite(ctx context.Context, tx *ent.Tx, in notice.Invitation) error {
	if !event.Tells(ctx, s.clock.Now()) {
		return nil
	}
	language := notice.LanguageOf(in.Locale)
	organizationID := viewer.From(ctx).OrganizationID
	name, err := organizationName(ctx, tx.Client())
	if err != nil {
		return err
	}
	kind, sort := notice.InvitationMember, invitesMember
	values := map[string]string{"inviter": in.Inviter, "organization": name, "until": in.Until}
	if in.Inviter == "" {
		values["inviter"] = name
	}
	if in.PartnerID != nil {
		kind, sort = notice.InvitationPartner, invitesPartner
		partner, err := tx.Partner.Get(ctx, *in.PartnerID)
		if err != nil {
			return fmt.Errorf("load the partner: %w", err)
		}
		values["partner"] = partner.Name
	}
	values["link"] = in.Address + s.seals.seal(sort, organizationID, in.Token)
	// Whoever invites may not read the outbox, and a partner may not write to it.
	system := viewer.With(ctx, viewer.NewSystem(organizationID))
	return s.post(system, tx, newWording(s, tx.Client()), letter{
		kind: kind, to: in.Email, language: language, values: values, below: invitedWords[language], key: "invitation/" + in.ID,
	})
}
