package partner

import (
	"context"
	"strings"
	"time"

	"github.com/rapporthq/rapport/ent"
	entcode "github.com/rapporthq/rapport/ent/code"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/viewer"
)

// DiscountInput is what a code gives the customer: a percentage or an amount off
// each order.
type DiscountInput struct {
	// Percentage is above 0 and at most 100, such as "12.5".
	Percentage *string
	// Amount is above 0, in any currency.
	Amount *money.Input
	// Months from the customer's first order with the code, 1 to 60; nil for that
	// order only.
	Months *int
	// Minimum is what an order is at least, in the currency of the amount, or the
	// program's.
	Minimum *string
}

const maxDiscountMonths = 60

// check names the mistakes that can be seen without the program.
func (in *DiscountInput) check(errs *apperr.Errors) {
	if in == nil {
		return
	}
	switch {
	case in.Percentage == nil && in.Amount == nil:
		errs.Add(apperr.Blank, "Say what the customer gets: a percentage or an amount.", "input", "discount", "percentage")
	case in.Percentage != nil && in.Amount != nil:
		errs.Add(apperr.Invalid, "Give a percentage or an amount, not both.", "input", "discount", "amount")
	case in.Percentage != nil:
		if rate, err := money.ParsePercent(*in.Percentage); err != nil || rate == 0 {
			errs.Add(apperr.Invalid, "Give a percentage above 0 and at most 100, such as 10 or 12.5.", "input", "discount", "percentage")
		}
	default:
		in.checkAmount(errs)
	}
	if in.Months != nil && (*in.Months < 1 || *in.Months > maxDiscountMonths) {
		code := apperr.TooSmall
		if *in.Months > maxDiscountMonths {
			code = apperr.TooLarge
		}
		errs.Add(code, "Give 1 to 60 months.", "input", "discount", "months")
	}
}

func (in *DiscountInput) checkAmount(errs *apperr.Errors) {
	currency, err := money.ParseCurrency(in.Amount.CurrencyCode)
	if err != nil {
		errs.Add(apperr.Invalid, "This is not an ISO 4217 currency code.", "input", "discount", "amount", "currencyCode")
		return
	}
	before := len(*errs)
	minor := checkAmount(errs, in.Amount.Amount, currency, "input", "discount", "amount", "amount")
	if len(*errs) == before && minor == 0 {
		errs.Add(apperr.TooSmall, "The amount is above 0.", "input", "discount", "amount", "amount")
	}
}

// setTerms sets what the code gives and when it ends. The input was checked.
func (in CodeCreateInput) setTerms(create *ent.CodeCreate, p *ent.Program, now time.Time) error {
	var errs apperr.Errors
	if in.ExpiresAt != nil {
		if !in.ExpiresAt.After(now) {
			errs.Add(apperr.TooSmall, "The code must end in the future.", "input", "expiresAt")
		}
		create.SetExpiresAt(in.ExpiresAt.UTC().Truncate(time.Microsecond))
	}
	d := in.Discount
	if d == nil {
		return errs.OrNil()
	}
	currency := p.Currency
	if d.Amount != nil {
		amount, err := d.Amount.Parse()
		if err != nil {
			return err
		}
		currency = amount.Currency
		create.SetDiscountMinor(amount.Minor)
	}
	if d.Percentage != nil {
		rate, err := money.ParsePercent(*d.Percentage)
		if err != nil {
			return err
		}
		create.SetDiscountPpm(int64(rate))
	}
	if d.Minimum != nil {
		create.SetMinimumMinor(checkAmount(&errs, *d.Minimum, currency, "input", "discount", "minimum"))
	}
	create.SetCurrency(currency).SetNillableDiscountMonths(d.Months)
	return errs.OrNil()
}

// CodeHolds reports whether a code credits and gives at an instant: before it was
// archived, and before its end.
func CodeHolds(c *ent.Code, at time.Time) bool {
	return (c.ArchivedAt == nil || at.Before(*c.ArchivedAt)) && (c.ExpiresAt == nil || at.Before(*c.ExpiresAt))
}

// Discount is what the customer gets who types a code.
type Discount struct {
	// Percentage is nil if it is an amount, and Amount if it is a percentage.
	Percentage *string
	Amount     *money.Money
	// Months is nil for the customer's first order with the code only.
	Months *int
	// Minimum is nil if an order may be of any amount.
	Minimum *money.Money
}

// DiscountOf is what a code gives, nil if nothing.
func DiscountOf(c *ent.Code) *Discount {
	if c.DiscountPpm == nil && c.DiscountMinor == nil {
		return nil
	}
	out := &Discount{Amount: c.Discount(), Months: c.DiscountMonths, Minimum: c.Minimum()}
	if c.DiscountPpm != nil {
		percentage := money.Rate(*c.DiscountPpm).Percent()
		out.Percentage = &percentage
	}
	return out
}

// CodeTerms are what a shop is told of a code. Whose it is, is not said.
type CodeTerms struct {
	Word string
	// IsValid: it holds now.
	IsValid bool
	// Discount is nil if the customer gets nothing.
	Discount *Discount
	// ExpiresAt is nil if it does not end by itself.
	ExpiresAt *time.Time
}

// CodeTerms returns what a code of a program gives, by its word, whatever its case.
// It asks for CONVERSION_RECORD: a code is worth money, so strangers must not try
// words. An unknown word or program is apperr.ErrNotFound.
func (s *Service) CodeTerms(ctx context.Context, programID, word string) (*CodeTerms, error) {
	if _, err := viewer.Require(ctx, viewer.ConversionRecord); err != nil {
		return nil, err
	}
	row, err := s.client.Code.Query().
		Where(entcode.ProgramID(programID), entcode.Folded(strings.ToLower(strings.TrimSpace(word)))).Only(ctx)
	if err != nil {
		return nil, missing(err, "look for the code", "")
	}
	return &CodeTerms{Word: row.Word, IsValid: CodeHolds(row, s.clock.Now()), Discount: DiscountOf(row), ExpiresAt: row.ExpiresAt}, nil
}
