package commission

import (
	"math"
	"math/big"
	"time"

	"github.com/rapporthq/rapport/internal/domain/money"
)

// MeasuredOf returns what the conversion of an explanation, paid or not, added to
// the total of its incentive, and whether it was measured at all. Several bonus
// lines of one conversion and incentive explain the same measure: count it once.
func MeasuredOf(e Explanation, occurredAt time.Time) (Measured, bool) {
	if e.Total == nil || !e.Paid && e.Reason != ReasonNoThreshold {
		return Measured{}, false
	}
	return Measured{
		Key:   TotalKey{IncentiveKey: e.Incentive.Key, Kind: TotalMeasured, ScopeID: e.EnrollmentID, Period: e.Total.Period},
		Count: e.Total.Count, Minor: e.Total.Minor, At: occurredAt,
	}, true
}

// measure finds what the conversion adds to its total, and whether that fits.
func (d *draft) measure(measure Measure, period Period) bool {
	key := d.key(TotalMeasured, d.enrollment.ID, period)
	past := d.totals[key]
	seen := &TotalSeen{Measure: measure, Period: key.Period, Before: past.Count, Count: 1, LastAt: past.LastAt}
	revenue, ok := d.in.convert(d.base().times(ofCredit(d.enrollment.Credit)), d.in.Settings.Currency)
	if ok {
		shown := revenue.shown()
		seen.Exact = &shown
		minor, err := revenue.minor.round()
		if err != nil {
			d.refuse(ReasonTooLarge)
			return false
		}
		seen.Minor = minor
	} else {
		seen.Reason = ReasonNoRate
	}
	// A total is net of refunds recorded by now, also of this conversion's own.
	net := Measured{Count: seen.Count, Minor: seen.Minor}.Net(d.in.Refunds)
	own := net.Count
	if measure == MeasureRevenue {
		seen.Before, own = past.Minor, net.Minor
	}
	if len(d.in.Refunds.AmountsMinor) > 0 {
		seen.Kept = d.in.Refunds.kept().RatString()
	}
	if own > math.MaxInt64-max(seen.Before, 0) {
		d.refuse(ReasonTooLarge)
		return false
	}
	seen.After = seen.Before + own
	seen.PlacedLast = past.LastAt != nil && d.in.Conversion.OccurredAt.Before(*past.LastAt)
	d.explanation.Total = seen
	return true
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
