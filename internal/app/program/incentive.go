package program

import (
	"slices"
	"strings"

	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// IncentiveInput is one rule that pays.
type IncentiveInput struct {
	// Key of the incentive in an earlier version; nil for a new one.
	Key     *string
	Name    string
	Trigger string
	// Exactly one of Flat, Percentage, Brackets, Bonus and Unit is given.
	Flat           *money.Input
	Percentage     *string
	Brackets       *BracketsInput
	Bonus          *BonusInput
	Unit           *UnitInput
	Caps           *CapsInput
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

// terms returns what the input says of a program in this currency, with every
// mistake below path. A field that cannot be read has one mistake, not a second
// by what it then lacks.
func (in IncentiveInput) terms(currency money.Currency, path []string) (commission.Terms, apperr.Errors) {
	r := &reading{currency: currency}
	checkText(&r.errs, in.Name, maxName, "name")
	terms := commission.Terms{
		Structure: r.structure(in), HoldDays: in.HoldDays, Min: r.amount(in.Min, "min"), Max: r.amount(in.Max, "max"),
		Caps: r.caps(in.Caps), Unit: in.Unit.unit(), Limits: in.limits(),
	}
	if in.ExclusiveGroup != nil {
		terms.ExclusiveGroup = *in.ExclusiveGroup
	}
	checkRange(&r.errs, in.HoldDays, 0, maxHoldDays, "holdDays")
	isBare := in.Conditions != nil && in.Conditions.isComparison()
	if in.Conditions != nil {
		root := in.Conditions.condition(1)
		if isBare {
			root = commission.Condition{Match: commission.MatchAll, Conditions: []commission.Condition{root}}
		}
		terms.Conditions = &root
	}
	for _, problem := range terms.ProblemsFor(in.Trigger, currency) {
		if field := in.path(problem, isBare); !r.isUnread(field) {
			r.errs.Add(apperr.Code(problem.Code), problem.Message, field...)
		}
	}
	out, _ := apperr.List(apperr.Under(r.errs, path...))
	return terms, out
}

func (in IncentiveInput) limits() commission.Limits {
	var out commission.Limits
	if in.FirstOnly != nil {
		out.FirstOnly = *in.FirstOnly
	}
	if in.MaxCount != nil {
		out.MaxCount = *in.MaxCount
	}
	if in.MaxMonths != nil {
		out.MaxMonths = *in.MaxMonths
	}
	return out
}

func (in *UnitInput) unit() *commission.Unit {
	if in == nil {
		return nil
	}
	return &commission.Unit{Kind: in.Kind, Name: strings.TrimSpace(in.Name), Quantity: int64(in.Quantity)}
}

// isUnread reports whether there is a mistake at the field already, or at the
// amount or currency beside it. Each condition speaks for itself.
func (r *reading) isUnread(field []string) bool {
	whole := func(path []string) []string {
		if last := path[len(path)-1]; len(path) > 1 && (last == "amount" || last == "currencyCode") {
			return path[:len(path)-1]
		}
		return path
	}
	return field[0] != "conditions" && slices.ContainsFunc(r.errs, func(e *apperr.Error) bool {
		return slices.Equal(whole(e.Field), whole(field))
	})
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

// path turns a place in the terms into the place in the input.
func (in IncentiveInput) path(problem commission.Problem, isBare bool) []string {
	path := problem.Path
	switch path[0] {
	case "structure":
		if path[1] == "kind" {
			return []string{in.pay()}
		}
		path = path[1:]
	case "limits":
		if len(path) == 1 {
			return []string{in.limit()}
		}
		return path[1:]
	case "conditions":
		if isBare && len(path) >= 3 { // the group around it is ours: conditions, conditions, 0
			return append([]string{"conditions"}, path[3:]...)
		}
		return path
	}
	last := len(path) - 1
	switch path[last] {
	case "rate":
		return below(path[:last], "percentage")
	case "currency":
		return below(path[:last], "currencyCode")
	case "flat", "min", "max", "amount", "perCustomer":
		if problem.Code == string(apperr.CurrencyMismatch) {
			return below(path, "currencyCode")
		}
		return below(path, "amount")
	}
	return path
}

// pay names the field that says how the incentive pays.
func (in IncentiveInput) pay() string {
	switch {
	case in.Flat != nil:
		return "flat"
	case in.Brackets != nil:
		return "brackets"
	case in.Bonus != nil:
		return "bonus"
	case in.Unit != nil:
		return "unit"
	default:
		return "percentage"
	}
}

// limit names the first limit that is given.
func (in IncentiveInput) limit() string {
	switch {
	case in.FirstOnly != nil && *in.FirstOnly:
		return "firstOnly"
	case in.MaxCount != nil && *in.MaxCount != 0:
		return "maxCount"
	default:
		return "maxMonths"
	}
}
