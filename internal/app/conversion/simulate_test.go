package conversion_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	appcommission "github.com/rapporthq/rapport/internal/app/commission"
	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/testkit"
)

// tried is a draft that pays a part of each sale, from 30 days before start on.
func (b *bundle) tried(key *string, percentage string) conversion.SimulateInput {
	return conversion.SimulateInput{
		ProgramID: b.Program.ID, PlanID: b.plan.ID, StartsAt: start.AddDate(0, 0, -30), EndsAt: start.AddDate(0, 0, 30),
		Draft: conversion.DraftInput{Incentives: []program.IncentiveInput{
			{Key: key, Name: "Share", Trigger: "sale", Percentage: &percentage},
		}},
	}
}

func inEuros(paid, wouldPay int64) []conversion.SimulatedSum {
	return []conversion.SimulatedSum{{Paid: money.New(paid, "EUR"), WouldPay: money.New(wouldPay, "EUR")}}
}

// §9: per partner and in total what was paid, what would be, and the difference;
// the conversions that differ most with both explanations; tiers, cost per won
// customer and return.
func TestSimulate(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada, bob := b.partner("ada"), b.partner("bob")
		silver := b.tier(bob, 2, b.newPlan("Silver", start.AddDate(-2, 0, 0), percent("40")), start.AddDate(0, 0, 5))
		bob.Update().SetTierID(silver.ID).ExecX(b.System())
		b.record(b.input("sale", "cus-0", byCode("ada"), at(start.AddDate(0, 0, -31)))) // before the period
		first := b.record(b.input("sale", "cus-1", byCode("ada"), amount("200", "EUR"), at(start.AddDate(0, 0, -1))))
		second := b.record(b.input("sale", "cus-2", byCode("bob")))
		b.record(b.input("lead", "cus-3", byCode("bob")))
		b.record(b.input("sale", "cus-4")) // nobody's
		b.clock.Advance(6 * 24 * time.Hour)
		b.record(b.input("sale", "cus-5", byCode("bob"))) // by the tier's plan
		b.refund(first, "50")
		before := b.lines()

		sim, err := b.service.Simulate(b.admin, b.tried(text("pct_sale"), "25"))
		require.NoError(t, err)
		require.Equal(t, before, b.lines())
		require.Equal(t, inEuros(2500, 6250), sim.Sums)
		require.Equal(t, money.New(3750, "EUR"), sim.Sums[0].Difference())
		require.Equal(t, []any{4, 2, money.New(25_000, "EUR")}, []any{sim.ConversionCount, sim.WonCustomerCount, sim.Revenue})
		each, would := money.New(1250, "EUR"), money.New(3125, "EUR")
		ten, four := "10.00", "4.00"
		require.Equal(t, conversion.SimulatedFigures{Cost: money.New(2500, "EUR"), CostPerCustomer: &each, ReturnRatio: &ten}, sim.Then)
		require.Equal(t, conversion.SimulatedFigures{Cost: money.New(6250, "EUR"), CostPerCustomer: &would, ReturnRatio: &four}, sim.WithDraft)
		require.Equal(t, []int{2, 2}, []int{sim.PartnerCount(), sim.ChangedPartnerCount()})
		require.Equal(t, []string{ada.ID, bob.ID}, []string{sim.Partners[0].EnrollmentID, sim.Partners[1].EnrollmentID})
		require.Equal(t, inEuros(1500, 3750), sim.Partners[0].Sums)
		require.Equal(t, inEuros(1000, 2500), sim.Partners[1].Sums)
		require.Equal(t, []conversion.SimulatedTier{
			{PartnerCount: 1, GainingCount: 1, Sums: inEuros(1500, 3750)},
			{TierID: silver.ID, PartnerCount: 1, GainingCount: 1, Sums: inEuros(1000, 2500)},
		}, sim.Tiers)
		require.Len(t, sim.Conversions, 2)
		most := sim.Conversions[0]
		require.Equal(t, first.ID, most.ConversionID)
		require.Equal(t, inEuros(1500, 3750), most.Sums)
		require.Equal(t, money.New(2000, "EUR"), most.Then[0].Rounding.Amount)
		require.Equal(t, money.New(5000, "EUR"), most.WithDraft[0].Rounding.Amount)
		require.Equal(t, second.ID, sim.Conversions[1].ConversionID)
		b.unchanged()
	})
}

// §9: totals for brackets, limits and caps start from what was before the period.
func TestSimulateGoesOnFromWhatWasBefore(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, stepped())
		b.partner("ada")
		for n := range 4 {
			b.record(b.input("sale", "cus", byCode("ada"), at(start.AddDate(0, 0, n-40))))
		}
		in := b.tried(text("stepped"), "10")
		in.StartsAt = start.AddDate(0, 0, -38) // the third and the fourth, then 20 % each
		in.Draft.Incentives[0].Percentage = nil
		two, ten, fifty := "2", "10", "50"
		in.Draft.Incentives[0].Brackets = &program.BracketsInput{
			Mode: commission.BracketForward, Measure: commission.MeasureCount, Period: commission.PeriodYear,
			Brackets: []program.BracketInput{{UpTo: &two, Percentage: &ten}, {Percentage: &fifty}},
		}
		sim, err := b.service.Simulate(b.admin, in)
		require.NoError(t, err)
		require.Equal(t, inEuros(4000, 10000), sim.Sums)
		// A new incentive has counted nothing before.
		in.Draft.Incentives[0].Key = nil
		sim, err = b.service.Simulate(b.admin, in)
		require.NoError(t, err)
		require.Equal(t, inEuros(4000, 2000), sim.Sums)
	})
}

// §3.4, §9: a draft that tops up does so for what came before, too, and what a
// person rejected is paid on neither side.
func TestSimulateTopsUpAndRejects(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, stepped())
		b.partner("ada")
		var rows []*ent.Conversion
		for n := range 4 {
			b.clock.Advance(time.Hour)
			rows = append(rows, b.record(b.input("sale", "cus-"+string(rune('a'+n)), byCode("ada"))))
		}
		in := b.tried(text("stepped"), "")
		two, ten, twenty := "2", "10", "20"
		in.Draft.Incentives[0].Percentage = nil
		in.Draft.Incentives[0].Brackets = &program.BracketsInput{
			Mode: commission.BracketRetroactive, Measure: commission.MeasureCount, Period: commission.PeriodYear,
			Brackets: []program.BracketInput{{UpTo: &two, Percentage: &ten}, {Percentage: &twenty}},
		}
		sim, err := b.service.Simulate(b.admin, in)
		require.NoError(t, err)
		require.Equal(t, inEuros(6000, 8000), sim.Sums)
		require.Len(t, sim.Conversions, 1, "the third pays the top-ups of the first two")
		require.Equal(t, rows[2].ID, sim.Conversions[0].ConversionID)
		require.Len(t, sim.Conversions[0].WithDraft, 3)

		b.reject(rows[0])
		sim, err = b.service.Simulate(b.admin, in)
		require.NoError(t, err)
		require.Equal(t, inEuros(5000, 6000), sim.Sums, "with its top-up")
	})
}

// reject refuses all commissions of a conversion.
func (b *bundle) reject(row *ent.Conversion) {
	b.t.Helper()
	ids := b.Client.Commission.Query().Where(entcommission.ConversionID(row.ID)).IDsX(b.System())
	_, err := appcommission.New(b.Client, b.clock).Reject(b.admin, ids, "not ours")
	require.NoError(b.t, err)
}

func TestSimulateRefuses(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada := b.partner("ada")
		good := b.tried(text("pct_sale"), "25")
		for _, each := range []struct {
			change func(*conversion.SimulateInput)
			code   apperr.Code
			path   []string
		}{
			{func(in *conversion.SimulateInput) { in.ProgramID = "prg_none" }, apperr.NotFoundCode, []string{"programId"}},
			{func(in *conversion.SimulateInput) { in.PlanID = "pln_none" }, apperr.NotFoundCode, []string{"planId"}},
			{func(in *conversion.SimulateInput) { in.EndsAt = in.StartsAt }, apperr.Invalid, []string{"period", "endsAt"}},
			{
				func(in *conversion.SimulateInput) { in.EndsAt = in.StartsAt.Add(1097 * 24 * time.Hour) },
				apperr.TooLarge,
				[]string{"period", "endsAt"},
			},
			{
				func(in *conversion.SimulateInput) {
					in.Draft.Incentives = append([]program.IncentiveInput{}, in.Draft.Incentives...)
					in.Draft.Incentives[0].Percentage = text("101")
				},
				apperr.TooLarge,
				[]string{"draft", "incentives", "0", "percentage"},
			},
			{
				func(in *conversion.SimulateInput) {
					in.Draft.Incentives = append([]program.IncentiveInput{}, in.Draft.Incentives...)
					in.Draft.Incentives[0].Key = text("key_none")
				},
				apperr.NotFoundCode,
				[]string{"draft", "incentives", "0", "key"},
			},
		} {
			in := good
			each.change(&in)
			_, err := b.service.Simulate(b.admin, in)
			requireError(t, err, each.code, append([]string{"input"}, each.path...)...)
		}
		_, err := b.service.Simulate(b.reader, good)
		require.ErrorIs(t, err, apperr.ErrForbidden)
		_, err = b.service.Simulate(b.asPartner(ada), good)
		require.ErrorIs(t, err, apperr.ErrForbidden)
		_, err = b.service.Simulate(t.Context(), good)
		require.ErrorIs(t, err, apperr.ErrUnauthenticated)
		_, err = b.service.Simulate(b.stranger, good)
		requireError(t, err, apperr.NotFoundCode, "input", "programId")
		sim, err := b.service.Simulate(b.admin, good)
		require.NoError(t, err)
		require.Equal(t, []any{0, 0, []conversion.SimulatedSum{}}, []any{sim.ConversionCount, sim.PartnerCount(), sim.Sums})
		require.Nil(t, sim.Then.CostPerCustomer)
		require.Nil(t, sim.Then.ReturnRatio)
	})
}
