package conversion_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/stagechange"
	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/testkit"
)

func TestIdentifyDecidesAgain(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, flat("lead", 1500, commission.Limits{FirstOnly: true}), percent("10"))
		ada, bob := b.partner("ada"), b.partner("bob")
		b.click(bob, "vis_1", start.Add(-90*time.Minute))
		clickID := b.click(ada, "vis_1", start.Add(-5*time.Hour))
		lead := b.record(b.input("lead", "cus-1", at(start.Add(-2*time.Hour))))
		sale := b.record(b.input("sale", "cus-1", at(start.Add(-time.Hour))))
		b.refund(sale, "40")
		require.Empty(t, b.lines())
		b.clock.Advance(time.Hour)

		in := conversion.IdentifyInput{
			ProgramID: b.Program.ID, Customer: conversion.CustomerInput{ExternalID: "cus-1"}, ClickID: &clickID,
		}
		out, err := b.service.Identify(b.admin, in)
		require.NoError(t, err)
		require.Equal(t, []string{lead.ID, sale.ID}, []string{out.Attributed[0].ID, out.Attributed[1].ID})
		// The lead is Ada's, by her click; it binds, so the sale is hers, too.
		require.Equal(t, []line{
			{ada.ID, commission.KindEarned, commission.StatusPending, 1000},
			{ada.ID, commission.KindEarned, commission.StatusPending, 1500},
			{ada.ID, commission.KindReversal, commission.StatusPending, -400},
		}, b.lines())
		require.Equal(t, []string{"2026-03-10 1 10000"}, b.figures(ada, "revenue"))
		require.Equal(t, []string{"2026-03-10 1 4000"}, b.figures(ada, "refunds"))
		require.Equal(t, []string{"2026-03-10 1 0"}, b.figures(ada, "wins"))
		referral := b.Client.Referral.Query().WithStage().OnlyX(b.System())
		require.Equal(t, []string{ada.ID, "won", "LINK"}, []string{referral.EnrollmentID, referral.Edges.Stage.Key, referral.Source})
		require.Equal(t, int64(10000), *referral.EstimateMinor)
		moves := b.Client.StageChange.Query().Order(ent.Asc(stagechange.FieldOccurredAt)).AllX(b.System())
		require.Len(t, moves, 2)
		b.unchanged()

		// Once more changes nothing.
		out, err = b.service.Identify(b.admin, in)
		require.NoError(t, err)
		require.Empty(t, out.Attributed)
		require.Equal(t, 1, b.Client.Identification.Query().CountX(b.System()))
		b.refund(sale, "")
		require.Equal(t, []string{"2026-03-10 2 10000"}, b.figures(ada, "refunds"))
		b.unchanged()
	})
}

func TestIdentifyKeepsWhatNobodyDeserves(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada := b.partner("ada")
		b.click(ada, "vis_old", start.AddDate(0, 0, -61))
		old := b.record(b.input("sale", "cus-1", at(start.AddDate(0, 0, -400))))
		sale := b.record(b.input("sale", "cus-1", byVisitor("vis_old")))
		decisions, err := b.service.CurrentDecisions(b.admin, []string{old.ID, sale.ID})
		require.NoError(t, err)
		require.Equal(t, attribution.ReasonNoEligibleTouch, decisions[sale.ID].Attribution.Reason)
		require.Equal(t, attribution.ReasonOutsideWindow, decisions[sale.ID].Attribution.Touches[0].Reason)
		require.Equal(t, attribution.ReasonAfterConversion, decisions[old.ID].Attribution.Touches[0].Reason)
		require.Equal(t, 2, decisions[old.ID].Revision)
		require.Empty(t, b.lines())
		b.unchanged()
	})
}

func TestIdentifyRefuses(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		visitor, late := "vis_1", start.Add(6*time.Minute)
		good := conversion.IdentifyInput{
			ProgramID: b.Program.ID, Customer: conversion.CustomerInput{ExternalID: "cus-1"}, VisitorID: &visitor,
		}
		in := good
		in.VisitorID = nil
		_, err := b.service.Identify(b.admin, in)
		requireError(t, err, apperr.Blank, "input", "clickId")
		in = good
		in.ProgramID = "prg_none"
		_, err = b.service.Identify(b.admin, in)
		requireError(t, err, apperr.NotFoundCode, "input", "programId")
		in = good
		in.OccurredAt = &late
		_, err = b.service.Identify(b.admin, in)
		requireError(t, err, apperr.TooLarge, "input", "occurredAt")
		_, err = b.service.Identify(b.stranger, good)
		requireError(t, err, apperr.NotFoundCode, "input", "programId")
		_, err = b.service.Identify(b.reader, good)
		require.ErrorIs(t, err, apperr.ErrForbidden)
		require.Zero(t, b.Client.Customer.Query().CountX(b.System()))
	})
}
