package attribution

import (
	"math"
	"math/big"
	"slices"
	"time"
)

// timeDecay weighs each touch 2^(-age/halfLife). This is the only float of the
// engine; the weights become exact fractions at once.
func timeDecay(ages []time.Duration, halfLifeDays int) []*big.Rat {
	halfLife := (time.Duration(halfLifeDays) * day).Seconds()
	weights := decay(ages, 0, halfLife)
	if !slices.ContainsFunc(weights, func(w *big.Rat) bool { return w.Sign() > 0 }) {
		// So old that a float64 holds none of them: the ratios are the same
		// when ages count from the youngest touch.
		return decay(ages, slices.Min(ages), halfLife)
	}
	return weights
}

// decay weighs the ages beyond from.
func decay(ages []time.Duration, from time.Duration, halfLife float64) []*big.Rat {
	weights := make([]*big.Rat, len(ages))
	for i, age := range ages {
		weights[i] = new(big.Rat).SetFloat64(math.Exp2(-(age - from).Seconds() / halfLife))
	}
	return weights
}
