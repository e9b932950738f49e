package ledger

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/ledgeraccount"
	"github.com/rapporthq/rapport/ent/ledgertransaction"
	entpayout "github.com/rapporthq/rapport/ent/payout"
	"github.com/rapporthq/rapport/ent/payoutline"
	"github.com/rapporthq/rapport/ent/posting"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/ledger"
	"github.com/rapporthq/rapport/internal/viewer"
)

// Verify reads the whole book of a program, some thousand commissions at a time,
// and returns every broken invariant of rules §5, each with the row that breaks
// it; none means that rows and postings agree to the last minor unit. It keeps
// the sums of accounts and payouts, and no rows. It asks for AUDIT_READ. Give it
// the client of a read-only transaction if others write meanwhile.
func Verify(ctx context.Context, client *ent.Client, programID string) ([]ledger.Violation, error) {
	if _, err := viewer.Require(ctx, viewer.AuditRead); err != nil {
		return nil, err
	}
	r := &reading{client: client, programID: programID}
	if err := r.begin(ctx); err != nil {
		return nil, err
	}
	last := ""
	err := pages(ctx, client, programID, func(rows []*ent.Commission) error {
		first := last
		last = rows[len(rows)-1].ID
		return r.verify(ctx, rows, first, last)
	})
	if err != nil {
		return nil, err
	}
	// What names commissions after the last one names nothing.
	if err := r.verify(ctx, nil, last, ""); err != nil {
		return nil, err
	}
	return r.verifier.Violations(), nil
}

// reading is a book on its way through the verifier.
type reading struct {
	client    *ent.Client
	programID string
	accounts  map[string]ledger.Account
	verifier  *ledger.Verifier
}

// begin loads the payouts and the accounts.
func (r *reading) begin(ctx context.Context) error {
	rows, err := r.client.Payout.Query().Where(entpayout.ProgramID(r.programID)).
		Select(entpayout.FieldStatus, entpayout.FieldAmountMinor, entpayout.FieldCurrency).All(ctx)
	if err != nil {
		return fmt.Errorf("load payouts: %w", err)
	}
	payouts := make([]ledger.Payout, len(rows))
	for i, p := range rows {
		payouts[i] = ledger.Payout{ID: p.ID, State: ledger.PayoutState(p.Status), Amount: p.Amount()}
	}
	r.verifier = ledger.NewVerifier(payouts)
	accounts, err := r.client.LedgerAccount.Query().Where(ledgeraccount.ProgramID(r.programID)).All(ctx)
	if err != nil {
		return fmt.Errorf("load ledger accounts: %w", err)
	}
	r.accounts = make(map[string]ledger.Account, len(accounts))
	for _, a := range accounts {
		r.accounts[a.ID] = account(a)
	}
	return nil
}

// verify takes commissions with the transactions that name them. The rows are
// all with ids after first up to last; an empty last is the end.
func (r *reading) verify(ctx context.Context, rows []*ent.Commission, first, last string) error {
	list, err := r.ledgerRows(ctx, rows)
	if err != nil {
		return err
	}
	of, err := r.transactions(ctx, first, last)
	if err != nil {
		return err
	}
	for _, c := range list {
		r.verifier.Row(c, of[c.ID])
		delete(of, c.ID)
	}
	for _, strays := range of {
		r.verifier.Stray(strays)
	}
	return nil
}

// ledgerRows adds to each commission where it was held from and the payout of
// its live line.
func (r *reading) ledgerRows(ctx context.Context, rows []*ent.Commission) ([]ledger.Commission, error) {
	held, err := HeldFrom(ctx, r.client, rows)
	if err != nil {
		return nil, err
	}
	payoutOf := map[string]string{}
	for part := range slices.Chunk(rows, chunk) {
		ids := make([]string, len(part))
		for i, row := range part {
			ids[i] = row.ID
		}
		lines, err := r.client.PayoutLine.Query().
			Where(payoutline.CommissionIDIn(ids...), payoutline.IsLive(true)).All(ctx)
		if err != nil {
			return nil, fmt.Errorf("load payout lines: %w", err)
		}
		for _, line := range lines {
			payoutOf[line.CommissionID] = line.PayoutID
		}
	}
	out := make([]ledger.Commission, len(rows))
	for i, row := range rows {
		out[i] = Row(row, held[row.ID], payoutOf[row.ID])
		out[i].PayoutID = payoutOf[row.ID]
		out[i].IsUnit = row.UnitKind != commission.UnitCash
	}
	return out, nil
}

// transactions returns what was posted of the commissions with ids after first
// up to last, also of those that do not exist, by commission.
func (r *reading) transactions(ctx context.Context, first, last string) (map[string][]ledger.Transaction, error) {
	of := ledgertransaction.And(ledgertransaction.ProgramID(r.programID), ledgertransaction.CommissionIDGT(first))
	if last != "" {
		of = ledgertransaction.And(of, ledgertransaction.CommissionIDLTE(last))
	}
	if first == "" {
		of = ledgertransaction.Or(of, ledgertransaction.And(
			ledgertransaction.ProgramID(r.programID), ledgertransaction.CommissionIDIsNil()))
	}
	heads, err := r.client.LedgerTransaction.Query().Where(of).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load ledger transactions: %w", err)
	}
	slices.SortFunc(heads, func(a, b *ent.LedgerTransaction) int { return cmp.Compare(a.ID, b.ID) })
	out := map[string][]ledger.Transaction{}
	for part := range slices.Chunk(heads, chunk) {
		list, err := r.withPostings(ctx, part)
		if err != nil {
			return nil, err
		}
		for _, t := range list {
			out[t.CommissionID] = append(out[t.CommissionID], t)
		}
	}
	return out, nil
}

// withPostings turns the rows into values.
func (r *reading) withPostings(ctx context.Context, heads []*ent.LedgerTransaction) ([]ledger.Transaction, error) {
	ids := make([]string, len(heads))
	at := make(map[string]int, len(heads))
	list := make([]ledger.Transaction, len(heads))
	for i, head := range heads {
		ids[i], at[head.ID] = head.ID, i
		list[i] = ledger.Transaction{Key: head.Key}
		if head.CommissionID != nil {
			list[i].CommissionID = *head.CommissionID
		}
		if head.PayoutID != nil {
			list[i].PayoutID = *head.PayoutID
		}
	}
	rows, err := r.client.Posting.Query().Where(posting.TransactionIDIn(ids...)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load postings: %w", err)
	}
	// Ordered here: SQLite would read all postings in order to find these.
	slices.SortFunc(rows, func(a, b *ent.Posting) int { return cmp.Compare(a.ID, b.ID) })
	for _, row := range rows {
		t := &list[at[row.TransactionID]]
		t.Currency = row.Currency
		t.Postings = append(t.Postings, ledger.Posting{
			From: r.accounts[row.FromAccountID], To: r.accounts[row.ToAccountID], Minor: row.AmountMinor,
		})
	}
	return list, nil
}
