package conversion

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/conversion"
	"github.com/rapporthq/rapport/ent/exchangerate"
	"github.com/rapporthq/rapport/ent/rating"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

// The bounds of what is given at once.
const (
	maxRates    = 100
	maxRateText = 60
)

// The sources of a rate that nobody names.
const (
	// RateByHand was typed.
	RateByHand = "MANUAL"
	// RateByFile came in a file.
	RateByFile = "FILE"
)

// rateForm is a plain decimal: at most 12 digits before the point and 10 after.
var rateForm = regexp.MustCompile(`^[0-9]{1,12}(\.[0-9]{1,10})?$`)

// RateInput is units of the program's currency for one unit of another, on a day.
type RateInput struct {
	// CurrencyCode is ISO 4217, not the program's own.
	CurrencyCode string
	// Day is a calendar day of the program, "2026-01-31", not in the future.
	Day string
	// Rate is a plain decimal above 0, with at most 10 digits after the point.
	Rate string
	// Source says where it comes from, up to 60 characters; MANUAL if nil.
	Source *string
}

// rate is a rate in its one form.
type rate struct {
	currency           money.Currency
	day, value, source string
}

// RatesSet is what became of given rates.
type RatesSet struct {
	Rates []*ent.ExchangeRate
	// Rated is how many conversions got their amount in the program's currency.
	Rated int
}

// SetRates gives exchange rates, at most 100, all or none, and rates the
// conversions that waited for them (rules §0; see ApplyRates): some ten thousand at
// once, what is left by night. A rate that is there already and the same changes
// nothing. It asks for PROGRAM_MANAGE. A program that the viewer does not see is
// apperr.ErrNotFound. User errors at rates.<index>: INVALID, BLANK, TOO_LONG,
// TOO_SMALL, TOO_LARGE, CURRENCY_MISMATCH for the program's own currency, TAKEN
// for a day that is given twice, and IN_USE for another value where conversions
// used the old one.
func (s *Service) SetRates(ctx context.Context, programID string, in []RateInput) (*RatesSet, error) {
	if _, err := viewer.Require(ctx, viewer.ProgramManage); err != nil {
		return nil, err
	}
	switch {
	case len(in) == 0:
		return nil, apperr.New(apperr.Blank, "Give at least one rate.", "rates")
	case len(in) > maxRates:
		return nil, apperr.New(apperr.TooLong, "At most 100 rates are given at once.", "rates")
	}
	list, errs := readRates(in, RateByHand, func(i int) []string { return []string{"rates", strconv.Itoa(i)} })
	if len(errs) > 0 {
		return nil, errs
	}
	out := &RatesSet{}
	err := s.inTx(ctx, func(tx *ent.Tx) error {
		rows, errs, err := s.saveRates(ctx, tx, programID, list)
		if err != nil {
			return err
		}
		out.Rates = rows
		return apperr.Under(errs.OrNil(), "rates")
	})
	if err != nil {
		return nil, err
	}
	for i := range out.Rates {
		out.Rates[i] = out.Rates[i].Unwrap()
	}
	out.Rated, err = s.ApplyRates(ctx, programID, maxRatedAtOnce)
	return out, err
}

// readRates turns inputs into their one form, or names every mistake.
func readRates(in []RateInput, source string, at func(i int) []string) ([]rate, apperr.Errors) {
	r := &reader{}
	seen := map[naturalKey]bool{}
	list := make([]rate, len(in))
	for i, one := range in {
		path := func(field string) []string { return append(at(i), field) }
		currency, err := money.ParseCurrency(one.CurrencyCode)
		if err != nil {
			r.errs.Add(apperr.Invalid, "This is not an ISO 4217 currency code, such as USD.", path("currencyCode")...)
		}
		if day, err := time.Parse(time.DateOnly, one.Day); err != nil || day.Year() < 1970 {
			r.errs.Add(apperr.Invalid, "Write a calendar day such as 2026-01-31.", path("day")...)
		}
		value, refusal := readRate(one.Rate)
		if refusal != nil {
			refusal.Field = path("rate")
			r.errs = append(r.errs, refusal)
		}
		said := strings.TrimSpace(r.optional(one.Source, maxRateText, path("source")...))
		list[i] = rate{currency, one.Day, value, orDefault(said, source)}
		key := naturalKey{string(currency), one.Day}
		if seen[key] && currency != "" {
			r.errs.Add(apperr.Taken, "This currency has a rate for this day already in the list.", path("day")...)
		}
		seen[key] = true
	}
	return list, r.errs
}

// readRate returns a rate without zeros that say nothing, or what is wrong.
func readRate(text string) (string, *apperr.Error) {
	text = strings.TrimSpace(text)
	whole, fraction, _ := strings.Cut(text, ".")
	switch {
	case text == "":
		return "", apperr.New(apperr.Blank, "Give the rate.")
	case strings.HasPrefix(text, "-"):
		return "", apperr.New(apperr.TooSmall, "A rate is above 0.")
	case !rateForm.MatchString(text):
		return "", apperr.New(apperr.Invalid, "Write a plain decimal number with at most 12 digits before and 10 after the point, such as 0.9215.")
	}
	whole, fraction = strings.TrimLeft(whole, "0"), strings.TrimRight(fraction, "0")
	if whole == "" {
		whole = "0"
	}
	switch {
	case whole == "0" && fraction == "":
		return "", apperr.New(apperr.TooSmall, "A rate is above 0.")
	case fraction == "":
		return whole, nil
	}
	return whole + "." + fraction, nil
}

// saveRates writes rates of a program; the paths of mistakes begin at the index.
func (s *Service) saveRates(ctx context.Context, tx *ent.Tx, programID string, list []rate) ([]*ent.ExchangeRate, apperr.Errors, error) {
	// The lock of the program: nobody records by a rate that changes.
	w, err := begin(ctx, tx, s.clock, programID, 0)
	if errs, ok := apperr.List(err); ok && errs[0].Code == apperr.NotFoundCode {
		return nil, nil, apperr.ErrNotFound
	}
	if err != nil {
		return nil, nil, err
	}
	today := w.dayOf(w.now)
	var errs apperr.Errors
	rows := make([]*ent.ExchangeRate, len(list))
	for i, one := range list {
		at := func(field string) []string { return []string{strconv.Itoa(i), field} }
		switch {
		case one.currency == w.program.Currency:
			errs.Add(apperr.CurrencyMismatch, "The program is in "+string(one.currency)+" itself and needs no rate for it.", at("currencyCode")...)
			continue
		case one.day > today:
			errs.Add(apperr.TooLarge, "The day is in the future.", at("day")...)
			continue
		}
		row, refusal, err := w.saveRate(ctx, one)
		if err != nil {
			return nil, nil, err
		}
		if refusal != nil {
			refusal.Field = at("rate")
			errs = append(errs, refusal)
		}
		rows[i] = row
	}
	return rows, errs, nil
}

// saveRate writes one rate, unless another value was used already.
func (w *work) saveRate(ctx context.Context, one rate) (*ent.ExchangeRate, *apperr.Error, error) {
	row, err := w.client.ExchangeRate.Query().Where(exchangerate.ProgramID(w.program.ID),
		exchangerate.CurrencyEQ(one.currency), exchangerate.Day(one.day)).Only(ctx)
	switch {
	case err == nil && row.Rate == one.value:
		return row, nil, nil
	case err != nil && !ent.IsNotFound(err):
		return nil, nil, fmt.Errorf("look for the rate: %w", err)
	case err == nil:
		if isUsed, err := w.isUsed(ctx, row); err != nil || isUsed {
			return row, apperr.New(apperr.InUse, "Conversions were converted by "+row.Rate+" of that day, and what was recorded never changes. Give a rate for a later day."), err
		}
		row, err = row.Update().SetRate(one.value).SetSource(one.source).SetActor(w.viewer.Actor()).Save(ctx)
	default:
		row, err = w.tx.ExchangeRate.Create().SetCreatedAt(w.now).SetOrganizationID(w.viewer.OrganizationID).
			SetProgramID(w.program.ID).SetCurrency(one.currency).SetDay(one.day).SetRate(one.value).
			SetSource(one.source).SetActor(w.viewer.Actor()).Save(ctx)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("save the rate: %w", err)
	}
	fact := event.Fact{Kind: "exchange_rate.set", SubjectID: row.ID, Data: map[string]string{
		"currency": string(one.currency), "day": one.day, "rate": one.value, "program": w.program.ID,
	}}
	return row, nil, event.Record(ctx, w.tx, w.now, fact)
}

// isUsed reports whether a conversion was converted by the rate, at once or
// later.
func (w *work) isUsed(ctx context.Context, row *ent.ExchangeRate) (bool, error) {
	used, err := w.client.Conversion.Query().Where(conversion.ProgramID(w.program.ID),
		conversion.CurrencyEQ(row.Currency), conversion.RateDay(row.Day)).Exist(ctx)
	if err != nil || used {
		return used, errWrap("look for conversions by the rate", err)
	}
	used, err = w.client.Rating.Query().Where(rating.ProgramID(w.program.ID), rating.RateDay(row.Day),
		rating.HasConversionWith(conversion.OrganizationID(w.viewer.OrganizationID), conversion.CurrencyEQ(row.Currency))).Exist(ctx)
	return used, errWrap("look for ratings by the rate", err)
}

func errWrap(doing string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", doing, err)
}

// errNoRate means that an amount cannot be converted by a rate.
var errNoRate = errors.New("the amount does not fit after conversion")

// exchange returns an amount in another currency by units of that one for one
// unit of the amount's, rounded once; errNoRate if that does not fit.
func exchange(amount money.Money, by string, to money.Currency) (int64, error) {
	factor, ok := new(big.Rat).SetString(by)
	if !ok {
		return 0, errNoRate
	}
	scale := func(c money.Currency) *big.Rat {
		return new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(c.Digits())), nil))
	}
	exact := new(big.Rat).Mul(new(big.Rat).SetInt64(amount.Minor), factor)
	exact.Mul(exact, scale(to)).Quo(exact, scale(amount.Currency))
	minor, err := money.RoundHalfAway(exact)
	if err != nil || minor > money.MaxMinor {
		return 0, errNoRate
	}
	return minor, nil
}
