package money

import (
	"fmt"

	"github.com/bojanz/currency"
)

// Currency is an ISO 4217 code in upper case, such as "EUR".
type Currency string

// ParseCurrency accepts exactly the ISO 4217 codes in upper case; anything else
// is ErrUnknownCurrency.
func ParseCurrency(code string) (Currency, error) {
	c := Currency(code)
	if !c.IsValid() {
		return "", fmt.Errorf("parse currency %q: %w", code, ErrUnknownCurrency)
	}
	return c, nil
}

// IsValid reports whether c is a known currency. The empty code is not.
func (c Currency) IsValid() bool { return c != "" && currency.IsValid(string(c)) }

// Digits returns how many decimals the currency has: JPY 0, EUR 2, KWD 3. For a
// code that is not valid it returns 0.
func (c Currency) Digits() int {
	digits, ok := currency.GetDigits(string(c))
	if !ok {
		return 0
	}
	return int(digits)
}

// String returns the code.
func (c Currency) String() string { return string(c) }
