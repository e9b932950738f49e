package money

import "fmt"

// Input is an amount as somebody typed it: not yet checked.
type Input struct {
	// Amount is a plain decimal.
	Amount string
	// CurrencyCode is the ISO 4217 code.
	CurrencyCode string
}

// MaxMinor is the largest amount, up or down, that is taken from outside: sums of
// thousands of them still fit into 64 bits.
const MaxMinor = 1_000_000_000_000_000

// Parse returns the amount, or the error of ParseCurrency or Parse. What is
// beyond MaxMinor is ErrOverflow.
func (i Input) Parse() (Money, error) {
	currency, err := ParseCurrency(i.CurrencyCode)
	if err != nil {
		return Money{}, err
	}
	m, err := Parse(i.Amount, currency)
	if err == nil && (m.Minor > MaxMinor || m.Minor < -MaxMinor) {
		return Money{}, fmt.Errorf("parse amount in %s: %w", currency, ErrOverflow)
	}
	return m, err
}
