package commission_test

import (
	"math/big"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// TestExplanationAddsUp finds the amount of every line of every scenario again
// from nothing but its explanation (§3.9).
func TestExplanationAddsUp(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.txt")
	require.NoError(t, err)
	for _, file := range files {
		p, _ := play(t, file)
		for _, one := range p.lines {
			addsUp(t, one.Line)
		}
	}
}

// addsUp checks one line against its explanation.
func addsUp(t require.TestingT, line commission.Line) {
	e := line.Explanation
	require.True(t, e.Paid)
	require.Equal(t, line.ReleaseAt, e.Hold.ReleaseAt)
	addBase(t, e)
	addTotal(t, e)
	if e.Unit != nil {
		quantity := new(big.Rat).Mul(new(big.Rat).SetInt64(e.Unit.Unit.Quantity), e.Credit.Rat())
		require.Equal(t, quantity.RatString(), e.Unit.Exact)
		require.Equal(t, round(t, quantity), e.Unit.Quantity)
		require.Equal(t, e.Unit.Quantity, line.Unit.Quantity)
		require.True(t, line.Amount.IsZero())
		return
	}
	full := fullAmount(t, e)
	require.Equal(t, full.RatString(), e.FullAmount.Minor)
	share := bounded(t, e, full)
	if e.Bonus == nil {
		share.Mul(share, e.Credit.Rat())
	}
	if e.TopUp != nil {
		kept := big.NewRat(1, 1)
		if e.TopUp.Refundable.Minor > 0 {
			kept.Sub(kept, big.NewRat(e.TopUp.Refunded.Minor, e.TopUp.Refundable.Minor))
		}
		require.Equal(t, kept.RatString(), e.TopUp.Kept)
		share.Mul(share, kept)
	}
	require.Equal(t, share.RatString(), e.Rounding.Exact.Minor)
	require.Equal(t, round(t, share), e.Rounding.Amount.Minor)
	amount := e.Rounding.Amount
	if e.TopUp != nil {
		require.Equal(t, amount, e.TopUp.Earns)
		before := converted(t, e, new(big.Rat).SetInt64(e.TopUp.Before.Minor), e.TopUp.Before.Currency, amount.Currency)
		amount.Minor = round(t, before.Sub(new(big.Rat).SetInt64(amount.Minor), before))
		require.Equal(t, amount, e.TopUp.Difference)
	}
	require.Equal(t, line.Amount, capped(t, e, amount))
}

// number reads an exact number.
func number(t require.TestingT, text string) *big.Rat {
	n, ok := new(big.Rat).SetString(text)
	require.True(t, ok, text)
	return n
}

func round(t require.TestingT, n *big.Rat) int64 {
	minor, err := money.RoundHalfAway(n)
	require.NoError(t, err)
	return minor
}

// converted is an amount in another currency by the rate that the explanation has.
func converted(t require.TestingT, e commission.Explanation, n *big.Rat, from, to money.Currency) *big.Rat {
	switch {
	case from == to || n.Sign() == 0:
		return n
	case e.Rate != nil && e.Rate.Amount.Currency == from && e.Rate.InProgram.Currency == to:
		return new(big.Rat).Mul(n, big.NewRat(e.Rate.InProgram.Minor, e.Rate.Amount.Minor))
	case e.Rate != nil && e.Rate.InProgram.Currency == from && e.Rate.Amount.Currency == to:
		return new(big.Rat).Mul(n, big.NewRat(e.Rate.Amount.Minor, e.Rate.InProgram.Minor))
	}
	require.Fail(t, "no rate", "%s to %s", from, to)
	return nil
}

// addBase checks that the lines of the base sum to it.
func addBase(t require.TestingT, e commission.Explanation) {
	if e.Base == nil {
		return
	}
	sum := new(big.Rat)
	for _, line := range e.Base.Lines {
		sum.Add(sum, number(t, line.Amount.Minor))
	}
	require.Equal(t, sum.RatString(), e.Base.Total.Minor)
}

// addTotal checks what was measured.
func addTotal(t require.TestingT, e commission.Explanation) {
	if e.Total == nil {
		return
	}
	own := e.Total.Count
	if e.Total.Measure == commission.MeasureRevenue {
		own = e.Total.Minor
	}
	if e.Total.Kept != "" {
		kept := number(t, e.Total.Kept)
		if e.Total.Measure == commission.MeasureRevenue {
			own = round(t, kept.Mul(kept, new(big.Rat).SetInt64(own)))
		} else if kept.Sign() == 0 {
			own = 0
		}
	}
	require.Equal(t, e.Total.Before+own, e.Total.After)
	if e.Total.Exact == nil {
		require.Equal(t, commission.ReasonNoRate, e.Total.Reason)
		require.Zero(t, e.Total.Minor)
		return
	}
	require.Equal(t, round(t, number(t, e.Total.Exact.Minor)), e.Total.Minor)
	revenue := new(big.Rat).Mul(number(t, e.Base.Total.Minor), e.Credit.Rat())
	revenue = converted(t, e, revenue, e.Base.Total.Currency, e.Total.Exact.Currency)
	require.Equal(t, revenue.RatString(), e.Total.Exact.Minor)
}

// fullAmount is what the structure pays at full credit.
func fullAmount(t require.TestingT, e commission.Explanation) *big.Rat {
	switch s := e.Structure; s.Kind {
	case commission.StructureFlat:
		return new(big.Rat).SetInt64(s.Flat.Minor)
	case commission.StructurePercent:
		return new(big.Rat).Mul(number(t, e.Base.Total.Minor), s.Rate.Rat())
	case commission.StructureBonus:
		require.GreaterOrEqual(t, e.Total.After, e.Bonus.At)
		return new(big.Rat).SetInt64(e.Bonus.Amount.Minor)
	case commission.StructureBrackets:
		return slicesSum(t, e)
	default:
		require.Fail(t, "unknown structure", s.Kind)
		return nil
	}
}

// slicesSum checks every slice and sums them.
func slicesSum(t require.TestingT, e commission.Explanation) *big.Rat {
	b := e.Structure.Brackets
	sum := new(big.Rat)
	for _, slice := range e.Slices {
		bracket := b.Brackets[slice.Bracket]
		require.Equal(t, bracket.Flat, slice.Flat)
		require.Equal(t, bracket.Rate, slice.Rate)
		amount := new(big.Rat)
		if slice.Flat != nil {
			amount.SetInt64(slice.Flat.Minor)
		} else {
			amount.Mul(number(t, e.Base.Total.Minor), slice.Rate.Rat())
		}
		if e.Total != nil && e.Total.After > e.Total.Before {
			amount.Mul(amount, big.NewRat(slice.To-slice.From, e.Total.After-e.Total.Before))
		}
		if b.Mode == commission.BracketGraduated && bracket.UpTo != nil {
			require.LessOrEqual(t, slice.To, *bracket.UpTo)
		}
		require.Equal(t, amount.RatString(), slice.Amount.Minor)
		sum.Add(sum, amount)
	}
	return sum
}

// bounded applies minimum and maximum.
func bounded(t require.TestingT, e commission.Explanation, full *big.Rat) *big.Rat {
	amount := new(big.Rat).Set(full)
	if e.BoundedAmount == nil {
		return amount
	}
	if e.Min != nil && e.Min.Exact != nil && amount.Cmp(number(t, e.Min.Exact.Minor)) < 0 {
		require.True(t, e.Min.Applied)
		amount.Set(number(t, e.Min.Exact.Minor))
	}
	if e.Max != nil && e.Max.Exact != nil && amount.Cmp(number(t, e.Max.Exact.Minor)) > 0 {
		require.True(t, e.Max.Applied)
		amount.Set(number(t, e.Max.Exact.Minor))
	}
	require.Equal(t, amount.RatString(), e.BoundedAmount.Minor)
	return amount
}

// capped applies the caps one after the other.
func capped(t require.TestingT, e commission.Explanation, amount money.Money) money.Money {
	for _, one := range e.Caps {
		if one.Reason != "" {
			require.Equal(t, commission.ReasonNoRate, one.Reason)
			require.Nil(t, one.Headroom)
			continue
		}
		headroom := number(t, one.Headroom.Minor)
		want := converted(t, e, new(big.Rat).SetInt64(one.Cap.Minor), one.Cap.Currency, amount.Currency)
		want.Sub(want, converted(t, e, new(big.Rat).SetInt64(one.Before.Minor), one.Before.Currency, amount.Currency))
		if want.Sign() < 0 {
			want = new(big.Rat)
		}
		require.Equal(t, want.RatString(), one.Headroom.Minor)
		left := new(big.Int).Quo(headroom.Num(), headroom.Denom()).Int64()
		cut := max(amount.Minor-left, 0)
		require.Equal(t, cut, one.Cut.Minor)
		amount.Minor -= cut
	}
	return amount
}
