package account

import (
	"context"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/session"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

// MemberRemove ends a membership and the sessions in it, and returns its id. It
// wants MEMBER_MANAGE, and returns apperr.ErrNotFound, and LAST_OWNER about the
// whole if nobody else is an owner. The person keeps the account and other
// seats.
func (s *Service) MemberRemove(ctx context.Context, id string) (string, error) {
	if _, err := viewer.Require(ctx, viewer.MemberManage); err != nil {
		return "", err
	}
	err := db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		row, err := lockMember(ctx, tx, id)
		if err != nil {
			return err
		}
		if row.isLastOwner {
			return apperr.New(apperr.LastOwner, "Make somebody else an owner first.")
		}
		if _, err := tx.Session.Delete().Where(session.MemberID(id)).Exec(asDirectory(ctx)); err != nil {
			return fmt.Errorf("end the sessions of the member: %w", err)
		}
		if err := tx.Member.DeleteOne(row.member).Exec(ctx); err != nil {
			return fmt.Errorf("remove the member: %w", err)
		}
		return event.Record(ctx, tx, s.clock.Now(), event.Fact{
			Kind: "member.removed", SubjectID: id, Data: map[string]string{"user": row.member.UserID},
		})
	})
	if err != nil {
		return "", err
	}
	return id, nil
}
