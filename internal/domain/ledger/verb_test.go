package ledger_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/domain/ledger"
)

func TestEveryMoveSaysItsVerb(t *testing.T) {
	t.Parallel()
	row, in := pendingRow("c", "enr_ada", 100, "EUR"), pendingRow("c", "enr_ada", 100, "EUR")
	approved := row
	approved.State, in.State, in.PayoutID = ledger.StateApproved, ledger.StateInPayout, "pay_1"
	moves := map[ledger.Verb]func() (ledger.Transaction, error){
		ledger.VerbEarned:   func() (ledger.Transaction, error) { return ledger.Earned(row) },
		ledger.VerbApproved: func() (ledger.Transaction, error) { return ledger.Approved(row) },
		ledger.VerbInPayout: func() (ledger.Transaction, error) { return ledger.InPayout(approved, "pay_1") },
		ledger.VerbPaid:     func() (ledger.Transaction, error) { return ledger.Paid(in) },
		ledger.VerbReturned: func() (ledger.Transaction, error) { return ledger.Returned(in) },
		ledger.VerbRejected: func() (ledger.Transaction, error) { return ledger.Rejected(row) },
		ledger.VerbReversed: func() (ledger.Transaction, error) { return ledger.Reversed(row) },
	}
	require.Len(t, moves, len(ledger.Verb("").Values()))
	for verb, move := range moves {
		made, err := move()
		require.NoError(t, err)
		require.Equal(t, verb, ledger.VerbOf(made.Key))
	}
	require.Empty(t, ledger.VerbOf("nonsense"))
}
