package commission

import (
	"errors"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/domain/money"
)

const (
	// longestKey is the longest idempotency key, in characters.
	longestKey = 100
	// maxHoldYears is how far away a release may be.
	maxHoldYears = 10
)

// AdjustInput is an amount given or taken by hand.
type AdjustInput struct {
	EnrollmentID string
	// Amount is above 0 to give, below 0 to take.
	Amount money.Input
	// Reason is 1 to 500 characters; the partner sees it.
	Reason string
	// IsHeld makes the row PENDING until its release; else it is APPROVED at
	// once.
	IsHeld bool
	// ReleaseAt is when a held row may be paid; the program's hold from now if
	// nil. It is for held rows only.
	ReleaseAt *time.Time
	// IdempotencyKey is 1 to 100 characters.
	IdempotencyKey string
}

// adjustContent is an adjustment in one form: two requests with the same meaning
// are equal, and so are their fingerprints. The order of the fields is part of
// stored fingerprints.
type adjustContent struct {
	EnrollmentID string
	Amount       money.Money
	Reason       string
	IsHeld       bool
	ReleaseAt    *time.Time
}

// Validate returns every mistake that can be seen in the input alone.
func (in AdjustInput) Validate() error {
	_, errs := in.read()
	return errs.OrNil()
}

func (in AdjustInput) read() (adjustContent, apperr.Errors) {
	var errs apperr.Errors
	if in.EnrollmentID == "" {
		errs.Add(apperr.Blank, "Say whose account is adjusted.", "input", "enrollmentId")
	}
	amount, refusal := adjustAmount(in.Amount)
	if refusal != nil {
		errs = append(errs, refusal)
	}
	reason, err := checkReason(in.Reason)
	if more, ok := apperr.List(err); ok {
		errs = append(errs, more...)
	}
	if in.ReleaseAt != nil && !in.IsHeld {
		errs.Add(apperr.Invalid, "An adjustment that is not held is payable at once and has no release.", "input", "releaseAt")
	}
	switch {
	case in.IdempotencyKey == "":
		errs.Add(apperr.Blank, "Give a key of your own, so that a repeated request adjusts once.", "input", "idempotencyKey")
	case utf8.RuneCountInString(in.IdempotencyKey) > longestKey:
		errs.Add(apperr.TooLong, "An idempotency key may have 100 characters at most.", "input", "idempotencyKey")
	}
	c := adjustContent{EnrollmentID: in.EnrollmentID, Amount: amount, Reason: reason, IsHeld: in.IsHeld}
	if in.ReleaseAt != nil {
		at := clock.Normalize(*in.ReleaseAt)
		c.ReleaseAt = &at
	}
	return c, errs
}

// adjustAmount reads an amount that is not 0, or says what is wrong with it.
func adjustAmount(in money.Input) (money.Money, *apperr.Error) {
	in.Amount = strings.TrimSpace(in.Amount)
	m, err := in.Parse()
	switch path := []string{"input", "amount", "amount"}; {
	case errors.Is(err, money.ErrUnknownCurrency):
		return m, apperr.New(apperr.Invalid, "This is not an ISO 4217 currency code, such as EUR.", "input", "amount", "currencyCode")
	case errors.Is(err, money.ErrTooManyDigits):
		return m, apperr.New(apperr.Invalid, "The currency has fewer digits after the decimal point.", path...)
	case errors.Is(err, money.ErrOverflow):
		return m, apperr.New(apperr.TooLarge, "The amount is too large.", path...)
	case err != nil:
		return m, apperr.New(apperr.Invalid, "Write a plain decimal number, such as 12.34 or -12.34.", path...)
	case m.IsZero():
		return m, apperr.New(apperr.Invalid, "An adjustment gives or takes something; 0 changes nothing.", path...)
	}
	return m, nil
}
