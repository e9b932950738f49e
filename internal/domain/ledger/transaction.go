package ledger

import (
	"errors"
	"fmt"

	"github.com/rapporthq/rapport/internal/domain/money"
)

// Posting moves Minor minor units, always more than 0, From one account To
// another of the same program and currency.
type Posting struct {
	From  Account
	To    Account
	Minor int64
}

// Validate returns ErrNotPositive, ErrBadAccount, ErrMixed or ErrSameAccount if
// the posting may not be written.
func (p Posting) Validate() error {
	if p.Minor <= 0 {
		return ErrNotPositive
	}
	if err := errors.Join(p.From.Validate(), p.To.Validate()); err != nil {
		return err
	}
	if p.From.Currency != p.To.Currency || p.From.ProgramID != p.To.ProgramID {
		return ErrMixed
	}
	if p.From == p.To {
		return ErrSameAccount
	}
	return nil
}

// Transaction is what one move of one commission writes: all of it or nothing.
type Transaction struct {
	// Key is unique in the book, so that a retry is a no-op.
	Key string
	// Currency is that of every posting.
	Currency money.Currency
	// CommissionID is the row that moves.
	CommissionID string
	// PayoutID is the payout it moves in, out or through; else empty.
	PayoutID string
	// Postings is empty only for a row of amount 0 (see Empty).
	Postings []Posting
}

// Empty reports whether there is nothing to write, because the row's amount
// is 0.
func (t Transaction) Empty() bool { return len(t.Postings) == 0 }

// NewTransaction returns t if it may be written; else ErrNoKey, ErrEmpty,
// ErrMixed or what Posting.Validate returns.
func NewTransaction(t Transaction) (Transaction, error) {
	if err := t.Validate(); err != nil {
		return Transaction{}, err
	}
	return t, nil
}

// Validate is the last look before writing, with the errors of NewTransaction.
func (t Transaction) Validate() error {
	if t.Key == "" || t.CommissionID == "" {
		return fmt.Errorf("transaction %q: %w", t.Key, ErrNoKey)
	}
	if t.Empty() {
		return fmt.Errorf("transaction %q: %w", t.Key, ErrEmpty)
	}
	for i, p := range t.Postings {
		err := p.Validate()
		if err == nil && (p.From.Currency != t.Currency || p.From.ProgramID != t.Postings[0].From.ProgramID) {
			err = ErrMixed
		}
		if err != nil {
			return fmt.Errorf("transaction %q, posting %d: %w", t.Key, i, err)
		}
	}
	return nil
}

// Balances returns the balance of every account that the postings touch, in
// minor units: what came in less what went out. The order of the postings does
// not matter. Sums wrap at 64 bits, as any sum of them in between may do
// without harm to the result.
func Balances(postings []Posting) map[Account]int64 {
	balances := map[Account]int64{}
	for _, p := range postings {
		balances[p.From] -= p.Minor
		balances[p.To] += p.Minor
	}
	return balances
}
