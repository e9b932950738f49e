// Package scalar turns the API's scalars into Go values and back. It checks
// form only; what a value must be is said by the use case, which can name the
// field.
package scalar

import (
	"io"
	"strconv"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// FormError says that a value is not of the scalar's form. The message is for
// the client.
type FormError struct{ Message string }

// Error returns the message.
func (e *FormError) Error() string { return e.Message }

var (
	errNotText    = &FormError{"a decimal is a string of plain digits, such as \"12.50\""}
	errNotInstant = &FormError{"an instant is RFC 3339 with a zone, such as \"2026-01-31T12:00:00Z\""}
)

// MarshalDecimal writes a decimal as a string.
func MarshalDecimal(v string) graphql.Marshaler { return graphql.MarshalString(v) }

// UnmarshalDecimal takes strings only: a JSON number may have lost digits.
func UnmarshalDecimal(v any) (string, error) {
	text, ok := v.(string)
	if !ok {
		return "", errNotText
	}
	return text, nil
}

// MarshalWhole writes a 64-bit integer as a decimal.
func MarshalWhole(v int64) graphql.Marshaler {
	return graphql.MarshalString(strconv.FormatInt(v, 10))
}

// UnmarshalWhole takes a decimal without fraction.
func UnmarshalWhole(v any) (int64, error) {
	text, err := UnmarshalDecimal(v)
	if err != nil {
		return 0, err
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0, &FormError{"this is a whole number, such as \"12\""}
	}
	return n, nil
}

// MarshalRate writes a rate as a percentage.
func MarshalRate(v money.Rate) graphql.Marshaler { return graphql.MarshalString(v.Percent()) }

// UnmarshalRate takes a percentage.
func UnmarshalRate(v any) (money.Rate, error) {
	text, err := UnmarshalDecimal(v)
	if err != nil {
		return 0, err
	}
	rate, err := money.ParsePercent(text)
	if err != nil {
		return 0, &FormError{"a percentage is 0 to 100 with at most 4 fraction digits, such as \"12.5\""}
	}
	return rate, nil
}

// MarshalPPM writes a share as a percentage.
func MarshalPPM(v money.PPM) graphql.Marshaler { return MarshalRate(money.Rate(v)) }

// UnmarshalPPM takes a percentage.
func UnmarshalPPM(v any) (money.PPM, error) {
	rate, err := UnmarshalRate(v)
	return money.PPM(rate), err
}

// MarshalDateTime writes an instant in UTC; the zero instant is null.
func MarshalDateTime(v time.Time) graphql.Marshaler {
	if v.IsZero() {
		return graphql.Null
	}
	return graphql.WriterFunc(func(w io.Writer) {
		_, _ = io.WriteString(w, strconv.Quote(clock.Normalize(v).Format(time.RFC3339Nano)))
	})
}

// UnmarshalDateTime takes RFC 3339 with a zone.
func UnmarshalDateTime(v any) (time.Time, error) {
	text, ok := v.(string)
	if !ok {
		return time.Time{}, errNotInstant
	}
	at, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		return time.Time{}, errNotInstant
	}
	return clock.Normalize(at), nil
}
