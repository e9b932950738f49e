package payout

import (
	"math/big"

	"github.com/rapporthq/rapport/internal/domain/money"
)

// Rates is units of the program's currency for one unit of another, as decimal
// text, by that other currency.
type Rates map[money.Currency]string

// NeedsSecondPerson reports whether the run may not be approved by this
// approver, because what it pays in all is above the program's four-eyes limit
// and the approver is its creator. A nil limit is none. Totals in other
// currencies than the limit's are converted, exactly; one without a rate cannot
// be compared and counts as above the limit.
func NeedsSecondPerson(totals []money.Money, limit *money.Money, rates Rates, creatorID, approverID string) bool {
	if limit == nil || creatorID != approverID {
		return false
	}
	sum := new(big.Rat)
	for _, total := range totals {
		worth, ok := rates.worth(total, limit.Currency)
		if !ok {
			return true
		}
		sum.Add(sum, worth)
	}
	return sum.Cmp(new(big.Rat).SetInt64(limit.Minor)) > 0
}

// worth returns the amount in minor units of another currency, exactly.
func (r Rates) worth(amount money.Money, in money.Currency) (*big.Rat, bool) {
	minor := new(big.Rat).SetInt64(amount.Minor)
	if amount.Currency == in {
		return minor, true
	}
	rate, ok := new(big.Rat).SetString(r[amount.Currency])
	if !ok {
		return nil, false
	}
	minor.Mul(minor, rate)
	return minor.Mul(minor, big.NewRat(scale(in), scale(amount.Currency))), true
}

func scale(c money.Currency) int64 {
	n := int64(1)
	for range c.Digits() {
		n *= 10
	}
	return n
}
