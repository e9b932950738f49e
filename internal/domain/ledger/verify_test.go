package ledger_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/domain/ledger"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// verifyBook returns a sound book: "paid" (50.00) and "back" (-20.00) are paid
// by pay_1, "open" (10.00) is pending.
func verifyBook(t *testing.T) ledger.Book {
	t.Helper()
	l := newLife()
	require.NoError(t, l.earn(pendingRow("paid", "enr_ada", 5000, "EUR")))
	require.NoError(t, l.earn(pendingRow("back", "enr_ada", -2000, "EUR")))
	require.NoError(t, l.earn(pendingRow("open", "enr_ada", 1000, "EUR")))
	for _, id := range []string{"paid", "back"} {
		require.NoError(t, l.move(id, ledger.Approved, ledger.StateApproved))
		require.NoError(t, l.draft(id, "pay_1"))
	}
	require.NoError(t, l.settle("pay_1", ledger.PayoutPaid))
	b := l.book()
	require.Empty(t, ledger.Verify(b))
	return b
}

func TestVerifyNamesWhatIsBroken(t *testing.T) {
	t.Parallel()
	type row struct {
		code ledger.Code
		row  string
	}
	tests := []struct {
		name  string
		spoil func(*ledger.Book)
		want  []row
	}{
		{"a commission without postings", func(b *ledger.Book) {
			b.Commissions = append(b.Commissions, pendingRow("lost", "enr_ben", 700, "EUR"))
		}, []row{
			{ledger.AccountDiffers, "BRAND:prg_1:EUR"},
			{ledger.AccountDiffers, "PENDING:prg_1:EUR:enr_ben"},
			{ledger.CommissionUnposted, "lost"},
		}},
		{"postings without their commission", func(b *ledger.Book) { b.Commissions = b.Commissions[:2] }, []row{
			{ledger.AccountDiffers, "BRAND:prg_1:EUR"},
			{ledger.AccountDiffers, "PENDING:prg_1:EUR:enr_ada"},
			{ledger.CommissionUnknown, "commission:open:earned"},
		}},
		{"a commission whose state ran ahead of its postings", func(b *ledger.Book) {
			b.Commissions[2].State = ledger.StateApproved
		}, []row{
			{ledger.AccountDiffers, "PAYABLE:prg_1:EUR:enr_ada"},
			{ledger.AccountDiffers, "PENDING:prg_1:EUR:enr_ada"},
			{ledger.CommissionDiffers, "open"},
		}},
		{"a commission whose amount was changed", func(b *ledger.Book) { b.Commissions[2].Amount.Minor = 1001 }, []row{
			{ledger.AccountDiffers, "BRAND:prg_1:EUR"},
			{ledger.AccountDiffers, "PENDING:prg_1:EUR:enr_ada"},
			{ledger.CommissionDiffers, "open"},
		}},
		{"two commissions that hide each other's error in the sum", func(b *ledger.Book) {
			b.Commissions[0].Amount.Minor, b.Commissions[1].Amount.Minor = 4000, -1000
		}, []row{{ledger.CommissionDiffers, "back"}, {ledger.CommissionDiffers, "paid"}}},
		{"an unknown state", func(b *ledger.Book) { b.Commissions[2].State = "LOST" }, []row{
			{ledger.AccountDiffers, "BRAND:prg_1:EUR"},
			{ledger.AccountDiffers, "PENDING:prg_1:EUR:enr_ada"},
			{ledger.BadCommission, "open"},
		}},
		{"a payout that does not exist", func(b *ledger.Book) { b.Payouts = nil }, []row{
			{ledger.PayoutUnknown, "back"},
			{ledger.PayoutUnknown, "commission:back:in_payout:pay_1"},
			{ledger.PayoutUnknown, "commission:back:paid:pay_1"},
			{ledger.PayoutUnknown, "commission:paid:in_payout:pay_1"},
			{ledger.PayoutUnknown, "commission:paid:paid:pay_1"},
			{ledger.PayoutUnknown, "paid"},
		}},
		{"a payout without postings", func(b *ledger.Book) {
			b.Payouts = append(b.Payouts, ledger.Payout{ID: "pay_2", State: ledger.PayoutDraft, Amount: money.New(1, "EUR")})
		}, []row{{ledger.PayoutUnposted, "pay_2"}}},
		{"a payout of another amount", func(b *ledger.Book) { b.Payouts[0].Amount.Minor = 3001 }, []row{{ledger.PayoutDiffers, "pay_1"}}},
		{"a payout of another currency", func(b *ledger.Book) { b.Payouts[0].Amount.Currency = "USD" }, []row{
			{ledger.BadCommission, "back"},
			{ledger.BadCommission, "paid"},
		}},
		{"a payout in another state", func(b *ledger.Book) { b.Payouts[0].State = ledger.PayoutFailed }, []row{
			{ledger.BadCommission, "back"},
			{ledger.BadCommission, "paid"},
			{ledger.PayoutDiffers, "pay_1"},
		}},
		{"a payout in an unknown state", func(b *ledger.Book) { b.Payouts[0].State = "LOST" }, []row{
			{ledger.BadCommission, "back"},
			{ledger.BadCommission, "paid"},
			{ledger.PayoutDiffers, "pay_1"},
		}},
		{"an approved commission with a live line in a payout (§8: at most one, and IN_PAYOUT then)", func(b *ledger.Book) {
			b.Commissions[2].PayoutID = "pay_1"
		}, []row{
			{ledger.AccountDiffers, "BRAND:prg_1:EUR"},
			{ledger.AccountDiffers, "PENDING:prg_1:EUR:enr_ada"},
			{ledger.BadCommission, "open"},
		}},
		{"a commission of nothing with postings", func(b *ledger.Book) { b.Commissions[2].Amount.Minor = 0 }, []row{
			{ledger.AccountDiffers, "BRAND:prg_1:EUR"},
			{ledger.AccountDiffers, "PENDING:prg_1:EUR:enr_ada"},
			{ledger.CommissionPosted, "open"},
		}},
		{"points with an amount of money", func(b *ledger.Book) { b.Commissions[2].IsUnit = true }, []row{
			{ledger.AccountDiffers, "BRAND:prg_1:EUR"},
			{ledger.AccountDiffers, "PENDING:prg_1:EUR:enr_ada"},
			{ledger.BadCommission, "open"},
		}},
		{"points in a payout", func(b *ledger.Book) {
			points := pendingRow("points", "enr_ada", 0, "EUR")
			points.IsUnit, points.State, points.PayoutID = true, ledger.StatePaid, "pay_1"
			b.Commissions = append(b.Commissions, points)
		}, []row{{ledger.BadCommission, "points"}}},
		{"a key that names another commission", func(b *ledger.Book) {
			b.Transactions[2].Key = "commission:paid:corrected"
		}, []row{{ledger.BadTransaction, "commission:paid:corrected"}}},
		{"a transaction written twice", func(b *ledger.Book) {
			b.Transactions = append(b.Transactions, b.Transactions[2])
		}, []row{
			{ledger.AccountDiffers, "BRAND:prg_1:EUR"},
			{ledger.AccountDiffers, "PENDING:prg_1:EUR:enr_ada"},
			{ledger.CommissionDiffers, "open"},
			{ledger.DuplicateKey, "commission:open:earned"},
		}},
		{"a posting between two currencies", func(b *ledger.Book) {
			b.Transactions[2].Postings[0].To.Currency = "USD"
		}, []row{
			{ledger.AccountDiffers, "PENDING:prg_1:EUR:enr_ada"},
			{ledger.AccountDiffers, "PENDING:prg_1:USD:enr_ada"},
			{ledger.BadTransaction, "commission:open:earned"},
			{ledger.CommissionDiffers, "open"},
			{ledger.CurrencyNotZero, "prg_1:EUR"},
			{ledger.CurrencyNotZero, "prg_1:USD"},
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			b := verifyBook(t)
			tt.spoil(&b)
			var got []row
			for _, v := range ledger.Verify(b) {
				require.NotEmpty(t, v.Detail)
				if len(got) == 0 || got[len(got)-1] != (row{v.Code, v.Row}) {
					got = append(got, row{v.Code, v.Row})
				}
			}
			require.Equal(t, tt.want, got)
		})
	}
	t.Run("an empty book is sound", func(t *testing.T) {
		t.Parallel()
		require.Empty(t, ledger.Verify(ledger.Book{}))
	})
	t.Run("points are fulfilled without a payout and without postings", func(t *testing.T) {
		t.Parallel()
		points := pendingRow("points", "enr_ada", 0, "EUR")
		points.IsUnit, points.State = true, ledger.StatePaid
		require.Empty(t, ledger.Verify(ledger.Book{Commissions: []ledger.Commission{points}}))
	})
	t.Run("a row of nothing needs no postings", func(t *testing.T) {
		t.Parallel()
		require.Empty(t, ledger.Verify(ledger.Book{Commissions: []ledger.Commission{pendingRow("zero", "enr_ada", 0, "EUR")}}))
	})
}
