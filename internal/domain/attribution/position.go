package attribution

import "math/big"

// position gives 40 % to the first of n touches, 40 % to the last and shares
// 20 % equally among those between. With none between the two ends are equal.
func position(n int) []*big.Rat {
	weights := linear(n)
	if n < 3 {
		return weights
	}
	between := big.NewRat(20, int64(n-2))
	for _, w := range weights {
		w.Set(between)
	}
	weights[0].SetInt64(40)
	weights[n-1].SetInt64(40)
	return weights
}
