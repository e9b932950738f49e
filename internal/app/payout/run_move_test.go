package payout_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/commissionchange"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/ent/payoutline"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/commission"
	domain "github.com/rapporthq/rapport/internal/domain/payout"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

func TestRunApprove(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		b.due(b.ada, 5000, "EUR")
		run := b.run(t, "march")
		b.clock.Advance(time.Hour)
		approved, err := b.payouts.RunApprove(b.Member("fin", viewer.Finance), run.ID)
		require.NoError(t, err, "without a limit the maker may do it")
		require.Equal(t, domain.RunApproved, approved.Status)
		require.Equal(t, "usr_fin", approved.ApprovedBy)
		require.Equal(t, today.Add(time.Hour), *approved.ApprovedAt)
		require.Equal(t, domain.Approved, b.payoutsOf(t, approved)[0].Status)
		_, err = approved.QueryProgram().Only(b.System())
		require.NoError(t, err, "the run is unwrapped")

		_, err = b.payouts.RunApprove(b.Member("ann", viewer.Owner), run.ID)
		requireProblems(t, err, at(apperr.WrongState, "id"))
		b.Verify()
	})
}

func TestRunApproveWantsFourEyes(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		require.NoError(t, b.Program.Update().SetFourEyesMinor(5000).Exec(b.System()))
		key, err := b.Client.APIKey.Create().SetCreatedAt(today).SetName("script").SetPrefix("rk_1").SetSecretHash("hash").
			SetScopes([]viewer.Permission{}).SetCreatedBy("usr_fin").Save(b.System())
		require.NoError(t, err)
		maker := b.Member("fin", viewer.Finance)
		makersKey := viewer.With(t.Context(), viewer.Viewer{
			Kind: viewer.Member, OrganizationID: b.OrganizationID, Role: viewer.Finance,
			APIKeyID: key.ID, Scopes: []viewer.Permission{viewer.PayoutApprove},
		})

		b.due(b.ada, 5000, "EUR")
		_, err = b.payouts.RunApprove(maker, b.run(t, "at the limit").ID)
		require.NoError(t, err)

		b.due(b.ada, 5001, "EUR")
		above := b.run(t, "above the limit")
		_, err = b.payouts.RunApprove(maker, above.ID)
		requireProblems(t, err, at(apperr.FourEyes, "id"))
		_, err = b.payouts.RunApprove(makersKey, above.ID)
		requireProblems(t, err, at(apperr.FourEyes, "id"))
		require.Equal(t, domain.Draft, b.payoutsOf(t, above)[0].Status)
		_, err = b.payouts.RunApprove(b.Member("ann", viewer.Owner), above.ID)
		require.NoError(t, err)

		b.Pay(b.ada, "JPY")
		b.due(b.ada, 1, "JPY")
		_, err = b.payouts.RunApprove(maker, b.run(t, "in another currency").ID)
		requireProblems(t, err, at(apperr.FourEyes, "id"))
		b.Verify()
	})
}

func TestRunApproveAndSubmitRefuseTheBanned(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		row := b.due(b.ada, 5000, "EUR")
		run := b.run(t, "march")
		owner := b.Member("ann", viewer.Owner)
		ban := func(status enrollment.Status) {
			require.NoError(t, b.ada.Update().SetStatus(status).Exec(b.System()))
		}
		ban(enrollment.StatusBANNED)
		_, err := b.payouts.RunApprove(owner, run.ID)
		requireProblems(t, err, at(apperr.WrongState, "id"))
		ban(enrollment.StatusAPPROVED)
		_, err = b.payouts.RunApprove(owner, run.ID)
		require.NoError(t, err)
		ban(enrollment.StatusBANNED)
		_, err = b.payouts.RunSubmit(owner, run.ID)
		requireProblems(t, err, at(apperr.WrongState, "id"))
		require.Equal(t, domain.Approved, b.payoutsOf(t, run)[0].Status)
		_, err = b.payouts.RunCancel(owner, run.ID)
		require.NoError(t, err)
		require.Equal(t, commission.StatusApproved, b.status(t, row))
		b.Verify()
	})
}

func TestRunSubmit(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		b.due(b.ada, 5000, "EUR")
		run := b.run(t, "march")
		fin := b.Member("fin", viewer.Finance)
		_, err := b.payouts.RunSubmit(fin, run.ID)
		requireProblems(t, err, at(apperr.WrongState, "id"))
		_, err = b.payouts.RunApprove(fin, run.ID)
		require.NoError(t, err)
		sent, err := b.payouts.RunSubmit(fin, run.ID)
		require.NoError(t, err)
		require.Equal(t, domain.RunProcessing, sent.Status)
		require.Equal(t, domain.Processing, b.payoutsOf(t, sent)[0].Status)
		_, err = b.payouts.RunSubmit(fin, run.ID)
		requireProblems(t, err, at(apperr.WrongState, "id"))
		_, err = b.payouts.RunCancel(fin, run.ID)
		requireProblems(t, err, at(apperr.WrongState, "id"))
		b.Verify()
	})
}

func TestRunCancel(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		plus, minus := b.due(b.ada, 5000, "EUR"), b.due(b.ada, -1000, "EUR")
		run := b.run(t, "march")
		fin := b.Member("fin", viewer.Finance)
		cancelled, err := b.payouts.RunCancel(fin, run.ID)
		require.NoError(t, err)
		require.Equal(t, domain.RunCancelled, cancelled.Status)
		require.Equal(t, domain.Cancelled, b.payoutsOf(t, cancelled)[0].Status)
		for _, row := range []*ent.Commission{plus, minus} {
			require.Equal(t, commission.StatusApproved, b.status(t, row))
			last, err := b.Client.CommissionChange.Query().
				Where(commissionchange.CommissionID(row.ID), commissionchange.ToStatus("APPROVED")).Only(b.System())
			require.NoError(t, err)
			require.Equal(t, commission.ReasonRunCancelled, last.Reason)
		}
		require.Zero(t, b.Client.PayoutLine.Query().Where(payoutline.IsLive(true)).CountX(b.System()))
		b.Verify()

		_, err = b.payouts.RunCancel(fin, run.ID)
		requireProblems(t, err, at(apperr.WrongState, "id"))
		next := b.run(t, "april")
		require.Equal(t, int64(4000), b.payoutsOf(t, next)[0].AmountMinor, "what was given back can be paid")
		b.Verify()
	})
}

func TestRunMovesRefuseStrangers(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		row := b.due(b.ada, 5000, "EUR")
		run := b.run(t, "march")
		stranger := testkit.NewBook(t, d, "other", today).Member("eve", viewer.Owner)
		reader, partner := b.Member("ro", viewer.ReadOnly), b.Partner(b.ada, viewer.Owner)
		moves := map[string]func(ctx context.Context, id string) (*ent.PayoutRun, error){
			"approve": b.payouts.RunApprove, "submit": b.payouts.RunSubmit, "cancel": b.payouts.RunCancel,
		}
		for name, move := range moves {
			for ctx, want := range map[context.Context]error{
				stranger: apperr.ErrNotFound, reader: apperr.ErrForbidden, partner: apperr.ErrForbidden,
			} {
				_, err := move(ctx, run.ID)
				require.ErrorIs(t, err, want, name)
			}
		}
		fresh, err := b.Client.PayoutRun.Get(b.System(), run.ID)
		require.NoError(t, err)
		require.Equal(t, domain.RunDraft, fresh.Status)
		require.Equal(t, commission.StatusInPayout, b.status(t, row))
	})
}
