package commission

import (
	"cmp"
	"slices"
	"time"

	"github.com/rapporthq/rapport/internal/domain/money"
)

// Compute says what the conversion pays to each enrollment that has credit, and
// why (§3). The steps of one incentive for one enrollment are §3.7: match, full
// amount, minimum and maximum, choice among alternatives, credit, rounding. It
// never fails; what cannot pay is in Unpaid with its reason.
func Compute(in Input) Result {
	drafts := match(&in)
	for _, d := range drafts {
		d.price()
	}
	choose(drafts)
	result := Result{Lines: []Line{}, Unpaid: []Explanation{}}
	for _, d := range drafts {
		if line, ok := d.settle(); ok {
			result.Lines = append(result.Lines, line)
			continue
		}
		result.Unpaid = append(result.Unpaid, d.explanation)
	}
	switch {
	case len(in.Enrollments) == 0:
		result.Reason = ReasonNoCredit
	case len(drafts) == 0:
		result.Reason = ReasonNoIncentive
	case len(result.Lines) == 0:
		result.Reason = ReasonNonePaid
	}
	return result
}

// draft is one incentive for one enrollment on its way to a line.
type draft struct {
	in          *Input
	enrollment  *Enrollment
	incentive   *Incentive
	explanation Explanation
	// items that the conditions selected, if they looked at items.
	items     []Item
	isOfItems bool
	// amount at full credit, nil until it is known.
	amount *exact
}

// isOpen reports whether the draft may still pay.
func (d *draft) isOpen() bool { return d.explanation.Reason == "" }

// refuse ends the draft.
func (d *draft) refuse(reason Reason) { d.explanation.Reason = reason }

// match makes a draft of every incentive of every enrollment, by position,
// then enrollment id, and refuses those that do not match.
func match(in *Input) []*draft {
	var drafts []*draft
	for i := range in.Enrollments {
		e := &in.Enrollments[i]
		for j := range e.Incentives {
			d := &draft{in: in, enrollment: e, incentive: &e.Incentives[j]}
			d.explanation = Explanation{
				EnrollmentID: e.ID, PlanID: e.PlanID, PlanVersionID: e.PlanVersionID, Credit: e.Credit,
				Incentive: IncentiveSeen{
					ID: d.incentive.ID, Key: d.incentive.Key, Name: d.incentive.Name,
					Position: d.incentive.Position, Trigger: d.incentive.Trigger,
				},
			}
			drafts = append(drafts, d)
		}
	}
	slices.SortStableFunc(drafts, func(a, b *draft) int {
		return cmp.Or(
			cmp.Compare(a.incentive.Position, b.incentive.Position),
			cmp.Compare(a.incentive.Key, b.incentive.Key),
			cmp.Compare(a.enrollment.ID, b.enrollment.ID),
			cmp.Compare(a.incentive.ID, b.incentive.ID),
		)
	})
	for _, d := range drafts {
		d.match()
	}
	return drafts
}

// match tests trigger, conditions and limits.
func (d *draft) match() {
	if d.incentive.Trigger != d.in.Conversion.Type {
		d.refuse(ReasonOtherTrigger)
		return
	}
	if root := d.incentive.Terms.Conditions; root != nil {
		seen, items, isOfItems := evaluate(*root, scope{in: d.in, enrollment: d.enrollment})
		d.explanation.Conditions, d.items, d.isOfItems = &seen, items, isOfItems
		if !seen.Holds {
			d.refuse(ReasonConditions)
			return
		}
	}
	past := d.in.History[HistoryKey{
		IncentiveKey: d.incentive.Key, CustomerID: d.in.Customer.ID, EnrollmentID: d.enrollment.ID,
	}]
	limits, reason := checkLimits(d.incentive.Terms.Limits, past, d.in.Conversion.OccurredAt)
	d.explanation.Limits = limits
	d.refuse(reason)
}

// settle takes the enrollment's share, rounds once, and makes the line.
func (d *draft) settle() (Line, bool) {
	if !d.isOpen() {
		return Line{}, false
	}
	share := d.amount.times(d.enrollment.Credit.Rat())
	minor, err := money.RoundHalfAway(share.minor)
	if err != nil {
		d.refuse(ReasonTooLarge)
		return Line{}, false
	}
	amount := money.New(minor, share.currency)
	d.explanation.Rounding = &Rounding{Exact: share.shown(), Amount: amount}
	if amount.Sign() <= 0 {
		d.refuse(ReasonZeroAmount)
		return Line{}, false
	}
	hold := d.hold()
	d.explanation.Hold = &hold
	d.explanation.Paid = true
	return Line{
		EnrollmentID: d.enrollment.ID, IncentiveID: d.incentive.ID, IncentiveKey: d.incentive.Key,
		PlanID: d.enrollment.PlanID, PlanVersionID: d.enrollment.PlanVersionID,
		Kind: KindEarned, Amount: amount, ReleaseAt: hold.ReleaseAt, Explanation: d.explanation,
	}, true
}

// hold is the incentive's, else the program's, in days of 24 hours (§4).
func (d *draft) hold() Hold {
	hold := Hold{Days: d.in.Settings.HoldDays, Source: HoldProgram}
	if days := d.incentive.Terms.HoldDays; days != nil {
		hold = Hold{Days: *days, Source: HoldIncentive}
	}
	hold.ReleaseAt = d.in.Conversion.OccurredAt.Add(time.Duration(hold.Days) * 24 * time.Hour)
	return hold
}
