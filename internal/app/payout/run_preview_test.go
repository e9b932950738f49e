package payout_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
	domain "github.com/rapporthq/rapport/internal/domain/payout"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

func TestRunPreview(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ben := b.Enroll("ben")
		b.due(b.ada, 5000, "EUR")
		row := b.due(b.ada, 250, "EUR")
		b.Earn(ben, money.New(900, "EUR"), commission.StatusPending, today.AddDate(0, 0, 5))
		ctx := b.Member("ro", viewer.ReadOnly)

		preview, err := b.payouts.RunPreview(ctx, b.Program.ID, nil)
		require.NoError(t, err)
		require.Equal(t, today, preview.CutOffAt)
		require.Len(t, preview.Payouts, 1)
		require.Equal(t, b.ada.ID, preview.Payouts[0].Enrollment.ID)
		require.Equal(t, "ada", preview.Payouts[0].Enrollment.Edges.Partner.Name)
		require.Equal(t, money.New(5250, "EUR"), preview.Payouts[0].Amount)
		require.Equal(t, 2, preview.Payouts[0].CommissionCount)
		require.Equal(t, []money.Money{money.New(5250, "EUR")}, preview.Totals)
		require.Equal(t, []domain.Exclusion{{
			EnrollmentID: ben.ID, Due: money.New(0, "EUR"), Reason: domain.ReasonHeld, MayChangeOn: "2026-03-15",
		}}, preview.Exclusions)
		_, err = preview.Payouts[0].Enrollment.QueryProgram().Only(ctx)
		require.NoError(t, err, "what is returned is unwrapped")

		before := today.Add(-2 * time.Hour)
		preview, err = b.payouts.RunPreview(ctx, b.Program.ID, &before)
		require.NoError(t, err)
		require.Empty(t, preview.Payouts)
		require.Empty(t, preview.Totals)

		require.Equal(t, commission.StatusApproved, b.status(t, row))
		require.Zero(t, b.Client.PayoutRun.Query().CountX(b.System()))
		_, err = b.payouts.RunPreview(testkit.NewBook(t, d, "other", today).Member("eve", viewer.Owner), b.Program.ID, nil)
		require.ErrorIs(t, err, apperr.ErrNotFound)
		_, err = b.payouts.RunPreview(b.Partner(b.ada, viewer.Owner), b.Program.ID, nil)
		require.ErrorIs(t, err, apperr.ErrForbidden)
	})
}
