package ledger_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"entgo.io/ent/dialect"
	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/app/ledger"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/commission"
	domain "github.com/rapporthq/rapport/internal/domain/ledger"
	"github.com/rapporthq/rapport/internal/domain/payout"
	"github.com/rapporthq/rapport/internal/testkit"
)

// lived is a sound book with a row in every place: open is PENDING, due APPROVED,
// held ON_HOLD, sent in the draft of pay_2, paid by pay_1; zero has amount 0 and
// points are no money.
func lived(t *testing.T, d *testkit.Database) (*testkit.Book, map[string]string) {
	t.Helper()
	b := testkit.NewBook(t, d, "acme", start)
	ada := b.Enroll("ada")
	ids := map[string]string{
		"open": b.Earn(ada, euros(1000), commission.StatusPending, start).ID,
		"due":  b.Earn(ada, euros(500), commission.StatusApproved, start).ID,
		"held": b.Earn(ada, euros(300), commission.StatusOnHold, start).ID,
		"zero": b.Earn(ada, euros(0), commission.StatusPending, start).ID,
	}
	points := b.Earn(ada, euros(0), commission.StatusApproved, start)
	ids["points"] = points.ID
	paid, sent := b.Earn(ada, euros(5000), commission.StatusApproved, start), b.Earn(ada, euros(700), commission.StatusApproved, start)
	ids["paid"], ids["sent"] = paid.ID, sent.ID
	ctx := b.System()
	run := b.Client.PayoutRun.Create().SetCreatedAt(start).SetProgramID(b.Program.ID).SetCutOffAt(start).
		SetStatus(payout.RunDraft).SetExclusions([]payout.Exclusion{}).SetCreatedBy("test").SaveX(ctx)
	second := b.Client.PayoutRun.Create().SetCreatedAt(start).SetProgramID(b.Program.ID).SetCutOffAt(start).
		SetStatus(payout.RunDraft).SetExclusions([]payout.Exclusion{}).SetCreatedBy("test").SaveX(ctx)
	require.NoError(t, db.InTx(ctx, b.Client, func(tx *ent.Tx) error {
		for i, row := range []*ent.Commission{paid, sent} {
			status, state, of := payout.Paid, commission.StatusPaid, run
			if i == 1 {
				status, state, of = payout.Draft, commission.StatusInPayout, second
			}
			p := tx.Payout.Create().SetCreatedAt(start).SetProgramID(b.Program.ID).SetRunID(of.ID).SetEnrollmentID(ada.ID).
				SetPartnerID(ada.PartnerID).SetNumber(strconv.Itoa(i)).SetStatus(status).SetAmountMinor(row.AmountMinor).SetCurrency("EUR").
				SetAccountHolder("Ada").SetAccountNumber("DE89370400440532013000").SaveX(ctx)
			ids[fmt.Sprintf("pay_%d", i+1)] = p.ID
			tx.PayoutLine.Create().SetCreatedAt(start).SetPartnerID(ada.PartnerID).SetPayoutID(p.ID).SetCommissionID(row.ID).ExecX(ctx)
			in, err := domain.InPayout(ledger.Row(row, "", ""), p.ID)
			require.NoError(t, err)
			list := []domain.Transaction{in}
			if state == commission.StatusPaid {
				left, err := domain.Paid(domain.Commission{
					ID: row.ID, ProgramID: row.ProgramID, EnrollmentID: row.EnrollmentID, Amount: row.Amount(),
					State: domain.StateInPayout, PayoutID: p.ID,
				})
				require.NoError(t, err)
				list = append(list, left)
			}
			if err := ledger.Post(ctx, tx, start, list...); err != nil {
				return err
			}
			tx.Commission.UpdateOneID(row.ID).SetStatus(state).ExecX(ctx)
		}
		return nil
	}))
	corrupt(t, d, `UPDATE commissions SET unit_kind = 'POINTS', unit_name = 'Miles', unit_quantity = 5, status = 'PAID' WHERE id = '`+points.ID+`'`)
	b.Verify()
	return b, ids
}

// corrupt runs statements past every constraint that the database can switch
// off.
func corrupt(t *testing.T, d *testkit.Database, statements ...string) {
	t.Helper()
	conn, err := d.SQL.Conn(t.Context())
	require.NoError(t, err)
	defer func() { require.NoError(t, conn.Close()) }()
	off, on := "PRAGMA foreign_keys = off", "PRAGMA foreign_keys = on"
	if d.Dialect == dialect.Postgres {
		off, on = "SET session_replication_role = replica", "SET session_replication_role = origin"
	}
	for _, one := range append(append([]string{off}, statements...), on) {
		_, err := conn.ExecContext(t.Context(), one)
		require.NoError(t, err, one)
	}
}

// TestVerifyNamesTheRowOfEveryViolation breaks each invariant of §5 in the
// database itself, one at a time, and expects the row that breaks it by name.
func TestVerifyNamesTheRowOfEveryViolation(t *testing.T) {
	t.Parallel()
	// In the statements and rows, <name> stands for an id.
	tests := []struct {
		name  string
		spoil []string
		code  domain.Code
		row   string
	}{
		{
			"every account equals the sum of its commissions",
			[]string{`UPDATE commissions SET amount_minor = 1001 WHERE id = '<open>'`},
			domain.AccountDiffers, "PENDING:<program>:EUR:<enrollment>",
		},
		{"an amount that changed", []string{`UPDATE commissions SET amount_minor = 1001 WHERE id = '<open>'`}, domain.CommissionDiffers, "<open>"},
		{"a state that ran ahead of the postings", []string{`UPDATE commissions SET status = 'APPROVED' WHERE id = '<open>'`}, domain.CommissionDiffers, "<open>"},
		{
			"two errors that hide each other in the sum",
			[]string{`UPDATE commissions SET amount_minor = 999 WHERE id = '<open>'`, `UPDATE commissions SET amount_minor = 301 WHERE id = '<held>'`},
			domain.CommissionDiffers, "<held>",
		},
		{
			"no commission without postings", []string{
				`DELETE FROM postings WHERE transaction_id IN (SELECT id FROM ledger_transactions WHERE commission_id = '<due>')`,
				`DELETE FROM ledger_transactions WHERE commission_id = '<due>'`,
			}, domain.CommissionUnposted, "<due>",
		},
		{"no posting without its commission", []string{`DELETE FROM commissions WHERE id = '<open>'`}, domain.CommissionUnknown, "commission:<open>:earned"},
		{"a transaction about nothing", []string{`UPDATE ledger_transactions SET commission_id = NULL WHERE commission_id = '<open>'`}, domain.CommissionUnknown, "commission:<open>:earned"},
		{"a transaction about what comes after the last", []string{`UPDATE ledger_transactions SET commission_id = 'com_zzzzzzzz' WHERE commission_id = '<open>'`}, domain.CommissionUnknown, "commission:<open>:earned"},
		{"a transaction without postings", []string{`DELETE FROM postings WHERE transaction_id IN (SELECT id FROM ledger_transactions WHERE commission_id = '<open>')`}, domain.BadTransaction, "commission:<open>:earned"},
		{"an amount posted that is not positive", []string{`UPDATE postings SET amount_minor = 0 WHERE amount_minor = 1000`}, domain.BadTransaction, "commission:<open>:earned"},
		{"an amount posted that is another", []string{`UPDATE postings SET amount_minor = 1002 WHERE amount_minor = 1000`}, domain.CommissionDiffers, "<open>"},
		{"a posting within one account", []string{`UPDATE postings SET from_account_id = to_account_id WHERE amount_minor = 1000`}, domain.BadTransaction, "commission:<open>:earned"},
		{"a posting from an account that is not there", []string{`UPDATE postings SET from_account_id = 'acc_x' WHERE amount_minor = 1000`}, domain.BadTransaction, "commission:<open>:earned"},
		{"a posting of another currency than its accounts", []string{`UPDATE postings SET currency = 'USD' WHERE amount_minor = 1000`}, domain.BadTransaction, "commission:<open>:earned"},
		{
			"every currency sums to zero", []string{
				`INSERT INTO ledger_accounts (id, created_at, organization_id, program_id, key, kind, currency)
				 SELECT 'acc_usd', created_at, organization_id, program_id, 'USD', kind, 'USD' FROM ledger_accounts WHERE kind = 'BRAND'`,
				`UPDATE postings SET from_account_id = 'acc_usd' WHERE amount_minor = 1000`,
			}, domain.CurrencyNotZero, "<program>:USD",
		},
		{"a key of another commission", []string{`UPDATE ledger_transactions SET key = 'commission:<due>:x' WHERE commission_id = '<open>'`}, domain.BadTransaction, "commission:<due>:x"},
		{
			"a key twice", []string{
				`DROP INDEX ledgertransaction_organization_id_key`,
				`UPDATE ledger_transactions SET key = 'commission:<paid>:earned' WHERE commission_id = '<paid>'`,
			}, domain.DuplicateKey, "commission:<paid>:earned",
		},
		{"a payout that does not exist", []string{`DELETE FROM payouts WHERE id = '<pay_2>'`}, domain.PayoutUnknown, "<sent>"},
		{"a transaction about a payout that does not exist", []string{`UPDATE ledger_transactions SET payout_id = 'pay_x' WHERE key LIKE '%:paid:%'`}, domain.PayoutUnknown, "commission:<paid>:paid:<pay_1>"},
		{"a payout without postings", []string{
			`UPDATE payout_lines SET is_live = false WHERE commission_id = '<sent>'`,
			`DELETE FROM postings WHERE transaction_id IN (SELECT id FROM ledger_transactions WHERE payout_id = '<pay_2>')`,
			`DELETE FROM ledger_transactions WHERE payout_id = '<pay_2>'`, `UPDATE commissions SET status = 'APPROVED' WHERE id = '<sent>'`,
		}, domain.PayoutUnposted, "<pay_2>"},
		{"a payout of another amount", []string{`UPDATE payouts SET amount_minor = 701 WHERE id = '<pay_2>'`}, domain.PayoutDiffers, "<pay_2>"},
		{"a payout whose state ran ahead", []string{`UPDATE payouts SET status = 'PAID' WHERE id = '<pay_2>'`}, domain.PayoutDiffers, "<pay_2>"},
		{"a row in a payout that is over", []string{`UPDATE payouts SET status = 'CANCELLED' WHERE id = '<pay_2>'`}, domain.BadCommission, "<sent>"},
		{"a payout of another currency", []string{`UPDATE payouts SET currency = 'USD' WHERE id = '<pay_2>'`}, domain.BadCommission, "<sent>"},
		{"an approved row with a live payout line", []string{`UPDATE payout_lines SET commission_id = '<due>' WHERE commission_id = '<sent>'`}, domain.BadCommission, "<due>"},
		{"a row in a payout without its line", []string{`UPDATE payout_lines SET is_live = false WHERE commission_id = '<sent>'`}, domain.BadCommission, "<sent>"},
		{"a held row of which nobody knows from where", []string{`DELETE FROM commission_changes WHERE commission_id = '<held>'`}, domain.BadCommission, "<held>"},
		{"a state that there is not", []string{`UPDATE commissions SET status = 'LOST' WHERE id = '<open>'`}, domain.BadCommission, "<open>"},
		{"a row of amount 0 with postings", []string{`UPDATE commissions SET amount_minor = 0 WHERE id = '<open>'`}, domain.CommissionPosted, "<open>"},
		{"points with postings", []string{`UPDATE commissions SET amount_minor = 0, unit_kind = 'POINTS' WHERE id = '<open>'`}, domain.CommissionPosted, "<open>"},
		{"points with an amount", []string{`UPDATE commissions SET amount_minor = 5 WHERE id = '<points>'`}, domain.BadCommission, "<points>"},
		{"points in a payout", []string{`UPDATE payout_lines SET commission_id = '<points>' WHERE commission_id = '<sent>'`}, domain.BadCommission, "<points>"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
				b, ids := lived(t, d)
				ids["program"], ids["enrollment"] = b.Program.ID, "enr_acme_ada"
				say := func(text string) string {
					for name, id := range ids {
						text = strings.ReplaceAll(text, "<"+name+">", id)
					}
					return text
				}
				for _, one := range test.spoil {
					corrupt(t, d, say(one))
				}
				found, err := ledger.Verify(b.System(), d.Client, b.Program.ID)
				require.NoError(t, err)
				require.True(t, slices.ContainsFunc(found, func(v domain.Violation) bool {
					return v.Code == test.code && v.Row == say(test.row) && v.Detail != ""
				}), "%v", found)
			})
		})
	}
}
