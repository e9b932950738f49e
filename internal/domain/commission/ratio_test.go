package commission

import (
	"math"
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/rapporthq/rapport/internal/domain/money"
)

// drawRatio makes a small or a huge number, and the same as big.Rat.
func drawRatio(t *rapid.T, label string) (ratio, *big.Rat) {
	n := rapid.OneOf(
		rapid.Int64(), rapid.Int64Range(-1000, 1000), rapid.SampledFrom([]int64{0, 1, -1, math.MaxInt64, math.MinInt64, math.MinInt64 + 1}),
	)
	num := n.Draw(t, label+" numerator")
	den := rapid.OneOf(rapid.Int64Range(1, 1000), rapid.Int64Range(1, math.MaxInt64), rapid.Just[int64](1_000_000)).Draw(t, label+" denominator")
	return fraction(num, den), big.NewRat(num, den)
}

func TestRatiosAreExact(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, x := drawRatio(t, "a")
		b, y := drawRatio(t, "b")
		same := func(want *big.Rat, got ratio) {
			require.Equal(t, want.RatString(), got.String())
			require.Equal(t, 0, want.Cmp(got.rat()))
			require.Equal(t, want.Sign(), got.sign())
			if got.large == nil {
				require.Equal(t, []int64{want.Num().Int64(), want.Denom().Int64()}, []int64{got.num, got.den}, "in lowest terms")
			}
			wantRound, wantErr := money.RoundHalfAway(want)
			gotRound, gotErr := got.round()
			require.Equal(t, wantErr == nil, gotErr == nil)
			require.Equal(t, wantRound, gotRound)
			if whole := new(big.Int).Quo(want.Num(), want.Denom()); want.Sign() >= 0 && whole.IsInt64() {
				require.Equal(t, whole.Int64(), got.floor())
			}
		}
		same(x, a)
		same(new(big.Rat).Neg(x), a.neg())
		same(new(big.Rat).Mul(x, y), a.mul(b))
		same(new(big.Rat).Add(x, y), a.add(b))
		same(new(big.Rat).Sub(x, y), a.sub(b))
		same(new(big.Rat).Mul(new(big.Rat).Mul(x, y), y), a.mul(b).mul(b))
		require.Equal(t, x.Cmp(y), a.cmp(b))
		require.Equal(t, 0, a.mul(b).cmp(b.mul(a)))
	})
}

func TestWhatIsTooLargeIsTheLargest(t *testing.T) {
	t.Parallel()
	require.Equal(t, int64(math.MaxInt64), integer(math.MaxInt64).mul(integer(2)).floor())
	_, err := integer(math.MaxInt64).mul(integer(2)).round()
	require.ErrorIs(t, err, money.ErrOverflow)
}
