package commission

import (
	"math/big"
	"time"

	"github.com/rapporthq/rapport/internal/domain/money"
)

// MeasuredOf returns what the conversion of an explanation, paid or not, added to
// the total of its incentive, and whether it was measured at all. Several bonus
// lines of one conversion and incentive explain the same measure: count it once.
func MeasuredOf(e Explanation, occurredAt time.Time) (Measured, bool) {
	if e.Total == nil {
		return Measured{}, false
	}
	return Measured{
		Key:   TotalKey{IncentiveKey: e.Incentive.Key, Kind: TotalMeasured, ScopeID: e.EnrollmentID, Period: e.Total.Period},
		Count: e.Total.Count, Minor: e.Total.Minor, At: occurredAt,
	}, true
}

// Net returns what is left of the measure after refunds: revenue in proportion
// to what is left of the amount, rounded; the count until nothing is left. Of an
// amount of 0 any refund is a full one (§4).
func (m Measured) Net(r Refunds) Measured {
	if len(r.AmountsMinor) == 0 {
		return m
	}
	kept := r.kept()
	if kept.Sign() == 0 {
		m.Count = 0
	}
	// A part of a measure is never larger than the measure.
	m.Minor, _ = money.RoundHalfAway(kept.Mul(kept, new(big.Rat).SetInt64(m.Minor)))
	return m
}

// kept is the part of the amount that was not refunded, between 0 and 1.
func (r Refunds) kept() *big.Rat {
	if len(r.AmountsMinor) == 0 {
		return big.NewRat(1, 1)
	}
	one := big.NewRat(1, 1)
	return one.Sub(one, r.share(Reversible{}))
}

// Rated returns the measure of a conversion whose rate was given later (§0): the
// revenue is found from the base and the credit that the explanation has, the
// conversion's amount, and the same in the program's currency. It is the whole
// measure, before refunds; false means that nothing was measured.
func Rated(e Explanation, occurredAt time.Time, amount, inProgram money.Money) (Measured, bool) {
	m, ok := MeasuredOf(e, occurredAt)
	if !ok || e.Base == nil || amount.Minor <= 0 {
		return m, ok
	}
	base, isNumber := new(big.Rat).SetString(e.Base.Total.Minor)
	if !isNumber {
		return m, false
	}
	base.Mul(base, e.Credit.Rat()).Mul(base, big.NewRat(inProgram.Minor, amount.Minor))
	minor, err := money.RoundHalfAway(base)
	m.Minor = minor
	return m, err == nil
}
