package payout

import (
	"cmp"
	"slices"
	"time"

	"github.com/rapporthq/rapport/internal/domain/money"
)

// Line is one payout to be made: one enrollment, one currency.
type Line struct {
	EnrollmentID string `json:"enrollmentId"`
	// Amount is above 0 and is the sum of the rows.
	Amount money.Money `json:"amount"`
	// MethodID is the enrollment's method for the currency.
	MethodID string `json:"methodId"`
	// CommissionIDs are the rows in it, by (releaseAt, id).
	CommissionIDs []string `json:"commissionIds"`
}

// Exclusion is an enrollment that is not paid in a currency, and why.
type Exclusion struct {
	EnrollmentID string `json:"enrollmentId"`
	// Due is the sum of the rows that were due; it may be 0 or negative.
	Due money.Money `json:"due"`
	// MinimumMinor is the minimum in force, in Due's currency; 0 if none.
	MinimumMinor int64  `json:"minimumMinor,string"`
	Reason       Reason `json:"reason"`
	// MayChangeOn is the first day on which the known rows alone would change
	// the answer; empty if that is unknown or takes a person's act.
	MayChangeOn Day `json:"mayChangeOn,omitempty"`
}

// Plan is what a run with this cut-off would pay. Both lists are ordered by
// enrollment, then currency.
type Plan struct {
	CutoffAt time.Time   `json:"cutoffAt"`
	Lines    []Line      `json:"lines"`
	Excluded []Exclusion `json:"excluded"`
}

// NewPlan decides, for each enrollment and currency among the candidates,
// whether it is paid at this cut-off. Due are the rows that are APPROVED, with
// ReleaseAt at or before the cut-off, and not in a live payout. The order of the
// candidates does not matter, and a row given twice counts once. A row that is
// in a live payout is passed over as if it were not there. Sums must fit into 64
// bits.
func NewPlan(candidates []Candidate, policy Policy, cutoffAt time.Time) Plan {
	plan := Plan{CutoffAt: cutoffAt, Lines: []Line{}, Excluded: []Exclusion{}}
	for _, p := range purses(candidates) {
		due, rows := p.due(cutoffAt)
		enrollment := policy.Enrollments[p.enrollmentID]
		minimum := policy.minimum(enrollment, p.currency)
		reason := refuse(enrollment, p.currency, due, len(rows), minimum)
		if reason == "" {
			plan.Lines = append(plan.Lines, Line{
				EnrollmentID: p.enrollmentID, Amount: money.New(due, p.currency),
				MethodID: enrollment.Methods[p.currency], CommissionIDs: rows,
			})
			continue
		}
		plan.Excluded = append(plan.Excluded, Exclusion{
			EnrollmentID: p.enrollmentID, Due: money.New(due, p.currency), MinimumMinor: minimum, Reason: reason,
			MayChangeOn: p.mayChangeOn(reason, due, minimum, policy, cutoffAt),
		})
	}
	return plan
}

// Totals returns what the plan pays, one sum per currency, by currency.
func (p Plan) Totals() []money.Money {
	sums := map[money.Currency]int64{}
	for _, line := range p.Lines {
		sums[line.Amount.Currency] += line.Amount.Minor
	}
	totals := make([]money.Money, 0, len(sums))
	for currency, minor := range sums {
		totals = append(totals, money.New(minor, currency))
	}
	slices.SortFunc(totals, func(a, b money.Money) int { return cmp.Compare(a.Currency, b.Currency) })
	return totals
}

// minimum returns the smallest sum worth paying: the enrollment's, else its
// group's, else the program's; 0 if none is set.
func (p Policy) minimum(e Enrollment, currency money.Currency) int64 {
	for _, minimums := range []Minimums{e.Minimums, e.GroupMinimums, p.Minimums} {
		if minor, ok := minimums[currency]; ok {
			return max(minor, 0)
		}
	}
	return 0
}

// refuse returns the first reason that holds, or empty if the sum can be paid.
func refuse(e Enrollment, currency money.Currency, due int64, rows int, minimum int64) Reason {
	switch {
	case e.Banned:
		return ReasonBanned
	case e.InFraudReview:
		return ReasonFraudReview
	case e.NeedsTaxForm:
		return ReasonTaxForm
	case rows == 0:
		return ReasonHeld
	case due < 0:
		return ReasonNegativeBalance
	case due == 0:
		return ReasonNothingDue
	case due < minimum:
		return ReasonBelowMinimum
	case e.Methods[currency] == "":
		return ReasonNoMethod
	}
	return ""
}
