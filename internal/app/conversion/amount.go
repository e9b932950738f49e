package conversion

import (
	"errors"

	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// amount reads an amount that is not negative.
func (r *reader) amount(in money.Input, path ...string) (money.Money, bool) {
	m, err := in.Parse()
	under := func(field string) []string { return append(append([]string{}, path...), field) }
	switch {
	case errors.Is(err, money.ErrUnknownCurrency):
		r.errs.Add(apperr.Invalid, "This is not an ISO 4217 currency code, such as EUR.", under("currencyCode")...)
	case err != nil:
		r.refuse(err, under("amount")...)
	case m.Sign() < 0:
		r.errs.Add(apperr.TooSmall, "The amount cannot be negative.", under("amount")...)
	default:
		return m, true
	}
	return money.Money{}, false
}

// part reads a part of an amount in its currency; nil if it is absent or wrong.
func (r *reader) part(amount *string, currency money.Currency, path ...string) *int64 {
	if amount == nil {
		return nil
	}
	m, err := money.Input{Amount: *amount, CurrencyCode: string(currency)}.Parse()
	switch {
	case err != nil:
		r.refuse(err, path...)
		return nil
	case m.Sign() < 0:
		r.errs.Add(apperr.TooSmall, "This cannot be negative.", path...)
		return nil
	}
	return &m.Minor
}

// refuse names what is wrong with an amount.
func (r *reader) refuse(err error, path ...string) {
	switch {
	case errors.Is(err, money.ErrTooManyDigits):
		r.errs.Add(apperr.Invalid, "The currency has fewer digits after the decimal point.", path...)
	case errors.Is(err, money.ErrOverflow):
		r.errs.Add(apperr.TooLarge, "The amount is too large.", path...)
	default:
		r.errs.Add(apperr.Invalid, "Write a plain decimal number, such as 12.34.", path...)
	}
}
