package report

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"entgo.io/ent/dialect/sql"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/ledgeraccount"
	"github.com/rapporthq/rapport/ent/posting"
	"github.com/rapporthq/rapport/internal/domain/ledger"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/viewer"
)

// LedgerBalance is the balance of all accounts of one kind and currency.
type LedgerBalance struct {
	Kind ledger.Kind
	// AccountCount is how many accounts are added up.
	AccountCount int
	Balance      money.Money
}

// kindAndCurrency is a group of accounts.
type kindAndCurrency struct {
	Kind     ledger.Kind    `json:"kind"`
	Currency money.Currency `json:"currency"`
	Count    int            `json:"count"`
	Minor    int64          `json:"minor"`
}

// LedgerBalances returns the balances of the program's ledger by currency and,
// in the order in which money flows, kind of account. The balances of one
// currency sum to zero. It needs PAYOUT_READ and is for members. Missing is
// apperr.ErrNotFound.
func (s *Service) LedgerBalances(ctx context.Context, programID string) ([]LedgerBalance, error) {
	if _, err := viewer.Require(ctx, viewer.PayoutRead); err != nil {
		return nil, err
	}
	if _, err := s.client.Program.Get(ctx, programID); err != nil {
		return nil, missing(err, "load program")
	}
	var accounts []kindAndCurrency
	err := s.client.LedgerAccount.Query().Where(ledgeraccount.ProgramID(programID)).
		GroupBy(ledgeraccount.FieldKind, ledgeraccount.FieldCurrency).
		Aggregate(ent.As(ent.Count(), "count")).Scan(ctx, &accounts)
	if err != nil {
		return nil, fmt.Errorf("count ledger accounts: %w", err)
	}
	in, err := s.moved(ctx, programID, posting.FieldToAccountID)
	if err != nil {
		return nil, err
	}
	out, err := s.moved(ctx, programID, posting.FieldFromAccountID)
	if err != nil {
		return nil, err
	}
	balances := make([]LedgerBalance, len(accounts))
	for i, a := range accounts {
		key := kindAndCurrency{Kind: a.Kind, Currency: a.Currency}
		balances[i] = LedgerBalance{
			Kind: a.Kind, AccountCount: a.Count, Balance: money.New(in[key]-out[key], a.Currency),
		}
	}
	order := ledger.Kind("").Values()
	slices.SortFunc(balances, func(a, b LedgerBalance) int {
		return cmp.Or(cmp.Compare(a.Balance.Currency, b.Balance.Currency),
			cmp.Compare(slices.Index(order, string(a.Kind)), slices.Index(order, string(b.Kind))))
	})
	return balances, nil
}

// moved sums the postings into accounts, or out of them, by kind and currency.
func (s *Service) moved(ctx context.Context, programID, side string) (map[kindAndCurrency]int64, error) {
	var rows []kindAndCurrency
	err := s.client.Posting.Query().Modify(func(q *sql.Selector) {
		a := sql.Dialect(q.Dialect()).Table(ledgeraccount.Table).As("account")
		kind, currency := a.C(ledgeraccount.FieldKind), a.C(ledgeraccount.FieldCurrency)
		q.Join(a).OnP(sql.And(
			sql.ColumnsEQ(q.C(side), a.C(ledgeraccount.FieldID)),
			sql.ColumnsEQ(q.C(posting.FieldOrganizationID), a.C(ledgeraccount.FieldOrganizationID)),
			sql.EQ(a.C(ledgeraccount.FieldProgramID), programID),
		))
		q.Select(kind, currency, sql.As(wholeOf(q.C(posting.FieldAmountMinor)), "minor")).GroupBy(kind, currency)
	}).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("sum postings: %w", err)
	}
	sums := map[kindAndCurrency]int64{}
	for _, row := range rows {
		sums[kindAndCurrency{Kind: row.Kind, Currency: row.Currency}] = row.Minor
	}
	return sums, nil
}
