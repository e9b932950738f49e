package commission

import "math/big"

// choose lets one incentive of each exclusive group and enrollment pay: the one
// that yields the most at full credit, at a tie the earlier position (§3.6).
// The drafts come by position.
func choose(drafts []*draft) {
	type group struct{ enrollmentID, name string }
	groups := map[group][]*draft{}
	var order []group
	for _, d := range drafts {
		key := group{d.enrollment.ID, d.incentive.Terms.ExclusiveGroup}
		if !d.isOpen() || key.name == "" {
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
	var most *big.Rat
	for _, d := range drafts {
		candidate := ChoiceCandidate{IncentiveID: d.incentive.ID, Name: d.incentive.Name, Amount: d.amount.shown()}
		compared, ok := d.in.convert(d.amount, currency)
		if !ok {
			compared = &exact{minor: new(big.Rat), currency: currency}
			candidate.Reason = ReasonNoRate
		}
		candidate.Compared = compared.shown()
		choice.Candidates = append(choice.Candidates, candidate)
		if winner == nil || compared.minor.Cmp(most) > 0 {
			winner, most = d, compared.minor
		}
	}
	choice.WinnerID = winner.incentive.ID
	for _, d := range drafts {
		d.explanation.Choice = &choice
		if d != winner {
			d.refuse(ReasonAlternative)
		}
	}
}
