package payout_test

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/domain/payout"
)

// scenario is a file of testdata as it is read: a program, its partners and
// rows, then what is expected of them.
type scenario struct {
	policy     payout.Policy
	candidates []payout.Candidate
	plan       payout.Plan
	want       payout.Plan
}

// TestScenarios plays every file of testdata.
func TestScenarios(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.txt")
	require.NoError(t, err)
	require.Len(t, files, 2)
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(file)
			require.NoError(t, err)
			s := &scenario{want: payout.Plan{Lines: []payout.Line{}, Excluded: []payout.Exclusion{}}}
			for _, line := range strings.Split(string(text), "\n") {
				if words := strings.Fields(line); len(words) > 0 && words[0] != "#" {
					s.read(t, words)
				}
			}
			for i := range s.want.Excluded {
				s.want.Excluded[i].MinimumMinor = s.plan.Excluded[i].MinimumMinor
			}
			s.want.CutoffAt = s.plan.CutoffAt
			require.Equal(t, s.want, s.plan)
		})
	}
}

func (s *scenario) read(t *testing.T, words []string) {
	t.Helper()
	switch words[0] {
	case "program":
		s.program(t, words)
	case "partner":
		s.partner(t, words[1:])
	case "row":
		c := payout.Candidate{
			CommissionID: words[1], EnrollmentID: words[2], Amount: amount(t, words[4], words[3]),
			State: payout.RowState(words[5]), ReleaseAt: instant(t, words[6]),
		}
		if len(words) == 9 {
			c.LivePayoutID = words[8]
		}
		s.candidates = append(s.candidates, c)
	case "cutoff":
		require.Equal(t, instant(t, words[1]), s.policy.NextCutoff(instant(t, words[1]).Add(-time.Hour)))
		s.plan = payout.NewPlan(s.candidates, s.policy, instant(t, words[1]))
	case "pay":
		s.want.Lines = append(s.want.Lines, payout.Line{
			EnrollmentID: words[1], Amount: amount(t, words[3], words[2]),
			MethodID: "method-" + words[1] + "-" + words[2], CommissionIDs: words[4:],
		})
	case "out":
		s.want.Excluded = append(s.want.Excluded, payout.Exclusion{
			EnrollmentID: words[1], Due: amount(t, words[3], words[2]), Reason: payout.Reason(words[4]),
			MayChangeOn: payout.Day(strings.TrimPrefix(words[5], "-")),
		})
	case "balance":
		s.balance(t, words)
	default:
		require.Fail(t, "the scenario says something unknown", words[0])
	}
}

func (s *scenario) program(t *testing.T, words []string) {
	t.Helper()
	location, err := time.LoadLocation(words[1])
	require.NoError(t, err)
	day, err := strconv.Atoi(words[3])
	require.NoError(t, err)
	s.policy = payout.Policy{
		Location: location, DayOfMonth: day, ManualApproval: words[len(words)-1] == "manual",
		Minimums:    payout.Minimums{money.Currency(words[5]): amount(t, words[6], words[5]).Minor},
		Enrollments: map[string]payout.Enrollment{},
	}
}

func (s *scenario) partner(t *testing.T, words []string) {
	t.Helper()
	e := payout.Enrollment{ID: words[0], Methods: map[money.Currency]string{}}
	for i := 1; i < len(words); i++ {
		switch words[i] {
		case "method":
			e.Methods[money.Currency(words[i+1])] = "method-" + e.ID + "-" + words[i+1]
			i++
		case "group":
			e.GroupMinimums = payout.Minimums{money.Currency(words[i+1]): amount(t, words[i+2], words[i+1]).Minor}
			i += 2
		case "own":
			e.Minimums = payout.Minimums{money.Currency(words[i+1]): amount(t, words[i+2], words[i+1]).Minor}
			i += 2
		case "banned":
			e.Banned = true
		case "tax":
			e.NeedsTaxForm = true
		case "review":
			e.InFraudReview = true
		}
	}
	s.policy.Enrollments[e.ID] = e
}

// balance reads: balance <now> <partner> <currency> held <x> payable <x> next <day> <x> <reason or ->.
func (s *scenario) balance(t *testing.T, words []string) {
	t.Helper()
	var found []payout.Balance
	for _, b := range payout.Balances(s.candidates, words[2], s.policy, instant(t, words[1])) {
		if string(b.Held.Currency) == words[3] {
			b.Next.MayChangeOn = ""
			found = append(found, b)
		}
	}
	require.Equal(t, []payout.Balance{{
		Held: amount(t, words[5], words[3]), Payable: amount(t, words[7], words[3]),
		Next: payout.Estimate{
			On: payout.Day(words[9]), Amount: amount(t, words[10], words[3]),
			Reason: payout.Reason(strings.TrimPrefix(words[11], "-")),
		},
	}}, found, strings.Join(words, " "))
}

func amount(t *testing.T, text, currency string) money.Money {
	t.Helper()
	m, err := money.Parse(text, money.Currency(currency))
	require.NoError(t, err)
	return m
}

func instant(t *testing.T, text string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339Nano, text)
	require.NoError(t, err)
	return at
}
