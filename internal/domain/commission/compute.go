package commission

import (
	"cmp"
	"slices"
	"time"
)

// Compute says what the conversion pays to each enrollment that has credit, and
// why (§3). The steps of one incentive for one enrollment are §3.7: match, full
// amount, minimum and maximum, choice among alternatives, credit, rounding, and
// the caps. Incentives are taken by position and enrollments by id; what one line
// takes of a cap is gone for the next. It never fails; what cannot pay is in
// Unpaid with its reason. The explanations share memory with the input and with
// each other.
func Compute(in Input) Result {
	s := &shared{trigger: in.Conversion.Type, totals: in.Totals}
	drafts := match(&in, s)
	for _, d := range drafts {
		d.price()
	}
	choose(drafts)
	result := Result{Lines: make([]Line, 0, paying(drafts)), Unpaid: []Explanation{}}
	for _, d := range drafts {
		d.settle(&result)
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

// paying counts the drafts that will pay: lines are long, so that room for the
// others would be dear.
func paying(drafts []*draft) int {
	n := 0
	for _, d := range drafts {
		if d.isOpen() {
			n++
		}
	}
	return n
}

// shared is what the drafts of one computation have in common.
type shared struct {
	// trigger that an incentive must wait for.
	trigger string
	// recruited commission that pays a recruiter; nil for a conversion.
	recruited *Recruited
	// wholeBase is the base of the whole conversion, once it is known.
	wholeBase  *Base
	wholeTotal exact
	// rate of the conversion, once it is known; nil if there is none to show.
	rate *RateSeen
	// periods are the keys of the conversion's periods, once they are known.
	periods [4]string
	// totals recorded before, and what this computation added to the caps.
	totals Totals
	taken  map[TotalKey]int64
}

// draft is one incentive for one enrollment on its way to a line.
type draft struct {
	*shared
	in          *Input
	enrollment  *Enrollment
	incentive   *Incentive
	explanation Explanation
	// items that the conditions selected, if they looked at items.
	items     []Item
	isOfItems bool
	// amount at full credit.
	amount exact
	// rise of a retroactive total; nil if it did not rise.
	rise *Rise
}

// isOpen reports whether the draft may still pay.
func (d *draft) isOpen() bool { return d.explanation.Reason == "" }

// refuse ends the draft.
func (d *draft) refuse(reason Reason) { d.explanation.Reason = reason }

// isKept reports whether the line stands from an earlier decision.
func (d *draft) isKept() bool {
	return slices.ContainsFunc(d.in.Kept, func(k Kept) bool {
		return k.EnrollmentID == d.enrollment.ID && k.IncentiveKey == d.incentive.Key
	})
}

// isMeasured reports whether the conversion counts in a total.
func (d *draft) isMeasured() bool { return d.explanation.Total != nil }

// match makes a draft of every incentive of every enrollment, by position,
// then enrollment id, and refuses those that do not match.
func match(in *Input, s *shared) []*draft {
	count := 0
	for i := range in.Enrollments {
		count += len(in.Enrollments[i].Incentives)
	}
	made, drafts := make([]draft, count), make([]*draft, 0, count)
	for i := range in.Enrollments {
		e := &in.Enrollments[i]
		for j := range e.Incentives {
			d := &made[len(drafts)]
			d.begin(in, s, e, &e.Incentives[j])
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

// begin says what the draft is about.
func (d *draft) begin(in *Input, s *shared, e *Enrollment, i *Incentive) {
	d.in, d.shared, d.enrollment, d.incentive = in, s, e, i
	x := &d.explanation
	x.EnrollmentID, x.PlanID, x.PlanVersionID, x.Credit = e.ID, e.PlanID, e.PlanVersionID, e.Credit
	if s.rate == nil {
		s.rate = in.Conversion.rateSeen()
	}
	x.Rate = s.rate
	x.Incentive = IncentiveSeen{ID: i.ID, Key: i.Key, Name: i.Name, Position: i.Position, Trigger: i.Trigger}
}

// rateSeen shows what the amount counts as; nil if nothing was converted.
func (c *Conversion) rateSeen() *RateSeen {
	if c.ProgramAmount == nil || c.ProgramAmount.Currency == c.Amount.Currency {
		return nil
	}
	return &RateSeen{Amount: c.Amount, InProgram: *c.ProgramAmount, RateGiven: c.Rate}
}

// match tests trigger, conditions and limits.
func (d *draft) match() {
	if d.incentive.Trigger != d.trigger {
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
	if d.incentive.Terms.Limits == (Limits{}) || d.isKept() {
		return
	}
	past := d.in.History[HistoryKey{
		IncentiveKey: d.incentive.Key, CustomerID: d.in.Customer.ID, EnrollmentID: d.enrollment.ID,
	}]
	limits, reason := checkLimits(d.incentive.Terms.Limits, past, d.in.Conversion.OccurredAt)
	d.explanation.Limits = limits
	d.refuse(reason)
}

// hold is the incentive's, else the program's, in days of 24 hours (§4); of a
// recruiter it is that of the commission.
func (d *draft) hold() *Hold {
	if d.recruited != nil {
		return &Hold{Source: HoldCommission, ReleaseAt: d.recruited.ReleaseAt}
	}
	hold := &Hold{Days: d.in.Settings.HoldDays, Source: HoldProgram}
	if days := d.incentive.Terms.HoldDays; days != nil {
		hold.Days, hold.Source = *days, HoldIncentive
	}
	hold.ReleaseAt = d.in.Conversion.OccurredAt.Add(time.Duration(hold.Days) * 24 * time.Hour)
	return hold
}
