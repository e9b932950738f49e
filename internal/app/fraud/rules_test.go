package fraud_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent/event"
	"github.com/rapporthq/rapport/internal/app/commission"
	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/app/fraud"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/clock"
	domain "github.com/rapporthq/rapport/internal/domain/fraud"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

var start = time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)

func service(d *testkit.Database) *fraud.Service {
	c := clock.NewFake(start)
	return fraud.New(d.Client, c, conversion.New(d.Client, c, nil), commission.New(d.Client, c))
}

func ptr[T any](v T) *T { return &v }

func TestEveryMistakeInRulesIsNamed(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		in   []fraud.RuleInput
		code apperr.Code
		path string
	}{
		{"none", nil, apperr.Blank, "input.rules"},
		{"no such kind", []fraud.RuleInput{{Kind: "ODD"}}, apperr.Invalid, "input.rules.0.kind"},
		{"twice", []fraud.RuleInput{{Kind: domain.KindDataCentre}, {Kind: domain.KindDataCentre}}, apperr.Taken, "input.rules.1.kind"},
		{"no such mode", []fraud.RuleInput{{Kind: domain.KindDataCentre, Mode: ptr(domain.Mode("MAYBE"))}}, apperr.Invalid, "input.rules.0.mode"},
		{"too few clicks", []fraud.RuleInput{{Kind: domain.KindClickBurst, Clicks: ptr(1)}}, apperr.TooSmall, "input.rules.0.clicks"},
		{"too many minutes", []fraud.RuleInput{{Kind: domain.KindClickBurst, Minutes: ptr(1441)}}, apperr.TooLarge, "input.rules.0.minutes"},
		{"too many seconds", []fraud.RuleInput{{Kind: domain.KindFastConversion, Seconds: ptr(3601)}}, apperr.TooLarge, "input.rules.0.seconds"},
		{"seconds of another rule", []fraud.RuleInput{{Kind: domain.KindDataCentre, Seconds: ptr(5)}}, apperr.Invalid, "input.rules.0.seconds"},
		{"hosts of another rule", []fraud.RuleInput{{Kind: domain.KindDataCentre, Hosts: []string{}}}, apperr.Invalid, "input.rules.0.hosts"},
		{"too many hosts", []fraud.RuleInput{{Kind: domain.KindBannedReferrer, Hosts: strings.Split(strings.Repeat("a.example ", 200)+"b.example", " ")}}, apperr.TooLong, "input.rules.0.hosts"},
		{"no host", []fraud.RuleInput{{Kind: domain.KindBannedReferrer, Hosts: []string{"good.example", "https://bad.example/"}}}, apperr.Invalid, "input.rules.0.hosts.1"},
		{"an address", []fraud.RuleInput{{Kind: domain.KindBannedReferrer, Hosts: []string{"192.0.2.1"}}}, apperr.Invalid, "input.rules.0.hosts.0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			list, ok := apperr.List(fraud.RulesInput{Rules: c.in}.Validate())
			require.True(t, ok)
			require.Len(t, list, 1, "%v", list)
			require.Equal(t, c.code, list[0].Code)
			require.Equal(t, c.path, strings.Join(list[0].Field, "."))
		})
	}
}

func TestRulesAreChangedAndAudited(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := testkit.NewBook(t, d, "acme", start)
		other := testkit.NewBook(t, d, "other", start)
		s := service(d)
		in := fraud.RulesInput{Rules: []fraud.RuleInput{{
			Kind: domain.KindBannedReferrer, Mode: ptr(domain.ModeBlock), Hosts: []string{"*.Coupons.example", "*.coupons.example.", "bücher.example"},
		}}}
		p, err := s.SetRules(b.Member("admin", viewer.Admin), b.Program.ID, in)
		require.NoError(t, err)
		require.Equal(t, 1, p.FraudRules.Version)
		rule := p.FraudRules.Of(domain.KindBannedReferrer)
		require.Equal(t, domain.ModeBlock, rule.Mode)
		require.Equal(t, []string{"*.coupons.example", "xn--bcher-kva.example"}, rule.Hosts)
		require.Equal(t, domain.ModeFlag, p.FraudRules.Of(domain.KindClickBurst).Mode, "the others stay")
		p, err = s.SetRules(b.Member("admin2", viewer.Admin), b.Program.ID, fraud.RulesInput{Rules: []fraud.RuleInput{{Kind: domain.KindBannedReferrer, Hosts: []string{}}}})
		require.NoError(t, err)
		require.Equal(t, 2, p.FraudRules.Version)
		require.Empty(t, p.FraudRules.Of(domain.KindBannedReferrer).Hosts)
		require.Equal(t, domain.ModeBlock, p.FraudRules.Of(domain.KindBannedReferrer).Mode)
		require.Equal(t, 2, d.Client.Event.Query().Where(event.Kind("program.fraud_rules_changed")).CountX(b.System()))

		_, err = s.SetRules(b.Member("fin", viewer.Finance), b.Program.ID, in)
		require.ErrorIs(t, err, apperr.ErrForbidden)
		_, err = s.SetRules(other.Member("stranger", viewer.Owner), b.Program.ID, in)
		require.ErrorIs(t, err, apperr.ErrNotFound)
	})
}

func TestEveryMistakeInDecidingIsNamed(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := testkit.NewBook(t, d, "acme", start)
		s := service(d)
		ctx := b.Member("fin", viewer.Finance)
		for _, c := range []struct {
			name   string
			ids    []string
			reason string
			code   apperr.Code
			path   string
		}{
			{"none", nil, "why", apperr.Blank, "ids"},
			{"too many", make([]string, 101), "why", apperr.TooLong, "ids"},
			{"no reason", []string{"frv_1"}, " ", apperr.Blank, "input.reason"},
			{"a long reason", []string{"frv_1"}, strings.Repeat("ä", 501), apperr.TooLong, "input.reason"},
			{"not there", []string{"frv_1"}, "why", apperr.NotFoundCode, "ids.0"},
		} {
			for _, decide := range []func() error{
				func() error { _, err := s.Clear(ctx, c.ids, c.reason); return err },
				func() error { _, err := s.Confirm(ctx, c.ids, c.reason); return err },
			} {
				list, ok := apperr.List(decide())
				require.True(t, ok, c.name)
				require.Len(t, list, 1, c.name)
				require.Equal(t, c.code, list[0].Code, c.name)
				require.Equal(t, c.path, strings.Join(list[0].Field, "."), c.name)
			}
		}
		_, err := s.EffectOfClearing(ctx, "frv_1")
		require.ErrorIs(t, err, apperr.ErrNotFound)
		_, err = s.Clear(b.Member("reader", viewer.ReadOnly), []string{"frv_1"}, "why")
		require.ErrorIs(t, err, apperr.ErrForbidden)
	})
}
