package account_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent/event"
	"github.com/rapporthq/rapport/internal/app/account"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

func TestInvitationAcceptByANewPerson(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		made, token := b.invite(account.InvitationCreateInput{Email: "Bob@example.com", Role: viewer.Finance})
		web := b.browser()
		web.do(func(ctx context.Context) {
			view, err := b.service.InvitationAccept(ctx, account.InvitationAcceptInput{
				Token: " " + token + " ", Name: pointer(" Bob "), Password: "battery staple",
			})
			require.NoError(t, err)
			require.Equal(t, "Bob", view.User.Name)
			require.Equal(t, "bob@example.com", view.User.Email)
			require.Equal(t, viewer.Finance, *view.Role)
			require.Equal(t, "Acme", view.Organization.Name)
		})
		require.Equal(t, viewer.Finance, web.viewer().Role, "signed in")
		require.Equal(t, morning, d.Client.Invitation.GetX(b.owner(), made.ID).AcceptedAt.UTC())
		require.ElementsMatch(t, []string{"organization.created", "invitation.created", "invitation.accepted"}, b.events())
		accepted := d.Client.Event.Query().Where(event.Kind("invitation.accepted")).OnlyX(b.system(b.acme))
		require.Equal(t, web.viewer().UserID, accepted.Actor, "the person did it")
		require.NotEqual(t, b.ada.ID, web.viewer().UserID)

		before := b.rows()
		_, _, err := b.service.Accept(t.Context(), account.InvitationAcceptInput{Token: token, Password: "battery staple"})
		requireMistake(t, err, apperr.Expired, "input", "token")
		require.Equal(t, before, b.rows(), "an invitation works once")
	})
}

func TestInvitationAcceptByAKnownPerson(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		studio := b.partner(b.acme, "Studio")
		_, token := b.invite(account.InvitationCreateInput{Email: "ada@example.com", Role: viewer.Owner, PartnerID: &studio.ID})
		web := b.browser().signIn()
		before := b.rows()
		web.do(func(ctx context.Context) {
			_, err := b.service.InvitationAccept(ctx, account.InvitationAcceptInput{
				Token: token, Name: pointer("Eve"), Password: "battery staple",
			})
			requireMistake(t, err, apperr.WrongPassword, "input", "password")
			_, err = b.service.InvitationAccept(ctx, account.InvitationAcceptInput{Token: token, Name: pointer("Eve")})
			requireMistake(t, err, apperr.Blank, "input", "password")
			for range 9 {
				_, err = b.service.InvitationAccept(ctx, account.InvitationAcceptInput{Token: token, Password: "battery staple"})
				requireMistake(t, err, apperr.WrongPassword, "input", "password")
			}
			_, err = b.service.InvitationAccept(ctx, account.InvitationAcceptInput{Token: token, Password: password})
			require.ErrorIs(t, err, apperr.ErrRateLimited, "a token is no way to guess passwords")
		})
		require.Equal(t, before, b.rows())

		b.clock.Advance(time.Minute)
		web.do(func(ctx context.Context) {
			view, err := b.service.InvitationAccept(ctx, account.InvitationAcceptInput{Token: token, Password: password})
			require.NoError(t, err)
			require.Equal(t, b.ada.ID, view.User.ID)
			require.Equal(t, "Ada", view.User.Name, "the account keeps its name")
			require.Equal(t, "Studio", view.Partner.Name)
			seats, err := view.Seats(ctx)
			require.NoError(t, err)
			require.Len(t, seats, 2)
			require.True(t, seats[1].IsCurrent)
		})
		require.Equal(t, studio.ID, web.viewer().PartnerID)
		require.Equal(t, 1, d.Client.User.Query().CountX(b.directory()))
	})
}

func TestInvitationAcceptRefuses(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		_, token := b.invite(account.InvitationCreateInput{Email: "bob@example.com", Role: viewer.Admin})
		before := b.rows()
		foreign := "ri_" + b.rival[len("org_"):] + token[29:]
		for name, c := range map[string]struct {
			in    account.InvitationAcceptInput
			code  apperr.Code
			field string
		}{
			"no token":                 {account.InvitationAcceptInput{Name: pointer("Bob"), Password: password}, apperr.NotFoundCode, "token"},
			"a word":                   {account.InvitationAcceptInput{Token: "please", Name: pointer("Bob"), Password: password}, apperr.NotFoundCode, "token"},
			"a token that is not":      {account.InvitationAcceptInput{Token: token + "x", Name: pointer("Bob"), Password: password}, apperr.NotFoundCode, "token"},
			"a token of another house": {account.InvitationAcceptInput{Token: foreign, Name: pointer("Bob"), Password: password}, apperr.NotFoundCode, "token"},
			"no name":                  {account.InvitationAcceptInput{Token: token, Password: password}, apperr.Blank, "name"},
			"a short password":         {account.InvitationAcceptInput{Token: token, Name: pointer("Bob"), Password: "short"}, apperr.TooSmall, "password"},
		} {
			_, _, err := b.service.Accept(t.Context(), c.in)
			list, ok := apperr.List(err)
			require.True(t, ok, "%s: %v", name, err)
			require.Len(t, list, 1, name)
			require.Equal(t, c.code, list[0].Code, name)
			require.Equal(t, []string{"input", c.field}, list[0].Field, name)
		}
		b.clock.Advance(14 * 24 * time.Hour)
		_, _, err := b.service.Accept(t.Context(), account.InvitationAcceptInput{Token: token, Name: pointer("Bob"), Password: password})
		requireMistake(t, err, apperr.Expired, "input", "token")
		require.Equal(t, before, b.rows())
	})
}

func TestInvitationAcceptByWhoBelongsAlready(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		studio := b.partner(b.acme, "Studio")
		_, token := b.invite(account.InvitationCreateInput{Email: "ada@example.com", Role: viewer.Staff, PartnerID: &studio.ID})
		d.Client.PartnerUser.Create().SetCreatedAt(morning).SetPartnerID(studio.ID).SetUserID(b.ada.ID).
			SetRole(viewer.Owner).ExecX(b.system(b.acme)) // meanwhile, by another way
		before := b.rows()
		_, _, err := b.service.Accept(t.Context(), account.InvitationAcceptInput{Token: token, Password: password})
		requireMistake(t, err, apperr.Taken, "input", "token")
		require.Equal(t, before, b.rows())
	})
}
