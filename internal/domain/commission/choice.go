package commission

import "slices"

// choose lets one incentive of each exclusive group and enrollment pay: the one
// that yields the most at full credit, at a tie the earlier position (§3.6). If a
// line of the group stands from an earlier decision, it is the one. The drafts
// come by position.
func choose(drafts []*draft) {
	if !slices.ContainsFunc(drafts, (*draft).isAlternative) {
		return
	}
	type group struct{ enrollmentID, name string }
	groups := map[group][]*draft{}
	var order []group
	for _, d := range drafts {
		key := group{d.enrollment.ID, d.incentive.Terms.ExclusiveGroup}
		if !d.isAlternative() {
			continue
		}
		if groups[key] == nil {
			order = append(order, key)
		}
		groups[key] = append(groups[key], d)
	}
	for _, key := range order {
		chooseOne(key.name, groups[key])
	}
}

// isAlternative reports whether the draft takes part in a choice. One that would
// pay 0 does, and wins a tie by its position. A bonus pays for a total and not for
// the conversion, and a unit is no money, so neither can be compared.
func (d *draft) isAlternative() bool {
	terms := &d.incentive.Terms
	return (d.isOpen() || d.explanation.Reason == ReasonZeroAmount) && terms.ExclusiveGroup != "" && terms.Structure.Kind != StructureBonus && terms.Unit == nil
}

// chooseOne compares alternatives. All in one currency are compared as they are;
// else in the program's currency, where one without a rate counts 0.
func chooseOne(name string, drafts []*draft) {
	currency := drafts[0].amount.currency
	for _, d := range drafts {
		if d.amount.currency != currency {
			currency = d.in.Settings.Currency
		}
	}
	choice := Choice{Group: name}
	var winner *draft
	var most ratio
	isTaken := drafts[0].isTaken(name)
	for _, d := range drafts {
		candidate := ChoiceCandidate{IncentiveID: d.incentive.ID, Name: d.incentive.Name, Amount: d.amount.shown()}
		compared, ok := d.in.convert(d.amount, currency)
		if !ok {
			compared = exact{minor: integer(0), currency: currency}
			candidate.Reason = ReasonNoRate
		}
		candidate.Compared = compared.shown()
		choice.Candidates = append(choice.Candidates, candidate)
		mayWin := !isTaken || d.isKept()
		if mayWin && (winner == nil || compared.minor.cmp(most) > 0) {
			winner, most = d, compared.minor
		}
	}
	if winner != nil {
		choice.WinnerID = winner.incentive.ID
	}
	for _, d := range drafts {
		d.explanation.Choice = &choice
		if d != winner && !d.isKept() && d.isOpen() {
			d.refuse(ReasonAlternative)
		}
	}
}

// isTaken reports whether a line that stands was chosen from the group, also if the
// terms of now do not have its incentive any more.
func (d *draft) isTaken(group string) bool {
	return slices.ContainsFunc(d.in.Kept, func(k Kept) bool { return k.EnrollmentID == d.enrollment.ID && k.Group == group })
}
