package account_test

import (
	"context"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent/event"
	"github.com/rapporthq/rapport/ent/member"
	"github.com/rapporthq/rapport/internal/app/account"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

func TestMemberUpdate(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		bob := b.hire(b.acme, "bob@example.com", viewer.ReadOnly)
		changed, err := b.service.MemberUpdate(b.owner(), bob.ID, account.MemberUpdateInput{Role: viewer.Owner})
		require.NoError(t, err)
		require.Equal(t, viewer.Owner, changed.Role)
		person, err := changed.QueryUser().Only(b.owner())
		require.NoError(t, err, "the member is free of the transaction")
		require.Equal(t, "bob@example.com", person.Email)
		happened := d.Client.Event.Query().Where(event.Kind("member.role_changed")).OnlyX(b.owner())
		require.Equal(t, map[string]string{"from": "VIEWER", "to": "OWNER"}, happened.Data)

		web := b.browser().signIn()
		before := b.rows()
		same, err := b.service.MemberUpdate(b.owner(), bob.ID, account.MemberUpdateInput{Role: viewer.Owner})
		require.NoError(t, err)
		_, err = same.QueryUser().Only(b.owner())
		require.NoError(t, err)
		require.Equal(t, before, b.rows(), "the same role is no change")

		_, err = b.service.MemberUpdate(b.owner(), b.seat.MemberID, account.MemberUpdateInput{Role: viewer.Finance})
		require.NoError(t, err, "Ada is not the last owner any more")
		require.Equal(t, viewer.Finance, web.viewer().Role, "at once for the sessions")
	})
}

func TestMemberUpdateRefuses(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		bob, eve := b.hire(b.acme, "bob@example.com", viewer.Admin), b.hire(b.rival, "eve@example.com", viewer.Owner)
		studio := b.partner(b.acme, "Studio")
		before := b.rows()
		_, err := b.service.MemberUpdate(b.owner(), bob.ID, account.MemberUpdateInput{Role: viewer.Staff})
		requireMistake(t, err, apperr.Invalid, "input", "role")
		_, err = b.service.MemberUpdate(b.owner(), b.seat.MemberID, account.MemberUpdateInput{Role: viewer.Admin})
		requireMistake(t, err, apperr.LastOwner, "input", "role")
		for name, c := range map[string]struct {
			ctx  context.Context
			id   string
			want error
		}{
			"nobody":                  {t.Context(), bob.ID, apperr.ErrUnauthenticated},
			"an admin":                {b.member(b.acme, bob.UserID, viewer.Admin), bob.ID, apperr.ErrForbidden},
			"a partner's owner":       {b.atPartner(studio.ID, viewer.Owner), bob.ID, apperr.ErrForbidden},
			"a member that is not":    {b.owner(), "mem_none", apperr.ErrNotFound},
			"a rival's member":        {b.owner(), eve.ID, apperr.ErrNotFound},
			"of another organization": {b.rivalOwner(), bob.ID, apperr.ErrNotFound},
		} {
			_, err := b.service.MemberUpdate(c.ctx, c.id, account.MemberUpdateInput{Role: viewer.Owner})
			require.ErrorIs(t, err, c.want, name)
			_, err = b.service.MemberRemove(c.ctx, c.id)
			require.ErrorIs(t, err, c.want, name)
		}
		_, err = b.service.MemberRemove(b.owner(), b.seat.MemberID)
		requireMistake(t, err, apperr.LastOwner)
		require.Equal(t, before, b.rows())
	})
}

func TestMemberRemove(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		_, token := b.invite(account.InvitationCreateInput{Email: "bob@example.com", Role: viewer.Admin})
		web := b.browser()
		web.do(func(ctx context.Context) {
			_, err := b.service.InvitationAccept(ctx, account.InvitationAcceptInput{Token: token, Name: pointer("Bob"), Password: password})
			require.NoError(t, err)
		})
		ada := b.browser().signIn()
		bob := d.Client.Member.Query().Where(member.RoleEQ(viewer.Admin)).OnlyX(b.owner())
		removed, err := b.service.MemberRemove(b.owner(), bob.ID)
		require.NoError(t, err)
		require.Equal(t, bob.ID, removed)
		require.Equal(t, viewer.Nobody, web.viewer().Kind, "the sessions in it end")
		require.Equal(t, viewer.Member, ada.viewer().Kind)
		require.Equal(t, 1, d.Client.Session.Query().CountX(b.directory()))
		require.Equal(t, 2, d.Client.User.Query().CountX(b.directory()), "the account stays")
		require.Contains(t, b.events(), "member.removed")
		_, err = b.service.MemberRemove(b.owner(), bob.ID)
		require.ErrorIs(t, err, apperr.ErrNotFound)
	})
}

func TestOfTwoOwnersWhoLeaveAtOnceOneStays(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		bob := b.hire(b.acme, "bob@example.com", viewer.Owner)
		var removing, demoting error
		var group sync.WaitGroup
		group.Go(func() { _, removing = b.service.MemberRemove(b.owner(), bob.ID) })
		group.Go(func() {
			_, demoting = b.service.MemberUpdate(b.owner(), b.seat.MemberID, account.MemberUpdateInput{Role: viewer.Admin})
		})
		group.Wait()
		require.Equal(t, 1, d.Client.Member.Query().Where(member.RoleEQ(viewer.Owner)).CountX(b.owner()))
		if removing == nil {
			requireMistake(t, demoting, apperr.LastOwner, "input", "role")
		} else {
			require.NoError(t, demoting)
			requireMistake(t, removing, apperr.LastOwner)
		}
	})
}
