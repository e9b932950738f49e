package ledger

import (
	"context"
	"fmt"

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

// Verify loads the whole book of a program, in chunks, and returns every broken
// invariant of rules §5; none means that rows and postings agree to the last
// minor unit. It asks for AUDIT_READ. Give it the client of a read-only
// transaction if others write meanwhile.
func Verify(ctx context.Context, client *ent.Client, programID string) ([]ledger.Violation, error) {
	if _, err := viewer.Require(ctx, viewer.AuditRead); err != nil {
		return nil, err
	}
	var book ledger.Book
	err := pages(ctx, client, programID, func(rows []*ent.Commission) error {
		list, err := ledgerRows(ctx, client, rows)
		book.Commissions = append(book.Commissions, list...)
		return err
	})
	if err != nil {
		return nil, err
	}
	payouts, err := client.Payout.Query().Where(entpayout.ProgramID(programID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load payouts: %w", err)
	}
	for _, p := range payouts {
		book.Payouts = append(book.Payouts, ledger.Payout{ID: p.ID, State: ledger.PayoutState(p.Status), Amount: p.Amount()})
	}
	if book.Transactions, err = loadTransactions(ctx, client, programID); err != nil {
		return nil, err
	}
	return ledger.Verify(book), nil
}

// ledgerRows adds to each commission where it was held from and the payout it
// is in.
func ledgerRows(ctx context.Context, client *ent.Client, rows []*ent.Commission) ([]ledger.Commission, error) {
	held, err := HeldFrom(ctx, client, rows)
	if err != nil {
		return nil, err
	}
	var inPayout []string
	for _, row := range rows {
		if row.Status == commission.StatusInPayout || row.Status == commission.StatusPaid {
			inPayout = append(inPayout, row.ID)
		}
	}
	payoutOf := map[string]string{}
	if len(inPayout) > 0 {
		lines, err := client.PayoutLine.Query().
			Where(payoutline.CommissionIDIn(inPayout...), payoutline.IsLive(true)).All(ctx)
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
	}
	return out, nil
}

// loadTransactions returns all that was posted in the program.
func loadTransactions(ctx context.Context, client *ent.Client, programID string) ([]ledger.Transaction, error) {
	accounts, err := client.LedgerAccount.Query().Where(ledgeraccount.ProgramID(programID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load ledger accounts: %w", err)
	}
	byID := make(map[string]ledger.Account, len(accounts))
	for _, a := range accounts {
		byID[a.ID] = account(a)
	}
	var list []ledger.Transaction
	for last := ""; ; {
		heads, err := client.LedgerTransaction.Query().
			Where(ledgertransaction.ProgramID(programID), ledgertransaction.IDGT(last)).
			Order(ent.Asc(ledgertransaction.FieldID)).Limit(chunk).All(ctx)
		if err != nil {
			return nil, fmt.Errorf("load ledger transactions: %w", err)
		}
		if len(heads) == 0 {
			return list, nil
		}
		some, err := withPostings(ctx, client, heads, byID)
		if err != nil {
			return nil, err
		}
		list = append(list, some...)
		last = heads[len(heads)-1].ID
	}
}

// withPostings turns the rows into values.
func withPostings(
	ctx context.Context, client *ent.Client, heads []*ent.LedgerTransaction, accounts map[string]ledger.Account,
) ([]ledger.Transaction, error) {
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
	rows, err := client.Posting.Query().Where(posting.TransactionIDIn(ids...)).Order(ent.Asc(posting.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load postings: %w", err)
	}
	for _, row := range rows {
		t := &list[at[row.TransactionID]]
		t.Currency = row.Currency
		t.Postings = append(t.Postings, ledger.Posting{
			From: accounts[row.FromAccountID], To: accounts[row.ToAccountID], Minor: row.AmountMinor,
		})
	}
	return list, nil
}
