package scalar_test

import (
	"bytes"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/graph/scalar"
	"github.com/rapporthq/rapport/internal/domain/money"
)

func written(m graphql.Marshaler) string {
	var b bytes.Buffer
	m.MarshalGQL(&b)
	return b.String()
}

func TestDecimalsAreStrings(t *testing.T) {
	t.Parallel()
	text, err := scalar.UnmarshalDecimal("12.50")
	require.NoError(t, err)
	require.Equal(t, "12.50", text)
	for _, wrong := range []any{12.5, 12, true, nil} {
		_, err := scalar.UnmarshalDecimal(wrong)
		require.EqualError(t, err, `a decimal is a string of plain digits, such as "12.50"`)
	}
	require.Equal(t, `"12.50"`, written(scalar.MarshalDecimal("12.50")))
}

func TestWholeNumbersPassTwoBillion(t *testing.T) {
	t.Parallel()
	n, err := scalar.UnmarshalWhole("9007199254740993")
	require.NoError(t, err)
	require.Equal(t, int64(9007199254740993), n)
	require.Equal(t, `"9007199254740993"`, written(scalar.MarshalWhole(n)))
	_, err = scalar.UnmarshalWhole("1.5")
	require.EqualError(t, err, `this is a whole number, such as "12"`)
}

func TestRatesArePercentages(t *testing.T) {
	t.Parallel()
	rate, err := scalar.UnmarshalRate("12.5")
	require.NoError(t, err)
	require.Equal(t, money.Rate(125_000), rate)
	require.Equal(t, `"12.5"`, written(scalar.MarshalRate(rate)))
	require.Equal(t, `"100"`, written(scalar.MarshalPPM(money.Whole)))
	_, err = scalar.UnmarshalRate("101")
	require.ErrorContains(t, err, "0 to 100")
}

func TestInstantsAreUTCToTheMicrosecond(t *testing.T) {
	t.Parallel()
	at, err := scalar.UnmarshalDateTime("2026-01-31T13:00:00.123456789+01:00")
	require.NoError(t, err)
	require.Equal(t, `"2026-01-31T12:00:00.123456Z"`, written(scalar.MarshalDateTime(at)))
	require.Equal(t, "null", written(scalar.MarshalDateTime(time.Time{})))
	for _, wrong := range []any{"2026-01-31", "yesterday", 1769860800} {
		_, err := scalar.UnmarshalDateTime(wrong)
		require.ErrorContains(t, err, "RFC 3339")
	}
}
