package account_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/app/account"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

func TestInvitationCreate(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		studio := b.partner(b.acme, "Studio")
		made, url, err := b.service.InvitationCreate(b.owner(), account.InvitationCreateInput{
			Email: " Bob@Example.com", Role: viewer.Finance,
		})
		require.NoError(t, err)
		require.Regexp(t, `^https://partners\.example\.com/invitations/ri_[0-9a-z]{26}_[A-Za-z0-9_-]{43}$`, url)
		require.Equal(t, "bob@example.com", made.Email)
		require.Equal(t, viewer.Finance, made.Role)
		require.Equal(t, b.ada.ID, made.InvitedBy)
		require.Equal(t, morning.Add(14*24*time.Hour), made.ExpiresAt)
		require.NotContains(t, url, made.TokenHash)

		for email, ctx := range map[string]context.Context{
			"pia@example.com":  b.member(b.acme, b.ada.ID, viewer.Admin),
			"paul@example.com": b.atPartner(studio.ID, viewer.Owner),
			"bob@example.com":  b.owner(), // invited as a member, not at the partner
		} {
			made, _, err := b.service.InvitationCreate(ctx, account.InvitationCreateInput{
				Email: email, Role: viewer.Staff, PartnerID: &studio.ID,
			})
			require.NoError(t, err, email)
			partner, err := made.QueryPartner().Only(ctx)
			require.NoError(t, err, "the invitation is free of the transaction")
			require.Equal(t, "Studio", partner.Name)
		}
		require.Len(t, b.events(), 5)
		require.Equal(t, 3, d.Client.Event.Query().CountX(b.atPartner(studio.ID, viewer.Owner)), "the partner sees what concerns it")
	})
}

func TestInvitationCreateRefuses(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		studio, other, foreign := b.partner(b.acme, "Studio"), b.partner(b.acme, "Other"), b.partner(b.rival, "Foreign")
		b.hire(b.acme, "admin@example.com", viewer.Admin)
		d.Client.PartnerUser.Create().SetCreatedAt(morning).SetPartnerID(studio.ID).SetUserID(b.person("pia@example.com").ID).
			SetRole(viewer.Owner).ExecX(b.system(b.acme))
		b.invite(account.InvitationCreateInput{Email: "open@example.com", Role: viewer.Admin})
		b.invite(account.InvitationCreateInput{Email: "open@example.com", Role: viewer.Owner, PartnerID: &studio.ID})
		before := b.rows()
		toAcme := account.InvitationCreateInput{Email: "new@example.com", Role: viewer.Admin}
		toStudio := account.InvitationCreateInput{Email: "new@example.com", Role: viewer.Staff, PartnerID: &studio.ID}

		for name, c := range map[string]struct {
			change func(in *account.InvitationCreateInput)
			in     account.InvitationCreateInput
			code   apperr.Code
			field  string
		}{
			"no address":                  {func(in *account.InvitationCreateInput) { in.Email = "" }, toAcme, apperr.Blank, "email"},
			"no address at all":           {func(in *account.InvitationCreateInput) { in.Email = "bob@" }, toAcme, apperr.Invalid, "email"},
			"a partner's role for Acme":   {func(in *account.InvitationCreateInput) { in.Role = viewer.Staff }, toAcme, apperr.Invalid, "role"},
			"a member's role for Studio":  {func(in *account.InvitationCreateInput) { in.Role = viewer.Admin }, toStudio, apperr.Invalid, "role"},
			"no such partner":             {func(in *account.InvitationCreateInput) { in.PartnerID = pointer("par_none") }, toStudio, apperr.NotFoundCode, "partnerId"},
			"a rival's partner":           {func(in *account.InvitationCreateInput) { in.PartnerID = &foreign.ID }, toStudio, apperr.NotFoundCode, "partnerId"},
			"a member already":            {func(in *account.InvitationCreateInput) { in.Email = "ADMIN@example.com" }, toAcme, apperr.Taken, "email"},
			"at the partner already":      {func(in *account.InvitationCreateInput) { in.Email = "pia@example.com" }, toStudio, apperr.Taken, "email"},
			"invited to Acme already":     {func(in *account.InvitationCreateInput) { in.Email = "open@example.com" }, toAcme, apperr.Taken, "email"},
			"invited to Studio already":   {func(in *account.InvitationCreateInput) { in.Email = "open@example.com" }, toStudio, apperr.Taken, "email"},
			"an unknown role, for Studio": {func(in *account.InvitationCreateInput) { in.Role = "KING" }, toStudio, apperr.Invalid, "role"},
		} {
			in := c.in
			c.change(&in)
			_, _, err := b.service.InvitationCreate(b.owner(), in)
			list, ok := apperr.List(err)
			require.True(t, ok, "%s: %v", name, err)
			require.Len(t, list, 1, name)
			require.Equal(t, c.code, list[0].Code, name)
			require.Equal(t, []string{"input", c.field}, list[0].Field, name)
		}

		for name, c := range map[string]struct {
			ctx  context.Context
			in   account.InvitationCreateInput
			want error
		}{
			"nobody":                             {t.Context(), toAcme, apperr.ErrUnauthenticated},
			"an admin invites a member":          {b.member(b.acme, b.ada.ID, viewer.Admin), toAcme, apperr.ErrForbidden},
			"finance invites at a partner":       {b.member(b.acme, b.ada.ID, viewer.Finance), toStudio, apperr.ErrForbidden},
			"a partner's owner invites a member": {b.atPartner(studio.ID, viewer.Owner), toAcme, apperr.ErrForbidden},
			"a partner's member invites":         {b.atPartner(studio.ID, viewer.Staff), toStudio, apperr.ErrForbidden},
		} {
			_, _, err := b.service.InvitationCreate(c.ctx, c.in)
			require.ErrorIs(t, err, c.want, name)
		}
		_, _, err := b.service.InvitationCreate(b.atPartner(other.ID, viewer.Owner), toStudio)
		requireMistake(t, err, apperr.NotFoundCode, "input", "partnerId")
		_, _, err = b.service.InvitationCreate(b.rivalOwner(), toStudio)
		requireMistake(t, err, apperr.NotFoundCode, "input", "partnerId")
		require.Equal(t, before, b.rows())
	})
}

func TestInvitationAgain(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		in := account.InvitationCreateInput{Email: "bob@example.com", Role: viewer.Admin}
		first, _ := b.invite(in)
		_, err := b.service.InvitationRevoke(b.owner(), first.ID)
		require.NoError(t, err)
		b.invite(in)
		b.clock.Advance(14 * 24 * time.Hour)
		b.invite(in)
	})
}

func TestOfTwoInvitationsAtOnceOneIsRefused(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		var errs [4]error
		var group sync.WaitGroup
		for i := range errs {
			group.Go(func() {
				_, _, errs[i] = b.service.InvitationCreate(b.owner(), account.InvitationCreateInput{
					Email: "bob@example.com", Role: viewer.Admin,
				})
			})
		}
		group.Wait()
		made := 0
		for _, err := range errs {
			if err == nil {
				made++
				continue
			}
			requireMistake(t, err, apperr.Taken, "input", "email")
		}
		require.Equal(t, 1, made)
		require.Equal(t, 1, d.Client.Invitation.Query().CountX(b.system(b.acme)))
	})
}

func TestInvitationRevoke(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		studio, other := b.partner(b.acme, "Studio"), b.partner(b.acme, "Other")
		toAcme, _ := b.invite(account.InvitationCreateInput{Email: "bob@example.com", Role: viewer.Admin})
		toStudio, token := b.invite(account.InvitationCreateInput{Email: "pia@example.com", Role: viewer.Owner, PartnerID: &studio.ID})
		admin, finance := b.member(b.acme, b.ada.ID, viewer.Admin), b.member(b.acme, b.ada.ID, viewer.Finance)

		before := b.rows()
		for name, c := range map[string]struct {
			ctx  context.Context
			id   string
			want error
		}{
			"nobody":                    {t.Context(), toAcme.ID, apperr.ErrUnauthenticated},
			"an admin, of a member":     {admin, toAcme.ID, apperr.ErrForbidden},
			"finance":                   {finance, toStudio.ID, apperr.ErrForbidden},
			"a partner's member":        {b.atPartner(studio.ID, viewer.Staff), toStudio.ID, apperr.ErrForbidden},
			"another partner":           {b.atPartner(other.ID, viewer.Owner), toStudio.ID, apperr.ErrNotFound},
			"a partner, of a member":    {b.atPartner(studio.ID, viewer.Owner), toAcme.ID, apperr.ErrNotFound},
			"another organization":      {b.rivalOwner(), toAcme.ID, apperr.ErrNotFound},
			"an invitation that is not": {b.owner(), "inv_none", apperr.ErrNotFound},
		} {
			_, err := b.service.InvitationRevoke(c.ctx, c.id)
			require.ErrorIs(t, err, c.want, name)
		}
		require.Equal(t, before, b.rows())

		b.clock.Advance(time.Hour)
		revoked, err := b.service.InvitationRevoke(b.atPartner(studio.ID, viewer.Owner), toStudio.ID)
		require.NoError(t, err)
		require.Equal(t, b.clock.Now(), *revoked.RevokedAt)
		partner, err := revoked.QueryPartner().Only(b.owner())
		require.NoError(t, err)
		require.Equal(t, studio.ID, partner.ID)

		b.clock.Advance(time.Hour)
		again, err := b.service.InvitationRevoke(admin, toStudio.ID)
		require.NoError(t, err, "a retry is harmless")
		require.Equal(t, *revoked.RevokedAt, again.RevokedAt.UTC())
		require.ElementsMatch(t, []string{"organization.created", "invitation.created", "invitation.created", "invitation.revoked"}, b.events())

		_, _, err = b.service.Accept(t.Context(), account.InvitationAcceptInput{Token: token, Name: pointer("Pia"), Password: password})
		requireMistake(t, err, apperr.Expired, "input", "token")
	})
}

func TestInvitationRevokeAfterItWasAccepted(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		made, token := b.invite(account.InvitationCreateInput{Email: "bob@example.com", Role: viewer.Admin})
		_, _, err := b.service.Accept(t.Context(), account.InvitationAcceptInput{Token: token, Name: pointer("Bob"), Password: password})
		require.NoError(t, err)
		before := b.rows()
		_, err = b.service.InvitationRevoke(b.owner(), made.ID)
		requireMistake(t, err, apperr.WrongState)
		require.Equal(t, before, b.rows())
	})
}
