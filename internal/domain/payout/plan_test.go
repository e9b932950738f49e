package payout_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/domain/payout"
)

func approved(id, enrollment string, minor int64) payout.Candidate {
	return payout.Candidate{
		CommissionID: id, EnrollmentID: enrollment, Amount: money.New(minor, "EUR"), State: payout.RowApproved,
		ReleaseAt: time.Date(2026, 1, 10, 0, 0, 0, 0, time.UTC),
	}
}

func TestMinimumOfParagraph8(t *testing.T) {
	t.Parallel()
	eur := func(minor int64) payout.Minimums { return payout.Minimums{"EUR": minor} }
	usd := payout.Minimums{"USD": 9999}
	tests := []struct {
		name                string
		own, group, program payout.Minimums
		want                int64
	}{
		{"the enrollment's goes first", eur(10), eur(20), eur(30), 10},
		{"else the group's", nil, eur(20), eur(30), 20},
		{"else the program's", nil, nil, eur(30), 30},
		{"another currency's is none", usd, usd, eur(30), 30},
		{"an enrollment's 0 overrides the group's", eur(0), eur(20), eur(30), 0},
		{"a negative one is 0", eur(-5), eur(20), eur(30), 0},
		{"none at all is 0", nil, nil, nil, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			policy := payout.Policy{Minimums: tt.program, Enrollments: map[string]payout.Enrollment{
				"ada": {ID: "ada", Minimums: tt.own, GroupMinimums: tt.group, Methods: map[money.Currency]string{"EUR": "m"}},
			}}
			cutoffAt := time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC)
			reached := max(tt.want, 1)
			paid := payout.NewPlan([]payout.Candidate{approved("c", "ada", reached)}, policy, cutoffAt)
			require.Len(t, paid.Lines, 1)
			require.Empty(t, paid.Excluded)
			short := payout.NewPlan([]payout.Candidate{approved("c", "ada", reached-1)}, policy, cutoffAt)
			require.Empty(t, short.Lines)
			require.Equal(t, tt.want, short.Excluded[0].MinimumMinor)
			require.Equal(t, money.New(reached-1, "EUR"), short.Excluded[0].Due)
		})
	}
}

func TestPlanLeavesOut(t *testing.T) {
	t.Parallel()
	cutoffAt := time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC)
	policy := payout.Policy{Enrollments: map[string]payout.Enrollment{
		"ada": {ID: "ada", Methods: map[money.Currency]string{"EUR": "m"}},
	}}
	t.Run("an enrollment that the policy does not know", func(t *testing.T) {
		t.Parallel()
		plan := payout.NewPlan([]payout.Candidate{approved("c", "nobody", 100)}, policy, cutoffAt)
		require.Empty(t, plan.Lines)
		require.Equal(t, payout.ReasonNoMethod, plan.Excluded[0].Reason)
	})
	t.Run("rows that cancel each other", func(t *testing.T) {
		t.Parallel()
		plan := payout.NewPlan([]payout.Candidate{approved("c", "ada", 100), approved("d", "ada", -100)}, policy, cutoffAt)
		require.Empty(t, plan.Lines)
		require.Equal(t, payout.ReasonNothingDue, plan.Excluded[0].Reason)
	})
	t.Run("rows in other states and in live payouts, without a word", func(t *testing.T) {
		t.Parallel()
		paid, live := approved("c", "ada", 100), approved("d", "ada", 100)
		paid.State, live.LivePayoutID = "PAID", "pay_1"
		twin := live
		twin.LivePayoutID = ""
		plan := payout.NewPlan([]payout.Candidate{paid, live, twin}, policy, cutoffAt)
		require.Equal(t, payout.Plan{CutoffAt: cutoffAt, Lines: []payout.Line{}, Excluded: []payout.Exclusion{}}, plan)
	})
	t.Run("a pending row whose approval is late is told for the day of the cut-off", func(t *testing.T) {
		t.Parallel()
		late := approved("c", "ada", 100)
		late.State = payout.RowPending
		plan := payout.NewPlan([]payout.Candidate{late}, policy, cutoffAt)
		require.Equal(t, payout.Day("2026-02-01"), plan.Excluded[0].MayChangeOn)
	})
}

func TestTotals(t *testing.T) {
	t.Parallel()
	plan := payout.Plan{Lines: []payout.Line{
		{Amount: money.New(5, "USD")}, {Amount: money.New(7, "EUR")}, {Amount: money.New(8, "EUR")},
	}}
	require.Equal(t, []money.Money{money.New(15, "EUR"), money.New(5, "USD")}, plan.Totals())
}

func drawCandidates(t *rapid.T) []payout.Candidate {
	start := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) payout.Candidate {
		return payout.Candidate{
			CommissionID: fmt.Sprintf("com_%d", rapid.IntRange(0, 25).Draw(t, "id")),
			EnrollmentID: rapid.SampledFrom([]string{"ada", "ben", "cleo"}).Draw(t, "enrollment"),
			Amount: money.New(rapid.Int64Range(-3_000, 9_000).Draw(t, "minor"),
				rapid.SampledFrom([]money.Currency{"EUR", "USD", "JPY"}).Draw(t, "currency")),
			State: rapid.SampledFrom([]payout.RowState{
				payout.RowApproved, payout.RowApproved, payout.RowPending, payout.RowOnHold, "PAID",
			}).Draw(t, "state"),
			ReleaseAt:    start.AddDate(0, 0, rapid.IntRange(0, 60).Draw(t, "day")),
			LivePayoutID: rapid.SampledFrom([]string{"", "", "", "pay_1"}).Draw(t, "live"),
		}
	}), 0, 40).Draw(t, "candidates")
}

func drawPolicy(t *rapid.T) payout.Policy {
	p := payout.Policy{DayOfMonth: 1, Minimums: payout.Minimums{"EUR": 5_000}, Enrollments: map[string]payout.Enrollment{}}
	for _, id := range []string{"ada", "ben", "cleo"} {
		p.Enrollments[id] = payout.Enrollment{
			ID: id, Methods: map[money.Currency]string{"EUR": "m-" + id, "JPY": "m-" + id},
			Banned: rapid.IntRange(0, 5).Draw(t, "banned") == 0,
		}
	}
	return p
}

// A plan never takes a row twice, never mixes currencies or partners, pays
// exactly its rows, takes only what is due, and does not care for order.
func TestPlanOfAnyRows(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		candidates, policy := drawCandidates(t), drawPolicy(t)
		cutoffAt := time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC)
		plan := payout.NewPlan(candidates, policy, cutoffAt)
		taken := map[string]bool{}
		seen := map[string]bool{}
		for _, line := range plan.Lines {
			where := line.EnrollmentID + string(line.Amount.Currency)
			require.False(t, seen[where], "one payout per partner and currency")
			seen[where] = true
			require.Positive(t, line.Amount.Minor)
			require.NotEmpty(t, line.MethodID)
			require.False(t, policy.Enrollments[line.EnrollmentID].Banned)
			for _, id := range line.CommissionIDs {
				require.False(t, taken[id], "%s is in the plan twice", id)
				taken[id] = true
				require.True(t, slices.ContainsFunc(candidates, func(c payout.Candidate) bool {
					return c.CommissionID == id && c.EnrollmentID == line.EnrollmentID &&
						c.Amount.Currency == line.Amount.Currency && c.State == payout.RowApproved &&
						c.LivePayoutID == "" && !c.ReleaseAt.After(cutoffAt)
				}))
			}
		}
		for _, x := range plan.Excluded {
			require.False(t, seen[x.EnrollmentID+string(x.Due.Currency)], "paid or left out, not both")
		}
		shuffled := rapid.Permutation(candidates).Draw(t, "shuffled")
		require.Equal(t, plan, payout.NewPlan(shuffled, policy, cutoffAt))
	})
}

// With rows given once, each payout is the sum of its rows, and held and payable
// add up to all that is not in a payout.
func TestSumsOfAnyRows(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		candidates, policy := drawCandidates(t), drawPolicy(t)
		byID := map[string]payout.Candidate{}
		for i := range candidates {
			candidates[i].CommissionID = fmt.Sprintf("com_%d", i)
			byID[candidates[i].CommissionID] = candidates[i]
		}
		plan := payout.NewPlan(candidates, policy, time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC))
		for _, line := range plan.Lines {
			var sum int64
			for _, id := range line.CommissionIDs {
				sum += byID[id].Amount.Minor
			}
			require.Equal(t, line.Amount.Minor, sum)
		}
		want := map[money.Currency]int64{}
		for _, c := range candidates {
			if c.EnrollmentID == "ada" && c.LivePayoutID == "" && c.State != "PAID" {
				want[c.Amount.Currency] += c.Amount.Minor
			}
		}
		balances := payout.Balances(candidates, "ada", policy, time.Date(2026, 1, 15, 0, 0, 0, 0, time.UTC))
		require.Len(t, balances, len(want))
		for _, b := range balances {
			require.Equal(t, want[b.Held.Currency], b.Held.Minor+b.Payable.Minor)
			require.Equal(t, payout.Day("2026-02-01"), b.Next.On)
		}
	})
}
