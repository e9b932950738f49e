package program_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/eventtype"
	"github.com/rapporthq/rapport/ent/stage"
	enttier "github.com/rapporthq/rapport/ent/tier"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/domain/tier"
	"github.com/rapporthq/rapport/internal/testkit"
)

func TestCreate(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		p, err := b.service.Create(b.owner, program.CreateInput{
			Name: " Über Café! ", Currency: "BRL", TimeZone: ptr("America/Sao_Paulo"), SiteURL: "https://loja.example/início",
		})
		require.NoError(t, err)
		require.Equal(t, "Über Café!", p.Name)
		require.Equal(t, "ber-caf", p.Slug)
		require.Equal(t, "America/Sao_Paulo", p.TimeZone)
		require.Equal(t, attribution.ModelLast, p.AttributionModel)
		require.Equal(t, attribution.ScopeCustomer, p.CreditScope)
		require.Equal(t, []int{60, 7, 30, 1, 90}, []int{p.WindowDays, p.HalfLifeDays, p.HoldDays, p.PayoutDay, p.ProtectionDays})
		require.Equal(t, []attribution.Kind{"SUBMISSION", "CODE", "CLICK"}, p.TouchPriority)
		require.Equal(t, []string{"via", "ref"}, p.QueryParameters)

		types, err := b.Client.EventType.Query().Where(eventtype.ProgramID(p.ID)).Order(ent.Asc(eventtype.FieldKey)).All(b.owner)
		require.NoError(t, err)
		var kinds []any
		for _, one := range types {
			kinds = append(kinds, one.Key, one.IsLead, one.IsSale)
		}
		require.Equal(t, []any{
			"attendance", false, false, "engagement", false, false, "lead", true, false, "registration", false, false, "sale", false, true,
		}, kinds)

		stages, err := b.Client.Stage.Query().Where(stage.ProgramID(p.ID)).Order(ent.Asc(stage.FieldPosition)).All(b.owner)
		require.NoError(t, err)
		require.Len(t, stages, 6)
		require.Equal(t, "submitted", stages[0].Key)
		require.Equal(t, 6, stages[5].Position)
		require.Equal(t, referral.Lost, stages[5].Kind)

		entry, err := b.Client.Tier.Query().Where(enttier.ProgramID(p.ID)).Only(b.owner)
		require.NoError(t, err)
		require.Equal(t, "Partner", entry.Name)
		require.Equal(t, 1, entry.Rank)
		require.Equal(t, tier.Window{Kind: tier.Lifetime}, entry.Window)
		require.Empty(t, entry.Requirements)
		require.Equal(t, 2, b.events(t))
	})
}

func TestCreateMakesAFreeSlugOfTheName(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	slugs := []string{b.program.Slug}
	for _, name := range []string{"Acme friends", "ACME  FRIENDS", "東京", strings.Repeat("long ", 24)} {
		p, err := b.service.Create(b.owner, program.CreateInput{Name: name, Currency: "EUR", SiteURL: "http://localhost:3000"})
		require.NoError(t, err)
		slugs = append(slugs, p.Slug)
	}
	require.Equal(t, []string{
		"acme-friends", "acme-friends-2", "acme-friends-3", "program", strings.Repeat("long-", 9) + "long",
	}, slugs)

	theirs, err := b.service.Create(b.stranger, program.CreateInput{Name: "Acme friends", Currency: "EUR", SiteURL: "https://a.example"})
	require.NoError(t, err)
	require.Equal(t, "acme-friends", theirs.Slug, "slugs are unique in an organization only")
}

func TestCreateRefuses(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		before := b.events(t)
		good := program.CreateInput{Name: "New", Currency: "EUR", SiteURL: "https://acme.example"}
		for name, one := range map[string]struct {
			change func(in *program.CreateInput)
			want   []mistake
		}{
			"everything at once": {
				func(in *program.CreateInput) {
					*in = program.CreateInput{Slug: ptr("A b"), Currency: "eur", TimeZone: ptr("Local"), SiteURL: ""}
				},
				[]mistake{
					at(apperr.Blank, "input", "name"), at(apperr.Invalid, "input", "slug"), at(apperr.Invalid, "input", "currency"),
					at(apperr.Invalid, "input", "timeZone"), at(apperr.Blank, "input", "siteUrl"),
				},
			},
			"a name of 121 characters": {
				func(in *program.CreateInput) { in.Name = strings.Repeat("ü", 121) }, []mistake{at(apperr.TooLong, "input", "name")},
			},
			"a slug of another program": {
				func(in *program.CreateInput) { in.Slug = &b.program.Slug }, []mistake{at(apperr.Taken, "input", "slug")},
			},
			"an unknown zone": {
				func(in *program.CreateInput) { in.TimeZone = ptr("Mars/Olympus") }, []mistake{at(apperr.Invalid, "input", "timeZone")},
			},
			"a script as site": {
				func(in *program.CreateInput) { in.SiteURL = "javascript:alert(1)" }, []mistake{at(apperr.Invalid, "input", "siteUrl")},
			},
			"a site without a host": {
				func(in *program.CreateInput) { in.SiteURL = "https:///path" }, []mistake{at(apperr.Invalid, "input", "siteUrl")},
			},
			"a site with a password": {
				func(in *program.CreateInput) { in.SiteURL = "https://u:p@acme.example" }, []mistake{at(apperr.Invalid, "input", "siteUrl")},
			},
			"a site with a line break": {
				func(in *program.CreateInput) { in.SiteURL = "https://acme.example/\r\nX: y" }, []mistake{at(apperr.Invalid, "input", "siteUrl")},
			},
			"a site of 501 characters": {
				func(in *program.CreateInput) { in.SiteURL = "https://acme.example/" + strings.Repeat("a", 480) },
				[]mistake{at(apperr.TooLong, "input", "siteUrl")},
			},
		} {
			in := good
			one.change(&in)
			_, err := b.service.Create(b.owner, in)
			require.Error(t, err, name)
			requireMistakes(t, err, one.want...)
		}
		_, err := b.service.Create(b.readOnly, good)
		require.ErrorIs(t, err, apperr.ErrForbidden)
		_, err = b.service.Create(t.Context(), good)
		require.ErrorIs(t, err, apperr.ErrUnauthenticated)
		n, err := b.Client.Program.Query().Count(b.owner)
		require.NoError(t, err)
		require.Equal(t, 1, n)
		require.Equal(t, before, b.events(t))
	})
}
