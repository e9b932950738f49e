package money_test

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/rapporthq/rapport/internal/domain/money"
)

func TestParse(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name     string
		amount   string
		currency money.Currency
		want     int64
		err      error
	}{
		{name: "§0 euros have two digits", amount: "12.34", currency: "EUR", want: 1234},
		{name: "§0 yen have none", amount: "1200", currency: "JPY", want: 1200},
		{name: "§0 Kuwaiti dinars have three", amount: "1.25", currency: "KWD", want: 1250},
		{name: "missing fraction digits are zeros", amount: "12.3", currency: "EUR", want: 1230},
		{name: "a whole number is whole", amount: "12", currency: "EUR", want: 1200},
		{name: "a minus is allowed", amount: "-0.05", currency: "EUR", want: -5},
		{name: "minus nothing is nothing", amount: "-0.00", currency: "EUR", want: 0},
		{name: "zeros in front do no harm", amount: "007.10", currency: "EUR", want: 710},
		{name: "the largest amount fits", amount: "92233720368547758.07", currency: "EUR", want: math.MaxInt64},
		{name: "the smallest amount fits", amount: "-92233720368547758.08", currency: "EUR", want: math.MinInt64},
		{name: "one more does not", amount: "92233720368547758.08", currency: "EUR", err: money.ErrOverflow},
		{name: "one less does not", amount: "-92233720368547758.09", currency: "EUR", err: money.ErrOverflow},
		{name: "a third digit of a euro is refused", amount: "1.234", currency: "EUR", err: money.ErrTooManyDigits},
		{name: "even a third zero is", amount: "1.000", currency: "EUR", err: money.ErrTooManyDigits},
		{name: "a fraction of a yen is refused", amount: "1.0", currency: "JPY", err: money.ErrTooManyDigits},
		{name: "an exponent is refused", amount: "1e3", currency: "EUR", err: money.ErrMalformed},
		{name: "a plus is refused", amount: "+1", currency: "EUR", err: money.ErrMalformed},
		{name: "two minuses are refused", amount: "--1", currency: "EUR", err: money.ErrMalformed},
		{name: "nothing is refused", amount: "", currency: "EUR", err: money.ErrMalformed},
		{name: "a lone minus is refused", amount: "-", currency: "EUR", err: money.ErrMalformed},
		{name: "a point without a whole is refused", amount: ".5", currency: "EUR", err: money.ErrMalformed},
		{name: "a point without a fraction is refused", amount: "5.", currency: "EUR", err: money.ErrMalformed},
		{name: "a comma is refused", amount: "1,50", currency: "EUR", err: money.ErrMalformed},
		{name: "two points are refused", amount: "1.2.3", currency: "EUR", err: money.ErrMalformed},
		{name: "space is refused", amount: " 1", currency: "EUR", err: money.ErrMalformed},
		{name: "underscores are refused", amount: "1_000", currency: "EUR", err: money.ErrMalformed},
		{name: "other scripts' digits are refused", amount: "١", currency: "EUR", err: money.ErrMalformed},
		{name: "infinity is refused", amount: "Inf", currency: "EUR", err: money.ErrMalformed},
		{name: "a mile of zeros is refused", amount: "00000000000000000000000000000000000000000001", currency: "EUR", err: money.ErrMalformed},
		{name: "an unknown currency is refused", amount: "1", currency: "EURO", err: money.ErrUnknownCurrency},
		{name: "no currency is refused", amount: "1", currency: "", err: money.ErrUnknownCurrency},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			got, err := money.Parse(tc.amount, tc.currency)
			if tc.err != nil {
				require.ErrorIs(t, err, tc.err)
				require.Equal(t, money.Money{}, got)
				return
			}
			require.NoError(t, err)
			require.Equal(t, money.New(tc.want, tc.currency), got)
		})
	}
}

func TestAmount(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		money money.Money
		want  string
	}{
		{money.New(1234, "EUR"), "12.34"},
		{money.New(-1234, "EUR"), "-12.34"},
		{money.New(5, "EUR"), "0.05"},
		{money.New(-5, "EUR"), "-0.05"},
		{money.New(0, "EUR"), "0.00"},
		{money.New(1200, "JPY"), "1200"},
		{money.New(-7, "JPY"), "-7"},
		{money.New(1, "KWD"), "0.001"},
		{money.New(math.MinInt64, "EUR"), "-92233720368547758.08"},
		{money.New(12, ""), "12"},
	} {
		require.Equal(t, tc.want, tc.money.Amount())
	}
	require.Equal(t, "12.34 EUR", money.New(1234, "EUR").String())
	require.Equal(t, money.Currency("EUR"), money.New(1, "EUR").CurrencyCode())
}

func TestArithmetic(t *testing.T) {
	t.Parallel()
	eur := func(minor int64) money.Money { return money.New(minor, "EUR") }

	t.Run("adds and subtracts", func(t *testing.T) {
		t.Parallel()
		sum, err := eur(5).Add(eur(-7))
		require.NoError(t, err)
		require.Equal(t, eur(-2), sum)
		difference, err := eur(5).Sub(eur(7))
		require.NoError(t, err)
		require.Equal(t, eur(-2), difference)
		opposite, err := eur(5).Neg()
		require.NoError(t, err)
		require.Equal(t, eur(-5), opposite)
	})
	t.Run("§0 sums never mix currencies", func(t *testing.T) {
		t.Parallel()
		_, err := eur(5).Add(money.New(5, "USD"))
		require.ErrorIs(t, err, money.ErrCurrencyMismatch)
		_, err = eur(5).Sub(money.New(5, "USD"))
		require.ErrorIs(t, err, money.ErrCurrencyMismatch)
	})
	t.Run("refuses what does not fit", func(t *testing.T) {
		t.Parallel()
		_, err := eur(math.MaxInt64).Add(eur(1))
		require.ErrorIs(t, err, money.ErrOverflow)
		_, err = eur(math.MinInt64).Add(eur(-1))
		require.ErrorIs(t, err, money.ErrOverflow)
		_, err = eur(math.MinInt64).Sub(eur(1))
		require.ErrorIs(t, err, money.ErrOverflow)
		_, err = eur(0).Sub(eur(math.MinInt64))
		require.ErrorIs(t, err, money.ErrOverflow)
		_, err = eur(math.MinInt64).Neg()
		require.ErrorIs(t, err, money.ErrOverflow)
	})
	t.Run("adds zero at the ends", func(t *testing.T) {
		t.Parallel()
		for _, end := range []int64{math.MaxInt64, math.MinInt64} {
			sum, err := eur(end).Add(eur(0))
			require.NoError(t, err)
			require.Equal(t, eur(end), sum)
			difference, err := eur(end).Sub(eur(0))
			require.NoError(t, err)
			require.Equal(t, eur(end), difference)
		}
	})
	t.Run("knows its sign", func(t *testing.T) {
		t.Parallel()
		require.Equal(t, 1, eur(3).Sign())
		require.Equal(t, -1, eur(-3).Sign())
		require.Equal(t, 0, eur(0).Sign())
		require.True(t, eur(0).IsZero())
		require.False(t, eur(1).IsZero())
	})
}

func TestCurrency(t *testing.T) {
	t.Parallel()
	for code, digits := range map[string]int{
		"EUR": 2, "USD": 2, "BRL": 2, "JPY": 0, "KRW": 0, "CLP": 0, "VND": 0, "KWD": 3, "BHD": 3, "TND": 3, "HUF": 2,
	} {
		c, err := money.ParseCurrency(code)
		require.NoError(t, err, code)
		require.Equal(t, digits, c.Digits(), code)
		require.Equal(t, code, c.String())
	}
	for _, code := range []string{"", "eur", "EURO", "XXZ", "EU", " EUR", "€"} {
		_, err := money.ParseCurrency(code)
		require.ErrorIs(t, err, money.ErrUnknownCurrency, code)
	}
	require.Zero(t, money.Currency("nonsense").Digits())
}

func TestJSON(t *testing.T) {
	t.Parallel()
	data, err := json.Marshal(money.New(math.MaxInt64, "EUR"))
	require.NoError(t, err)
	require.JSONEq(t, `{"minor":"9223372036854775807","currency":"EUR"}`, string(data))
	var back money.Money
	require.NoError(t, json.Unmarshal(data, &back))
	require.Equal(t, money.New(math.MaxInt64, "EUR"), back)
}

func TestAddThenSubtractReturns(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a := money.New(rapid.Int64().Draw(t, "a"), "EUR")
		b := money.New(rapid.Int64().Draw(t, "b"), "EUR")
		sum, err := a.Add(b)
		if err != nil {
			require.ErrorIs(t, err, money.ErrOverflow)
			return
		}
		back, err := sum.Sub(b)
		require.NoError(t, err)
		require.Equal(t, a, back)
	})
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"12.34", "-0.05", "1e3", "", ".", "--1", "92233720368547758.08", "000", "1.2.3"} {
		f.Add(seed, "EUR")
		f.Add(seed, "JPY")
		f.Add(seed, "KWD")
	}
	f.Fuzz(func(t *testing.T, amount, code string) {
		m, err := money.Parse(amount, money.Currency(code))
		if err != nil {
			return
		}
		again, err := money.Parse(m.Amount(), m.Currency)
		require.NoError(t, err)
		require.Equal(t, m, again)
	})
}
