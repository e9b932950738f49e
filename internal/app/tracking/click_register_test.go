package tracking_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/app/tracking"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/testkit"
)

func TestRegisterClick(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		_, err := b.Client.Program.UpdateOne(b.Program).SetAllowedHosts([]string{"*.shop.example", "blog.example.net"}).Save(b.System())
		require.NoError(t, err)
		good := tracking.RegisterInput{
			Code: "ADA", URL: "https://www.shop.example/pricing?via=ada&sub1=mail&email=x%40example.org#plans",
			Origin: "https://www.shop.example", Visit: person("192.0.2.7"),
		}
		clicked, err := b.service.RegisterClick(t.Context(), good)
		require.NoError(t, err)
		row := b.row(t, clicked.ClickID)
		require.Equal(t, "https://www.shop.example/pricing", row.Destination, "queries may hold names")
		require.Equal(t, "mail", row.Sub1)
		require.Equal(t, clicked.VisitorID, row.VisitorID)

		good.Visit.VisitorID = clicked.VisitorID
		repeated, err := b.service.RegisterClick(t.Context(), good)
		require.NoError(t, err)
		require.False(t, repeated.IsCounted, "the rules of duplicates hold")
		require.Equal(t, clicked.VisitorID, repeated.VisitorID)

		for name, url := range map[string]string{
			"the site": "https://example.com/", "an allowed host": "http://blog.example.net/a", "a port does not count": "https://example.com:8443/",
		} {
			_, err := b.service.RegisterClick(t.Context(), tracking.RegisterInput{Code: "ada", URL: url, Visit: person("192.0.2.9")})
			require.NoError(t, err, name)
		}
	})
}

func TestRegisterClickRefuses(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	good := tracking.RegisterInput{Code: "ada", URL: "https://example.com/", Visit: person("192.0.2.7")}
	for name, one := range map[string]struct {
		change func(*tracking.RegisterInput)
		code   apperr.Code
		field  string
	}{
		"no code":                      {func(in *tracking.RegisterInput) { in.Code = " " }, apperr.Blank, "code"},
		"an unknown code":              {func(in *tracking.RegisterInput) { in.Code = "eve" }, apperr.NotFoundCode, "code"},
		"no address":                   {func(in *tracking.RegisterInput) { in.URL = "" }, apperr.Invalid, "url"},
		"an address that is no page":   {func(in *tracking.RegisterInput) { in.URL = "javascript:alert(1)" }, apperr.Invalid, "url"},
		"a page of another site":       {func(in *tracking.RegisterInput) { in.URL = "https://evil.example/" }, apperr.Invalid, "url"},
		"a site that ends like it":     {func(in *tracking.RegisterInput) { in.URL = "https://notexample.com/" }, apperr.Invalid, "url"},
		"a host below, not allowed":    {func(in *tracking.RegisterInput) { in.URL = "https://a.example.com/" }, apperr.Invalid, "url"},
		"the host in the user's place": {func(in *tracking.RegisterInput) { in.URL = "https://example.com@evil.example/" }, apperr.Invalid, "url"},
	} {
		in := good
		one.change(&in)
		_, err := b.service.RegisterClick(t.Context(), in)
		list, ok := apperr.List(err)
		require.True(t, ok, name)
		require.Len(t, list, 1, name)
		require.Equal(t, one.code, list[0].Code, name)
		require.Equal(t, []string{"input", one.field}, list[0].Field, name)
	}
	for _, origin := range []string{"https://evil.example", "null"} {
		good.Origin = origin
		_, err := b.service.RegisterClick(t.Context(), good)
		require.ErrorIs(t, err, apperr.ErrForbidden)
	}
	kept, err := b.Client.Click.Query().Count(b.System())
	require.NoError(t, err)
	require.Zero(t, kept)
}
