package account_test

import (
	"context"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/app/account"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

func TestOrganizationCreate(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := empty(t, d)
		first, err := b.service.IsFirstRun(t.Context())
		require.NoError(t, err)
		require.True(t, first)

		web := b.browser()
		web.do(func(ctx context.Context) {
			in := acme()
			in.Name, in.OwnerName, in.Email, in.Locale = " Müller & Söhne ", " Ada ", " Ada@Example.com ", pointer("de")
			view, err := b.service.OrganizationCreate(ctx, in)
			require.NoError(t, err)
			require.Equal(t, "Müller & Söhne", view.Organization.Name)
			require.Equal(t, "mueller-and-soehne", view.Organization.Slug)
			require.Equal(t, "ada@example.com", view.User.Email)
			require.Equal(t, "Ada", view.User.Name)
			require.Equal(t, "de", view.User.Locale)
			require.Equal(t, viewer.Owner, *view.Role)
			require.Contains(t, view.Permissions, viewer.OrganizationManage)
			first, err := view.IsFirstRun(ctx)
			require.NoError(t, err)
			require.False(t, first)
			seats, err := view.Seats(ctx)
			require.NoError(t, err)
			require.Len(t, seats, 1)
			require.True(t, seats[0].IsCurrent)
			b.acme = view.Organization.ID
		})
		require.Equal(t, viewer.Owner, web.viewer().Role, "the owner is signed in")
		require.ElementsMatch(t, []string{"organization.created"}, b.events())

		before := b.rows()
		web.do(func(ctx context.Context) {
			_, err := b.service.OrganizationCreate(ctx, acme())
			requireMistake(t, err, apperr.WrongState)
		})
		require.Equal(t, before, b.rows())
	})
}

func TestOrganizationCreateRefusesMistakes(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := empty(t, d)
		before := b.rows()
		for name, c := range map[string]struct {
			change func(*account.OrganizationCreateInput)
			code   apperr.Code
			field  string
		}{
			"no name":              {func(in *account.OrganizationCreateInput) { in.Name = "  " }, apperr.Blank, "name"},
			"a long name":          {func(in *account.OrganizationCreateInput) { in.Name = strings.Repeat("ä", 121) }, apperr.TooLong, "name"},
			"no owner's name":      {func(in *account.OrganizationCreateInput) { in.OwnerName = "" }, apperr.Blank, "ownerName"},
			"a long owner's name":  {func(in *account.OrganizationCreateInput) { in.OwnerName = strings.Repeat("a", 121) }, apperr.TooLong, "ownerName"},
			"no address":           {func(in *account.OrganizationCreateInput) { in.Email = " " }, apperr.Blank, "email"},
			"no address at all":    {func(in *account.OrganizationCreateInput) { in.Email = "ada" }, apperr.Invalid, "email"},
			"a long address":       {func(in *account.OrganizationCreateInput) { in.Email = strings.Repeat("a", 250) + "@example.com" }, apperr.TooLong, "email"},
			"no password":          {func(in *account.OrganizationCreateInput) { in.Password = "" }, apperr.Blank, "password"},
			"a short password":     {func(in *account.OrganizationCreateInput) { in.Password = "äöüäöüäöü" }, apperr.TooSmall, "password"},
			"an endless password":  {func(in *account.OrganizationCreateInput) { in.Password = strings.Repeat("a", 201) }, apperr.TooLong, "password"},
			"an unknown language":  {func(in *account.OrganizationCreateInput) { in.Locale = pointer("fr") }, apperr.Invalid, "locale"},
			"the empty language":   {func(in *account.OrganizationCreateInput) { in.Locale = pointer("") }, apperr.Invalid, "locale"},
			"a name and more":      {func(in *account.OrganizationCreateInput) { in.Email = "Ada <ada@example.com>" }, apperr.Invalid, "email"},
			"a domain without dot": {func(in *account.OrganizationCreateInput) { in.Email = "ada@localhost" }, apperr.Invalid, "email"},
		} {
			in := acme()
			c.change(&in)
			_, err := b.service.Found(t.Context(), in)
			list, ok := apperr.List(err)
			require.True(t, ok, "%s: %v", name, err)
			require.Len(t, list, 1, name)
			require.Equal(t, c.code, list[0].Code, name)
			require.Equal(t, []string{"input", c.field}, list[0].Field, name)
		}
		_, err := b.service.Found(t.Context(), account.OrganizationCreateInput{})
		list, _ := apperr.List(err)
		require.Len(t, list, 4, "all mistakes at once")
		require.Equal(t, before, b.rows())
	})
}

func TestOfTwoFoundersOneIsRefused(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := empty(t, d)
		founders := []string{"Ada", "Bob", "Cem", "Dan"}
		errs := make([]error, len(founders))
		var group sync.WaitGroup
		for i, name := range founders {
			group.Go(func() {
				_, errs[i] = b.service.Found(t.Context(), account.OrganizationCreateInput{
					Name: "Of " + name, OwnerName: name, Email: strings.ToLower(name) + "@example.com", Password: password,
				})
			})
		}
		group.Wait()
		won := 0
		for _, err := range errs {
			if err == nil {
				won++
				continue
			}
			requireMistake(t, err, apperr.WrongState)
		}
		require.Equal(t, 1, won)
		require.Equal(t, 1, d.Client.Organization.Query().CountX(b.directory()))
		require.Equal(t, 1, d.Client.User.Query().CountX(b.directory()), "the others left nothing behind")
	})
}

func TestSlugs(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"Acme":                       "acme",
		"Acme, Inc.":                 "acme-inc",
		"  --Acme--  ":               "acme",
		"Größe 42":                   "groesse-42",
		"Café Olé":                   "cafe-ole",
		"日本":                         "organization",
		strings.Repeat("abcde ", 20): strings.TrimSuffix(strings.Repeat("abcde-", 10), "-"),
	} {
		require.Equal(t, want, account.Slug(name), name)
	}
}
