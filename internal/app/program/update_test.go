package program_test

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/testkit"
)

func TestUpdate(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		plan := b.plan(t, "Standard")
		p, err := b.service.Update(b.owner, b.program.ID, program.UpdateInput{
			Name: ptr("Acme Partners"), SiteURL: ptr("https://shop.acme.example"), TimeZone: ptr("Europe/Berlin"),
			Description: ptr("Bring us customers."), Terms: ptr("Be kind."), AccentColor: ptr("#ABCDEF"),
			AttributionModel: ptr(attribution.ModelLinear), CreditScope: ptr(attribution.ScopeConversion),
			WindowDays: ptr(365), HalfLifeDays: ptr(1), TouchPriority: []attribution.Kind{attribution.KindClick}, HoldDays: ptr(0),
			ExcludesTax: ptr(false), ExcludesShipping: ptr(false), NeedsCommissionApproval: ptr(true), ApprovesPartners: ptr(true),
			AllowedHosts: []string{"Docs.Acme.example", "*.acme.example", "docs.acme.example"}, PayoutMinimum: ptr("50"), PayoutDay: ptr(28),
			FourEyesLimit: ptr("1000.5"), PlanID: &plan.ID, ContactEmail: ptr(" Partners@acme.example "),
		})
		require.NoError(t, err)
		require.Equal(t, "Acme Partners", p.Name)
		require.Equal(t, "#abcdef", p.AccentColor)
		require.Equal(t, "partners@acme.example", p.ContactEmail)
		require.Equal(t, []string{"docs.acme.example", "*.acme.example"}, p.AllowedHosts)
		require.Equal(t, int64(5000), p.PayoutMinimumMinor)
		require.Equal(t, int64(100050), *p.FourEyesMinor)
		require.Equal(t, []any{365, 1, 0, 28, false, false, true, true},
			[]any{p.WindowDays, p.HalfLifeDays, p.HoldDays, p.PayoutDay, p.ExcludesTax, p.ExcludesShipping, p.NeedsCommissionApproval, p.ApprovesPartners})
		chosen, err := p.Plan(b.owner)
		require.NoError(t, err, "the entity is usable after the transaction")
		require.Equal(t, plan.ID, chosen.ID)

		p, err = b.service.Update(b.owner, b.program.ID, program.UpdateInput{
			Description: ptr(""), Terms: ptr(""), FourEyesLimit: ptr(""), AllowedHosts: []string{}, ContactEmail: ptr(""),
		})
		require.NoError(t, err)
		require.Empty(t, p.Description+p.ContactEmail)
		require.Nil(t, p.FourEyesMinor)
		require.Empty(t, p.AllowedHosts)
		require.Equal(t, "Acme Partners", p.Name, "what is absent stays")
	})
}

func TestUpdateRefuses(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		archived := b.plan(t, "Old")
		_, err := b.service.ArchivePlan(b.owner, archived.ID)
		require.NoError(t, err)
		other, err := b.service.Create(b.owner, program.CreateInput{Name: "Other", Currency: "EUR", SiteURL: "https://acme.example"})
		require.NoError(t, err)
		mine := b
		mine.program = other
		foreign := mine.plan(t, "Foreign")
		before := b.events(t)

		for name, one := range map[string]struct {
			in   program.UpdateInput
			want []mistake
		}{
			"everything too small": {
				program.UpdateInput{
					Name: ptr(" "), SiteURL: ptr(""), TimeZone: ptr(""), AccentColor: ptr("blue"), AttributionModel: ptr(attribution.Model("BEST")),
					CreditScope: ptr(attribution.CreditScope("EVER")), WindowDays: ptr(0), HalfLifeDays: ptr(0), TouchPriority: []attribution.Kind{},
					HoldDays: ptr(-1), PayoutDay: ptr(0), ContactEmail: ptr("acme"),
				},
				[]mistake{
					at(apperr.Blank, "input", "name"), at(apperr.Blank, "input", "siteUrl"), at(apperr.Invalid, "input", "timeZone"),
					at(apperr.Invalid, "input", "contactEmail"),
					at(apperr.Invalid, "input", "accentColor"), at(apperr.Invalid, "input", "attributionModel"),
					at(apperr.Invalid, "input", "creditScope"), at(apperr.TooSmall, "input", "windowDays"),
					at(apperr.TooSmall, "input", "halfLifeDays"), at(apperr.Blank, "input", "touchPriority"),
					at(apperr.TooSmall, "input", "holdDays"), at(apperr.TooSmall, "input", "payoutDay"),
				},
			},
			"everything too large": {
				program.UpdateInput{
					Description: ptr(strings.Repeat("d", 20_001)), Terms: ptr(strings.Repeat("t", 20_001)), WindowDays: ptr(366),
					HalfLifeDays: ptr(366), HoldDays: ptr(366), AllowedHosts: slices.Repeat([]string{"a.example"}, 101), PayoutDay: ptr(29),
					ContactEmail: ptr(strings.Repeat("a", 250) + "@a.example"),
				},
				[]mistake{
					at(apperr.TooLong, "input", "contactEmail"),
					at(apperr.TooLong, "input", "description"), at(apperr.TooLong, "input", "terms"), at(apperr.TooLarge, "input", "windowDays"),
					at(apperr.TooLarge, "input", "halfLifeDays"), at(apperr.TooLarge, "input", "holdDays"),
					at(apperr.TooLong, "input", "allowedHosts"), at(apperr.TooLarge, "input", "payoutDay"),
				},
			},
			"kinds of touches twice and unknown": {
				program.UpdateInput{TouchPriority: []attribution.Kind{"CLICK", "CLICK", "VIEW"}},
				[]mistake{at(apperr.Invalid, "input", "touchPriority", "1"), at(apperr.Invalid, "input", "touchPriority", "2")},
			},
			"hosts with scheme, port, inner star and a whole top domain": {
				program.UpdateInput{AllowedHosts: []string{"https://a.example", "a.example:80", "a.*.example", "*.example", "ok.example"}},
				[]mistake{
					at(apperr.Invalid, "input", "allowedHosts", "0"), at(apperr.Invalid, "input", "allowedHosts", "1"),
					at(apperr.Invalid, "input", "allowedHosts", "2"), at(apperr.Invalid, "input", "allowedHosts", "3"),
				},
			},
			"amounts that are none": {
				program.UpdateInput{PayoutMinimum: ptr("1.234"), FourEyesLimit: ptr("a lot")},
				[]mistake{at(apperr.Invalid, "input", "payoutMinimum"), at(apperr.Invalid, "input", "fourEyesLimit")},
			},
			"amounts out of bounds": {
				program.UpdateInput{PayoutMinimum: ptr("-1"), FourEyesLimit: ptr("99999999999999999999")},
				[]mistake{at(apperr.TooSmall, "input", "payoutMinimum"), at(apperr.TooLarge, "input", "fourEyesLimit")},
			},
			"an archived plan":          {program.UpdateInput{PlanID: &archived.ID}, []mistake{at(apperr.WrongState, "input", "planId")}},
			"a plan of another program": {program.UpdateInput{PlanID: &foreign.ID}, []mistake{at(apperr.NotFoundCode, "input", "planId")}},
		} {
			one.in.Name = cmp.Or(one.in.Name, ptr("Changed"))
			_, err := b.service.Update(b.owner, b.program.ID, one.in)
			require.Error(t, err, name)
			requireMistakes(t, err, one.want...)
		}
		b.requireRefused(t, func(ctx context.Context) error {
			_, err := b.service.Update(ctx, b.program.ID, program.UpdateInput{Name: ptr("Stolen")})
			return err
		})
		p, err := b.Client.Program.Get(b.owner, b.program.ID)
		require.NoError(t, err)
		require.Equal(t, "Acme Friends", p.Name)
		require.Equal(t, before, b.events(t))
	})
}
