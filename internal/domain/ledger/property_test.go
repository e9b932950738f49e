package ledger_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/rapporthq/rapport/internal/domain/ledger"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// drawLife plays up to 60 random moves on rows of three partners in two
// currencies. What the ledger refuses is not written.
func drawLife(t *rapid.T) *life {
	l := newLife()
	for range rapid.IntRange(1, 60).Draw(t, "moves") {
		if len(l.order) == 0 || rapid.IntRange(0, 3).Draw(t, "new") == 0 {
			c := pendingRow(fmt.Sprintf("com_%d", len(l.order)),
				rapid.SampledFrom([]string{"ada", "ben", "cleo"}).Draw(t, "enrollment"),
				rapid.Int64Range(-5_000, 9_000).Draw(t, "minor"),
				rapid.SampledFrom([]money.Currency{"EUR", "JPY"}).Draw(t, "currency"))
			c.State = rapid.SampledFrom([]ledger.State{ledger.StatePending, ledger.StateApproved}).Draw(t, "state")
			require.NoError(t, l.earn(c))
			continue
		}
		id := rapid.SampledFrom(l.order).Draw(t, "row")
		c := l.rows[id]
		// One payout per currency, as the planner makes them; a settled one is followed by the next.
		payoutID := fmt.Sprintf("pay_%s_%d", c.Amount.Currency, len(l.payouts)/4)
		switch rapid.SampledFrom([]string{"approve", "reject", "reverse", "hold", "draft", "pay", "fail"}).Draw(t, "verb") {
		case "approve":
			_ = l.move(id, ledger.Approved, ledger.StateApproved)
		case "reject":
			_ = l.move(id, ledger.Rejected, ledger.StateRejected)
		case "reverse":
			_ = l.move(id, ledger.Reversed, ledger.StateReversed)
		case "hold":
			if c.State == ledger.StatePending || c.State == ledger.StateApproved {
				l.hold(id)
			}
		case "draft":
			if p, ok := l.payouts[payoutID]; !ok || p.State == ledger.PayoutDraft {
				_ = l.draft(id, payoutID)
			}
		case "pay":
			if c.State == ledger.StateInPayout {
				require.NoError(t, l.settle(c.PayoutID, ledger.PayoutPaid))
			}
		case "fail":
			if c.State == ledger.StateInPayout {
				require.NoError(t, l.settle(c.PayoutID, ledger.PayoutFailed))
			}
		}
	}
	return l
}

func TestAnyLifeKeepsEveryInvariant(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		l := drawLife(t)
		require.Empty(t, ledger.Verify(l.book()))
		keys := map[string]bool{}
		for _, x := range l.written {
			require.NoError(t, x.Validate())
			require.False(t, keys[x.Key], x.Key)
			keys[x.Key] = true
			var sum int64
			for _, minor := range ledger.Balances(x.Postings) {
				sum += minor
			}
			require.Zero(t, sum, "every transaction balances")
		}
	})
}

func TestAnyLostTransactionIsFound(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		b := drawLife(t).book()
		if len(b.Transactions) == 0 {
			return
		}
		i := rapid.IntRange(0, len(b.Transactions)-1).Draw(t, "lost")
		b.Transactions = append(append([]ledger.Transaction{}, b.Transactions[:i]...), b.Transactions[i+1:]...)
		require.NotEmpty(t, ledger.Verify(b))
	})
}

// A row and its full reversal, taken through the same moves, leave nothing
// anywhere; so does a row that is rejected or reversed.
func TestAReversalReturnsToZero(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		l := newLife()
		minor := rapid.Int64Range(-1<<40, 1<<40).Draw(t, "minor")
		steps := rapid.IntRange(0, 3).Draw(t, "steps")
		for id, amount := range map[string]int64{"line": minor, "back": -minor} {
			require.NoError(t, l.earn(pendingRow(id, "ada", amount, "EUR")))
			if steps > 0 {
				require.NoError(t, l.move(id, ledger.Approved, ledger.StateApproved))
			}
			if steps > 1 {
				require.NoError(t, l.draft(id, "pay_1"))
			}
		}
		if steps > 2 {
			require.NoError(t, l.settle("pay_1", ledger.PayoutPaid))
		}
		for a, balance := range ledger.Balances(l.postings()) {
			require.Zero(t, balance, a.Key())
		}
	})
}
