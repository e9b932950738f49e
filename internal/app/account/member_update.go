package account

import (
	"context"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/member"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

// MemberUpdateInput is what may change of a member.
type MemberUpdateInput struct {
	Role viewer.Role
}

// Validate returns every mistake in the input, asked by v.
func (in MemberUpdateInput) Validate(v viewer.Viewer) error {
	var errs apperr.Errors
	checkMemberRole(&errs, in.Role)
	checkGiven(&errs, v, viewer.Member, in.Role, "input", "role")
	return errs.OrNil()
}

// MemberUpdate changes a member's role, at once for the member's sessions. It
// wants MEMBER_MANAGE, and returns apperr.ErrNotFound, INVALID at the role, and
// LAST_OWNER at the role if nobody else is an owner. A key gives no role that may do
// more than the key.
func (s *Service) MemberUpdate(ctx context.Context, id string, in MemberUpdateInput) (*ent.Member, error) {
	v, err := viewer.Require(ctx, viewer.MemberManage)
	if err != nil {
		return nil, err
	}
	if err := in.Validate(v); err != nil {
		return nil, err
	}
	var changed *ent.Member
	err = db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		row, err := lockMember(ctx, tx, id)
		if err != nil {
			return err
		}
		changed = row.member
		if row.member.Role == in.Role {
			return nil
		}
		if row.isLastOwner {
			return apperr.New(apperr.LastOwner, "Make somebody else an owner first.", "input", "role")
		}
		before := row.member.Role
		if changed, err = row.member.Update().SetRole(in.Role).Save(ctx); err != nil {
			return fmt.Errorf("change the role: %w", err)
		}
		return event.Record(ctx, tx, s.clock.Now(), event.Fact{
			Kind: "member.role_changed", SubjectID: id,
			Data: map[string]string{"from": string(before), "to": string(in.Role)},
		})
	})
	if err != nil {
		return nil, err
	}
	return changed.Unwrap(), nil
}

// lockedMember is a membership that nobody else changes until the transaction
// ends.
type lockedMember struct {
	member *ent.Member
	// isLastOwner reports whether nobody else is an owner, nor can cease to be
	// one meanwhile.
	isLastOwner bool
}

// lockMember locks the membership together with those of the owners: two owners
// who leave at once wait for each other, in the order of the ids.
func lockMember(ctx context.Context, tx *ent.Tx, id string) (lockedMember, error) {
	rows, err := tx.Member.Query().
		Where(member.Or(member.ID(id), member.RoleEQ(viewer.Owner)), db.ForUpdate).
		Order(member.ByID()).All(ctx)
	if err != nil {
		return lockedMember{}, fmt.Errorf("lock the members: %w", err)
	}
	var locked lockedMember
	others := 0
	for _, row := range rows {
		if row.ID == id {
			locked.member = row
		} else if row.Role == viewer.Owner {
			others++
		}
	}
	if locked.member == nil {
		return lockedMember{}, apperr.ErrNotFound
	}
	locked.isLastOwner = locked.member.Role == viewer.Owner && others == 0
	return locked, nil
}
