package program_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/testkit"
)

func euros(amount string) money.Input { return money.Input{Amount: amount, CurrencyCode: "EUR"} }

// brackets pay 10 %, then 12.5 % of each sale.
func brackets(measure commission.Measure, bound string) *program.BracketsInput {
	return &program.BracketsInput{
		Mode: commission.BracketForward, Measure: measure, Period: commission.PeriodYear,
		Brackets: []program.BracketInput{{UpTo: &bound, Percentage: ptr("10")}, {Percentage: ptr("12.5")}},
	}
}

func bonus(measure commission.Measure, at string) *program.BonusInput {
	return &program.BonusInput{
		Measure: measure, Period: commission.PeriodQuarter,
		Thresholds: []program.ThresholdInput{{At: at, Amount: euros("100")}},
		Every:      &program.ThresholdInput{At: at, Amount: euros("50")},
	}
}

// pays is an incentive of sales whose pay is set by change.
func pays(name string, change func(in *program.IncentiveInput)) program.IncentiveInput {
	in := program.IncentiveInput{Name: name, Trigger: "sale"}
	change(&in)
	return in
}

func TestPlansOfEveryStructure(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		recruiter := percent("Recruiter", "5")
		recruiter.Trigger, recruiter.MaxMonths = commission.TriggerCommissionEarned, ptr(12)
		capped := percent("Capped", "20")
		capped.Caps = &program.CapsInput{
			PerCustomer: ptr(euros("10")), PerPeriod: &program.PeriodCapInput{Amount: euros("20"), Period: commission.PeriodMonth},
			Budget: &program.PeriodCapInput{Amount: euros("30.50"), Period: commission.PeriodLifetime},
		}
		plan, err := b.service.CreatePlan(b.owner, b.program.ID, program.PlanCreateInput{
			Name: "All", Version: program.PlanVersionInput{Incentives: []program.IncentiveInput{
				pays("Revenue", func(in *program.IncentiveInput) { in.Brackets = brackets(commission.MeasureRevenue, "10000.50") }),
				pays("Count", func(in *program.IncentiveInput) {
					in.Brackets = brackets(commission.MeasureCount, "10")
					in.Brackets.Brackets[0] = program.BracketInput{UpTo: ptr("10"), Flat: ptr(euros("7"))}
					in.Brackets.Brackets[1] = program.BracketInput{Percentage: ptr("0")}
				}),
				pays("Bonus", func(in *program.IncentiveInput) { in.Bonus = bonus(commission.MeasureRevenue, "5000") }),
				pays("Points", func(in *program.IncentiveInput) {
					in.Unit = &program.UnitInput{Kind: commission.UnitPoints, Name: " Stars ", Quantity: 20}
				}),
				capped, recruiter,
			}},
		})
		require.NoError(t, err)
		version, err := b.service.CurrentVersion(b.owner, plan.ID, start)
		require.NoError(t, err)
		list, err := program.Incentives(b.owner, b.Client, version.ID)
		require.NoError(t, err)
		require.Equal(t, commission.Structure{Kind: commission.StructureBrackets, Brackets: &commission.Brackets{
			Mode: commission.BracketForward, Measure: commission.MeasureRevenue, Period: commission.PeriodYear,
			Brackets: []commission.Bracket{{UpTo: ptr(int64(1_000_050)), Rate: 100_000}, {Rate: 125_000}},
		}}, list[0].Terms.Structure)
		require.Equal(t, []commission.Bracket{{UpTo: ptr(int64(10)), Flat: ptr(money.New(700, "EUR"))}, {}},
			list[1].Terms.Structure.Brackets.Brackets)
		require.Equal(t, commission.Structure{Kind: commission.StructureBonus, Bonus: &commission.Bonus{
			Measure: commission.MeasureRevenue, Period: commission.PeriodQuarter,
			Thresholds: []commission.Threshold{{At: 500_000, Amount: money.New(10_000, "EUR")}},
			Every:      &commission.Threshold{At: 500_000, Amount: money.New(5_000, "EUR")},
		}}, list[2].Terms.Structure)
		require.Equal(t, commission.Terms{
			Structure: commission.Structure{Kind: commission.StructureFlat},
			Unit:      &commission.Unit{Kind: commission.UnitPoints, Name: "Stars", Quantity: 20},
		}, list[3].Terms)
		require.Equal(t, commission.Caps{
			PerCustomer: ptr(money.New(1_000, "EUR")),
			PerPeriod:   &commission.PeriodCap{Amount: money.New(2_000, "EUR"), Period: commission.PeriodMonth},
			Budget:      &commission.PeriodCap{Amount: money.New(3_050, "EUR"), Period: commission.PeriodLifetime},
		}, list[4].Terms.Caps)
		require.Equal(t, commission.TriggerCommissionEarned, list[5].Trigger)
	})
}

func TestStructuresRefuse(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	plan := b.plan(t, "Standard")
	bad := func(field ...string) []string { return append([]string{"input", "incentives", "0"}, field...) }
	count, revenue := commission.MeasureCount, commission.MeasureRevenue
	withBrackets := func(change func(in *program.BracketsInput)) program.IncentiveInput {
		return pays("B", func(in *program.IncentiveInput) { in.Brackets = brackets(count, "10"); change(in.Brackets) })
	}
	withBonus := func(change func(in *program.IncentiveInput)) program.IncentiveInput {
		return pays("B", func(in *program.IncentiveInput) { in.Bonus = bonus(count, "10"); change(in) })
	}
	withUnit := func(change func(in *program.IncentiveInput)) program.IncentiveInput {
		return pays("U", func(in *program.IncentiveInput) {
			in.Unit = &program.UnitInput{Kind: commission.UnitPoints, Name: "Stars", Quantity: 1}
			change(in)
		})
	}
	withCaps := func(in program.IncentiveInput, caps program.CapsInput) program.IncentiveInput {
		in.Caps = &caps
		return in
	}
	recruits := func(in program.IncentiveInput) program.IncentiveInput {
		in.Trigger = commission.TriggerCommissionEarned
		return in
	}
	for name, each := range map[string]struct {
		in   program.IncentiveInput
		want []mistake
	}{
		"two ways to pay": {
			pays("B", func(in *program.IncentiveInput) { in.Brackets, in.Percentage = brackets(count, "10"), ptr("5") }),
			[]mistake{at(apperr.Invalid, bad("percentage")...)},
		},
		"a bound in words": {
			withBrackets(func(in *program.BracketsInput) { in.Brackets[0].UpTo = ptr("ten") }),
			[]mistake{at(apperr.Invalid, bad("brackets", "brackets", "0", "upTo")...)},
		},
		"a count with a fraction": {
			withBrackets(func(in *program.BracketsInput) { in.Brackets[0].UpTo = ptr("1.5") }),
			[]mistake{at(apperr.Invalid, bad("brackets", "brackets", "0", "upTo")...)},
		},
		"revenue too fine for the currency": {
			withBrackets(func(in *program.BracketsInput) { in.Measure = revenue; in.Brackets[0].UpTo = ptr("1.505") }),
			[]mistake{at(apperr.Invalid, bad("brackets", "brackets", "0", "upTo")...)},
		},
		"a bound that is too large": {
			withBrackets(func(in *program.BracketsInput) { in.Brackets[0].UpTo = ptr("99999999999999999999") }),
			[]mistake{at(apperr.TooLarge, bad("brackets", "brackets", "0", "upTo")...)},
		},
		"a bound of 0": {
			withBrackets(func(in *program.BracketsInput) { in.Brackets[0].UpTo = ptr("0") }),
			[]mistake{at(apperr.TooSmall, bad("brackets", "brackets", "0", "upTo")...)},
		},
		"the last bracket has a bound, and one before has none": {
			withBrackets(func(in *program.BracketsInput) { in.Brackets[0].UpTo, in.Brackets[1].UpTo = nil, ptr("5") }),
			[]mistake{
				at(apperr.Blank, bad("brackets", "brackets", "0", "upTo")...),
				at(apperr.Invalid, bad("brackets", "brackets", "1", "upTo")...),
			},
		},
		"bounds that descend": {
			withBrackets(func(in *program.BracketsInput) {
				in.Brackets = append([]program.BracketInput{{UpTo: ptr("20"), Percentage: ptr("5")}}, in.Brackets...)
			}),
			[]mistake{at(apperr.TooSmall, bad("brackets", "brackets", "1", "upTo")...)},
		},
		"no brackets": {
			withBrackets(func(in *program.BracketsInput) { in.Brackets = nil }),
			[]mistake{at(apperr.Blank, bad("brackets", "brackets")...)},
		},
		"a bracket that pays twice, and one that pays nothing": {
			withBrackets(func(in *program.BracketsInput) { in.Brackets[0].Flat, in.Brackets[1].Percentage = ptr(euros("1")), nil }),
			[]mistake{
				at(apperr.Invalid, bad("brackets", "brackets", "0", "percentage")...),
				at(apperr.Blank, bad("brackets", "brackets", "1", "percentage")...),
			},
		},
		"a bracket above 100 %": {
			withBrackets(func(in *program.BracketsInput) { in.Brackets[1].Percentage = ptr("100.5") }),
			[]mistake{at(apperr.TooLarge, bad("brackets", "brackets", "1", "percentage")...)},
		},
		"graduated revenue with a fixed amount": {
			withBrackets(func(in *program.BracketsInput) {
				in.Mode, in.Measure, in.Brackets[1] = commission.BracketGraduated, revenue, program.BracketInput{Flat: ptr(euros("1"))}
			}),
			[]mistake{at(apperr.Invalid, bad("brackets", "brackets", "1", "flat", "amount")...)},
		},
		"brackets in two currencies": {
			withBrackets(func(in *program.BracketsInput) {
				in.Brackets[0] = program.BracketInput{UpTo: ptr("10"), Flat: ptr(euros("1"))}
				in.Brackets[1] = program.BracketInput{Flat: &money.Input{Amount: "1", CurrencyCode: "USD"}}
			}),
			[]mistake{at(apperr.CurrencyMismatch, bad("brackets", "brackets", "1", "flat", "currencyCode")...)},
		},
		"words that do not exist": {
			withBrackets(func(in *program.BracketsInput) { in.Mode, in.Period = "SIDEWAYS", "WEEK" }),
			[]mistake{at(apperr.Invalid, bad("brackets", "mode")...), at(apperr.Invalid, bad("brackets", "period")...)},
		},
		"a bonus without thresholds": {
			withBonus(func(in *program.IncentiveInput) { in.Bonus.Thresholds, in.Bonus.Every = nil, nil }),
			[]mistake{at(apperr.Blank, bad("bonus", "thresholds")...)},
		},
		"a threshold of 0 that pays 0": {
			withBonus(func(in *program.IncentiveInput) {
				in.Bonus.Thresholds[0] = program.ThresholdInput{At: "0", Amount: euros("0")}
			}),
			[]mistake{
				at(apperr.TooSmall, bad("bonus", "thresholds", "0", "at")...),
				at(apperr.TooSmall, bad("bonus", "thresholds", "0", "amount", "amount")...),
			},
		},
		"a threshold in words, repeated": {
			withBonus(func(in *program.IncentiveInput) { in.Bonus.Every.At = "x" }),
			[]mistake{at(apperr.Invalid, bad("bonus", "every", "at")...)},
		},
		"a bonus that is limited": {
			withBonus(func(in *program.IncentiveInput) { in.MaxCount = ptr(3) }),
			[]mistake{at(apperr.Invalid, bad("maxCount")...)},
		},
		"a unit without a name, of nothing": {
			withUnit(func(in *program.IncentiveInput) { in.Unit = &program.UnitInput{Kind: commission.UnitPerk} }),
			[]mistake{at(apperr.Blank, bad("unit", "name")...), at(apperr.TooSmall, bad("unit", "quantity")...)},
		},
		"a unit that is money": {
			withUnit(func(in *program.IncentiveInput) { in.Unit.Kind = "CASH" }), []mistake{at(apperr.Invalid, bad("unit", "kind")...)},
		},
		"a unit with a cap": {
			withCaps(withUnit(func(*program.IncentiveInput) {}), program.CapsInput{PerCustomer: ptr(euros("1"))}),
			[]mistake{at(apperr.Invalid, bad("caps")...)},
		},
		"a cap of 0": {
			withCaps(percent("P", "1"), program.CapsInput{Budget: &program.PeriodCapInput{Amount: euros("0"), Period: commission.PeriodYear}}),
			[]mistake{at(apperr.TooSmall, bad("caps", "budget", "amount", "amount")...)},
		},
		"a cap in a third currency": {
			withCaps(pays("F", func(in *program.IncentiveInput) { in.Flat = ptr(euros("1")) }),
				program.CapsInput{PerCustomer: &money.Input{Amount: "1", CurrencyCode: "USD"}}),
			[]mistake{at(apperr.CurrencyMismatch, bad("caps", "perCustomer", "currencyCode")...)},
		},
		"a cap without a period": {
			withCaps(percent("P", "1"), program.CapsInput{PerPeriod: &program.PeriodCapInput{Amount: euros("1")}}),
			[]mistake{at(apperr.Blank, bad("caps", "perPeriod", "period")...)},
		},
		"a recruiter with a fixed amount": {
			recruits(pays("R", func(in *program.IncentiveInput) { in.Flat = ptr(euros("1")) })),
			[]mistake{at(apperr.Invalid, bad("flat")...)},
		},
		"a recruiter with brackets, once": {
			recruits(pays("R", func(in *program.IncentiveInput) { in.Brackets, in.FirstOnly = brackets(count, "3"), ptr(true) })),
			[]mistake{at(apperr.Invalid, bad("brackets")...), at(apperr.Invalid, bad("firstOnly")...)},
		},
	} {
		_, err := b.service.SavePlanVersion(b.owner, plan.ID, program.PlanVersionInput{Incentives: []program.IncentiveInput{each.in}})
		require.Error(t, err, name)
		t.Run(name, func(t *testing.T) { requireMistakes(t, err, each.want...) }) //nolint:paralleltest // They share one program.
	}
}
