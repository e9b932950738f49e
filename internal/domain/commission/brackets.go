package commission

import (
	"math"

	"github.com/rapporthq/rapport/internal/domain/money"
)

// BracketMode says how a bracket pays (§3.4).
type BracketMode string

// The modes.
const (
	// BracketGraduated pays each stretch of the total by its own bracket.
	BracketGraduated BracketMode = "GRADUATED"
	// BracketForward pays the whole conversion by the bracket it starts in.
	BracketForward BracketMode = "FORWARD"
	// BracketRetroactive pays the whole conversion by the bracket that it
	// reaches, and tops up the earlier ones of the period.
	BracketRetroactive BracketMode = "RETROACTIVE"
)

// Values lists the modes.
func (BracketMode) Values() []string {
	return []string{string(BracketGraduated), string(BracketForward), string(BracketRetroactive)}
}

// Measure says what is counted over a period.
type Measure string

// The measures.
const (
	// MeasureCount counts qualifying conversions, 1 each whatever the credit.
	MeasureCount Measure = "COUNT"
	// MeasureRevenue sums base × credit in minor units of the program's currency.
	MeasureRevenue Measure = "REVENUE"
)

// Values lists the measures.
func (Measure) Values() []string { return []string{string(MeasureCount), string(MeasureRevenue)} }

// Brackets are what a BRACKETS structure pays (§3.4).
type Brackets struct {
	// Mode says how a bracket pays.
	Mode BracketMode `json:"mode"`
	// Measure says what is counted, per enrollment.
	Measure Measure `json:"measure"`
	// Period over which it is counted.
	Period Period `json:"period"`
	// Brackets ascending by UpTo, the last one open: 1 to MaxListed.
	Brackets []Bracket `json:"brackets"`
}

// Bracket covers the totals above the UpTo of the bracket before it, up to its
// own included. It pays Flat if that is given, else Rate.
type Bracket struct {
	// UpTo is a count, or minor units of the program's currency: 1 to
	// money.MaxMinor. Nil is the last bracket, which is open.
	UpTo *int64 `json:"upTo,omitempty"`
	// Flat is a fixed amount, not negative; nil for a percentage.
	Flat *money.Money `json:"flat,omitempty"`
	// Rate is a percentage of the base, 0 to 100 %; 0 for a fixed amount.
	Rate money.Rate `json:"rate,omitempty"`
}

// Rise is a RETROACTIVE total that moved into a higher bracket.
type Rise struct {
	// Key of the total that rose: the incentive, the enrollment and the period.
	Key TotalKey `json:"key"`
	// From is the index of the bracket before.
	From int `json:"from"`
	// To is the index of the bracket now, above From.
	To int `json:"to"`
}

// holding is the index of the bracket that covers the total.
func (b *Brackets) holding(total int64) int {
	for i := range b.Brackets {
		if upTo := b.Brackets[i].UpTo; upTo == nil || total <= *upTo {
			return i
		}
	}
	return len(b.Brackets) - 1
}

// bracketed is what the brackets pay at full credit.
func (d *draft) bracketed(b *Brackets) exact {
	if !d.measure(b.Measure, b.Period) {
		return exact{minor: integer(0), currency: d.in.Settings.Currency}
	}
	seen := d.explanation.Total
	switch b.Mode {
	case BracketGraduated:
		return d.graduated(b, seen.Before, seen.After)
	case BracketRetroactive:
		from, to := b.holding(seen.Before), b.holding(seen.After)
		if to > from {
			d.rise = &Rise{Key: d.key(TotalMeasured, d.enrollment.ID, b.Period), From: from, To: to}
		}
		return d.slice(b, to, seen.Before, seen.After)
	case BracketForward:
	}
	return d.slice(b, b.holding(next(seen.Before)), seen.Before, seen.After)
}

// slice pays the whole conversion by one bracket.
func (d *draft) slice(b *Brackets, index int, from, to int64) exact {
	amount := d.pays(&b.Brackets[index])
	d.explanation.Slices = append(d.explanation.Slices, b.seen(index, from, to, amount))
	return amount
}

// pays is what the bracket pays of the whole conversion.
func (d *draft) pays(b *Bracket) exact {
	if b.Flat != nil {
		return exactly(*b.Flat)
	}
	return d.base().times(ofRate(b.Rate))
}

// seen shows a slice.
func (b *Brackets) seen(index int, from, to int64, amount exact) SliceSeen {
	one := &b.Brackets[index]
	return SliceSeen{Bracket: index, From: from, To: to, Flat: one.Flat, Rate: one.Rate, Amount: amount.shown()}
}

// next is the smallest total above before.
func next(before int64) int64 {
	if before == math.MaxInt64 {
		return before
	}
	return before + 1
}
