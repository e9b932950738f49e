package program_test

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/planversion"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/testkit"
)

func TestCreatePlan(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		past := start.AddDate(-1, 0, 0)
		rich := percent(" Share ", "12.5")
		rich.Conditions = &program.IncentiveConditionInput{
			Attribute: ptr("conversion.amount"), Operator: ptr(commission.OperatorGT), Values: []string{"0"},
		}
		rich.FirstOnly, rich.MaxCount, rich.MaxMonths = ptr(true), ptr(3), ptr(12)
		rich.Min, rich.Max = &money.Input{Amount: "1", CurrencyCode: "EUR"}, &money.Input{Amount: "100.00", CurrencyCode: "EUR"}
		rich.HoldDays, rich.ExclusiveGroup = ptr(0), ptr("best")
		plan, err := b.service.CreatePlan(b.owner, b.program.ID, program.PlanCreateInput{
			Name: "Standard",
			Version: program.PlanVersionInput{
				EffectiveFrom: &past, AppliesTo: ptr(commission.AppliesToNew), Note: ptr("First terms."),
				Incentives: []program.IncentiveInput{flat("Lead", "15", "BRL"), rich},
			},
		})
		require.NoError(t, err)
		owner, err := plan.Program(b.owner)
		require.NoError(t, err)
		require.Equal(t, b.program.ID, owner.ID)

		version, err := b.service.CurrentVersion(b.owner, plan.ID, start)
		require.NoError(t, err)
		require.Equal(t, []any{1, commission.AppliesToNew, "First terms.", "usr_owner"},
			[]any{version.Number, version.AppliesTo, version.Note, version.CreatedBy})
		require.True(t, past.Equal(version.EffectiveFrom))
		incentives, err := program.Incentives(b.owner, b.Client, version.ID)
		require.NoError(t, err)
		require.Len(t, incentives, 2)
		require.Equal(t, commission.Terms{
			Structure: commission.Structure{Kind: commission.StructureFlat, Flat: ptr(money.New(1500, "BRL"))},
		}, incentives[0].Terms)
		require.Equal(t, []any{"Share", 2, "sale"}, []any{incentives[1].Name, incentives[1].Position, incentives[1].Trigger})
		require.Equal(t, commission.Terms{
			Structure: commission.Structure{Kind: commission.StructurePercent, Rate: 125_000},
			Conditions: &commission.Condition{Match: commission.MatchAll, Conditions: []commission.Condition{
				{Attribute: "conversion.amount", Operator: commission.OperatorGT, Values: []string{"0"}},
			}},
			Limits: commission.Limits{FirstOnly: true, MaxCount: 3, MaxMonths: 12},
			Min:    ptr(money.New(100, "EUR")), Max: ptr(money.New(10_000, "EUR")), HoldDays: ptr(0), ExclusiveGroup: "best",
		}, incentives[1].Terms)
		require.NotEqual(t, incentives[0].Key, incentives[1].Key)
	})
}

func TestSavePlanVersion(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		plan := b.plan(t, "Standard")
		first, err := b.service.CurrentVersion(b.owner, plan.ID, start)
		require.NoError(t, err)
		old, err := program.Incentives(b.owner, b.Client, first.ID)
		require.NoError(t, err)

		b.clock.Advance(time.Hour)
		later := start.AddDate(0, 0, 7)
		kept := percent("Twenty", "20")
		kept.Key = &old[0].Key
		welcome := flat("Welcome", "5", "EUR")
		welcome.Trigger = "lead"
		saved, err := b.service.SavePlanVersion(b.owner, plan.ID, program.PlanVersionInput{
			EffectiveFrom: &later, Incentives: []program.IncentiveInput{welcome, kept},
		})
		require.NoError(t, err)
		require.Equal(t, []any{2, commission.AppliesToAll}, []any{saved.Number, saved.AppliesTo})
		fresh, err := program.Incentives(b.owner, b.Client, saved.ID)
		require.NoError(t, err)
		require.Equal(t, old[0].Key, fresh[1].Key)
		require.NotEqual(t, old[0].Key, fresh[0].Key)
		parent, err := saved.Plan(b.owner)
		require.NoError(t, err)
		require.Equal(t, plan.ID, parent.ID)

		now, err := b.service.CurrentVersion(b.owner, plan.ID, later.Add(-time.Microsecond))
		require.NoError(t, err)
		require.Equal(t, first.ID, now.ID)
		then, err := b.service.CurrentVersion(b.owner, plan.ID, later)
		require.NoError(t, err)
		require.Equal(t, saved.ID, then.ID)
		_, err = b.service.CurrentVersion(b.owner, plan.ID, start.Add(-time.Microsecond))
		require.ErrorIs(t, err, apperr.ErrNotFound)
		_, err = b.service.CurrentVersion(b.stranger, plan.ID, later)
		require.ErrorIs(t, err, apperr.ErrNotFound)
	})
}

func TestSavePlanVersionNumbersAreUniqueWhateverRaces(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		plan := b.plan(t, "Standard")
		var wait sync.WaitGroup
		failures := make([]error, 5)
		for i := range failures {
			wait.Go(func() {
				_, failures[i] = b.service.SavePlanVersion(b.owner, plan.ID, program.PlanVersionInput{Note: ptr(strconv.Itoa(i))})
			})
		}
		wait.Wait()
		require.Equal(t, make([]error, 5), failures)
		numbers, err := b.Client.PlanVersion.Query().Order(ent.Asc(planversion.FieldNumber)).Select(planversion.FieldNumber).Ints(b.owner)
		require.NoError(t, err)
		require.Equal(t, []int{1, 2, 3, 4, 5, 6}, numbers)
	})
}

func TestPlanRefuses(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		plan := b.plan(t, "Standard")
		before := b.events(t)
		one := func(in program.IncentiveInput, change func(in *program.IncentiveInput)) program.PlanVersionInput {
			change(&in)
			return program.PlanVersionInput{Incentives: []program.IncentiveInput{percent("Good", "1"), in}}
		}
		bad := func(field ...string) []string { return append([]string{"incentives", "1"}, field...) }
		comparison := program.IncentiveConditionInput{
			Attribute: ptr("conversion.amount"), Operator: ptr(commission.OperatorGT), Values: []string{"much"},
		}
		for name, each := range map[string]struct {
			in   program.PlanVersionInput
			want []mistake
		}{
			"51 incentives": {
				program.PlanVersionInput{Incentives: slices.Repeat([]program.IncentiveInput{percent("P", "1")}, 51)},
				[]mistake{at(apperr.TooLong, "incentives")},
			},
			"audience and note": {
				program.PlanVersionInput{AppliesTo: ptr(commission.AppliesTo("ME")), Note: ptr(strings.Repeat("n", 501))},
				[]mistake{at(apperr.Invalid, "appliesTo"), at(apperr.TooLong, "note")},
			},
			"name and both structures": {
				one(flat("", "1", "EUR"), func(in *program.IncentiveInput) { in.Percentage = ptr("1") }),
				[]mistake{at(apperr.Blank, bad("name")...), at(apperr.Invalid, bad("percentage")...)},
			},
			"no structure": {
				one(flat("F", "1", "EUR"), func(in *program.IncentiveInput) { in.Flat = nil }), []mistake{at(apperr.Blank, bad("percentage")...)},
			},
			"a percentage of 0":       {one(percent("P", "0"), pass), []mistake{at(apperr.TooSmall, bad("percentage")...)}},
			"a percentage below 0":    {one(percent("P", "-1"), pass), []mistake{at(apperr.TooSmall, bad("percentage")...)}},
			"a percentage above 100":  {one(percent("P", "100.0001"), pass), []mistake{at(apperr.TooLarge, bad("percentage")...)}},
			"a percentage too fine":   {one(percent("P", "1.00001"), pass), []mistake{at(apperr.Invalid, bad("percentage")...)}},
			"a percentage in words":   {one(percent("P", "10 %"), pass), []mistake{at(apperr.Invalid, bad("percentage")...)}},
			"a fixed amount of 0":     {one(flat("F", "0", "EUR"), pass), []mistake{at(apperr.TooSmall, bad("flat", "amount")...)}},
			"a fixed amount too fine": {one(flat("F", "1.5", "JPY"), pass), []mistake{at(apperr.Invalid, bad("flat", "amount")...)}},
			"a fixed amount too large": {
				one(flat("F", "99999999999999999999", "EUR"), pass), []mistake{at(apperr.TooLarge, bad("flat", "amount")...)},
			},
			"a fixed amount in words": {one(flat("F", "five", "EUR"), pass), []mistake{at(apperr.Invalid, bad("flat", "amount")...)}},
			"a currency that is none": {one(flat("F", "5", "EURO"), pass), []mistake{at(apperr.Invalid, bad("flat", "currencyCode")...)}},
			"a minimum in another currency": {
				one(flat("F", "5", "EUR"), func(in *program.IncentiveInput) { in.Min = &money.Input{Amount: "1", CurrencyCode: "USD"} }),
				[]mistake{at(apperr.CurrencyMismatch, bad("min", "currencyCode")...)},
			},
			"a maximum below the minimum": {
				one(percent("P", "5"), func(in *program.IncentiveInput) {
					in.Min, in.Max = &money.Input{Amount: "2", CurrencyCode: "EUR"}, &money.Input{Amount: "1", CurrencyCode: "EUR"}
				}),
				[]mistake{at(apperr.TooSmall, bad("max", "amount")...)},
			},
			"limits below 0 and a hold of 366 days": {
				one(percent("P", "5"), func(in *program.IncentiveInput) { in.MaxCount, in.MaxMonths, in.HoldDays = ptr(-1), ptr(-1), ptr(366) }),
				[]mistake{
					at(apperr.TooLarge, bad("holdDays")...), at(apperr.TooSmall, bad("maxCount")...), at(apperr.TooSmall, bad("maxMonths")...),
				},
			},
			"an endless alternative": {
				one(percent("P", "5"), func(in *program.IncentiveInput) { in.ExclusiveGroup = ptr(strings.Repeat("g", 201)) }),
				[]mistake{at(apperr.TooLong, bad("exclusiveGroup")...)},
			},
			"a bare comparison with text": {
				one(percent("P", "5"), func(in *program.IncentiveInput) { in.Conditions = &comparison }),
				[]mistake{at(apperr.Invalid, bad("conditions", "values", "0")...)},
			},
			"a group with a bad comparison": {
				one(percent("P", "5"), func(in *program.IncentiveInput) {
					in.Conditions = &program.IncentiveConditionInput{
						Match: ptr(commission.MatchAny), Conditions: []program.IncentiveConditionInput{comparison},
					}
				}),
				[]mistake{at(apperr.Invalid, bad("conditions", "conditions", "0", "values", "0")...)},
			},
			"groups three deep": {
				one(percent("P", "5"), func(in *program.IncentiveInput) {
					deep := comparison
					for range 5 {
						deep = program.IncentiveConditionInput{Match: ptr(commission.MatchAll), Conditions: []program.IncentiveConditionInput{deep}}
					}
					in.Conditions = &deep
				}),
				[]mistake{at(apperr.Invalid, bad("conditions", "conditions", "0", "conditions", "0")...)},
			},
			"an unknown trigger": {
				one(percent("P", "5"), func(in *program.IncentiveInput) { in.Trigger = "demo" }), []mistake{at(apperr.NotFoundCode, bad("trigger")...)},
			},
			"a stage that the program has not": {
				one(percent("P", "5"), func(in *program.IncentiveInput) { in.Trigger = "stage:none" }),
				[]mistake{at(apperr.NotFoundCode, bad("trigger")...)},
			},
			"an unknown key": {
				one(percent("P", "5"), func(in *program.IncentiveInput) { in.Key = ptr("key_none") }), []mistake{at(apperr.NotFoundCode, bad("key")...)},
			},
		} {
			prefixed := func(prefix ...string) []mistake {
				out := make([]mistake, len(each.want))
				for i, m := range each.want {
					out[i] = mistake{m.code, append(slices.Clone(prefix), m.path...)}
				}
				return out
			}
			_, err := b.service.SavePlanVersion(b.owner, plan.ID, each.in)
			require.Error(t, err, name)
			requireMistakes(t, err, prefixed("input")...)
			_, err = b.service.CreatePlan(b.owner, b.program.ID, program.PlanCreateInput{Name: "New", Version: each.in})
			require.Error(t, err, name)
			requireMistakes(t, err, prefixed("input", "version")...)
		}
		require.Equal(t, before, b.events(t))
		n, err := b.Client.PlanVersion.Query().Count(b.owner)
		require.NoError(t, err)
		require.Equal(t, 1, n)
	})
}

// pass changes nothing.
func pass(*program.IncentiveInput) {}

func TestPlanRefusesByState(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		plan := b.plan(t, "Standard")
		version, err := b.service.CurrentVersion(b.owner, plan.ID, start)
		require.NoError(t, err)
		incentives, err := program.Incentives(b.owner, b.Client, version.ID)
		require.NoError(t, err)
		before := b.events(t)

		_, err = b.service.CreatePlan(b.owner, b.program.ID, program.PlanCreateInput{})
		requireMistakes(t, err, at(apperr.Blank, "input", "name"))
		_, err = b.service.CreatePlan(b.owner, b.program.ID, program.PlanCreateInput{Name: "Standard"})
		requireMistakes(t, err, at(apperr.Taken, "input", "name"))
		_, err = b.service.SavePlanVersion(b.owner, plan.ID, program.PlanVersionInput{EffectiveFrom: ptr(start.Add(-time.Second))})
		requireMistakes(t, err, at(apperr.TooSmall, "input", "effectiveFrom"))
		twice := percent("Twice", "1")
		twice.Key = &incentives[0].Key
		_, err = b.service.SavePlanVersion(b.owner, plan.ID, program.PlanVersionInput{Incentives: []program.IncentiveInput{twice, twice}})
		requireMistakes(t, err, at(apperr.Taken, "input", "incentives", "1", "key"))

		_, err = b.service.Update(b.owner, b.program.ID, program.UpdateInput{PlanID: &plan.ID})
		require.NoError(t, err)
		_, err = b.service.ArchivePlan(b.owner, plan.ID)
		requireMistakes(t, err, at(apperr.InUse, "id"))
		for _, call := range []func(ctx context.Context) error{
			func(ctx context.Context) error {
				_, err := b.service.CreatePlan(ctx, b.program.ID, program.PlanCreateInput{Name: "Theirs"})
				return err
			},
			func(ctx context.Context) error {
				_, err := b.service.SavePlanVersion(ctx, plan.ID, program.PlanVersionInput{})
				return err
			},
			func(ctx context.Context) error {
				_, err := b.service.ArchivePlan(ctx, plan.ID)
				return err
			},
		} {
			b.requireRefused(t, call)
		}
		require.Equal(t, before+1, b.events(t), "the choice of the plan and nothing else")

		unused := b.plan(t, "Unused")
		archived, err := b.service.ArchivePlan(b.owner, unused.ID)
		require.NoError(t, err)
		require.True(t, start.Equal(*archived.ArchivedAt))
		_, err = b.service.ArchivePlan(b.owner, unused.ID)
		requireMistakes(t, err, at(apperr.WrongState, "id"))
		_, err = b.service.SavePlanVersion(b.owner, unused.ID, program.PlanVersionInput{})
		requireMistakes(t, err, at(apperr.WrongState, "planId"))
	})
}

func TestPlansInForce(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	standard, special := b.plan(t, "Standard"), b.plan(t, "Special")
	b.clock.Advance(time.Hour)
	second, err := b.service.SavePlanVersion(b.owner, standard.ID, program.PlanVersionInput{AppliesTo: ptr(commission.AppliesToNew)})
	require.NoError(t, err)
	p, err := b.service.Update(b.owner, b.program.ID, program.UpdateInput{PlanID: &standard.ID})
	require.NoError(t, err)
	e := &ent.Enrollment{ID: "enr_1"}
	link, tier, group := &ent.Link{ID: "lnk_1", PlanID: &special.ID}, &ent.Tier{ID: "tir_1"}, &ent.Group{ID: "grp_1"}
	at := start.Add(2 * time.Hour)

	found, err := program.PlansInForce(b.owner, b.Client,
		program.Asked{Program: p, Enrollment: e, Link: link, Tier: tier, Group: group, OccurredAt: at},
		program.Asked{Program: p, Enrollment: e, OccurredAt: at},
		program.Asked{Program: p, Enrollment: e, OccurredAt: at, BoundAt: &start},
		program.Asked{Program: p, Enrollment: e, OccurredAt: start.Add(-time.Hour)},
		program.Asked{Program: b.program, Enrollment: e, OccurredAt: at},
	)
	require.NoError(t, err)
	require.Equal(t, []commission.PlanCandidate{
		{Source: "LINK", SourceID: "lnk_1", PlanID: special.ID},
		{Source: "ENROLLMENT", SourceID: "enr_1"},
		{Source: "TIER", SourceID: "tir_1"},
		{Source: "GROUP", SourceID: "grp_1"},
		{Source: "PROGRAM", SourceID: p.ID, PlanID: standard.ID},
	}, found[0].Choice.Candidates)
	require.Equal(t, commission.PlanFromLink, found[0].Choice.Winner.Source)
	require.Len(t, found[0].Incentives, 1)
	require.Equal(t, second.ID, found[1].Version.ID)
	require.Empty(t, found[1].Incentives)
	require.Equal(t, 1, found[2].Version.Number, "a customer bound before keeps the version")
	require.NotNil(t, found[3].Choice.Winner)
	require.Nil(t, found[3].Version, "nothing was in force yet")
	require.Nil(t, found[4].Choice.Winner, "no plan was chosen then")
}
