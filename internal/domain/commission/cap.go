package commission

import "github.com/rapporthq/rapport/internal/domain/money"

// Caps bound the sum of an incentive's lines, reversals included (§3.7). Nil is
// no cap. An amount is in the program's currency or in the line's.
type Caps struct {
	// PerCustomer bounds what one customer brings, over all enrollments, ever.
	PerCustomer *money.Money `json:"perCustomer,omitempty"`
	// PerPeriod bounds what one enrollment earns in a period.
	PerPeriod *PeriodCap `json:"perPeriod,omitempty"`
	// Budget bounds what all enrollments of the program earn in a period.
	Budget *PeriodCap `json:"budget,omitempty"`
}

// PeriodCap is a cap that starts anew with each period.
type PeriodCap struct {
	// Amount that is not passed, above 0.
	Amount money.Money `json:"amount"`
	// Period in which it counts.
	Period Period `json:"period"`
}

// CapKind names a cap.
type CapKind string

// The caps, in the order in which they clamp.
const (
	// CapPerCustomer is Caps.PerCustomer.
	CapPerCustomer CapKind = "PER_CUSTOMER"
	// CapPerPeriod is Caps.PerPeriod.
	CapPerPeriod CapKind = "PER_PERIOD"
	// CapBudget is Caps.Budget.
	CapBudget CapKind = "BUDGET"
)

// Values lists the caps.
func (CapKind) Values() []string {
	return []string{string(CapPerCustomer), string(CapPerPeriod), string(CapBudget)}
}

// applied is one cap with the total it compares with.
type applied struct {
	kind   CapKind
	amount money.Money
	key    TotalKey
}

// caps are those of the terms, in the order in which they clamp.
func (d *draft) caps() []applied {
	c := &d.incentive.Terms.Caps
	if *c == (Caps{}) || d.incentive.Terms.Unit != nil {
		return nil
	}
	list := make([]applied, 0, 3)
	if c.PerCustomer != nil {
		key := TotalKey{IncentiveKey: d.incentive.Key, Kind: TotalCustomer, ScopeID: d.in.Customer.ID}
		list = append(list, applied{CapPerCustomer, *c.PerCustomer, key})
	}
	if c.PerPeriod != nil {
		list = append(list, applied{CapPerPeriod, c.PerPeriod.Amount, d.key(TotalEnrollment, d.enrollment.ID, c.PerPeriod.Period)})
	}
	if c.Budget != nil {
		list = append(list, applied{CapBudget, c.Budget.Amount, d.key(TotalProgram, "", c.Budget.Period)})
	}
	return list
}

// clamp lowers the amount to what the caps leave (§3.7) and shows each.
func (d *draft) clamp(amount money.Money) money.Money {
	if amount.Sign() <= 0 {
		return amount
	}
	var seen []CapSeen
	for _, one := range d.caps() {
		before := money.New(d.totals[one.key].Minor+d.taken[one.key], d.in.Settings.Currency)
		s := CapSeen{Kind: one.kind, Cap: one.amount, Period: one.key.Period, Before: before, Cut: money.New(0, amount.Currency)}
		headroom, ok := d.in.headroom(one.amount, before, amount.Currency)
		if !ok {
			s.Reason = ReasonNoRate
			seen = append(seen, s)
			continue
		}
		shown := headroom.shown()
		s.Headroom = &shown
		// Rounded down: what is left of a cap may end between two units.
		if left := headroom.minor.floor(); left < amount.Minor {
			s.Cut.Minor = amount.Minor - left
			amount.Minor = left
		}
		seen = append(seen, s)
	}
	d.explanation.Caps = seen
	return amount
}

// headroom is what the cap leaves beyond the sum, exact, in the line's currency,
// not negative; false without a rate.
func (in *Input) headroom(limit, before money.Money, to money.Currency) (exact, bool) {
	most, okMost := in.convert(exactly(limit), to)
	used, okUsed := in.convert(exactly(before), to)
	if !okMost || !okUsed {
		return exact{}, false
	}
	most.minor = most.minor.sub(used.minor)
	if most.minor.sign() < 0 {
		most.minor = integer(0)
	}
	return most, true
}

// take notes what the line uses up, for the lines after it.
func (d *draft) take(inProgram *money.Money) {
	if inProgram == nil || inProgram.Minor == 0 {
		return
	}
	if d.taken == nil {
		d.taken = map[TotalKey]int64{}
	}
	if len(d.in.Enrollments) > 1 {
		// The terms of another enrollment may have caps that these have not.
		c := &d.in.Conversion
		for _, key := range EarnedKeys(d.incentive.Key, d.enrollment.ID, d.in.Customer.ID, c.OccurredAt, d.in.Location) {
			d.taken[key] += inProgram.Minor
		}
		return
	}
	for _, one := range d.caps() {
		d.taken[one.key] += inProgram.Minor
	}
}
