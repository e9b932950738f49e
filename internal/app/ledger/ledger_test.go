package ledger_test

import (
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/app/ledger"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/commission"
	domain "github.com/rapporthq/rapport/internal/domain/ledger"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

var start = time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)

func euros(minor int64) money.Money { return money.New(minor, "EUR") }

func TestPost(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := testkit.NewBook(t, d, "acme", start)
		ada := b.Enroll("ada")
		row := b.Earn(ada, euros(1000), commission.StatusPending, start)
		b.Earn(ada, euros(-300), commission.StatusApproved, start)
		b.Earn(ada, euros(0), commission.StatusPending, start)
		b.Earn(ada, money.New(500, "JPY"), commission.StatusOnHold, start)
		approved, err := domain.Approved(ledger.Row(row, "", ""))
		require.NoError(t, err)
		ctx := b.System()
		for range 2 { // The second time changes nothing.
			require.NoError(t, db.InTx(ctx, d.Client, func(tx *ent.Tx) error {
				return ledger.Post(ctx, tx, start, approved, approved, domain.Transaction{})
			}))
			row.Update().SetStatus(commission.StatusApproved).ExecX(ctx)
		}
		b.Verify()
		account := func(kind domain.Kind, currency money.Currency) domain.Account {
			a := domain.Account{Kind: kind, ProgramID: b.Program.ID, Currency: currency}
			if kind != domain.Brand {
				a.EnrollmentID = ada.ID
			}
			return a
		}
		balances, err := ledger.Balances(ctx, d.Client, b.Program.ID)
		require.NoError(t, err)
		require.Equal(t, map[domain.Account]int64{
			account(domain.Brand, "EUR"): -700, account(domain.Pending, "EUR"): 0, account(domain.Payable, "EUR"): 700,
			account(domain.Brand, "JPY"): -500, account(domain.Pending, "JPY"): 500,
		}, balances)
		balances, err = ledger.Balances(b.Member("reader", viewer.ReadOnly), d.Client, b.Program.ID, ada.ID)
		require.NoError(t, err)
		require.Len(t, balances, 3)
		_, err = ledger.Balances(b.Partner(ada, viewer.Owner), d.Client, b.Program.ID)
		require.ErrorIs(t, err, apperr.ErrForbidden)
	})
}

func TestPostRefusesWhatMayNotBeWritten(t *testing.T) {
	t.Parallel()
	b := testkit.NewBook(t, testkit.Open(t), "acme", start)
	ctx := b.System()
	bad := domain.Transaction{Key: "k", CommissionID: "com_1", Currency: "EUR", Postings: []domain.Posting{{Minor: -1}}}
	err := db.InTx(ctx, b.Client, func(tx *ent.Tx) error { return ledger.Post(ctx, tx, start, bad) })
	require.ErrorIs(t, err, domain.ErrNotPositive)
	require.Zero(t, b.Client.LedgerTransaction.Query().CountX(ctx))
}

func TestPostMakesAnAccountOnceWhoeverIsFirst(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := testkit.NewBook(t, d, "acme", start)
		ada := b.Enroll("ada")
		var wait sync.WaitGroup
		for i := range 6 {
			wait.Go(func() { b.Earn(ada, euros(int64(i+1)), commission.StatusApproved, start) })
		}
		wait.Wait()
		require.Equal(t, 3, d.Client.LedgerAccount.Query().CountX(b.System()))
		b.Verify()
	})
}

func TestVerifyFindsPlantedFaults(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := testkit.NewBook(t, d, "acme", start)
		row := b.Earn(b.Enroll("ada"), euros(1000), commission.StatusPending, start)
		b.Verify()
		codes := func() []domain.Code {
			found, err := ledger.Verify(b.System(), d.Client, b.Program.ID)
			require.NoError(t, err)
			out := []domain.Code{}
			for _, one := range found {
				out = append(out, one.Code)
			}
			return out
		}
		exec := func(query string) {
			_, err := d.SQL.ExecContext(t.Context(), query)
			require.NoError(t, err)
		}
		exec("UPDATE commissions SET amount_minor = 1001")
		require.Equal(t, []domain.Code{domain.AccountDiffers, domain.AccountDiffers, domain.CommissionDiffers, domain.CommissionDiffers}, codes())
		exec("UPDATE commissions SET amount_minor = 1000, status = 'APPROVED'")
		require.Equal(t, []domain.Code{domain.AccountDiffers, domain.AccountDiffers, domain.CommissionDiffers, domain.CommissionDiffers}, codes())
		exec("UPDATE commissions SET status = 'PENDING'")
		require.Empty(t, codes())
		exec("DELETE FROM postings")
		require.Equal(t, []domain.Code{domain.AccountDiffers, domain.AccountDiffers, domain.BadTransaction, domain.CommissionUnposted}, codes())
		_, err := ledger.Verify(b.Partner(b.Enroll("bob"), viewer.Owner), d.Client, row.ProgramID)
		require.ErrorIs(t, err, apperr.ErrForbidden)
	})
}
