package referral_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/app/referral"
	apptier "github.com/rapporthq/rapport/internal/app/tier"
	"github.com/rapporthq/rapport/internal/apperr"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

func (b *bundle) claim(orderNumber string) referral.ClaimInput {
	return referral.ClaimInput{ProgramID: b.Program.ID, OrderNumber: &orderNumber, Day: "2026-03-09", Evidence: "I introduced them on the phone."}
}

func TestClaimIsUpheldAndPaysForThePast(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		b.Client.EventType.Create().SetCreatedAt(today).SetProgramID(b.Program.ID).SetKey("sale").SetName("Sale").SetIsSale(true).SaveX(b.System())
		conversions := conversion.New(b.Client, b.clock, apptier.New(b.Client, b.clock))
		sold := today.Add(-30 * time.Hour)
		of, err := conversions.Record(b.admin(), conversion.RecordInput{
			ProgramID: b.Program.ID, Type: "sale", ExternalID: "order-7", Customer: conversion.CustomerInput{ExternalID: "c-7"}, OccurredAt: &sold,
		})
		require.NoError(t, err)
		claim, err := b.referrals.Claim(b.partner(b.ada), b.claim("order-7"))
		require.NoError(t, err)
		require.Equal(t, today.Add(14*day), claim.DueAt.UTC())
		_, err = b.referrals.Claim(b.partner(b.ada), b.claim("order-7"))
		requireProblem(t, err, apperr.Taken, "input", "orderNumber")
		_, err = b.referrals.AnswerClaim(b.partner(b.ada), claim.ID, "It was me.", nil)
		requireProblem(t, err, apperr.WrongState, "id")
		_, err = b.referrals.AskClaim(b.admin(), claim.ID, "Whom did you call?")
		require.NoError(t, err)
		b.clock.Advance(day)
		answered, err := b.referrals.AnswerClaim(b.partner(b.ada), claim.ID, "Their head of sales.", nil)
		require.NoError(t, err)
		require.Equal(t, b.clock.Now().Add(14*day), answered.DueAt.UTC(), "the vendor has its time anew")
		_, err = b.referrals.UpholdClaim(b.admin(), claim.ID, "cnv_none", nil)
		requireProblem(t, err, apperr.NotFoundCode, "conversionId")
		note := "Thank you."
		upheld, err := b.referrals.UpholdClaim(b.admin(), claim.ID, of.Conversion.ID, &note)
		require.NoError(t, err)
		require.Equal(t, []string{string(domain.ClaimUpheld), note}, []string{string(upheld.Status), upheld.Note})
		decisions, err := conversions.CurrentDecisions(b.admin(), []string{of.Conversion.ID})
		require.NoError(t, err)
		attributed := decisions[of.Conversion.ID].Attribution
		require.Equal(t, b.ada.ID, attributed.Credits[0].EnrollmentID, "§6 UPHELD is an assignment by §2.7")
		require.Equal(t, "Claim "+claim.ID, attributed.Override.Reason)
		_, err = b.referrals.DeclineClaim(b.admin(), claim.ID, domain.DeclineNoEvidence, nil)
		requireProblem(t, err, apperr.WrongState, "id")
		require.ErrorContains(t, err, "upheld already", "who comes second is told plainly")
		// What was decided may be claimed again, and declined for a fixed reason.
		again, err := b.referrals.Claim(b.partner(b.ada), b.claim("order-7"))
		require.NoError(t, err)
		declined, err := b.referrals.DeclineClaim(b.admin(), again.ID, domain.DeclineDuplicate, nil)
		require.NoError(t, err)
		require.Equal(t, domain.DeclineDuplicate, declined.DeclineReason)
	})
}

func TestClaimRefuses(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		bob := b.Enroll("bob")
		nobody := "nobody"
		for _, c := range []struct {
			spoil func(*referral.ClaimInput)
			code  apperr.Code
			field string
		}{
			{func(in *referral.ClaimInput) { in.OrderNumber = nil }, apperr.Blank, "orderNumber"},
			{func(in *referral.ClaimInput) { in.CustomerEmail = &nobody }, apperr.Invalid, "customerEmail"},
			{func(in *referral.ClaimInput) { in.Day = "yesterday" }, apperr.Invalid, "day"},
			{func(in *referral.ClaimInput) { in.Day = "2026-03-20" }, apperr.TooLarge, "day"},
			{func(in *referral.ClaimInput) { in.Evidence = " " }, apperr.Blank, "evidence"},
			{func(in *referral.ClaimInput) { in.ProgramID = "" }, apperr.Blank, "programId"},
			{func(in *referral.ClaimInput) { in.ProgramID = "prg_none" }, apperr.NotFoundCode, "programId"},
		} {
			in := b.claim("order-1")
			c.spoil(&in)
			_, err := b.referrals.Claim(b.partner(b.ada), in)
			requireProblem(t, err, c.code, "input", c.field)
		}
		b.ada.Update().ClearApprovedAt().ExecX(b.System())
		_, err := b.referrals.Claim(b.partner(b.ada), b.claim("order-1"))
		requireProblem(t, err, apperr.WrongState, "input", "programId")
		b.ada.Update().SetApprovedAt(today).ExecX(b.System())
		_, err = b.referrals.Claim(b.admin(), b.claim("order-1"))
		require.ErrorIs(t, err, apperr.ErrForbidden)
		claim, err := b.referrals.Claim(b.partner(b.ada), b.claim("order-1"))
		require.NoError(t, err)
		_, err = b.referrals.AskClaim(b.admin(), claim.ID, "")
		requireProblem(t, err, apperr.Blank, "input", "question")
		_, err = b.referrals.AnswerClaim(b.partner(b.ada), claim.ID, "", nil)
		requireProblem(t, err, apperr.Blank, "input", "answer")
		_, err = b.referrals.AnswerClaim(b.partner(bob), claim.ID, "Mine.", nil)
		require.ErrorIs(t, err, apperr.ErrNotFound)
		_, err = b.referrals.UpholdClaim(b.partner(b.ada), claim.ID, "cnv_1", nil)
		require.ErrorIs(t, err, apperr.ErrForbidden)
		_, err = b.referrals.UpholdClaim(b.Member("eve", viewer.ReadOnly), claim.ID, "cnv_1", nil)
		require.ErrorIs(t, err, apperr.ErrForbidden)
		require.Empty(t, b.Client.Claim.Query().AllX(b.partner(bob)))
	})
}
