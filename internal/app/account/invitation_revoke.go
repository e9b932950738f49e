package account

import (
	"context"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/invitation"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

// InvitationRevoke makes an invitation useless; one that is revoked stays as it
// is. It wants the permission that making it wanted. It returns
// apperr.ErrNotFound, and WRONG_STATE about the whole if the invitation was
// accepted.
func (s *Service) InvitationRevoke(ctx context.Context, id string) (*ent.Invitation, error) {
	if err := requireSomeInviter(ctx); err != nil {
		return nil, err
	}
	var revoked *ent.Invitation
	err := db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		row, err := tx.Invitation.Query().Where(invitation.ID(id), db.ForUpdate).Only(ctx)
		if ent.IsNotFound(err) {
			return apperr.ErrNotFound
		}
		if err != nil {
			return fmt.Errorf("find the invitation: %w", err)
		}
		if _, err := requireInviter(ctx, row.PartnerID); err != nil {
			return err
		}
		revoked = row
		if row.AcceptedAt != nil {
			return apperr.New(apperr.WrongState, "The invitation was accepted; remove the person instead.")
		}
		if row.RevokedAt != nil {
			return nil
		}
		now := s.clock.Now()
		if revoked, err = row.Update().SetRevokedAt(now).Save(ctx); err != nil {
			return fmt.Errorf("revoke the invitation: %w", err)
		}
		return event.Record(ctx, tx, now, invitationFact("invitation.revoked", revoked))
	})
	if err != nil {
		return nil, err
	}
	return revoked.Unwrap(), nil
}

// requireSomeInviter returns nil if the viewer may offer seats at all, before
// anything is said about one.
func requireSomeInviter(ctx context.Context) error {
	v := viewer.From(ctx)
	if v.Can(viewer.PartnerManage) || v.Can(viewer.OwnTeamManage) {
		return nil
	}
	_, err := viewer.Require(ctx, viewer.MemberManage)
	return err
}
