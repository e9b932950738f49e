package account_test

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/app/account"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

func TestProfileUpdate(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		here, there := b.browser().signIn(), b.browser().signIn()
		here.do(func(ctx context.Context) {
			person, err := b.service.ProfileUpdate(ctx, account.ProfileUpdateInput{Name: pointer(" Ada L. "), Locale: pointer("de")})
			require.NoError(t, err)
			require.Equal(t, "Ada L.", person.Name)
			require.Equal(t, "de", person.Locale)
			members, err := person.QueryMembers().All(ctx)
			require.NoError(t, err, "the person is free of the transaction")
			require.Len(t, members, 1)

			person, err = b.service.ProfileUpdate(ctx, account.ProfileUpdateInput{CurrentPassword: pointer("ignored")})
			require.NoError(t, err)
			require.Equal(t, "Ada L.", person.Name, "absent means unchanged")
		})
		require.Equal(t, viewer.Member, there.viewer().Kind)

		here.do(func(ctx context.Context) {
			_, err := b.service.ProfileUpdate(ctx, account.ProfileUpdateInput{
				CurrentPassword: pointer(password), NewPassword: pointer("battery staple"),
			})
			require.NoError(t, err)
		})
		require.Equal(t, viewer.Nobody, there.viewer().Kind, "the other sessions end")
		require.Equal(t, viewer.Member, here.viewer().Kind, "this one goes on")
		there.do(func(ctx context.Context) {
			_, err := b.service.SignIn(ctx, account.SignInInput{Email: "ada@example.com", Password: password})
			requireMistake(t, err, apperr.WrongPassword, "input", "password")
			_, err = b.service.SignIn(ctx, account.SignInInput{Email: "ada@example.com", Password: "battery staple"})
			require.NoError(t, err)
		})
		require.ElementsMatch(t, []string{"organization.created", "user.updated", "user.updated", "user.password_changed"}, b.events())
	})
}

func TestProfileUpdateOfAPartnersPerson(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		studio := b.partner(b.acme, "Studio")
		_, token := b.invite(account.InvitationCreateInput{Email: "pia@example.com", Role: viewer.Staff, PartnerID: &studio.ID})
		web := b.browser()
		web.do(func(ctx context.Context) {
			_, err := b.service.InvitationAccept(ctx, account.InvitationAcceptInput{
				Token: token, Name: pointer("Pia"), Password: password,
			})
			require.NoError(t, err)
		})
		web.do(func(ctx context.Context) {
			person, err := b.service.ProfileUpdate(ctx, account.ProfileUpdateInput{Name: pointer("Pia P.")})
			require.NoError(t, err)
			require.Equal(t, "Pia P.", person.Name)
		})
		require.Equal(t, "Ada", d.Client.User.GetX(b.directory(), b.ada.ID).Name)
	})
}

func TestProfileUpdateRefuses(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		web := b.browser().signIn()
		before := b.rows()
		for name, c := range map[string]struct {
			in    account.ProfileUpdateInput
			code  apperr.Code
			field string
		}{
			"an empty name":            {account.ProfileUpdateInput{Name: pointer(" ")}, apperr.Blank, "name"},
			"a long name":              {account.ProfileUpdateInput{Name: pointer(strings.Repeat("a", 121))}, apperr.TooLong, "name"},
			"an unknown language":      {account.ProfileUpdateInput{Locale: pointer("fr")}, apperr.Invalid, "locale"},
			"no current password":      {account.ProfileUpdateInput{NewPassword: pointer("battery staple")}, apperr.Blank, "currentPassword"},
			"a wrong current password": {account.ProfileUpdateInput{Name: pointer("Eve"), CurrentPassword: pointer("wrong horse"), NewPassword: pointer("battery staple")}, apperr.WrongPassword, "currentPassword"},
			"a short new password":     {account.ProfileUpdateInput{CurrentPassword: pointer(password), NewPassword: pointer("short")}, apperr.TooSmall, "newPassword"},
			"an empty new password":    {account.ProfileUpdateInput{CurrentPassword: pointer(password), NewPassword: pointer("")}, apperr.Blank, "newPassword"},
		} {
			web.do(func(ctx context.Context) {
				_, err := b.service.ProfileUpdate(ctx, c.in)
				list, ok := apperr.List(err)
				require.True(t, ok, "%s: %v", name, err)
				require.Len(t, list, 1, name)
				require.Equal(t, c.code, list[0].Code, name)
				require.Equal(t, []string{"input", c.field}, list[0].Field, name)
			})
		}
		web.do(func(ctx context.Context) {
			guess := account.ProfileUpdateInput{CurrentPassword: pointer("wrong horse"), NewPassword: pointer("battery staple")}
			for range 9 {
				_, err := b.service.ProfileUpdate(ctx, guess)
				requireMistake(t, err, apperr.WrongPassword, "input", "currentPassword")
			}
			_, err := b.service.ProfileUpdate(ctx, guess)
			require.ErrorIs(t, err, apperr.ErrRateLimited)
		})
		_, err := b.service.ProfileUpdate(t.Context(), account.ProfileUpdateInput{Name: pointer("Eve")})
		require.ErrorIs(t, err, apperr.ErrUnauthenticated)
		key := viewer.Viewer{Kind: viewer.Member, OrganizationID: b.acme, Role: viewer.Owner, APIKeyID: "key_1"}
		_, err = b.service.ProfileUpdate(viewer.With(t.Context(), key), account.ProfileUpdateInput{Name: pointer("Eve")})
		require.ErrorIs(t, err, apperr.ErrForbidden)
		require.Equal(t, before, b.rows())
	})
}
