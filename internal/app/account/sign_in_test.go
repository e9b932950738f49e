package account_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent/user"
	"github.com/rapporthq/rapport/internal/app/account"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

func TestSignIn(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		web := b.browser()
		web.do(func(ctx context.Context) {
			view, err := b.service.SignIn(ctx, account.SignInInput{Email: " ADA@example.com", Password: password})
			require.NoError(t, err)
			require.Equal(t, b.ada.ID, view.User.ID)
			require.Equal(t, b.acme, view.Organization.ID)
			require.Nil(t, view.Partner)
			require.Equal(t, viewer.Owner, *view.Role)
		})
		require.Equal(t, b.ada.ID, web.viewer().UserID)
	})
}

func TestSignInRefuses(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		before := b.rows()
		web := b.browser()
		try := func(email, secret string) (err error) {
			web.do(func(ctx context.Context) {
				_, err = b.service.SignIn(ctx, account.SignInInput{Email: email, Password: secret})
			})
			return err
		}
		requireMistake(t, try("", password), apperr.Blank, "input", "email")
		requireMistake(t, try("ada", password), apperr.Invalid, "input", "email")
		requireMistake(t, try("ada@example.com", ""), apperr.Blank, "input", "password")
		requireMistake(t, try("ada@example.com", strings.Repeat("a", 201)), apperr.TooLong, "input", "password")

		wrong, unknown := try("ada@example.com", "wrong horse"), try("eve@example.com", password)
		requireMistake(t, wrong, apperr.WrongPassword, "input", "password")
		require.Equal(t, wrong, unknown, "an unknown address looks the same")

		for range 8 { // ten with the two above, from one network address
			requireMistake(t, try("ada@example.com", "wrong horse"), apperr.WrongPassword, "input", "password")
		}
		require.ErrorIs(t, try("ada@example.com", password), apperr.ErrRateLimited, "even with the right password")
		require.Equal(t, viewer.Nobody, web.viewer().Kind)
		require.Equal(t, before, b.rows())

		b.clock.Advance(time.Minute)
		require.NoError(t, try("ada@example.com", password))
	})
}

func TestSignInWithoutASeat(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		d.Client.Member.Delete().ExecX(b.system(b.acme))
		before := b.rows()
		b.browser().do(func(ctx context.Context) {
			_, err := b.service.SignIn(ctx, account.SignInInput{Email: "ada@example.com", Password: password})
			requireMistake(t, err, apperr.WrongState)
		})
		require.Equal(t, before, b.rows())
	})
}

func TestSignInRenewsAnOldHash(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		// Of the same password, at 4 MiB and three passes.
		d.Client.User.Update().Where(user.ID(b.ada.ID)).
			SetPasswordHash("$argon2id$v=19$m=4096,t=3,p=1$c2FsdHNhbHRzYWx0c2FsdA$rxk9Q9nGM19FnwhTrfspDC1V1bWPBFSg5XTk/f/MGoM").
			ExecX(b.directory())
		b.browser().signIn()
		renewed := d.Client.User.GetX(b.directory(), b.ada.ID).PasswordHash
		require.Contains(t, renewed, "$m=19456,t=2,p=1$")
		b.browser().signIn()
		require.Equal(t, renewed, d.Client.User.GetX(b.directory(), b.ada.ID).PasswordHash)
	})
}

func TestSignOut(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		here, there := b.browser().signIn(), b.browser().signIn()
		here.do(func(ctx context.Context) {
			view, err := b.service.SignOut(ctx)
			require.NoError(t, err)
			require.Nil(t, view.User)
			require.Nil(t, view.Organization)
			require.Nil(t, view.Role)
			require.Equal(t, []viewer.Permission{}, view.Permissions)
			seats, err := view.Seats(ctx)
			require.NoError(t, err)
			require.Empty(t, seats)
		})
		require.Equal(t, viewer.Nobody, here.viewer().Kind)
		require.Equal(t, viewer.Member, there.viewer().Kind, "other browsers stay")
		here.do(func(ctx context.Context) {
			_, err := b.service.SignOut(ctx)
			require.NoError(t, err, "nobody may sign out too")
		})
	})
}

func TestSeats(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		studio, agency := b.partner(b.acme, "Studio"), b.partner(b.rival, "Agency")
		sit := func(organizationID, partnerID string) string {
			return d.Client.PartnerUser.Create().SetCreatedAt(morning).SetPartnerID(partnerID).SetUserID(b.ada.ID).
				SetRole(viewer.Staff).SaveX(b.system(organizationID)).ID
		}
		atStudio, atAgency := sit(b.acme, studio.ID), sit(b.rival, agency.ID)
		b.hire(b.acme, "somebody@example.com", viewer.Admin)
		web := b.browser().signIn()
		require.Equal(t, viewer.Member, web.viewer().Kind, "members before people of partners")

		seats := func() (out map[string]string) {
			web.do(func(ctx context.Context) {
				list, err := b.service.Seats(ctx)
				require.NoError(t, err)
				out = map[string]string{}
				for _, one := range list {
					text := one.OrganizationName
					if one.PartnerName != nil {
						text += "/" + *one.PartnerName
					}
					if one.IsCurrent {
						text += " (here)"
					}
					out[one.ID] = text + " as " + string(one.Role)
				}
			})
			return out
		}
		require.Equal(t, map[string]string{
			b.seat.MemberID: "Acme (here) as OWNER", atStudio: "Acme/Studio as MEMBER", atAgency: "Rival/Agency as MEMBER",
		}, seats())

		web.do(func(ctx context.Context) {
			view, err := b.service.SeatSwitch(ctx, atAgency)
			require.NoError(t, err)
			require.Equal(t, "Rival", view.Organization.Name)
			require.Equal(t, "Agency", view.Partner.Name)
			require.Equal(t, "Ada", view.User.Name)
			require.Equal(t, viewer.Staff, *view.Role)
		})
		require.Equal(t, agency.ID, web.viewer().PartnerID)
		require.Equal(t, "Rival/Agency (here) as MEMBER", seats()[atAgency])
		require.Equal(t, "Acme as OWNER", seats()[b.seat.MemberID])
	})
}

func TestSeatSwitchRefuses(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		theirs := b.hire(b.rival, "eve@example.com", viewer.Owner)
		web := b.browser().signIn()
		before := b.rows()
		web.do(func(ctx context.Context) {
			_, err := b.service.SeatSwitch(ctx, theirs.ID)
			require.ErrorIs(t, err, apperr.ErrNotFound)
			_, err = b.service.SeatSwitch(ctx, "mem_nonsense")
			require.ErrorIs(t, err, apperr.ErrNotFound)
		})
		b.browser().do(func(ctx context.Context) {
			_, err := b.service.SeatSwitch(ctx, b.seat.MemberID)
			require.ErrorIs(t, err, apperr.ErrUnauthenticated)
		})
		key := viewer.Viewer{Kind: viewer.Member, OrganizationID: b.acme, Role: viewer.Owner, APIKeyID: "key_1"}
		_, err := b.service.SeatSwitch(viewer.With(t.Context(), key), b.seat.MemberID)
		require.ErrorIs(t, err, apperr.ErrForbidden)
		require.Equal(t, before, b.rows())
	})
}

func TestViewerOfAKey(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		studio := b.partner(b.acme, "Studio")
		view, err := b.service.ViewerOf(viewer.With(t.Context(), viewer.Viewer{
			Kind: viewer.Partner, OrganizationID: b.acme, PartnerID: studio.ID, Role: viewer.Owner, APIKeyID: "key_1",
			Scopes: []viewer.Permission{viewer.OwnRead},
		}))
		require.NoError(t, err)
		require.Nil(t, view.User)
		require.Equal(t, "Acme", view.Organization.Name)
		require.Equal(t, "Studio", view.Partner.Name)
		require.Equal(t, []viewer.Permission{viewer.OwnRead}, view.Permissions)
		seats, err := view.Seats(t.Context())
		require.NoError(t, err)
		require.Empty(t, seats)
	})
}
