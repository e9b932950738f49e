package money

import (
	"fmt"
	"math/big"
	"sort"
)

// RoundHalfAway rounds to the nearest integer, halves away from zero: 0.5 is 1,
// -0.5 is -1. It is the one rounding of the product and is done once, last. A
// result beyond 64 bits is ErrOverflow.
func RoundHalfAway(x *big.Rat) (int64, error) {
	// floor(|x| + 1/2) = floor((2·num + den) / (2·den)), then the sign again.
	numerator := new(big.Int).Abs(x.Num())
	numerator.Lsh(numerator, 1).Add(numerator, x.Denom())
	rounded := numerator.Quo(numerator, new(big.Int).Lsh(x.Denom(), 1))
	if x.Sign() < 0 {
		rounded.Neg(rounded)
	}
	if !rounded.IsInt64() {
		return 0, fmt.Errorf("round: %w", ErrOverflow)
	}
	return rounded.Int64(), nil
}

// Split cuts total into whole parts proportional to the weights; the parts sum
// to total exactly. Every part is first rounded toward zero and what is left
// goes, one unit each, to the largest remainders; among equal remainders the
// earlier weight is served first, so the caller's order is the tie-break. A
// negative total is split like its opposite. If no weight is positive, or one is
// negative, there is no proportion to follow and Split returns nil.
func Split(total int64, weights []*big.Rat) []int64 {
	sum := new(big.Rat)
	for _, w := range weights {
		if w.Sign() < 0 {
			return nil
		}
		sum.Add(sum, w)
	}
	if sum.Sign() == 0 {
		return nil
	}
	whole := new(big.Int).SetInt64(total)
	left := new(big.Int).Abs(whole)
	magnitude := new(big.Rat).SetInt(left)
	parts := make([]*big.Int, len(weights))
	remainders := make([]*big.Rat, len(weights))
	for i, w := range weights {
		exact := new(big.Rat).Mul(magnitude, w)
		exact.Quo(exact, sum)
		parts[i] = new(big.Int).Quo(exact.Num(), exact.Denom())
		remainders[i] = exact.Sub(exact, new(big.Rat).SetInt(parts[i]))
		left = new(big.Int).Sub(left, parts[i])
	}
	order := make([]int, len(weights))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return remainders[order[a]].Cmp(remainders[order[b]]) > 0 })
	out := make([]int64, len(weights))
	for rank, i := range order {
		// Fewer than len(weights) units are left, so one each is enough.
		if int64(rank) < left.Int64() {
			parts[i].Add(parts[i], big.NewInt(1))
		}
		if whole.Sign() < 0 {
			parts[i].Neg(parts[i])
		}
		out[i] = parts[i].Int64()
	}
	return out
}

// Weights turns whole numbers into weights for Split.
func Weights(numbers ...int64) []*big.Rat {
	out := make([]*big.Rat, len(numbers))
	for i, n := range numbers {
		out[i] = new(big.Rat).SetInt64(n)
	}
	return out
}
