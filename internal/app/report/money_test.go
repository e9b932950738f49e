package report_test

import (
	"context"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/app/report"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/ledger"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/domain/payout"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// makeRun makes a payout run without payouts.
func (b *bundle) makeRun(t *testing.T, status string) *ent.PayoutRun {
	t.Helper()
	run, err := b.Client.PayoutRun.Create().SetCreatedAt(today).SetProgramID(b.Program.ID).SetCutOffAt(today).
		SetStatus(payout.RunStatus(status)).SetExclusions([]payout.Exclusion{}).SetCreatedBy("usr_fin").Save(b.System())
	require.NoError(t, err)
	return run
}

func TestLedgerBalances(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		b.Earn(b.ada, euros(900), commission.StatusPending, today)
		b.Earn(b.ada, euros(500), commission.StatusApproved, today)
		b.Earn(b.ben, euros(-50), commission.StatusApproved, today)
		b.Earn(b.ben, money.New(7, "JPY"), commission.StatusOnHold, today)
		other := testkit.NewBook(t, d, "second", today)
		other.Earn(other.Enroll("cat"), euros(1), commission.StatusPending, today)

		got, err := b.report.LedgerBalances(b.Member("ro", viewer.ReadOnly), b.Program.ID)
		require.NoError(t, err)
		require.Equal(t, []report.LedgerBalance{
			{Kind: ledger.Brand, AccountCount: 1, Balance: euros(-1350)},
			{Kind: ledger.Pending, AccountCount: 2, Balance: euros(900)},
			{Kind: ledger.Payable, AccountCount: 2, Balance: euros(450)},
			{Kind: ledger.Brand, AccountCount: 1, Balance: money.New(-7, "JPY")},
			{Kind: ledger.Pending, AccountCount: 1, Balance: money.New(7, "JPY")},
		}, got)
		refuses(t, b, d, func(ctx context.Context) error {
			_, err := b.report.LedgerBalances(ctx, b.Program.ID)
			return err
		})
	})
}

func TestRunFigures(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		require.NoError(t, b.Program.Update().SetFourEyesMinor(1000).Exec(b.System()))
		small, big, empty := b.makeRun(t, "DRAFT"), b.makeRun(t, "PROCESSING"), b.makeRun(t, "DRAFT")
		number := 0
		pay := func(run *ent.PayoutRun, e *ent.Enrollment, amount money.Money, status payout.Status) {
			number++
			err := b.Client.Payout.Create().SetCreatedAt(today).SetProgramID(e.ProgramID).SetRunID(run.ID).
				SetEnrollmentID(e.ID).SetPartnerID(e.PartnerID).SetNumber(strconv.Itoa(number)).SetStatus(status).
				SetAmountMinor(amount.Minor).SetCurrency(amount.Currency).SetAccountHolder("A").SetAccountNumber("1").
				Exec(b.System())
			require.NoError(t, err)
		}
		pay(small, b.ada, euros(1000), payout.Draft)
		pay(big, b.ada, euros(600), payout.Paid)
		pay(big, b.ben, euros(500), payout.Processing)
		pay(big, b.ben, money.New(5, "JPY"), payout.Paid)

		member := b.Member("ro", viewer.ReadOnly)
		got, err := b.report.RunFigures(member, small, big, empty)
		require.NoError(t, err)
		require.Equal(t, map[string]report.RunFigures{
			small.ID: {
				Totals: []money.Money{euros(1000)}, PayoutCount: 1,
				StatusCounts: []report.StatusCount{{Status: payout.Draft, Count: 1}},
			},
			big.ID: {
				Totals: []money.Money{euros(1100), money.New(5, "JPY")}, PayoutCount: 3, NeedsSecondPerson: true,
				StatusCounts: []report.StatusCount{{Status: payout.Processing, Count: 1}, {Status: payout.Paid, Count: 2}},
			},
			empty.ID: {Totals: []money.Money{}, StatusCounts: []report.StatusCount{}},
		}, got)
		key := b.Client.APIKey.Create().SetCreatedAt(today).SetName("script").SetPrefix("rk_1").SetSecretHash("hash").
			SetScopes([]viewer.Permission{}).SetCreatedBy("usr_ro").SaveX(b.System())
		another := b.Client.APIKey.Create().SetCreatedAt(today).SetName("script").SetPrefix("rk_2").SetSecretHash("hash2").
			SetScopes([]viewer.Permission{}).SetCreatedBy(key.ID).SaveX(b.System())
		byKey := b.Client.PayoutRun.Create().SetCreatedAt(today).SetProgramID(b.Program.ID).SetCutOffAt(today).
			SetStatus(payout.RunDraft).SetExclusions([]payout.Exclusion{}).SetCreatedBy(another.ID).SaveX(b.System())
		pay(byKey, b.ada, euros(1001), payout.Draft)
		for name, isMaker := range map[string]bool{"ro": true, "ann": false} {
			got, err = b.report.RunFigures(b.Member(name, viewer.ReadOnly), byKey)
			require.NoError(t, err)
			require.Equal(t, []bool{true, isMaker}, []bool{got[byKey.ID].NeedsSecondPerson, got[byKey.ID].IsMaker}, "a key stands for the person who made it: %s", name)
		}
		_, err = b.report.RunFigures(b.Partner(b.ada, viewer.Owner), small)
		require.ErrorIs(t, err, apperr.ErrForbidden)
		stranger := testkit.NewBook(t, d, "other", today).Member("eve", viewer.Owner)
		got, err = b.report.RunFigures(stranger, small)
		require.NoError(t, err)
		require.Empty(t, got[small.ID].Totals)
	})
}
