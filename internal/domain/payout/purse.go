package payout

import (
	"cmp"
	"slices"
	"time"

	"github.com/rapporthq/rapport/internal/domain/money"
)

// purse is the rows of one enrollment in one currency, by (releaseAt, id).
type purse struct {
	enrollmentID string
	currency     money.Currency
	rows         []Candidate
}

// purses groups the candidates, by (enrollment, currency). Each commission is
// in one purse once; those in a live payout are in none.
func purses(candidates []Candidate) []purse {
	seen := map[string]bool{}
	for _, c := range candidates {
		if c.LivePayoutID != "" {
			seen[c.CommissionID] = true
		}
	}
	sorted := slices.SortedFunc(slices.Values(candidates), func(a, b Candidate) int {
		return cmp.Or(
			cmp.Compare(a.EnrollmentID, b.EnrollmentID), cmp.Compare(a.Amount.Currency, b.Amount.Currency),
			a.ReleaseAt.Compare(b.ReleaseAt), cmp.Compare(a.CommissionID, b.CommissionID),
			cmp.Compare(a.State, b.State), cmp.Compare(a.Amount.Minor, b.Amount.Minor),
		)
	})
	var out []purse
	for _, c := range sorted {
		isKnown := c.State == RowPending || c.State == RowApproved || c.State == RowOnHold
		if !isKnown || seen[c.CommissionID] {
			continue
		}
		seen[c.CommissionID] = true
		last := len(out) - 1
		if last < 0 || out[last].enrollmentID != c.EnrollmentID || out[last].currency != c.Amount.Currency {
			out = append(out, purse{enrollmentID: c.EnrollmentID, currency: c.Amount.Currency})
			last++
		}
		out[last].rows = append(out[last].rows, c)
	}
	return out
}

// isDue reports whether the row can be paid at the instant.
func (c Candidate) isDue(at time.Time) bool { return c.State == RowApproved && !c.ReleaseAt.After(at) }

// due returns the sum and the ids of the rows that are due.
func (p purse) due(at time.Time) (minor int64, ids []string) {
	for _, c := range p.rows {
		if c.isDue(at) {
			minor += c.Amount.Minor
			ids = append(ids, c.CommissionID)
		}
	}
	return minor, ids
}

// mayChangeOn returns the first day after the cut-off on which rows that become
// due by themselves change the answer: for HELD the first of them, for a sum that
// is too small the one that lifts it to the minimum. Days are whole: what is
// taken back on the same day counts.
func (p purse) mayChangeOn(reason Reason, due, minimum int64, policy Policy, cutoffAt time.Time) Day {
	switch reason {
	case ReasonHeld, ReasonNegativeBalance, ReasonNothingDue, ReasonBelowMinimum:
	case ReasonBanned, ReasonFraudReview, ReasonTaxForm, ReasonNoMethod:
		return ""
	}
	var coming []Candidate
	for _, c := range p.rows {
		isSure := c.State == RowApproved || c.State == RowPending && !policy.ManualApproval
		if isSure && !c.isDue(cutoffAt) {
			coming = append(coming, c)
		}
	}
	for i, c := range coming {
		due += c.Amount.Minor
		day := policy.day(latest(c.ReleaseAt, cutoffAt))
		if i+1 < len(coming) && policy.day(latest(coming[i+1].ReleaseAt, cutoffAt)) == day {
			continue
		}
		if reason == ReasonHeld || due >= max(minimum, 1) {
			return day
		}
	}
	return ""
}

func latest(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
