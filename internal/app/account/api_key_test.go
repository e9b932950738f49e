package account_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/app/account"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/auth"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

func TestAPIKeyCreate(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		studio := b.partner(b.acme, "Studio")
		admin := b.member(b.acme, b.ada.ID, viewer.Admin)
		key, secret, err := b.service.APIKeyCreate(admin, account.APIKeyCreateInput{
			Name:   " shop ",
			Scopes: []viewer.Permission{viewer.ConversionRecord, viewer.ProgramRead, viewer.ConversionRecord},
		})
		require.NoError(t, err)
		require.Equal(t, "shop", key.Name)
		require.Equal(t, []viewer.Permission{viewer.ProgramRead, viewer.ConversionRecord}, key.Scopes)
		require.Equal(t, secret[:34], key.Prefix)
		require.Equal(t, auth.HashToken(secret), key.SecretHash)
		require.Equal(t, b.ada.ID, key.CreatedBy)
		require.Nil(t, key.UsedAt)

		theirs, _, err := b.service.APIKeyCreate(admin, account.APIKeyCreateInput{
			Name: "studio", Scopes: []viewer.Permission{viewer.OwnRead, viewer.OwnPayoutMethod}, PartnerID: &studio.ID,
		})
		require.NoError(t, err)
		partner, err := theirs.QueryPartner().Only(admin)
		require.NoError(t, err, "the key is free of the transaction")
		require.Equal(t, "Studio", partner.Name)
		require.ElementsMatch(t, []string{"organization.created", "api_key.created", "api_key.created"}, b.events())
	})
}

func TestAPIKeyCreateRefuses(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		studio, foreign := b.partner(b.acme, "Studio"), b.partner(b.rival, "Foreign")
		before := b.rows()
		admin := b.member(b.acme, b.ada.ID, viewer.Admin)
		weak := viewer.With(t.Context(), viewer.Viewer{
			Kind: viewer.Member, OrganizationID: b.acme, Role: viewer.Owner, APIKeyID: "key_1",
			Scopes: []viewer.Permission{viewer.APIKeyManage, viewer.OwnRead},
		})
		managing := viewer.With(t.Context(), viewer.Viewer{
			Kind: viewer.Member, OrganizationID: b.acme, Role: viewer.Owner, APIKeyID: "key_2",
			Scopes: []viewer.Permission{viewer.APIKeyManage, viewer.PartnerManage},
		})
		read, own := []viewer.Permission{viewer.ProgramRead}, []viewer.Permission{viewer.OwnRead}
		for name, c := range map[string]struct {
			ctx  context.Context
			in   account.APIKeyCreateInput
			code apperr.Code
			path []string
		}{
			"no name":                     {admin, account.APIKeyCreateInput{Name: " ", Scopes: read}, apperr.Blank, []string{"input", "name"}},
			"a long name":                 {admin, account.APIKeyCreateInput{Name: strings.Repeat("a", 81), Scopes: read}, apperr.TooLong, []string{"input", "name"}},
			"no scopes":                   {admin, account.APIKeyCreateInput{Name: "shop"}, apperr.Blank, []string{"input", "scopes"}},
			"what the maker may not":      {admin, account.APIKeyCreateInput{Name: "shop", Scopes: []viewer.Permission{viewer.ProgramRead, viewer.MemberManage}}, apperr.Invalid, []string{"input", "scopes", "1"}},
			"what the making key may not": {weak, account.APIKeyCreateInput{Name: "shop", Scopes: read}, apperr.Invalid, []string{"input", "scopes", "0"}},
			"what the key may not for a partner": {managing, account.APIKeyCreateInput{
				Name: "shop", Scopes: []viewer.Permission{viewer.OwnPayoutMethod}, PartnerID: &studio.ID,
			}, apperr.Invalid, []string{"input", "scopes", "0"}},
			"an unknown permission":            {admin, account.APIKeyCreateInput{Name: "shop", Scopes: []viewer.Permission{"FLY"}}, apperr.Invalid, []string{"input", "scopes", "0"}},
			"a partner's verb for Acme":        {admin, account.APIKeyCreateInput{Name: "shop", Scopes: own}, apperr.Invalid, []string{"input", "scopes", "0"}},
			"a member's verb for a partner":    {admin, account.APIKeyCreateInput{Name: "shop", Scopes: read, PartnerID: &studio.ID}, apperr.Invalid, []string{"input", "scopes", "0"}},
			"no such partner":                  {admin, account.APIKeyCreateInput{Name: "shop", Scopes: own, PartnerID: pointer("par_none")}, apperr.NotFoundCode, []string{"input", "partnerId"}},
			"a rival's partner":                {admin, account.APIKeyCreateInput{Name: "shop", Scopes: own, PartnerID: &foreign.ID}, apperr.NotFoundCode, []string{"input", "partnerId"}},
			"a partner of another's, by rival": {b.rivalOwner(), account.APIKeyCreateInput{Name: "shop", Scopes: own, PartnerID: &studio.ID}, apperr.NotFoundCode, []string{"input", "partnerId"}},
		} {
			_, _, err := b.service.APIKeyCreate(c.ctx, c.in)
			list, ok := apperr.List(err)
			require.True(t, ok, "%s: %v", name, err)
			require.Len(t, list, 1, name)
			require.Equal(t, c.code, list[0].Code, name)
			require.Equal(t, c.path, list[0].Field, name)
		}
		for name, c := range map[string]struct {
			ctx  context.Context
			in   account.APIKeyCreateInput
			want error
		}{
			"nobody":                                {t.Context(), account.APIKeyCreateInput{Name: "shop", Scopes: read}, apperr.ErrUnauthenticated},
			"finance":                               {b.member(b.acme, b.ada.ID, viewer.Finance), account.APIKeyCreateInput{Name: "shop", Scopes: read}, apperr.ErrForbidden},
			"a partner's owner":                     {b.atPartner(studio.ID, viewer.Owner), account.APIKeyCreateInput{Name: "shop", Scopes: own, PartnerID: &studio.ID}, apperr.ErrForbidden},
			"a key that may not manage the partner": {weak, account.APIKeyCreateInput{Name: "shop", Scopes: own, PartnerID: &studio.ID}, apperr.ErrForbidden},
		} {
			_, _, err := b.service.APIKeyCreate(c.ctx, c.in)
			require.ErrorIs(t, err, c.want, name)
		}
		require.Equal(t, before, b.rows())
	})
}

func TestAPIKeyRevoke(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		studio := b.partner(b.acme, "Studio")
		key, _, err := b.service.APIKeyCreate(b.owner(), account.APIKeyCreateInput{
			Name: "studio", Scopes: []viewer.Permission{viewer.OwnRead}, PartnerID: &studio.ID,
		})
		require.NoError(t, err)
		before := b.rows()
		for name, c := range map[string]struct {
			ctx  context.Context
			id   string
			want error
		}{
			"nobody":               {t.Context(), key.ID, apperr.ErrUnauthenticated},
			"finance":              {b.member(b.acme, b.ada.ID, viewer.Finance), key.ID, apperr.ErrForbidden},
			"the partner":          {b.atPartner(studio.ID, viewer.Owner), key.ID, apperr.ErrForbidden},
			"another organization": {b.rivalOwner(), key.ID, apperr.ErrNotFound},
			"a key that is not":    {b.owner(), "key_none", apperr.ErrNotFound},
		} {
			_, err := b.service.APIKeyRevoke(c.ctx, c.id)
			require.ErrorIs(t, err, c.want, name)
		}
		require.Equal(t, before, b.rows())

		b.clock.Advance(time.Hour)
		revoked, err := b.service.APIKeyRevoke(b.owner(), key.ID)
		require.NoError(t, err)
		require.Equal(t, b.clock.Now(), *revoked.RevokedAt)
		_, err = revoked.QueryPartner().Only(b.owner())
		require.NoError(t, err, "the key is free of the transaction")
		b.clock.Advance(time.Hour)
		again, err := b.service.APIKeyRevoke(b.owner(), key.ID)
		require.NoError(t, err, "a retry is harmless")
		require.Equal(t, *revoked.RevokedAt, again.RevokedAt.UTC())
		require.ElementsMatch(t, []string{"organization.created", "api_key.created", "api_key.revoked"}, b.events())
	})
}
