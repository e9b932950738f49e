package commission

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestDecimalsAreComparedAsNumbers(t *testing.T) {
	t.Parallel()
	plain := rapid.StringMatching(`-?[0-9]{1,6}(\.[0-9]{1,6})?`)
	rapid.Check(t, func(t *rapid.T) {
		one, other := plain.Draw(t, "one"), plain.Draw(t, "other")
		a, ok := decimal(one)
		require.True(t, ok)
		b, ok := decimal(other)
		require.True(t, ok)
		x, _ := new(big.Rat).SetString(one)
		y, _ := new(big.Rat).SetString(other)
		require.Equal(t, x.Cmp(y), a.compare(b), "%s and %s", one, other)
		again, _ := decimal(one + "0")
		if x.IsInt() && one[len(one)-1] != '.' {
			return
		}
		require.Zero(t, a.compare(again), "a zero behind %s", one)
	})
}

func TestWhatIsNoPlainDecimalIsInNoOrder(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "-", ".5", "5.", "1e3", "1/2", "+1", "0x1", "1_000", "٣", "--1", "1.2.3"} {
		_, ok := decimal(text)
		require.False(t, ok, text)
	}
}
