package partner_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/app/partner"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

func TestShortDomains(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		add := func(host string) (string, error) {
			made, err := b.service.AddShortDomain(b.owner, partner.ShortDomainInput{ProgramID: b.program.ID, Host: host})
			if err != nil {
				return "", err
			}
			return made.Host, nil
		}
		for _, one := range [][2]string{
			{" GO.Acme.Example. ", "go.acme.example"},
			{"kurz.münchen.example:8443", "kurz.xn--mnchen-3ya.example"},
			{"xn--mnchen-3ya.example", "xn--mnchen-3ya.example"},
		} {
			host, err := add(one[0])
			require.NoError(t, err, one[0])
			require.Equal(t, one[1], host)
		}
		for host, code := range map[string]apperr.Code{
			"": apperr.Blank, "localhost": apperr.Invalid, "go.localhost": apperr.Invalid, "127.0.0.1": apperr.Invalid, "[::1]:80": apperr.Invalid,
			"2130706433": apperr.Invalid, "go.example.123": apperr.Invalid, "https://go.example.com": apperr.Invalid, "go.example.com/a": apperr.Invalid,
			"go_a.example.com": apperr.Invalid, "go..example.com": apperr.Invalid, "-go.example.com": apperr.Invalid, "*.example.com": apperr.Invalid,
			"a b.example.com": apperr.Invalid, "user@go.example.com": apperr.Invalid,
			"partners.example": apperr.Invalid, "PARTNERS.example.": apperr.Invalid, // the server's own
			"acme.example":    apperr.Invalid, // the program's site
			"go.acme.example": apperr.Taken, "Go.Acme.Example:80": apperr.Taken,
		} {
			_, err := add(host)
			requireMistakes(t, err, at(code, "input", "host"))
		}
		for n := range 17 {
			_, err := add(fmt.Sprintf("go%d.acme.example", n))
			require.NoError(t, err)
		}
		_, err := add("one-too-many.acme.example")
		requireMistakes(t, err, at(apperr.TooLarge, "input", "host"))
		_, err = b.programs.Update(b.owner, b.program.ID, program.UpdateInput{SiteURL: ptr("https://GO.acme.example/home")})
		requireMistakes(t, err, at(apperr.Invalid, "input", "siteUrl"))
	})
}

func TestShortDomainIsPreferred(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		made, err := b.service.AddShortDomain(b.owner, partner.ShortDomainInput{ProgramID: b.program.ID, Host: "go.acme.example"})
		require.NoError(t, err)
		require.Equal(t, "https://partners.example/r/ada", b.service.LinkURL(b.program, "ada"), "not before it is chosen")
		p, err := b.service.PreferShortDomain(b.owner, b.program.ID, &made.ID)
		require.NoError(t, err)
		require.Equal(t, "https://go.acme.example/ada", b.service.LinkURL(p, "ada"))
		p, err = b.service.PreferShortDomain(b.owner, b.program.ID, nil)
		require.NoError(t, err)
		require.Equal(t, "https://partners.example/r/ada", b.service.LinkURL(p, "ada"))
		_, err = b.service.PreferShortDomain(b.owner, b.program.ID, &made.ID)
		require.NoError(t, err)

		other := b.newProgram(t, "Other Friends")
		_, err = b.service.PreferShortDomain(b.owner, other.ID, &made.ID)
		requireMistakes(t, err, at(apperr.NotFoundCode, "id"))
		p, err = b.service.RemoveShortDomain(b.owner, made.ID)
		require.NoError(t, err)
		require.Empty(t, p.ShortHost, "what is gone is shown no more")
		_, err = b.service.RemoveShortDomain(b.owner, made.ID)
		require.ErrorIs(t, err, apperr.ErrNotFound)
		again, err := b.service.AddShortDomain(b.owner, partner.ShortDomainInput{ProgramID: other.ID, Host: "go.acme.example"})
		require.NoError(t, err, "another may have it then")
		found, err := b.service.ShortDomains(b.owner, other.ID)
		require.NoError(t, err)
		require.Equal(t, again.ID, found[0].ID)
	})
}

func TestShortDomainsOfOthers(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	made, err := b.service.AddShortDomain(b.owner, partner.ShortDomainInput{ProgramID: b.program.ID, Host: "go.acme.example"})
	require.NoError(t, err)
	_, err = b.service.AddShortDomain(b.stranger, partner.ShortDomainInput{ProgramID: b.program.ID, Host: "go.other.example"})
	requireMistakes(t, err, at(apperr.NotFoundCode, "input", "programId"))
	_, err = b.service.RemoveShortDomain(b.stranger, made.ID)
	require.ErrorIs(t, err, apperr.ErrNotFound)
	_, err = b.service.PreferShortDomain(b.stranger, b.program.ID, &made.ID)
	require.ErrorIs(t, err, apperr.ErrNotFound)
	theirs, err := b.programs.Create(b.stranger, program.CreateInput{Name: "Theirs", Currency: "EUR", SiteURL: "https://other.example"})
	require.NoError(t, err)
	_, err = b.service.AddShortDomain(b.stranger, partner.ShortDomainInput{ProgramID: theirs.ID, Host: "go.acme.example"})
	requireMistakes(t, err, at(apperr.Taken, "input", "host"))
	_, err = b.service.PreferShortDomain(b.stranger, theirs.ID, &made.ID)
	requireMistakes(t, err, at(apperr.NotFoundCode, "id"))
	ada := b.partner(t, "ada")
	for _, ctx := range []func() error{
		func() error { _, err := b.service.RemoveShortDomain(b.readOnly, made.ID); return err },
		func() error {
			_, err := b.service.PreferShortDomain(b.as(t, ada, viewer.Owner), b.program.ID, nil)
			return err
		},
		func() error {
			_, err := b.service.AddShortDomain(b.readOnly, partner.ShortDomainInput{ProgramID: b.program.ID, Host: "x.acme.example"})
			return err
		},
	} {
		require.ErrorIs(t, ctx(), apperr.ErrForbidden)
	}
	found, err := b.service.ShortDomains(b.owner, b.program.ID)
	require.NoError(t, err)
	require.Len(t, found, 1)
}
