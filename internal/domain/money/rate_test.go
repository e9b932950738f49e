package money_test

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/domain/money"
)

func TestParsePercent(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name    string
		percent string
		want    money.Rate
		err     error
	}{
		{name: "§0 ten percent is 100000 parts", percent: "10", want: 100_000},
		{name: "a half is fine", percent: "12.5", want: 125_000},
		{name: "§0 four digits are the finest", percent: "0.0001", want: 1},
		{name: "zero is allowed", percent: "0", want: 0},
		{name: "all is allowed", percent: "100.0000", want: money.MaxRate},
		{name: "§0 a fifth digit is refused", percent: "0.00001", err: money.ErrTooManyDigits},
		{name: "more than all is refused", percent: "100.0001", err: money.ErrOutOfRange},
		{name: "less than nothing is refused", percent: "-1", err: money.ErrOutOfRange},
		{name: "an exponent is refused", percent: "1e1", err: money.ErrMalformed},
		{name: "a percent sign is refused", percent: "10%", err: money.ErrMalformed},
		{name: "the endless is refused", percent: "9999999999999999999", err: money.ErrOverflow},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			got, err := money.ParsePercent(tc.percent)
			if tc.err != nil {
				require.ErrorIs(t, err, tc.err)
				return
			}
			require.NoError(t, err)
			require.Equal(t, tc.want, got)
		})
	}
}

func TestPercent(t *testing.T) {
	t.Parallel()
	for rate, want := range map[money.Rate]string{
		0: "0", 1: "0.0001", 125_000: "12.5", 100_000: "10", 1_000_000: "100", 333_333: "33.3333",
	} {
		require.Equal(t, want, rate.Percent())
	}
	require.Equal(t, "33.3333", money.PPM(333_333).Percent())
	require.Equal(t, big.NewRat(1, 8), money.Rate(125_000).Rat())
	require.Equal(t, big.NewRat(1, 4), money.PPM(250_000).Rat())
}

func FuzzParsePercent(f *testing.F) {
	for _, seed := range []string{"12.5", "0", "100", "100.0001", "-1", "1e1", "0.00001", "", "."} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, percent string) {
		r, err := money.ParsePercent(percent)
		if err != nil {
			return
		}
		require.True(t, r.IsValid())
		again, err := money.ParsePercent(r.Percent())
		require.NoError(t, err)
		require.Equal(t, r, again)
	})
}
