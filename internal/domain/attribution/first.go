package attribution

import "math/big"

// first gives all to the earliest of n touches.
func first(n int) []*big.Rat {
	weights := zeros(n)
	weights[0].SetInt64(1)
	return weights
}
