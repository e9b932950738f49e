package commission

import (
	"math"
	"math/big"
	"math/bits"
	"strconv"

	"github.com/rapporthq/rapport/internal/domain/money"
)

// ratio is an exact number. While numerator and denominator fit into 64 bits it
// is num/den in lowest terms, which needs no memory; beyond that it is large.
// The zero value is no number: ratios are made by the functions below.
type ratio struct {
	num, den int64
	large    *big.Rat
}

// integer returns n.
func integer(n int64) ratio { return ratio{num: n, den: 1} }

// fraction returns num/den; den is above 0.
func fraction(num, den int64) ratio {
	if num == math.MinInt64 {
		return fromRat(big.NewRat(num, den))
	}
	g := gcd(magnitude(num), uint64(den))
	return ratio{num: num / int64(g), den: den / int64(g)}
}

// fromRat returns r, small if it can be.
func fromRat(r *big.Rat) ratio {
	if r.Num().IsInt64() && r.Denom().IsInt64() {
		return ratio{num: r.Num().Int64(), den: r.Denom().Int64()}
	}
	return ratio{large: r}
}

// rat returns the number as a big.Rat, which may be shared.
func (r ratio) rat() *big.Rat {
	if r.large != nil {
		return r.large
	}
	return big.NewRat(r.num, r.den)
}

// sign returns -1, 0 or 1.
func (r ratio) sign() int {
	switch {
	case r.large != nil:
		return r.large.Sign()
	case r.num < 0:
		return -1
	case r.num > 0:
		return 1
	}
	return 0
}

// neg returns -r.
func (r ratio) neg() ratio {
	if r.large != nil || r.num == math.MinInt64 {
		return fromRat(new(big.Rat).Neg(r.rat()))
	}
	return ratio{num: -r.num, den: r.den}
}

// mul returns r × o.
func (r ratio) mul(o ratio) ratio {
	if r.sign() == 0 || o.sign() == 0 {
		return integer(0)
	}
	if r.large == nil && o.large == nil {
		// Both are in lowest terms, so dividing crosswise leaves the product so.
		left, right := int64(gcd(magnitude(r.num), uint64(o.den))), int64(gcd(magnitude(o.num), uint64(r.den)))
		num, okNum := product(r.num/left, o.num/right)
		den, okDen := product(r.den/right, o.den/left)
		if okNum && okDen {
			return ratio{num: num, den: den}
		}
	}
	return fromRat(new(big.Rat).Mul(r.rat(), o.rat()))
}

// add returns r + o.
func (r ratio) add(o ratio) ratio {
	if r.large == nil && o.large == nil {
		a, okA := product(r.num, o.den)
		b, okB := product(o.num, r.den)
		den, okDen := product(r.den, o.den)
		sum := a + b
		if okA && okB && okDen && (b >= 0) == (sum >= a) && sum != math.MinInt64 {
			return fraction(sum, den)
		}
	}
	return fromRat(new(big.Rat).Add(r.rat(), o.rat()))
}

// sub returns r - o.
func (r ratio) sub(o ratio) ratio { return r.add(o.neg()) }

// cmp returns the sign of r - o.
func (r ratio) cmp(o ratio) int {
	if r.large == nil && o.large == nil {
		a, okA := product(r.num, o.den)
		b, okB := product(o.num, r.den)
		if okA && okB {
			switch {
			case a < b:
				return -1
			case a > b:
				return 1
			}
			return 0
		}
	}
	return r.rat().Cmp(o.rat())
}

// round returns the nearest integer, halves away from zero, or
// money.ErrOverflow.
func (r ratio) round() (int64, error) {
	if r.large != nil {
		return money.RoundHalfAway(r.large)
	}
	quotient, rest := r.num/r.den, r.num%r.den
	if rest = int64(magnitude(rest)); rest >= r.den-rest && rest > 0 {
		if r.num < 0 {
			return quotient - 1, nil
		}
		return quotient + 1, nil
	}
	return quotient, nil
}

// floor returns the integer part of a number that is not negative; what does not
// fit is the largest integer that does.
func (r ratio) floor() int64 {
	if r.large == nil {
		return r.num / r.den
	}
	whole := new(big.Int).Quo(r.large.Num(), r.large.Denom())
	if !whole.IsInt64() {
		return math.MaxInt64
	}
	return whole.Int64()
}

// String returns the number as big.Rat.RatString does: "5/2", or "5".
func (r ratio) String() string {
	switch {
	case r.large != nil:
		return r.large.RatString()
	case r.den == 1:
		return strconv.FormatInt(r.num, 10)
	}
	text := strconv.AppendInt(make([]byte, 0, 40), r.num, 10)
	return string(strconv.AppendInt(append(text, '/'), r.den, 10))
}

// product returns a × b, and whether it fits.
func product(a, b int64) (int64, bool) {
	high, low := bits.Mul64(magnitude(a), magnitude(b))
	if high != 0 || low > math.MaxInt64 {
		return 0, false
	}
	if (a < 0) != (b < 0) {
		return -int64(low), true
	}
	return int64(low), true
}

// magnitude is the absolute value.
func magnitude(n int64) uint64 {
	if n < 0 {
		return uint64(-(n + 1)) + 1
	}
	return uint64(n)
}

// gcd is the greatest common divisor of n and m, m above 0.
func gcd(n, m uint64) uint64 {
	for n != 0 {
		n, m = m%n, n
	}
	return m
}
