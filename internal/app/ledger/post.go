// Package ledger writes and reads the book: Post is the only writer of ledger
// rows, Balances sums them, and Verify compares the whole book of a program with
// its commissions and payouts. Which postings a move makes is decided in
// domain/ledger; nothing here computes an amount.
package ledger

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/ledgeraccount"
	"github.com/rapporthq/rapport/ent/ledgertransaction"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/ledger"
	"github.com/rapporthq/rapport/internal/id"
	"github.com/rapporthq/rapport/internal/viewer"
)

// chunk is how many rows one statement reads or writes.
const chunk = 400

// Post writes the transactions in tx, for the organization of ctx's viewer.
// Accounts are made when they are first posted to. A transaction whose key is in
// the book already is left out, so that a retry changes nothing, and so is an
// empty one. What may not be written fails as ledger.Transaction.Validate says,
// and nothing is written.
func Post(ctx context.Context, tx *ent.Tx, at time.Time, transactions ...ledger.Transaction) error {
	var list []ledger.Transaction
	for _, t := range transactions {
		if t.Empty() {
			continue
		}
		if err := t.Validate(); err != nil {
			return fmt.Errorf("post: %w", err)
		}
		list = append(list, t)
	}
	for part := range slices.Chunk(list, chunk) {
		fresh, err := unposted(ctx, tx, part)
		if err != nil {
			return err
		}
		if err := post(ctx, tx, at, fresh); err != nil {
			return err
		}
	}
	return nil
}

// unposted returns those whose key is not in the book, each once.
func unposted(ctx context.Context, tx *ent.Tx, list []ledger.Transaction) ([]ledger.Transaction, error) {
	keys := make([]string, len(list))
	for i, t := range list {
		keys[i] = t.Key
	}
	known, err := tx.LedgerTransaction.Query().
		Where(ledgertransaction.OrganizationID(viewer.From(ctx).OrganizationID), ledgertransaction.KeyIn(keys...)).
		Select(ledgertransaction.FieldKey).Strings(ctx)
	if err != nil {
		return nil, fmt.Errorf("look for posted transactions: %w", err)
	}
	seen := make(map[string]bool, len(known))
	for _, key := range known {
		seen[key] = true
	}
	fresh := make([]ledger.Transaction, 0, len(list))
	for _, t := range list {
		if !seen[t.Key] {
			seen[t.Key] = true
			fresh = append(fresh, t)
		}
	}
	return fresh, nil
}

// post writes transactions that are new.
func post(ctx context.Context, tx *ent.Tx, at time.Time, list []ledger.Transaction) error {
	if len(list) == 0 {
		return nil
	}
	accounts, err := accountIDs(ctx, tx, at, list)
	if err != nil {
		return err
	}
	organizationID := viewer.From(ctx).OrganizationID
	var heads []*ent.LedgerTransactionCreate
	var postings []*ent.PostingCreate
	for _, t := range list {
		transactionID := id.New("ltx", at)
		head := tx.LedgerTransaction.Create().
			SetID(transactionID).SetCreatedAt(at).SetOrganizationID(organizationID).
			SetProgramID(t.Postings[0].From.ProgramID).SetKey(t.Key).SetCommissionID(t.CommissionID)
		if t.PayoutID != "" {
			head.SetPayoutID(t.PayoutID)
		}
		heads = append(heads, head)
		for _, p := range t.Postings {
			postings = append(postings, tx.Posting.Create().
				SetCreatedAt(at).SetOrganizationID(organizationID).SetTransactionID(transactionID).
				SetFromAccountID(accounts[p.From]).SetToAccountID(accounts[p.To]).
				SetAmountMinor(p.Minor).SetCurrency(t.Currency))
		}
	}
	if err := tx.LedgerTransaction.CreateBulk(heads...).Exec(ctx); err != nil {
		return fmt.Errorf("write ledger transactions: %w", err)
	}
	for part := range slices.Chunk(postings, chunk) {
		if err := tx.Posting.CreateBulk(part...).Exec(ctx); err != nil {
			return fmt.Errorf("write postings: %w", err)
		}
	}
	return nil
}

// accountIDs finds the rows of the accounts, and makes those that are missing.
func accountIDs(ctx context.Context, tx *ent.Tx, at time.Time, list []ledger.Transaction) (map[ledger.Account]string, error) {
	wanted := map[ledger.Account]bool{}
	var order []ledger.Account
	for _, t := range list {
		for _, p := range t.Postings {
			for _, a := range []ledger.Account{p.From, p.To} {
				if !wanted[a] {
					wanted[a] = true
					order = append(order, a)
				}
			}
		}
	}
	// In one order everywhere, so that two writers never wait for each other.
	slices.SortFunc(order, func(a, b ledger.Account) int { return cmp.Compare(a.Key(), b.Key()) })
	found := map[ledger.Account]string{}
	if err := findAccounts(ctx, tx, order, found); err != nil {
		return nil, err
	}
	missing := slices.DeleteFunc(order, func(a ledger.Account) bool { return found[a] != "" })
	if len(missing) == 0 {
		return found, nil
	}
	if err := makeAccounts(ctx, tx, at, missing); err != nil {
		return nil, err
	}
	// Read again: another transaction may have been first.
	return found, findAccounts(ctx, tx, missing, found)
}

func findAccounts(ctx context.Context, tx *ent.Tx, accounts []ledger.Account, into map[ledger.Account]string) error {
	for part := range slices.Chunk(accounts, chunk) {
		programs, keys := map[string]bool{}, make([]string, len(part))
		for i, a := range part {
			programs[a.ProgramID], keys[i] = true, a.Key()
		}
		for programID := range programs {
			rows, err := tx.LedgerAccount.Query().Where(
				ledgeraccount.OrganizationID(viewer.From(ctx).OrganizationID),
				ledgeraccount.ProgramID(programID), ledgeraccount.KeyIn(keys...)).All(ctx)
			if err != nil {
				return fmt.Errorf("load ledger accounts: %w", err)
			}
			for _, row := range rows {
				into[account(row)] = row.ID
			}
		}
	}
	return nil
}

func makeAccounts(ctx context.Context, tx *ent.Tx, at time.Time, accounts []ledger.Account) error {
	insert := db.Insert{
		Table: ledgeraccount.Table,
		Columns: []string{
			ledgeraccount.FieldID, ledgeraccount.FieldCreatedAt, ledgeraccount.FieldOrganizationID, ledgeraccount.FieldProgramID,
			ledgeraccount.FieldKey, ledgeraccount.FieldKind, ledgeraccount.FieldCurrency,
			ledgeraccount.FieldEnrollmentID, ledgeraccount.FieldPayoutID,
		},
		OnConflict: "DO NOTHING",
	}
	for _, a := range accounts {
		insert.Rows = append(insert.Rows, []any{
			id.New("acc", at), at, viewer.From(ctx).OrganizationID, a.ProgramID,
			a.Key(), string(a.Kind), string(a.Currency), orNull(a.EnrollmentID), orNull(a.PayoutID),
		})
	}
	return insert.Exec(ctx, tx)
}

func orNull(text string) any {
	if text == "" {
		return nil
	}
	return text
}
