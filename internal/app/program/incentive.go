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

// IncentiveInput is one rule that pays.
type IncentiveInput struct {
	// Key of the incentive in an earlier version; nil for a new one.
	Key            *string
	Name           string
	Trigger        string
	Flat           *money.Input
	Percentage     *string
	Conditions     *IncentiveConditionInput
	FirstOnly      *bool
	MaxCount       *int
	MaxMonths      *int
	Min            *money.Input
	Max            *money.Input
	HoldDays       *int
	ExclusiveGroup *string
}

// IncentiveConditionInput is a group of conditions, or a comparison.
type IncentiveConditionInput struct {
	Match      *commission.Match
	Conditions []IncentiveConditionInput
	Attribute  *string
	Operator   *commission.Operator
	Values     []string
}

// maxDepth is how deep conditions are read: what lies deeper is refused by the
// rules in any case.
const maxDepth = 4

// terms returns what the input says, with every mistake below path. A field
// that cannot be read has one mistake, not a second by what it then lacks.
func (in IncentiveInput) terms(path []string) (commission.Terms, apperr.Errors) {
	var errs apperr.Errors
	checkText(&errs, in.Name, maxName, "name")
	terms := commission.Terms{Structure: in.structure(&errs), HoldDays: in.HoldDays}
	terms.Min, terms.Max = amount(&errs, in.Min, "min"), amount(&errs, in.Max, "max")
	if in.FirstOnly != nil {
		terms.Limits.FirstOnly = *in.FirstOnly
	}
	if in.MaxCount != nil {
		terms.Limits.MaxCount = *in.MaxCount
	}
	if in.MaxMonths != nil {
		terms.Limits.MaxMonths = *in.MaxMonths
	}
	if in.ExclusiveGroup != nil {
		terms.ExclusiveGroup = *in.ExclusiveGroup
	}
	checkRange(&errs, in.HoldDays, 0, maxHoldDays, "holdDays")
	isBare := in.Conditions != nil && in.Conditions.isComparison()
	if in.Conditions != nil {
		root := in.Conditions.condition(1)
		if isBare {
			root = commission.Condition{Match: commission.MatchAll, Conditions: []commission.Condition{root}}
		}
		terms.Conditions = &root
	}
	for _, problem := range terms.Problems() {
		field := inputPath(problem, isBare)
		if !slices.ContainsFunc(errs, func(e *apperr.Error) bool { return e.Field[0] == field[0] && field[0] != "conditions" }) {
			errs.Add(apperr.Code(problem.Code), problem.Message, field...)
		}
	}
	out, _ := apperr.List(apperr.Under(errs, path...))
	return terms, out
}

// structure asks for exactly one of an amount and a percentage.
func (in IncentiveInput) structure(errs *apperr.Errors) commission.Structure {
	switch {
	case in.Flat != nil && in.Percentage != nil:
		errs.Add(apperr.Invalid, "Give either a fixed amount or a percentage, not both.", "percentage")
	case in.Flat != nil:
		return commission.Structure{Kind: commission.StructureFlat, Flat: amount(errs, in.Flat, "flat")}
	case in.Percentage != nil:
		rate, err := money.ParsePercent(*in.Percentage)
		switch {
		case errors.Is(err, money.ErrTooManyDigits):
			errs.Add(apperr.Invalid, "A percentage has at most 4 digits after the point.", "percentage")
		case errors.Is(err, money.ErrOutOfRange) && !strings.HasPrefix(*in.Percentage, "-"):
			errs.Add(apperr.TooLarge, "The percentage is at most 100.", "percentage")
		case errors.Is(err, money.ErrOutOfRange):
			errs.Add(apperr.TooSmall, "The percentage must be above 0.", "percentage")
		case err != nil:
			errs.Add(apperr.Invalid, "Give the percentage in plain digits, such as 12.5.", "percentage")
		}
		return commission.Structure{Kind: commission.StructurePercent, Rate: rate}
	default:
		errs.Add(apperr.Blank, "Give a fixed amount or a percentage.", "percentage")
	}
	return commission.Structure{Kind: commission.StructurePercent}
}

// amount reads money, or names the part of it that cannot be read.
func amount(errs *apperr.Errors, in *money.Input, field string) *money.Money {
	if in == nil {
		return nil
	}
	m, err := in.Parse()
	switch {
	case errors.Is(err, money.ErrUnknownCurrency):
		errs.Add(apperr.Invalid, "Give an ISO 4217 currency code, such as EUR.", field, "currencyCode")
	case errors.Is(err, money.ErrTooManyDigits):
		digits := money.Currency(in.CurrencyCode).Digits()
		errs.Add(apperr.Invalid, fmt.Sprintf("Amounts in %s have at most %d digits after the point.", in.CurrencyCode, digits), field, "amount")
	case errors.Is(err, money.ErrOverflow):
		errs.Add(apperr.TooLarge, "This amount is too large.", field, "amount")
	case err != nil:
		errs.Add(apperr.Invalid, "Give the amount in plain digits, such as 100 or 12.5.", field, "amount")
	}
	return &m
}

// isComparison reports whether the root is a comparison, which the rules want
// inside a group.
func (in IncentiveConditionInput) isComparison() bool {
	return in.Match == nil && len(in.Conditions) == 0
}

func (in IncentiveConditionInput) condition(depth int) commission.Condition {
	c := commission.Condition{Values: in.Values}
	if in.Match != nil {
		c.Match = *in.Match
	}
	if in.Attribute != nil {
		c.Attribute = *in.Attribute
	}
	if in.Operator != nil {
		c.Operator = *in.Operator
	}
	for _, child := range in.Conditions {
		if depth < maxDepth {
			c.Conditions = append(c.Conditions, child.condition(depth+1))
		}
	}
	return c
}

// inputPath turns a place in the terms into the place in the input.
func inputPath(problem commission.Problem, isBare bool) []string {
	path := problem.Path
	switch path[0] {
	case "structure":
		if path[1] == "rate" || path[1] == "kind" {
			return []string{"percentage"}
		}
		return moneyPath(problem, path[1:])
	case "min", "max":
		return moneyPath(problem, path)
	case "limits":
		return path[1:]
	case "conditions":
		if isBare && len(path) >= 3 { // the group around it is ours: conditions, conditions, 0
			return append([]string{"conditions"}, path[3:]...)
		}
	}
	return path
}

func moneyPath(problem commission.Problem, path []string) []string {
	if len(path) > 1 || problem.Code == string(apperr.CurrencyMismatch) {
		return []string{path[0], "currencyCode"}
	}
	return []string{path[0], "amount"}
}

// under returns the path of the incentive at position i of the version at path.
func under(path []string, i int) []string {
	return append(slices.Clone(path), "incentives", strconv.Itoa(i))
}
