package demo_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/internal/app/account"
	"github.com/rapporthq/rapport/internal/app/commission"
	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/app/file"
	"github.com/rapporthq/rapport/internal/app/fraud"
	"github.com/rapporthq/rapport/internal/app/landing"
	"github.com/rapporthq/rapport/internal/app/ledger"
	"github.com/rapporthq/rapport/internal/app/partner"
	"github.com/rapporthq/rapport/internal/app/payout"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/app/referral"
	"github.com/rapporthq/rapport/internal/app/tier"
	"github.com/rapporthq/rapport/internal/app/tracking"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/auth"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/demo"
	"github.com/rapporthq/rapport/internal/filestore"
	"github.com/rapporthq/rapport/internal/job"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

func services(t testing.TB, d *testkit.Database, c clock.Clock) demo.Services {
	t.Helper()
	attempts, err := auth.NewAttempts(c)
	require.NoError(t, err)
	accounts := account.New(d.Client, c, "http://localhost", account.Doors{
		Passwords: auth.NewPasswords(), Tokens: auth.Tokens{}, Sessions: auth.NewSessions(d.Client, c), Attempts: attempts,
	})
	tiers := tier.New(d.Client, c)
	conversions, commissions := conversion.New(d.Client, c, tiers), commission.New(d.Client, c)
	return demo.Services{
		Accounts: accounts, Programs: program.New(d.Client, c, tiers),
		Partners:    partner.New(d.Client, c, "http://localhost", accounts, tiers),
		Tracking:    tracking.New(d.Client, c, []byte("a secret of a test, long enough!")),
		Conversions: conversions, Commissions: commissions, Frauds: fraud.New(d.Client, c, conversions, commissions),
		Referrals: referral.New(d.Client, c, tiers, conversions), Payouts: payout.New(d.Client, c, conversions, payout.Writers{}),
		Tiers:   tiers,
		Landing: landing.New(d.Client, c, []byte("a secret of a test, long enough!"), leads{conversions}, nil, nil),
		Files:   file.New(d.Client, c, filestore.NewDisk(t.TempDir()), job.NewQueue(c)),
	}
}

// leads records the leads of landing pages.
type leads struct{ conversions *conversion.Service }

func (l leads) RecordLead(ctx context.Context, tx *ent.Tx, lead landing.Lead) (*ent.Conversion, error) {
	recorded, err := l.conversions.RecordIn(ctx, tx, conversion.RecordInput{
		ProgramID: lead.ProgramID, Type: lead.Type, ExternalID: lead.ExternalID, ClickID: &lead.ClickID, Source: conversion.SourceLanding,
		Customer: conversion.CustomerInput{ExternalID: lead.ExternalID, Email: &lead.Email, Name: &lead.Name, Company: &lead.Company},
	})
	if err != nil {
		return nil, err
	}
	return recorded.Conversion, nil
}

// small is a hundred visitors instead of some thousands; the partners, plans
// and payout runs are all there.
const small = 0.04

var now = time.Date(2026, time.March, 20, 10, 0, 0, 0, time.UTC)

func TestLoad(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		c := clock.NewFake(now)
		s := services(t, d, c)
		signIns, err := demo.Load(t.Context(), d.Client, s, c, demo.Options{Now: now, Scale: small})
		require.NoError(t, err)
		require.Equal(t, time.Date(2026, time.March, 20, 0, 0, 0, 0, time.UTC), c.Now(), "the story ends yesterday")
		emails := make([]string, len(signIns))
		for i, one := range signIns {
			emails[i] = one.Email
		}
		require.Equal(t, []string{
			"clara@tidewise.example", "jonas@tidewise.example", "mia@nordlicht.example", "evelyn@brightwater.example",
		}, emails)

		system := systemOf(t, d)
		programs := d.Client.Program.Query().AllX(system)
		require.Len(t, programs, 2)
		for _, p := range programs {
			violations, err := ledger.Verify(system, d.Client, p.ID)
			require.NoError(t, err)
			require.Empty(t, violations)
			report, err := s.Conversions.Replay(system, p.ID)
			require.NoError(t, err)
			require.Empty(t, report.Differences)
			require.Positive(t, report.Commissions)
		}
		requireEveryKind(system, t, d.Client)
		for name, want := range map[enrollment.Status]int{
			enrollment.StatusAPPLIED: 4, enrollment.StatusREJECTED: 2, enrollment.StatusSUSPENDED: 2, enrollment.StatusBANNED: 1,
			enrollment.StatusAPPROVED: 54,
		} {
			require.Equal(t, want, d.Client.Enrollment.Query().Where(enrollment.StatusEQ(name)).CountX(system), name)
		}

		before := d.Client.Event.Query().CountX(system)
		_, err = demo.Load(t.Context(), d.Client, services(t, d, c), c, demo.Options{Now: now, Scale: small})
		list, ok := apperr.List(err)
		require.True(t, ok, "%v", err)
		require.Equal(t, apperr.WrongState, list[0].Code)
		require.Equal(t, before, d.Client.Event.Query().CountX(system), "nothing changed")
	})
}

// The story counts back from its last day, and reviews, runs and quarters fall
// where the calendar puts them.
func TestWhateverTheDay(t *testing.T) {
	t.Parallel()
	for _, day := range []time.Time{
		time.Date(2026, time.January, 1, 0, 30, 0, 0, time.UTC), time.Date(2024, time.February, 29, 10, 0, 0, 0, time.UTC),
		time.Date(2026, time.September, 13, 23, 0, 0, 0, time.UTC),
	} {
		t.Run(day.Format(time.DateOnly), func(t *testing.T) {
			t.Parallel()
			d, c := testkit.Open(t), clock.NewFake(day)
			_, err := demo.Load(t.Context(), d.Client, services(t, d, c), c, demo.Options{Now: day, Scale: small})
			require.NoError(t, err)
			requireEveryKind(systemOf(t, d), t, d.Client)
		})
	}
}

func TestTheSameStoryEachTime(t *testing.T) {
	t.Parallel()
	tell := func() []string {
		d, c := testkit.Open(t), clock.NewFake(now)
		_, err := demo.Load(t.Context(), d.Client, services(t, d, c), c, demo.Options{Now: now, Scale: small})
		require.NoError(t, err)
		system := systemOf(t, d)
		var out []string
		for _, one := range d.Client.Commission.Query().WithPartner().WithConversion().
			Order(entcommission.ByOccurredAt(), entcommission.ByAmountMinor()).AllX(system) {
			out = append(out, fmt.Sprint(one.Edges.Partner.Name, one.OccurredAt.UTC(), one.Amount(), one.Status))
		}
		slices.Sort(out)
		return out
	}
	first := tell()
	require.NotEmpty(t, first)
	require.Equal(t, first, tell())
}

func systemOf(t testing.TB, d *testkit.Database) context.Context {
	t.Helper()
	organization, err := d.Client.Organization.Query().OnlyID(viewer.With(t.Context(), viewer.NewDirectory()))
	require.NoError(t, err)
	return viewer.With(t.Context(), viewer.NewSystem(organization))
}
