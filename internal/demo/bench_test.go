package demo_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent/plan"
	entprogram "github.com/rapporthq/rapport/ent/program"
	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/demo"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/testkit"
)

// BenchmarkSimulate tries another standard plan, with brackets, on the whole
// story: below two seconds on two idle cores.
func BenchmarkSimulate(b *testing.B) {
	d, c := testkit.Open(b), clock.NewFake(now)
	s := services(b, d, c)
	_, err := demo.Load(b.Context(), d.Client, s, c, demo.Options{Now: now, Scale: 1})
	require.NoError(b, err)
	system := systemOf(b, d)
	p := d.Client.Program.Query().Where(entprogram.CurrencyEQ("EUR")).OnlyX(system)
	standard := d.Client.Plan.Query().Where(plan.ProgramID(p.ID), plan.Name("Standard")).OnlyIDX(system)
	in := conversion.SimulateInput{
		ProgramID: p.ID, PlanID: standard, StartsAt: c.Now().AddDate(0, -18, 0), EndsAt: c.Now(),
		Draft: conversion.DraftInput{Incentives: []program.IncentiveInput{{
			Name: "Stepped", Trigger: "sale", Brackets: &program.BracketsInput{
				Mode: commission.BracketRetroactive, Measure: commission.MeasureCount, Period: commission.PeriodQuarter,
				Brackets: []program.BracketInput{{UpTo: new("5"), Percentage: new("20")}, {Percentage: new("30")}},
			},
		}}},
	}
	for b.Loop() {
		sim, err := s.Conversions.Simulate(system, in)
		require.NoError(b, err)
		require.Positive(b, sim.ConversionCount)
	}
}
