package program

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// BracketsInput is what an incentive of kind BRACKETS pays (rules §3.4).
type BracketsInput struct {
	Mode     commission.BracketMode
	Measure  commission.Measure
	Period   commission.Period
	Brackets []BracketInput
}

// BracketInput is one bracket: exactly one of Flat and Percentage.
type BracketInput struct {
	// UpTo is a whole number for COUNT, an amount of the program's currency for
	// REVENUE; nil for the last bracket.
	UpTo       *string
	Flat       *money.Input
	Percentage *string
}

// BonusInput is what an incentive of kind BONUS pays (rules §3.5).
type BonusInput struct {
	Measure    commission.Measure
	Period     commission.Period
	Thresholds []ThresholdInput
	Every      *ThresholdInput
}

// ThresholdInput is what is to be reached, and what reaching it pays.
type ThresholdInput struct {
	// At is written like BracketInput.UpTo.
	At     string
	Amount money.Input
}

// CapsInput is how much an incentive pays in all (rules §3.7).
type CapsInput struct {
	PerCustomer *money.Input
	PerPeriod   *PeriodCapInput
	Budget      *PeriodCapInput
}

// PeriodCapInput is an amount that holds for a period.
type PeriodCapInput struct {
	Amount money.Input
	Period commission.Period
}

// UnitInput is what is given instead of money.
type UnitInput struct {
	Kind     commission.UnitKind
	Name     string
	Quantity int
}

// reading reads the input of one incentive: amounts that name no currency are in
// the program's. Paths are relative to the incentive.
type reading struct {
	currency money.Currency
	errs     apperr.Errors
}

// structure asks for exactly one way to pay.
func (r *reading) structure(in IncentiveInput) commission.Structure {
	given := 0
	for _, isGiven := range []bool{in.Flat != nil, in.Percentage != nil, in.Brackets != nil, in.Bonus != nil, in.Unit != nil} {
		if isGiven {
			given++
		}
	}
	switch {
	case given > 1:
		r.errs.Add(apperr.Invalid, "Give exactly one of a fixed amount, a percentage, brackets, a bonus and a unit.", "percentage")
	case in.Flat != nil:
		return commission.Structure{Kind: commission.StructureFlat, Flat: r.amount(in.Flat, "flat")}
	case in.Brackets != nil:
		return commission.Structure{Kind: commission.StructureBrackets, Brackets: r.brackets(*in.Brackets)}
	case in.Bonus != nil:
		return commission.Structure{Kind: commission.StructureBonus, Bonus: r.bonus(*in.Bonus)}
	case in.Unit != nil:
		return commission.Structure{Kind: commission.StructureFlat}
	case in.Percentage != nil:
		return commission.Structure{Kind: commission.StructurePercent, Rate: r.rate(*in.Percentage, "percentage")}
	default:
		r.errs.Add(apperr.Blank, "Give a fixed amount, a percentage, brackets, a bonus or a unit.", "percentage")
	}
	return commission.Structure{Kind: commission.StructurePercent}
}

// brackets reads the list; what a bracket pays is one thing.
func (r *reading) brackets(in BracketsInput) *commission.Brackets {
	out := &commission.Brackets{Mode: in.Mode, Measure: in.Measure, Period: in.Period}
	for i, one := range in.Brackets {
		path := []string{"brackets", "brackets", strconv.Itoa(i)}
		var bracket commission.Bracket
		if one.UpTo != nil {
			bound := r.measured(*one.UpTo, in.Measure, below(path, "upTo")...)
			bracket.UpTo = &bound
		}
		switch {
		case one.Flat != nil && one.Percentage != nil:
			r.errs.Add(apperr.Invalid, "Give either a fixed amount or a percentage, not both.", below(path, "percentage")...)
		case one.Flat != nil:
			bracket.Flat = r.amount(one.Flat, below(path, "flat")...)
		case one.Percentage != nil:
			bracket.Rate = r.rate(*one.Percentage, below(path, "percentage")...)
		default:
			r.errs.Add(apperr.Blank, "Give a fixed amount or a percentage; 0 for nothing.", below(path, "percentage")...)
		}
		out.Brackets = append(out.Brackets, bracket)
	}
	return out
}

// bonus reads the thresholds.
func (r *reading) bonus(in BonusInput) *commission.Bonus {
	threshold := func(one ThresholdInput, path ...string) commission.Threshold {
		out := commission.Threshold{At: r.measured(one.At, in.Measure, below(path, "at")...)}
		if amount := r.amount(&one.Amount, below(path, "amount")...); amount != nil {
			out.Amount = *amount
		}
		return out
	}
	out := &commission.Bonus{Measure: in.Measure, Period: in.Period}
	for i, one := range in.Thresholds {
		out.Thresholds = append(out.Thresholds, threshold(one, "bonus", "thresholds", strconv.Itoa(i)))
	}
	if in.Every != nil {
		every := threshold(*in.Every, "bonus", "every")
		out.Every = &every
	}
	return out
}

// caps reads the caps.
func (r *reading) caps(in *CapsInput) commission.Caps {
	var out commission.Caps
	if in == nil {
		return out
	}
	period := func(one *PeriodCapInput, field string) *commission.PeriodCap {
		if one == nil {
			return nil
		}
		out := &commission.PeriodCap{Period: one.Period}
		if amount := r.amount(&one.Amount, "caps", field, "amount"); amount != nil {
			out.Amount = *amount
		}
		return out
	}
	out.PerCustomer = r.amount(in.PerCustomer, "caps", "perCustomer")
	out.PerPeriod, out.Budget = period(in.PerPeriod, "perPeriod"), period(in.Budget, "budget")
	return out
}

// measured reads what is counted as it is measured: a whole number, or an amount
// of the program's currency.
func (r *reading) measured(text string, measure commission.Measure, path ...string) int64 {
	if measure == commission.MeasureRevenue {
		return r.parse(money.Input{Amount: text, CurrencyCode: string(r.currency)}, path, path).Minor
	}
	n, err := strconv.ParseInt(text, 10, 64)
	switch {
	case errors.Is(err, strconv.ErrRange):
		r.errs.Add(apperr.TooLarge, "This number is too large.", path...)
	case err != nil:
		r.errs.Add(apperr.Invalid, "Give a whole number, such as 10.", path...)
	}
	return n
}

// rate reads a percentage.
func (r *reading) rate(text string, path ...string) money.Rate {
	rate, err := money.ParsePercent(text)
	switch {
	case errors.Is(err, money.ErrTooManyDigits):
		r.errs.Add(apperr.Invalid, "A percentage has at most 4 digits after the point.", path...)
	case errors.Is(err, money.ErrOutOfRange) && !strings.HasPrefix(text, "-"):
		r.errs.Add(apperr.TooLarge, "The percentage is at most 100.", path...)
	case errors.Is(err, money.ErrOutOfRange):
		r.errs.Add(apperr.TooSmall, "The percentage cannot be below 0.", path...)
	case err != nil:
		r.errs.Add(apperr.Invalid, "Give the percentage in plain digits, such as 12.5.", path...)
	}
	return rate
}

// amount reads money at path, or names the part of it that cannot be read.
func (r *reading) amount(in *money.Input, path ...string) *money.Money {
	if in == nil {
		return nil
	}
	m := r.parse(*in, below(path, "amount"), below(path, "currencyCode"))
	return &m
}

// parse reads money whose parts stand at these paths.
func (r *reading) parse(in money.Input, amount, currency []string) money.Money {
	m, err := in.Parse()
	switch {
	case errors.Is(err, money.ErrUnknownCurrency):
		r.errs.Add(apperr.Invalid, "Give an ISO 4217 currency code, such as EUR.", currency...)
	case errors.Is(err, money.ErrTooManyDigits):
		digits := money.Currency(in.CurrencyCode).Digits()
		r.errs.Add(apperr.Invalid, fmt.Sprintf("Amounts in %s have at most %d digits after the point.", in.CurrencyCode, digits), amount...)
	case errors.Is(err, money.ErrOverflow):
		r.errs.Add(apperr.TooLarge, "This amount is too large.", amount...)
	case err != nil:
		r.errs.Add(apperr.Invalid, "Give the amount in plain digits, such as 100 or 12.5.", amount...)
	}
	return m
}

// below returns the path with more at its end, never sharing memory.
func below(path []string, more ...string) []string {
	return append(slices.Clone(path), more...)
}
