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
