package tier_test

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	enttier "github.com/rapporthq/rapport/ent/tier"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/metric"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/domain/tier"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// move moves by hand and returns the enrollment as it is then.
func (b *bundle) move(ctx context.Context, e *ent.Enrollment, tierID, reason string) (moved *ent.Enrollment, err error) {
	err = db.InTx(ctx, b.Client, func(tx *ent.Tx) error {
		moved, err = b.service.MoveByHand(ctx, tx, e, tierID, reason, b.clock.Now())
		return err
	})
	return moved, err
}

func TestMoveByHand(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		silver := b.tier(t, "Silver", tier.Lifetime, asks(tier.NetRevenue, "1000"))
		moved, err := b.move(b.owner, b.ada, silver.ID, " Strategic partner. ")
		require.NoError(t, err)
		require.Equal(t, silver.ID, *moved.TierID)
		moves := b.moves(t, b.ada)
		require.Len(t, moves, 2)
		require.Equal(t, []string{"MANUAL", "Strategic partner."}, []string{moves[1].Cause, moves[1].Reason})
		b.evaluate(t, b.ada.ID)
		require.Equal(t, "Silver", b.standing(t, b.ada), "an evaluation leaves it")

		_, err = b.move(b.owner, moved, silver.ID, "Again.")
		require.NoError(t, err)
		require.Len(t, b.moves(t, b.ada), 2, "where it stands there is no move")
		_, err = b.move(b.owner, moved, *b.ada.TierID, "By mistake.")
		require.NoError(t, err)
		require.Equal(t, "Partner", b.standing(t, b.ada))
	})
}

func TestMoveByHandRefuses(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		silver := b.tier(t, "Silver", tier.Lifetime, asks(tier.NetRevenue, "1000"))
		other, err := b.programs.Create(b.owner, program.CreateInput{Name: "Other", Currency: "EUR", SiteURL: "https://acme.example"})
		require.NoError(t, err)
		foreign, err := b.Client.Tier.Query().Where(enttier.ProgramID(other.ID)).Only(b.owner)
		require.NoError(t, err)

		_, err = b.move(b.owner, b.ada, foreign.ID, "Why not.")
		requireMistake(t, err, apperr.NotFoundCode, "input", "tierId")
		_, err = b.move(b.owner, b.ada, silver.ID, " ")
		requireMistake(t, err, apperr.Blank, "input", "reason")
		_, err = b.move(b.owner, b.ada, silver.ID, strings.Repeat("r", 501))
		requireMistake(t, err, apperr.TooLong, "input", "reason")
		applied := *b.ada
		applied.TierID = nil
		_, err = b.move(b.owner, &applied, silver.ID, "Too early.")
		requireMistake(t, err, apperr.WrongState, "input", "tierId")
		_, err = b.move(b.stranger, b.ada, silver.ID, "Not mine.")
		require.ErrorIs(t, err, apperr.ErrNotFound)
		require.Len(t, b.moves(t, b.ada), 1)
		require.Equal(t, "Partner", b.standing(t, b.ada))
	})
}

func TestProgress(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		_, err := b.service.Progress(b.owner, b.ada)
		require.ErrorIs(t, err, apperr.ErrNotFound, "the entry tier is the highest")
		sale := "sale"
		b.day(t, b.ada, "2026-02-01", metric.Revenue, 1, 25_050)
		b.day(t, b.ada, "2026-02-01", metric.Conversions("sale"), 3, 0)
		silver := b.tier(t, "Silver", tier.Lifetime, asks(tier.NetRevenue, "1000"),
			program.TierRequirementInput{Kind: tier.Conversions, EventType: &sale, Threshold: "3"})

		eur := func(minor int64) *money.Money { m := money.New(minor, "EUR"); return &m }
		partner := viewer.With(t.Context(), viewer.Viewer{
			Kind: viewer.Partner, OrganizationID: b.program.OrganizationID, PartnerID: b.ada.PartnerID, Role: viewer.Owner,
			ProgramIDs: []string{b.program.ID},
		})
		for _, ctx := range []context.Context{b.owner, partner} {
			progress, err := b.service.Progress(ctx, b.ada)
			require.NoError(t, err)
			require.Equal(t, silver.ID, progress.NextTier.ID)
			require.Len(t, progress.Requirements, 2)
			require.Equal(t, []any{tier.NetRevenue, int64(25_050), int64(100_000), int64(74_950), false}, []any{
				progress.Requirements[0].Kind, progress.Requirements[0].Value, progress.Requirements[0].Threshold,
				progress.Requirements[0].Missing, progress.Requirements[0].IsMet,
			})
			require.Equal(t, []*money.Money{eur(25_050), eur(100_000), eur(74_950)}, []*money.Money{
				progress.Requirements[0].ValueAmount, progress.Requirements[0].ThresholdAmount, progress.Requirements[0].MissingAmount,
			})
			require.Equal(t, []any{"sale", int64(3), int64(0), true, (*money.Money)(nil)}, []any{
				progress.Requirements[1].EventType, progress.Requirements[1].Value, progress.Requirements[1].Missing,
				progress.Requirements[1].IsMet, progress.Requirements[1].ValueAmount,
			})
		}
		applied := *b.ada
		applied.TierID = nil
		_, err = b.service.Progress(b.owner, &applied)
		require.ErrorIs(t, err, apperr.ErrNotFound)
		_, err = b.service.Progress(b.stranger, b.ada)
		require.ErrorIs(t, err, apperr.ErrNotFound)
	})
}
