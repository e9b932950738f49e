package money_test

import (
	"math"
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/rapporthq/rapport/internal/domain/money"
)

func TestRoundHalfAway(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		numerator, denominator, want int64
	}{
		{1, 2, 1},
		{-1, 2, -1},
		{3, 2, 2},
		{-3, 2, -2},
		{5, 2, 3},
		{-5, 2, -3},
		{49, 100, 0},
		{-49, 100, 0},
		{51, 100, 1},
		{-51, 100, -1},
		{7, 1, 7},
		{0, 1, 0},
		{math.MaxInt64, 1, math.MaxInt64},
		{math.MinInt64, 1, math.MinInt64},
	} {
		got, err := money.RoundHalfAway(big.NewRat(tc.numerator, tc.denominator))
		require.NoError(t, err)
		require.Equal(t, tc.want, got, "%d/%d", tc.numerator, tc.denominator)
	}
	beyond := new(big.Rat).Add(new(big.Rat).SetInt64(math.MaxInt64), big.NewRat(1, 2))
	_, err := money.RoundHalfAway(beyond)
	require.ErrorIs(t, err, money.ErrOverflow)
}

func TestRoundHalfAwayKeepsItsArgument(t *testing.T) {
	t.Parallel()
	x := big.NewRat(-7, 2)
	_, err := money.RoundHalfAway(x)
	require.NoError(t, err)
	require.Equal(t, big.NewRat(-7, 2), x)
}

func TestSplit(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name    string
		total   int64
		weights []*big.Rat
		want    []int64
	}{
		{"15 by 80, 8 and 12 is 12, 1 and 2", 15, money.Weights(80, 8, 12), []int64{12, 1, 2}},
		{"thirds give the odd part to the first", 1_000_000, money.Weights(1, 1, 1), []int64{333_334, 333_333, 333_333}},
		{"two odd parts go to the first two", 5, money.Weights(1, 1, 1), []int64{2, 2, 1}},
		{"the largest remainder is served first", 10, money.Weights(1, 1, 5), []int64{2, 1, 7}},
		{"nothing weighs nothing", 100, money.Weights(0, 1, 0), []int64{0, 100, 0}},
		{"nothing to split is nothing each", 0, money.Weights(1, 2), []int64{0, 0}},
		{"a debt is split like its opposite", -5, money.Weights(1, 1, 1), []int64{-2, -2, -1}},
		{"fractions are weights too", 3, []*big.Rat{big.NewRat(1, 3), big.NewRat(2, 3)}, []int64{1, 2}},
		{"the smallest number survives", math.MinInt64, money.Weights(1), []int64{math.MinInt64}},
		{"no weight is no proportion", 5, money.Weights(0, 0), nil},
		{"no weights at all are none", 5, nil, nil},
		{"a negative weight is none", 5, money.Weights(2, -1), nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, tc.want, money.Split(tc.total, tc.weights))
		})
	}
}

func TestPartsSumToTheWhole(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		total := rapid.Int64().Draw(t, "total")
		numbers := rapid.SliceOfN(rapid.Int64Range(0, math.MaxInt64), 1, 20).Draw(t, "weights")
		numbers[0] |= 1
		weights := money.Weights(numbers...)
		sum := new(big.Rat)
		for _, w := range weights {
			sum.Add(sum, w)
		}
		left := total
		for i, part := range money.Split(total, weights) {
			left -= part
			exact := new(big.Rat).Quo(new(big.Rat).Mul(weights[i], new(big.Rat).SetInt64(total)), sum)
			off := exact.Sub(exact, new(big.Rat).SetInt64(part))
			require.Negative(t, off.Abs(off).Cmp(big.NewRat(1, 1)), "a part is less than one unit away from its exact value")
		}
		require.Zero(t, left)
	})
}
