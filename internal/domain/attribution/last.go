package attribution

import "math/big"

// last gives all to the latest of n touches.
func last(n int) []*big.Rat {
	weights := zeros(n)
	weights[n-1].SetInt64(1)
	return weights
}
