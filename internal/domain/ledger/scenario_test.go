package ledger_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/domain/ledger"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// TestScenarios plays every timeline in testdata, line by line, in EUR, and
// verifies the whole book after each line that ends a step.
func TestScenarios(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.txt")
	require.NoError(t, err)
	require.Len(t, files, 4)
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(file)
			require.NoError(t, err)
			l := newLife()
			for number, line := range strings.Split(string(text), "\n") {
				words := strings.Fields(line)
				if len(words) == 0 || words[0] == "#" {
					continue
				}
				play(t, l, words)
				require.Empty(t, ledger.Verify(l.book()), "line %d: %s", number+1, line)
			}
		})
	}
}

func play(t *testing.T, l *life, words []string) {
	t.Helper()
	switch words[0] {
	case "payout":
		l.payouts[words[1]] = ledger.Payout{ID: words[1], State: ledger.PayoutDraft, Amount: money.New(0, "EUR")}
	case "earned":
		amount, err := money.Parse(words[3], "EUR")
		require.NoError(t, err)
		require.NoError(t, l.earn(pendingRow(words[1], words[2], amount.Minor, "EUR")))
	case "approved":
		require.NoError(t, l.move(words[1], ledger.Approved, ledger.StateApproved))
	case "rejected":
		require.NoError(t, l.move(words[1], ledger.Rejected, ledger.StateRejected))
	case "reversed":
		require.NoError(t, l.move(words[1], ledger.Reversed, ledger.StateReversed))
	case "held":
		l.hold(words[1])
	case "drafted":
		require.NoError(t, l.draft(words[1], words[2]))
	case "paid":
		require.NoError(t, l.settle(words[1], ledger.PayoutPaid))
	case "failed":
		require.NoError(t, l.settle(words[1], ledger.PayoutFailed))
	case "balance":
		a := ledger.Account{Kind: ledger.Kind(words[1]), ProgramID: program, Currency: "EUR"}
		switch a.Kind {
		case ledger.Pending, ledger.Payable:
			a.EnrollmentID = words[2]
		case ledger.Transit:
			a.PayoutID = words[2]
		case ledger.Brand, ledger.World:
		}
		require.NoError(t, a.Validate())
		have := money.New(ledger.Balances(l.postings())[a], "EUR")
		require.Equal(t, words[3], have.Amount(), a.Key())
	default:
		require.Fail(t, "the scenario says something unknown", words[0])
	}
}
