package commission

import (
	"math"
	"slices"

	"github.com/rapporthq/rapport/internal/domain/money"
)

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

// maxDue bounds how many thresholds pay on one conversion; what is beyond is due
// on the next.
const maxDue = MaxListed

// due lists the thresholds that the total reaches and that are not among the
// paid ones, ascending.
func (b *Bonus) due(total int64, paid []int64) []BonusSeen {
	var list []BonusSeen
	last := int64(0)
	for _, t := range b.Thresholds {
		last = t.At
		if t.At <= total && t.At > 0 && !slices.Contains(paid, t.At) {
			list = append(list, BonusSeen{At: t.At, Amount: t.Amount, Reached: true})
		}
	}
	if b.Every == nil || b.Every.At <= 0 {
		return list
	}
	sorted := paid
	if !slices.IsSorted(paid) {
		sorted = slices.Sorted(slices.Values(paid))
	}
	for at := multipleAbove(last, b.Every.At); at > 0 && at <= total && len(list) < maxDue; at = multipleAbove(at, b.Every.At) {
		if _, isPaid := slices.BinarySearch(sorted, at); !isPaid {
			list = append(list, BonusSeen{At: at, Repeats: true, Amount: b.Every.Amount, Reached: true})
		}
	}
	return list
}

// next is the smallest threshold above the total; nil if there is none.
func (b *Bonus) next(total int64) *BonusSeen {
	last := int64(0)
	for _, t := range b.Thresholds {
		if last = t.At; t.At > total {
			return &BonusSeen{At: t.At, Amount: t.Amount}
		}
	}
	if b.Every == nil || b.Every.At <= 0 {
		return nil
	}
	if at := multipleAbove(max(last, total), b.Every.At); at > 0 {
		return &BonusSeen{At: at, Repeats: true, Amount: b.Every.Amount}
	}
	return nil
}

// multipleAbove is the smallest multiple of step above n; 0 if it does not fit.
func multipleAbove(n, step int64) int64 {
	if n < 0 {
		return step
	}
	above := n - n%step
	if above > math.MaxInt64-step {
		return 0
	}
	return above + step
}
