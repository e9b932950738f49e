package commission

import "github.com/rapporthq/rapport/internal/domain/money"

// Bonus is what a BONUS structure pays (§3.5): each threshold once per period and
// enrollment, whole, whatever the credit of the conversion that reaches it.
type Bonus struct {
	// Measure says what is counted, per enrollment.
	Measure Measure `json:"measure"`
	// Period over which it is counted.
	Period Period `json:"period"`
	// Thresholds ascending: up to MaxListed, and none only if Every is given.
	Thresholds []Threshold `json:"thresholds,omitempty"`
	// Every pays at each multiple of its At beyond the last of Thresholds; nil
	// if nothing repeats.
	Every *Threshold `json:"every,omitempty"`
}

// Threshold is a total that pays when it is reached.
type Threshold struct {
	// At is a count, or minor units of the program's currency: 1 to
	// money.MaxMinor.
	At int64 `json:"at"`
	// Amount paid, above 0, in its own currency.
	Amount money.Money `json:"amount"`
}
