package payout_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent/event"
	"github.com/rapporthq/rapport/internal/app/payout"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
	domain "github.com/rapporthq/rapport/internal/domain/payout"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

func TestCancel(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		require.NoError(t, b.Program.Update().SetFourEyesMinor(1000).Exec(b.System()))
		ben := b.Enroll("ben")
		b.Pay(ben, "EUR")
		large, small := b.due(b.ada, 5000, "EUR"), b.due(ben, 700, "EUR")
		run, fin := b.run(t, "march"), b.Member("fin", viewer.Finance)
		payouts := b.payoutsOf(t, run)
		_, err := b.payouts.RunApprove(fin, run.ID)
		requireProblems(t, err, at(apperr.FourEyes, "id"))

		cancelled, run, err := b.payouts.Cancel(fin, payouts[0].ID, " wrong account ")
		require.NoError(t, err)
		require.Equal(t, domain.Cancelled, cancelled.Status)
		require.Equal(t, "wrong account", cancelled.FailureReason)
		require.Equal(t, domain.RunDraft, run.Status)
		require.Equal(t, commission.StatusApproved, b.status(t, large))
		require.Equal(t, 1, b.Client.Event.Query().Where(event.Kind("payout.cancelled")).CountX(b.System()))
		b.Verify()

		_, err = b.payouts.RunApprove(fin, run.ID)
		require.NoError(t, err, "§8 what was cancelled does not count for four eyes")
		_, err = b.payouts.RunSubmit(fin, run.ID)
		require.NoError(t, err)
		require.Equal(t, domain.Cancelled, b.payoutsOf(t, run)[0].Status)
		_, _, err = b.payouts.Cancel(fin, payouts[1].ID, "too late")
		requireProblems(t, err, at(apperr.WrongState, "id"))
		_, _, err = b.payouts.Cancel(fin, payouts[0].ID, "again")
		requireProblems(t, err, at(apperr.WrongState, "id"))
		_, run, err = b.payouts.MarkPaid(fin, []string{payouts[1].ID})
		require.NoError(t, err)
		require.Equal(t, domain.RunCompleted, run.Status)
		require.Equal(t, commission.StatusPaid, b.status(t, small))
		_, _, err = b.payouts.Cancel(fin, payouts[1].ID, "paid")
		requireProblems(t, err, at(apperr.AlreadyPaid, "id"))

		next := b.run(t, "april")
		require.Equal(t, "2026-000003", b.payoutsOf(t, next)[0].Number, "a number is used once")
		_, next, err = b.payouts.Cancel(fin, b.payoutsOf(t, next)[0].ID, "all of it")
		require.NoError(t, err)
		require.Equal(t, domain.RunCancelled, next.Status, "nothing is left in it")
		b.Verify()
	})
}

func TestCancelRefuses(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		row := b.due(b.ada, 5000, "EUR")
		id, fin := b.payoutsOf(t, b.run(t, "march"))[0].ID, b.Member("fin", viewer.Finance)
		_, _, err := b.payouts.Cancel(fin, id, " ")
		requireProblems(t, err, at(apperr.Blank, "input", "reason"))
		_, _, err = b.payouts.Cancel(fin, id, strings.Repeat("x", 501))
		requireProblems(t, err, at(apperr.TooLong, "input", "reason"))
		_, _, err = b.payouts.Cancel(fin, "pay_x", "no")
		require.ErrorIs(t, err, apperr.ErrNotFound)
		_, _, err = b.payouts.Cancel(testkit.NewBook(t, d, "other", today).Member("eve", viewer.Owner), id, "no")
		require.ErrorIs(t, err, apperr.ErrNotFound)
		_, _, err = b.payouts.Cancel(b.Member("ro", viewer.ReadOnly), id, "no")
		require.ErrorIs(t, err, apperr.ErrForbidden)
		_, _, err = b.payouts.Cancel(b.Partner(b.ada, viewer.Owner), id, "no")
		require.ErrorIs(t, err, apperr.ErrForbidden)
		require.Equal(t, commission.StatusInPayout, b.status(t, row))
		b.Verify()
	})
}

// §8 What failed is paid by a later run; what is unclear stays where it is.
func TestFailureAndRetryOfParagraph8(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ben := b.Enroll("ben")
		b.Pay(ben, "EUR")
		row, unclear := b.due(b.ada, 5000, "EUR"), b.due(ben, 700, "EUR")
		first, payouts := b.sent(t, "march")
		fin := b.Member("fin", viewer.Finance)
		_, _, err := b.payouts.MarkFailed(fin, payouts[0].ID, "Account closed.")
		require.NoError(t, err)
		b.clock.Advance(40 * 24 * time.Hour)
		_, second := b.sent(t, "april")
		require.Len(t, second, 1, "an unclear answer is never retried")
		require.Equal(t, money.New(5000, "EUR"), second[0].Amount())
		_, run, err := b.payouts.MarkPaid(fin, []string{second[0].ID})
		require.NoError(t, err)
		require.Equal(t, domain.RunCompleted, run.Status)
		require.Equal(t, commission.StatusPaid, b.status(t, row))
		require.Equal(t, commission.StatusInPayout, b.status(t, unclear))
		require.Equal(t, domain.Processing, b.payoutsOf(t, first)[1].Status)
		require.Equal(t, domain.Failed, b.payoutsOf(t, first)[0].Status)
		b.Verify()
	})
}

func TestExclusionsOfParagraph8(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		require.NoError(t, b.Program.Update().SetNeedsTaxForm(true).SetPayoutMinimumMinor(100).Exec(b.System()))
		ben := b.Enroll("ben")
		b.Pay(ben, "EUR")
		require.NoError(t, b.Client.Partner.UpdateOneID(ben.PartnerID).SetTaxFormAt(today).Exec(b.System()))
		b.due(b.ada, 5000, "EUR")
		b.due(ben, 99, "EUR")
		b.Earn(ben, money.New(50, "EUR"), commission.StatusPending, today.AddDate(0, 0, 9))
		fin := b.Member("fin", viewer.Finance)
		preview, err := b.payouts.RunPreview(fin, b.Program.ID, nil)
		require.NoError(t, err)
		require.Equal(t, []domain.Exclusion{
			{EnrollmentID: b.ada.ID, Due: money.New(5000, "EUR"), MinimumMinor: 100, Reason: domain.ReasonTaxForm},
			{EnrollmentID: ben.ID, Due: money.New(99, "EUR"), MinimumMinor: 100, Reason: domain.ReasonBelowMinimum, MayChangeOn: "2026-03-19"},
		}, preview.Exclusions)
		require.NoError(t, b.Client.Partner.UpdateOneID(b.ada.PartnerID).SetTaxFormAt(today).Exec(b.System()))
		require.Len(t, b.payoutsOf(t, b.run(t, "march")), 1)
	})
}

// §8 What is given instead of money is fulfilled, not paid.
func TestUnitsAreNeverInAPayout(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		points := b.Client.Commission.Create().
			SetCreatedAt(today).SetProgramID(b.ada.ProgramID).SetEnrollmentID(b.ada.ID).SetPartnerID(b.ada.PartnerID).
			SetKind(commission.KindEarned).SetStatus(commission.StatusApproved).SetAmountMinor(0).SetCurrency("EUR").
			SetUnitKind(commission.UnitPoints).SetUnitName("Points").SetUnitQuantity(5).
			SetOccurredAt(today).SetReleaseAt(today.Add(-time.Hour)).SetStatusSince(today).
			SetExplanation(commission.Explanation{}).SetSequence(1).SaveX(b.System())
		fin := b.Member("fin", viewer.Finance)
		preview, err := b.payouts.RunPreview(fin, b.Program.ID, nil)
		require.NoError(t, err)
		require.Empty(t, preview.Payouts)
		require.Empty(t, preview.Exclusions)
		nothing := b.due(b.ada, 0, "EUR")
		_, err = b.payouts.RunCreate(fin, payout.RunCreateInput{ProgramID: b.Program.ID, IdempotencyKey: "k"})
		requireProblems(t, err, at(apperr.InsufficientBalance))
		b.due(b.ada, 10, "EUR")
		b.run(t, "march")
		require.Equal(t, commission.StatusApproved, b.status(t, points))
		require.Equal(t, commission.StatusInPayout, b.status(t, nothing), "a row of nothing rides along")
		b.Verify()
	})
}

// §8 The limit is for all currencies together, by the rates of the run's day.
func TestFourEyesAddUpCurrencies(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		require.NoError(t, b.Program.Update().SetFourEyesMinor(10_000).Exec(b.System()))
		for day, rate := range map[string]string{"2026-03-01": "0.9", "2026-03-11": "100"} {
			require.NoError(t, b.Client.ExchangeRate.Create().SetCreatedAt(today).SetProgramID(b.Program.ID).SetCurrency("USD").
				SetDay(day).SetRate(rate).SetSource("test").Exec(b.System()))
		}
		fin := b.Member("fin", viewer.Finance)
		b.Pay(b.ada, "USD")
		b.due(b.ada, 5500, "EUR")
		b.due(b.ada, 5000, "USD")
		_, err := b.payouts.RunApprove(fin, b.run(t, "at the limit").ID)
		require.NoError(t, err, "55 + 45 euro")
		b.due(b.ada, 5501, "EUR")
		b.due(b.ada, 5000, "USD")
		_, err = b.payouts.RunApprove(fin, b.run(t, "a cent above").ID)
		requireProblems(t, err, at(apperr.FourEyes, "id"))
		b.Verify()
	})
}
