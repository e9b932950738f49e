package ledger

import (
	"context"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/ledgeraccount"
	"github.com/rapporthq/rapport/ent/posting"
	"github.com/rapporthq/rapport/ent/predicate"
	"github.com/rapporthq/rapport/internal/domain/ledger"
	"github.com/rapporthq/rapport/internal/viewer"
)

// sum is what one side of the postings adds up to in an account.
type sum struct {
	From string `json:"from_account_id"`
	To   string `json:"to_account_id"`
	Sum  int64  `json:"sum"`
}

// Balances returns the balance of every account of the program in minor units:
// what came in less what went out. With enrollments, only of the PENDING and
// PAYABLE accounts of these. It reads what the viewer of ctx may see, and asks
// for COMMISSION_READ.
func Balances(ctx context.Context, client *ent.Client, programID string, enrollmentIDs ...string) (map[ledger.Account]int64, error) {
	if _, err := viewer.Require(ctx, viewer.CommissionRead); err != nil {
		return nil, err
	}
	of := []predicate.LedgerAccount{ledgeraccount.ProgramID(programID)}
	if len(enrollmentIDs) > 0 {
		of = append(of, ledgeraccount.EnrollmentIDIn(enrollmentIDs...))
	}
	rows, err := client.LedgerAccount.Query().Where(of...).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load ledger accounts: %w", err)
	}
	accounts := make(map[string]ledger.Account, len(rows))
	balances := make(map[ledger.Account]int64, len(rows))
	for _, row := range rows {
		accounts[row.ID] = account(row)
		balances[account(row)] = 0
	}
	var in, out []sum
	err = client.Posting.Query().Where(posting.HasToAccountWith(of...)).
		GroupBy(posting.FieldToAccountID).Aggregate(ent.Sum(posting.FieldAmountMinor)).Scan(ctx, &in)
	if err != nil {
		return nil, fmt.Errorf("sum what came in: %w", err)
	}
	err = client.Posting.Query().Where(posting.HasFromAccountWith(of...)).
		GroupBy(posting.FieldFromAccountID).Aggregate(ent.Sum(posting.FieldAmountMinor)).Scan(ctx, &out)
	if err != nil {
		return nil, fmt.Errorf("sum what went out: %w", err)
	}
	for _, one := range in {
		balances[accounts[one.To]] += one.Sum
	}
	for _, one := range out {
		balances[accounts[one.From]] -= one.Sum
	}
	return balances, nil
}
