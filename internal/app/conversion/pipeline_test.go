package conversion_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/stagechange"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

func TestLeadOpensAReferralAndASaleWinsIt(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d, flat("stage:won", 5000, commission.Limits{}))
		ada := b.partner("ada")
		b.record(b.input("lead", "nobody"))
		b.record(b.input("sale", "nobody"))
		require.Zero(t, b.Client.Referral.Query().CountX(b.System()))

		in := b.input("lead", "cus-1", byCode("ada"), at(start.Add(-time.Hour)))
		in.Customer.Company, in.Customer.Email = text("Engines Ltd"), text("ada@engines.example")
		b.record(in)
		row := b.Client.Referral.Query().WithStage().OnlyX(b.System())
		require.Equal(t, []string{"CODE", "submitted", "Engines Ltd", ada.ID, ada.PartnerID},
			[]string{row.Source, row.Edges.Stage.Key, row.Name, row.EnrollmentID, row.PartnerID})
		require.Equal(t, referral.Accepted, row.Status)
		require.Nil(t, row.ClosedAt)

		b.record(b.input("sale", "cus-1", amount("250.00", "USD")))
		row = b.Client.Referral.Query().WithStage().OnlyX(b.System())
		require.Equal(t, "won", row.Edges.Stage.Key)
		require.Equal(t, []any{int64(25000), "USD"}, []any{*row.EstimateMinor, string(row.Currency)})
		require.True(t, start.Equal(*row.ClosedAt))
		require.Equal(t, []string{"2026-03-10 1 0"}, b.figures(ada, "wins"))
		// A second sale wins nothing more, a second lead opens nothing more.
		b.record(b.input("sale", "cus-1"))
		b.record(b.input("lead", "cus-1"))
		changes := b.Client.StageChange.Query().Order(ent.Asc(stagechange.FieldOccurredAt)).AllX(b.System())
		require.Len(t, changes, 2)
		require.Nil(t, changes[0].FromStageID)
		require.Equal(t, row.StageID, changes[1].ToStageID)
		require.Equal(t, []string{"2026-03-10 1 0"}, b.figures(ada, "wins"))
		// Entering a stage is a conversion of its own, once per referral.
		require.Equal(t, []string{"stage:submitted ada 0 EUR", "stage:won ada 25000 USD"}, b.entered())
		require.Equal(t, []line{{ada.ID, commission.KindEarned, commission.StatusPending, 5000}}, b.lines())
		b.unchanged()
	})
}

func TestOrdinalFollowsTheInstant(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ordinal := func(kind string, hours int) int {
			return b.record(b.input(kind, "cus-1", at(start.Add(time.Duration(hours)*time.Hour)))).Ordinal
		}
		require.Equal(t, 1, ordinal("sale", -10))
		require.Equal(t, 2, ordinal("sale", -5))
		require.Equal(t, 1, ordinal("lead", -7))
		require.Equal(t, 2, ordinal("sale", -8)) // Late: one was before it.
		require.Equal(t, 4, ordinal("sale", -1))
		require.Equal(t, 1, ordinal("sale", -11))
		require.Equal(t, 6, ordinal("sale", -1)) // The same instant, recorded later.
		b.unchanged()
	})
}

func TestRecordIsForMembers(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	ada := b.partner("ada")
	_, err := b.service.Record(b.Partner(ada.Enrollment, viewer.Owner), b.input("sale", "cus-1"))
	require.ErrorIs(t, err, apperr.ErrForbidden)
	_, err = b.service.Record(t.Context(), b.input("sale", "cus-1"))
	require.ErrorIs(t, err, apperr.ErrUnauthenticated)
	require.Zero(t, b.Client.Conversion.Query().CountX(b.System()))
}
