package payout

import (
	"time"

	"github.com/rapporthq/rapport/internal/domain/money"
)

// Balance is what a partner has coming in one currency. What is in a live
// payout is not in it.
type Balance struct {
	// Held is the sum of the rows that cannot be paid now: PENDING, ON_HOLD, or
	// APPROVED before the end of their hold.
	Held money.Money
	// Payable is the sum of the rows that could be paid now; it may be negative.
	Payable money.Money
	Next    Estimate
}

// Estimate is what the next cut-off would bring if nothing else happened.
type Estimate struct {
	// On is the day of the cut-off.
	On Day
	// Amount is what would be paid, or with a Reason, what would be due.
	Amount money.Money
	// Reason is why nothing would be paid; empty if something would.
	Reason Reason
	// MayChangeOn is as in Exclusion.
	MayChangeOn Day
}

// Balances returns the balances of one enrollment, by currency; a currency
// without rows has none. Rows of other enrollments are passed over. The estimate
// takes for granted that pending rows are approved when their hold ends, unless
// the policy leaves that to a person, and that rows on hold stay there.
func Balances(candidates []Candidate, enrollmentID string, policy Policy, now time.Time) []Balance {
	cutoffAt := policy.NextCutoff(now)
	var own, projected []Candidate
	for _, c := range candidates {
		if c.EnrollmentID != enrollmentID {
			continue
		}
		own = append(own, c)
		if c.State == RowPending && !policy.ManualApproval && !c.ReleaseAt.After(cutoffAt) {
			c.State = RowApproved
		}
		projected = append(projected, c)
	}
	next := map[money.Currency]Estimate{}
	plan := NewPlan(projected, policy, cutoffAt)
	for _, line := range plan.Lines {
		next[line.Amount.Currency] = Estimate{On: policy.day(cutoffAt), Amount: line.Amount}
	}
	for _, x := range plan.Excluded {
		next[x.Due.Currency] = Estimate{
			On: policy.day(cutoffAt), Amount: x.Due, Reason: x.Reason, MayChangeOn: x.MayChangeOn,
		}
	}
	balances := []Balance{}
	for _, p := range purses(own) {
		payable, _ := p.due(now)
		held := -payable
		for _, c := range p.rows {
			held += c.Amount.Minor
		}
		balances = append(balances, Balance{
			Held: money.New(held, p.currency), Payable: money.New(payable, p.currency), Next: next[p.currency],
		})
	}
	return balances
}
