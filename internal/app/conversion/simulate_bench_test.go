package conversion_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// The size of the program that is simulated: 18 months.
const (
	simulatedPartners    = 40
	simulatedConversions = 2500
)

// BenchmarkSimulate tries a draft with brackets over 18 months of sales, one in
// twenty of them refunded.
func BenchmarkSimulate(b *testing.B) {
	book := testkit.NewBook(b, testkit.Open(b), "acme", start)
	ctx, ticking := book.System(), clock.NewFake(start)
	service := conversion.New(book.Client, ticking, &evaluated{})
	plan := book.Client.Plan.Create().SetCreatedAt(start).SetProgramID(book.Program.ID).SetName("Standard").SaveX(ctx)
	version := book.Client.PlanVersion.Create().SetCreatedAt(start).SetProgramID(book.Program.ID).SetPlanID(plan.ID).
		SetNumber(1).SetEffectiveFrom(start).SetAppliesTo(commission.AppliesToAll).SetCreatedBy("test").SaveX(ctx)
	one := stepped()
	book.Client.Incentive.Create().SetCreatedAt(start).SetProgramID(book.Program.ID).SetPlanVersionID(version.ID).SetKey(one.Key).
		SetName("Stepped").SetPosition(1).SetTrigger("sale").SetTerms(one.Terms).SaveX(ctx)
	book.Program.Update().SetPlanID(plan.ID).ExecX(ctx)
	book.Client.EventType.Create().SetCreatedAt(start).SetProgramID(book.Program.ID).SetKey("sale").SetName("Sale").SetIsSale(true).ExecX(ctx)
	for p := range simulatedPartners {
		e, word := book.Enroll(fmt.Sprintf("partner%d", p)), fmt.Sprintf("code%d", p)
		book.Client.EnrollmentChange.Create().SetCreatedAt(start).SetPartnerID(e.PartnerID).SetEnrollmentID(e.ID).
			SetToStatus("APPROVED").SetActor("test").SetSequence(int64(-p - 1)).ExecX(ctx)
		book.Client.Code.Create().SetCreatedAt(start).SetProgramID(book.Program.ID).SetPartnerID(e.PartnerID).
			SetEnrollmentID(e.ID).SetWord(word).SetFolded(word).ExecX(ctx)
	}
	admin := book.Member("admin", viewer.Admin)
	var batch []conversion.RecordInput
	for n := range simulatedConversions {
		word, at := fmt.Sprintf("code%d", n%simulatedPartners), start.Add(time.Duration(n)*5*time.Hour)
		batch = append(batch, conversion.RecordInput{
			ProgramID: book.Program.ID, Type: "sale", ExternalID: fmt.Sprint("order-", n), Code: &word, OccurredAt: &at,
			Customer: conversion.CustomerInput{ExternalID: fmt.Sprint("customer-", n/2)},
			Amount:   &money.Input{Amount: "100", CurrencyCode: "EUR"},
		})
		if len(batch) == 500 {
			ticking.Set(at)
			_, err := service.RecordBatch(admin, batch)
			require.NoError(b, err)
			batch = nil
		}
	}
	for i, id := range book.Client.Conversion.Query().IDsX(ctx) {
		if i%20 == 0 {
			_, err := service.Refund(admin, conversion.RefundInput{ConversionID: id, ExternalID: "refund-" + id, IdempotencyKey: "refund-" + id})
			require.NoError(b, err)
		}
	}
	share := "15"
	in := conversion.SimulateInput{
		ProgramID: book.Program.ID, PlanID: plan.ID, StartsAt: start, EndsAt: start.AddDate(0, 18, 0),
		Draft: conversion.DraftInput{Incentives: []program.IncentiveInput{{Key: &one.Key, Name: "Share", Trigger: "sale", Percentage: &share}}},
	}
	for b.Loop() {
		sim, err := service.Simulate(admin, in)
		require.NoError(b, err)
		require.Equal(b, simulatedConversions, sim.ConversionCount)
		require.NotEmpty(b, sim.Conversions)
	}
}
