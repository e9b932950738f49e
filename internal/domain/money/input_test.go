package money_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/domain/money"
)

func TestInputIsParsedLikeItsParts(t *testing.T) {
	t.Parallel()
	got, err := money.Input{Amount: "12.5", CurrencyCode: "EUR"}.Parse()
	require.NoError(t, err)
	require.Equal(t, money.New(1250, "EUR"), got)
	_, err = money.Input{Amount: "12.5", CurrencyCode: "euro"}.Parse()
	require.ErrorIs(t, err, money.ErrUnknownCurrency)
	_, err = money.Input{Amount: "12,5", CurrencyCode: "EUR"}.Parse()
	require.ErrorIs(t, err, money.ErrMalformed)
	got, err = money.Input{Amount: "10000000000000", CurrencyCode: "EUR"}.Parse()
	require.NoError(t, err)
	require.Equal(t, int64(money.MaxMinor), got.Minor)
	for _, beyond := range []string{"10000000000000.01", "-10000000000000.01", "92233720368547758.07"} {
		_, err = money.Input{Amount: beyond, CurrencyCode: "EUR"}.Parse()
		require.ErrorIs(t, err, money.ErrOverflow)
	}
}
