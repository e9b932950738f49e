// Package money holds amounts, rates and shares, and the only ways to add,
// round and split them. Everything is an integer; nothing here is ever a
// float. The package knows nothing of partners, conversions or databases, and
// no other package may do arithmetic on minor units across currencies.
package money

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// The errors of this package. They are wrapped with the offending text; test
// with errors.Is.
var (
	// ErrUnknownCurrency means that the text is not an ISO 4217 code in
	// upper case.
	ErrUnknownCurrency = errors.New("not an ISO 4217 currency code")
	// ErrCurrencyMismatch means that two amounts of different currencies
	// were to be added or subtracted.
	ErrCurrencyMismatch = errors.New("amounts are in different currencies")
	// ErrOverflow means that the result does not fit into 64 bits.
	ErrOverflow = errors.New("amount is too large")
	// ErrMalformed means that the text is not a plain decimal: an optional
	// minus, digits, and optionally a point with digits after it.
	ErrMalformed = errors.New("not a plain decimal number")
	// ErrTooManyDigits means more fraction digits than the currency (or a
	// percentage) has.
	ErrTooManyDigits = errors.New("too many digits after the decimal point")
	// ErrOutOfRange means a percentage below 0 or above 100.
	ErrOutOfRange = errors.New("percentage is not between 0 and 100")
)

// Money is an amount of minor units (cents, yen, fils) of one currency. It may
// be negative. The zero value is no money of no currency.
type Money struct {
	// Minor counts minor units. In JSON it is a string, because JSON numbers
	// lose digits beyond 2^53.
	Minor int64 `json:"minor,string"`
	// Currency says what the units are.
	Currency Currency `json:"currency"`
}

// New returns minor units of c.
func New(minor int64, c Currency) Money { return Money{Minor: minor, Currency: c} }

// Parse reads a plain decimal such as "12.34" or "-5" as an amount of c. It
// refuses signs other than a leading minus, exponents, spaces and separators
// (ErrMalformed), more fraction digits than c has (ErrTooManyDigits), what does
// not fit (ErrOverflow) and unknown currencies (ErrUnknownCurrency). Fewer
// fraction digits are filled with zeros.
func Parse(amount string, c Currency) (Money, error) {
	if !c.IsValid() {
		return Money{}, fmt.Errorf("parse amount in %q: %w", string(c), ErrUnknownCurrency)
	}
	minor, err := parseScaled(amount, c.Digits())
	if err != nil {
		return Money{}, fmt.Errorf("parse amount in %s: %w", c, err)
	}
	return Money{Minor: minor, Currency: c}, nil
}

// Amount returns the plain decimal with exactly the currency's digits:
// "-12.34" in EUR, "1200" in JPY, "1.250" in KWD.
func (m Money) Amount() string { return formatScaled(m.Minor, m.Currency.Digits()) }

// CurrencyCode returns the currency. It exists so that the API can bind Money
// by its methods.
func (m Money) CurrencyCode() Currency { return m.Currency }

// String returns the amount and the currency, "12.34 EUR": for logs of tests
// and explanations, not for people of a certain language.
func (m Money) String() string { return m.Amount() + " " + string(m.Currency) }

// IsZero reports whether there are no minor units, whatever the currency.
func (m Money) IsZero() bool { return m.Minor == 0 }

// Sign returns -1, 0 or 1.
func (m Money) Sign() int {
	switch {
	case m.Minor < 0:
		return -1
	case m.Minor > 0:
		return 1
	default:
		return 0
	}
}

// Add returns m + o, or ErrCurrencyMismatch or ErrOverflow.
func (m Money) Add(o Money) (Money, error) {
	if m.Currency != o.Currency {
		return Money{}, fmt.Errorf("add %s to %s: %w", o.Currency, m.Currency, ErrCurrencyMismatch)
	}
	sum := m.Minor + o.Minor
	if (o.Minor > 0) != (sum > m.Minor) && o.Minor != 0 {
		return Money{}, fmt.Errorf("add: %w", ErrOverflow)
	}
	return Money{Minor: sum, Currency: m.Currency}, nil
}

// Sub returns m - o, or ErrCurrencyMismatch or ErrOverflow.
func (m Money) Sub(o Money) (Money, error) {
	if m.Currency != o.Currency {
		return Money{}, fmt.Errorf("subtract %s from %s: %w", o.Currency, m.Currency, ErrCurrencyMismatch)
	}
	difference := m.Minor - o.Minor
	if (o.Minor > 0) != (difference < m.Minor) && o.Minor != 0 {
		return Money{}, fmt.Errorf("subtract: %w", ErrOverflow)
	}
	return Money{Minor: difference, Currency: m.Currency}, nil
}

// Neg returns -m, or ErrOverflow for the one amount that has no opposite.
func (m Money) Neg() (Money, error) {
	if m.Minor == math.MinInt64 {
		return Money{}, fmt.Errorf("negate: %w", ErrOverflow)
	}
	return Money{Minor: -m.Minor, Currency: m.Currency}, nil
}

// maxLength bounds what parseScaled reads; no 64-bit number needs more.
const maxLength = 40

// parseScaled reads a plain decimal as an integer of 10^-digits.
func parseScaled(text string, digits int) (int64, error) {
	body, negative := strings.CutPrefix(text, "-")
	whole, fraction, hasPoint := strings.Cut(body, ".")
	if len(text) > maxLength || !isDigits(whole) || (hasPoint && !isDigits(fraction)) {
		return 0, ErrMalformed
	}
	if len(fraction) > digits {
		return 0, ErrTooManyDigits
	}
	all := whole + fraction + strings.Repeat("0", digits-len(fraction))
	if negative {
		all = "-" + all
	}
	n, err := strconv.ParseInt(all, 10, 64)
	if err != nil {
		return 0, ErrOverflow
	}
	return n, nil
}

// isDigits reports whether s is one or more ASCII digits.
func isDigits(s string) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return s != ""
}

// formatScaled is the inverse of parseScaled, with exactly digits decimals.
func formatScaled(n int64, digits int) string {
	text := strconv.FormatInt(n, 10)
	body, negative := strings.CutPrefix(text, "-")
	if missing := digits + 1 - len(body); missing > 0 {
		body = strings.Repeat("0", missing) + body
	}
	if digits > 0 {
		body = body[:len(body)-digits] + "." + body[len(body)-digits:]
	}
	if negative {
		return "-" + body
	}
	return body
}
