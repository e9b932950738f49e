package account_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// signUp calls SignUpPartner as the public application does.
func (b *bundle) signUp(email, name, secret, locale string) (person *ent.User, err error) {
	b.t.Helper()
	ctx := viewer.With(b.t.Context(), viewer.NewVisitor(b.acme))
	enter, err := b.service.SignUpPartner(ctx, email, name, secret, locale)
	if err != nil {
		return nil, err
	}
	err = db.InTx(ctx, b.client, func(tx *ent.Tx) error {
		person, err = enter(ctx, tx)
		return err
	})
	return person, err
}

func TestSignUpPartner(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		pia, err := b.signUp(" Pia@Example.com ", " Pia ", "battery staple", "de")
		require.NoError(t, err)
		require.Equal(t, "pia@example.com", pia.Email)
		require.Equal(t, "Pia", pia.Name)
		require.Equal(t, "de", pia.Locale)

		again, err := b.signUp("PIA@example.com", "Somebody else", "battery staple", "en")
		require.NoError(t, err)
		require.Equal(t, pia.ID, again.ID)
		require.Equal(t, "Pia", again.Name, "the account stays as it is")

		ada, err := b.signUp("ada@example.com", "", password, "en")
		require.NoError(t, err, "whoever has an account needs no name")
		require.Equal(t, b.ada.ID, ada.ID)
		require.Equal(t, 2, d.Client.User.Query().CountX(b.directory()))
	})
}

func TestSignUpPartnerRefuses(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		before := b.rows()
		for name, c := range map[string]struct {
			email, name, secret, locale string
			code                        apperr.Code
			field                       string
		}{
			"no address":                         {"", "Pia", password, "en", apperr.Blank, "email"},
			"no address at all":                  {"pia", "Pia", password, "en", apperr.Invalid, "email"},
			"no name":                            {"pia@example.com", " ", password, "en", apperr.Blank, "contactName"},
			"a short password":                   {"pia@example.com", "Pia", "short", "en", apperr.TooSmall, "password"},
			"a short password of somebody known": {"ada@example.com", "Ada", "short", "en", apperr.TooSmall, "password"},
			"no password":                        {"ada@example.com", "Ada", "", "en", apperr.Blank, "password"},
			"a wrong password":                   {"ada@example.com", "Ada", "wrong horse", "en", apperr.WrongPassword, "password"},
			"an unknown language":                {"pia@example.com", "Pia", password, "fr", apperr.Invalid, "locale"},
		} {
			_, err := b.signUp(c.email, c.name, c.secret, c.locale)
			list, ok := apperr.List(err)
			require.True(t, ok, "%s: %v", name, err)
			require.Len(t, list, 1, name)
			require.Equal(t, c.code, list[0].Code, name)
			require.Equal(t, []string{"input", c.field}, list[0].Field, name)
		}
		for range 9 {
			_, err := b.signUp("ada@example.com", "Ada", "wrong horse", "en")
			requireMistake(t, err, apperr.WrongPassword, "input", "password")
		}
		_, err := b.signUp("ada@example.com", "Ada", password, "en")
		require.ErrorIs(t, err, apperr.ErrRateLimited)

		refused := errors.New("the application was refused")
		b.clock.Advance(time.Minute)
		ctx := viewer.With(t.Context(), viewer.NewVisitor(b.acme))
		enter, err := b.service.SignUpPartner(ctx, "pia@example.com", "Pia", password, "en")
		require.NoError(t, err)
		err = db.InTx(ctx, b.client, func(tx *ent.Tx) error {
			_, err := enter(ctx, tx)
			return errors.Join(err, refused)
		})
		require.ErrorIs(t, err, refused)
		require.Equal(t, before, b.rows(), "the account goes with the application")
	})
}

func TestSignUpPartnerTenTimesAMinute(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	for i := range 10 {
		_, err := b.signUp(fmt.Sprintf("pia%d@example.com", i), "Pia", password, "en")
		require.NoError(t, err)
	}
	_, err := b.signUp("pia@example.com", "Pia", password, "en")
	require.ErrorIs(t, err, apperr.ErrRateLimited)
	b.clock.Advance(time.Minute)
	_, err = b.signUp("pia@example.com", "Pia", password, "en")
	require.NoError(t, err)
}

func TestStart(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		web := b.browser()
		web.do(func(ctx context.Context) { require.NoError(t, b.service.Start(ctx, b.ada.ID, b.seat)) })
		require.Equal(t, b.ada.ID, web.viewer().UserID)
		require.Error(t, b.service.Start(t.Context(), b.ada.ID, b.seat), "without a browser nobody signs in")
	})
}
