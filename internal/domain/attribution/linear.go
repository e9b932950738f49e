package attribution

import "math/big"

// linear gives each of n touches the same.
func linear(n int) []*big.Rat {
	weights := zeros(n)
	for _, w := range weights {
		w.SetInt64(1)
	}
	return weights
}
