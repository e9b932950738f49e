package program_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollment"
	enttier "github.com/rapporthq/rapport/ent/tier"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/tier"
	"github.com/rapporthq/rapport/internal/testkit"
)

// silver asks for a net revenue of 1,000.00 or 3 sales in 90 days.
func silver() program.TierInput {
	return program.TierInput{
		Name: ptr("Silver"), Color: ptr("#C0C0C0"), Mode: ptr(tier.Any),
		Window: &program.TierWindowInput{Kind: tier.RollingDays, Days: ptr(90)},
		Requirements: []program.TierRequirementInput{
			{Kind: tier.NetRevenue, Threshold: "1000"},
			{Kind: tier.Conversions, EventType: ptr("sale"), Threshold: "3"},
		},
		Benefits: []string{"Early access"},
	}
}

func (b bundle) tiers(t *testing.T) []*ent.Tier {
	t.Helper()
	rows, err := b.Client.Tier.Query().Order(ent.Asc(enttier.FieldRank)).All(b.owner)
	require.NoError(t, err)
	return rows
}

func (b bundle) tier(t *testing.T, name string) *ent.Tier {
	t.Helper()
	in := silver()
	in.Name = &name
	made, err := b.service.CreateTier(b.owner, b.program.ID, in)
	require.NoError(t, err)
	return made
}

func TestCreateAndUpdateTier(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		plan := b.plan(t, "Silver")
		in := silver()
		in.PlanID = &plan.ID
		made, err := b.service.CreateTier(b.owner, b.program.ID, in)
		require.NoError(t, err)
		require.Equal(t, []any{2, "Silver", "#c0c0c0", tier.Any, plan.ID}, []any{made.Rank, made.Name, made.Color, made.Mode, *made.PlanID})
		require.Equal(t, tier.Window{Kind: tier.RollingDays, Days: 90}, made.Window)
		require.Equal(t, []tier.Requirement{{Kind: tier.NetRevenue, Threshold: 100_000}, {Kind: tier.Conversions, EventType: "sale", Threshold: 3}}, made.Requirements)
		require.Equal(t, []string{"Early access"}, made.Benefits)
		owner, err := made.Program(b.owner)
		require.NoError(t, err)
		require.Equal(t, b.program.ID, owner.ID)

		changed, err := b.service.UpdateTier(b.owner, made.ID, program.TierInput{
			Name: ptr("Silver +"), Window: &program.TierWindowInput{Kind: tier.CalendarYear}, Benefits: []string{}, ClearPlan: ptr(true),
		})
		require.NoError(t, err)
		require.Equal(t, tier.Window{Kind: tier.CalendarYear}, changed.Window)
		require.Equal(t, made.Requirements, changed.Requirements, "what is absent stays")
		require.Empty(t, changed.Benefits)
		require.Nil(t, changed.PlanID)
		require.Equal(t, []string{b.program.ID, b.program.ID}, b.evaluated.programIDs)

		plain, err := b.service.CreateTier(b.owner, b.program.ID, program.TierInput{
			Name: ptr("Gold"), Requirements: []program.TierRequirementInput{{Kind: tier.TenureDays, Threshold: "365"}},
		})
		require.NoError(t, err)
		require.Equal(t, []any{3, tier.All, tier.Window{Kind: tier.Lifetime}}, []any{plain.Rank, plain.Mode, plain.Window})
		require.Equal(t, []string{}, plain.Benefits)

		entry, err := b.service.UpdateTier(b.owner, b.tiers(t)[0].ID, program.TierInput{Name: ptr("Member")})
		require.NoError(t, err)
		require.Equal(t, "Member", entry.Name)
	})
}

func TestTierRefuses(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		existing := b.tier(t, "Silver")
		before, evaluated := b.events(t), len(b.evaluated.programIDs)
		for name, one := range map[string]struct {
			change func(in *program.TierInput)
			want   []mistake
		}{
			"texts": {
				func(in *program.TierInput) {
					in.Name, in.Color, in.Benefits = ptr(""), ptr("red"), []string{"", strings.Repeat("b", 201)}
				},
				[]mistake{
					at(apperr.Blank, "input", "name"), at(apperr.Invalid, "input", "color"),
					at(apperr.Blank, "input", "benefits", "0"), at(apperr.TooLong, "input", "benefits", "1"),
				},
			},
			"long lists": {
				func(in *program.TierInput) {
					in.Name, in.Benefits = ptr(strings.Repeat("n", 61)), slices.Repeat([]string{"b"}, 21)
				},
				[]mistake{at(apperr.TooLong, "input", "name"), at(apperr.TooLong, "input", "benefits")},
			},
			"a mode that is none": {func(in *program.TierInput) { in.Mode = ptr(tier.Mode("SOME")) }, []mistake{at(apperr.Invalid, "input", "mode")}},
			"days of a calendar window": {
				func(in *program.TierInput) {
					in.Window = &program.TierWindowInput{Kind: tier.CalendarMonth, Days: ptr(3)}
				},
				[]mistake{at(apperr.Invalid, "input", "window", "days")},
			},
			"a rolling window without days": {
				func(in *program.TierInput) { in.Window = &program.TierWindowInput{Kind: tier.RollingDays} },
				[]mistake{at(apperr.TooSmall, "input", "window", "days")},
			},
			"a rolling window of 1097 days": {
				func(in *program.TierInput) { in.Window.Days = ptr(1097) }, []mistake{at(apperr.TooLarge, "input", "window", "days")},
			},
			"an unknown kind": {
				func(in *program.TierInput) {
					in.Requirements[0] = program.TierRequirementInput{Kind: "CHARM", Threshold: "1"}
				},
				[]mistake{at(apperr.Invalid, "input", "requirements", "0", "kind")},
			},
			"thresholds": {
				func(in *program.TierInput) {
					in.Requirements = []program.TierRequirementInput{
						{Kind: tier.NetRevenue, Threshold: "1.234"},
						{Kind: tier.WonReferrals, Threshold: "1.5"},
						{Kind: tier.ActiveCustomers, Threshold: "99999999999999999999"},
						{Kind: tier.ConversionRate, Threshold: "1000001"},
						{Kind: tier.RefundRateAtMost, Threshold: "-1"},
						{Kind: tier.TenureDays, Threshold: "0"},
					}
				},
				[]mistake{
					at(apperr.Invalid, "input", "requirements", "0", "threshold"), at(apperr.Invalid, "input", "requirements", "1", "threshold"),
					at(apperr.TooLarge, "input", "requirements", "2", "threshold"), at(apperr.TooLarge, "input", "requirements", "3", "threshold"),
					at(apperr.TooSmall, "input", "requirements", "4", "threshold"), at(apperr.TooSmall, "input", "requirements", "5", "threshold"),
				},
			},
			"event types": {
				func(in *program.TierInput) {
					in.Requirements = []program.TierRequirementInput{
						{Kind: tier.Conversions, Threshold: "1"},
						{Kind: tier.Conversions, EventType: ptr("demo"), Threshold: "1"},
						{Kind: tier.WonReferrals, EventType: ptr("sale"), Threshold: "1"},
					}
				},
				[]mistake{
					at(apperr.Blank, "input", "requirements", "0", "eventType"), at(apperr.Invalid, "input", "requirements", "2", "eventType"),
					at(apperr.NotFoundCode, "input", "requirements", "1", "eventType"),
				},
			},
			"one requirement twice": {
				func(in *program.TierInput) { in.Requirements[1] = in.Requirements[0] }, []mistake{at(apperr.Taken, "input", "requirements", "1")},
			},
			"no requirement": {
				func(in *program.TierInput) { in.Requirements = []program.TierRequirementInput{} },
				[]mistake{at(apperr.Blank, "input", "requirements")},
			},
			"an unknown plan": {func(in *program.TierInput) { in.PlanID = ptr("pln_none") }, []mistake{at(apperr.NotFoundCode, "input", "planId")}},
			"a plan chosen and taken away": {
				func(in *program.TierInput) { in.PlanID, in.ClearPlan = ptr("pln_none"), ptr(true) },
				[]mistake{at(apperr.Invalid, "input", "clearPlan")},
			},
		} {
			in := silver()
			one.change(&in)
			_, err := b.service.CreateTier(b.owner, b.program.ID, in)
			require.Error(t, err, name)
			requireMistakes(t, err, one.want...)
			_, err = b.service.UpdateTier(b.owner, existing.ID, in)
			require.Error(t, err, name)
			requireMistakes(t, err, one.want...)
		}
		_, err := b.service.CreateTier(b.owner, b.program.ID, program.TierInput{})
		requireMistakes(t, err, at(apperr.Blank, "input", "name"))
		_, err = b.service.UpdateTier(b.owner, b.tiers(t)[0].ID, program.TierInput{Requirements: silver().Requirements})
		requireMistakes(t, err, at(apperr.Invalid, "input", "requirements"))
		b.requireRefused(t, func(ctx context.Context) error {
			_, err := b.service.CreateTier(ctx, b.program.ID, silver())
			return err
		})
		b.requireRefused(t, func(ctx context.Context) error {
			_, err := b.service.UpdateTier(ctx, existing.ID, program.TierInput{Name: ptr("Theirs")})
			return err
		})
		require.Len(t, b.tiers(t), 2)
		require.Equal(t, before, b.events(t))
		require.Len(t, b.evaluated.programIDs, evaluated)
	})
}

func TestDeleteTier(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		bronze, silver, gold, platinum := b.tier(t, "Bronze"), b.tier(t, "Silver"), b.tier(t, "Gold"), b.tier(t, "Platinum")
		partner, err := b.Client.Partner.Create().SetCreatedAt(start).SetName("Ada").SetEmail("ada@ada.example").SetTags([]string{}).Save(b.owner)
		require.NoError(t, err)
		e, err := b.Client.Enrollment.Create().SetCreatedAt(start).SetProgramID(b.program.ID).SetPartnerID(partner.ID).
			SetStatus(enrollment.StatusAPPROVED).SetTierID(gold.ID).Save(b.owner)
		require.NoError(t, err)
		require.NoError(t, b.Client.TierMove.Create().SetCreatedAt(start).SetProgramID(b.program.ID).SetPartnerID(partner.ID).SetEnrollmentID(e.ID).
			SetFromTierID(silver.ID).SetToTierID(gold.ID).SetCause("PROMOTION").SetMetrics(tier.Metrics{}).SetActor("system").SetSequence(1).
			Exec(b.owner))

		before := b.events(t)
		_, err = b.service.DeleteTier(b.owner, b.tiers(t)[0].ID)
		requireMistakes(t, err, at(apperr.WrongState, "id"))
		for _, id := range []string{silver.ID, gold.ID} {
			_, err = b.service.DeleteTier(b.owner, id)
			requireMistakes(t, err, at(apperr.InUse, "id"))
		}
		b.requireRefused(t, func(ctx context.Context) error {
			_, err := b.service.DeleteTier(ctx, bronze.ID)
			return err
		})
		require.Len(t, b.tiers(t), 5)
		require.Equal(t, before, b.events(t))

		owner, err := b.service.DeleteTier(b.owner, bronze.ID)
		require.NoError(t, err)
		require.Equal(t, b.program.ID, owner.ID)
		left := b.tiers(t)
		require.Len(t, left, 4)
		for i, want := range []string{"Partner", silver.Name, gold.Name, platinum.Name} {
			require.Equal(t, []any{want, i + 1}, []any{left[i].Name, left[i].Rank})
		}
	})
}
