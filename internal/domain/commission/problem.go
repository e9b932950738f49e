package commission

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/rapporthq/rapport/internal/domain/money"
)

// Problem is one mistake in a draft of terms.
type Problem struct {
	// Path to the field by its JSON names and list indices, such as
	// ["structure", "rate"] or ["conditions", "conditions", "0", "operator"].
	Path []string `json:"path"`
	// Code for programs: BLANK, INVALID, TOO_SMALL, TOO_LARGE, TOO_LONG or
	// CURRENCY_MISMATCH, as in the API's ErrorCode.
	Code string `json:"code"`
	// Message is one plain sentence for a person.
	Message string `json:"message"`
}

// The codes of problems; they equal those of package apperr, which rules may not
// import.
const (
	codeBlank            = "BLANK"
	codeInvalid          = "INVALID"
	codeTooSmall         = "TOO_SMALL"
	codeTooLarge         = "TOO_LARGE"
	codeTooLong          = "TOO_LONG"
	codeCurrencyMismatch = "CURRENCY_MISMATCH"
)

// The bounds of a draft.
const (
	// MaxHoldDays is the longest hold: ten years.
	MaxHoldDays = 3650
	// MaxLimit bounds maxCount and maxMonths.
	MaxLimit = 1_000_000
	// MaxListed bounds the conditions of a group and the values of a comparison.
	MaxListed = 100
	// MaxText bounds the characters of a value or a name.
	MaxText = 200
)

// errTrailing means that something follows the terms.
var errTrailing = errors.New("there is more than one value")

// ParseTerms reads terms from JSON and refuses fields it does not know. What it
// returns may still have Problems.
func ParseTerms(data []byte) (Terms, error) {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	var t Terms
	if err := decoder.Decode(&t); err != nil {
		return Terms{}, fmt.Errorf("parse terms: %w", err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return Terms{}, fmt.Errorf("parse terms: %w", errTrailing)
	}
	return t, nil
}

// problems collects mistakes below a path.
type problems struct {
	list []Problem
}

func (p *problems) add(code, message string, path ...string) {
	p.list = append(p.list, Problem{Path: slices.Clone(path), Code: code, Message: message})
}

// Problems names every mistake in the terms, in the order of the fields; none
// means that they can be computed with.
func (t Terms) Problems() []Problem {
	p := &problems{list: []Problem{}}
	p.structure(t)
	if t.Conditions != nil {
		p.group(*t.Conditions, []string{"conditions"}, true)
	}
	p.limit(t.Limits.MaxCount, "maxCount")
	p.limit(t.Limits.MaxMonths, "maxMonths")
	p.bounds(t)
	if t.HoldDays != nil && *t.HoldDays < 0 {
		p.add(codeTooSmall, "The hold cannot be negative.", "holdDays")
	}
	if t.HoldDays != nil && *t.HoldDays > MaxHoldDays {
		p.add(codeTooLarge, "The hold is at most 3650 days.", "holdDays")
	}
	if t.ExclusiveGroup != "" {
		p.text(t.ExclusiveGroup, "exclusiveGroup")
	}
	p.caps(t.Caps)
	p.unit(t)
	p.bonusAlone(t)
	return p.list
}

// ProblemsFor names the Problems and those that depend on what the incentive is
// part of: its trigger, and the currency of the program.
func (t Terms) ProblemsFor(trigger string, program money.Currency) []Problem {
	p := &problems{list: t.Problems()}
	p.capCurrencies(t, program)
	if trigger == TriggerCommissionEarned {
		p.recruiter(t)
	}
	return p.list
}

// positive checks an amount that must be above 0 in a real currency.
func (p *problems) positive(m money.Money, path ...string) {
	p.amount(m, path...)
	if m.Sign() == 0 {
		p.add(codeTooSmall, "The amount must be above 0.", path...)
	}
}

// amount checks an amount that may be 0, in a real currency.
func (p *problems) amount(m money.Money, path ...string) {
	if !m.Currency.IsValid() {
		p.add(codeInvalid, "This is not an ISO 4217 currency code.", under(path, "currency")...)
	}
	if m.Sign() < 0 {
		p.add(codeTooSmall, "The amount cannot be negative.", path...)
	}
	if m.Minor > money.MaxMinor {
		p.add(codeTooLarge, "The amount is too large.", path...)
	}
}

// limit checks a limit per customer; 0 means none.
func (p *problems) limit(n int, field string) {
	if n < 0 {
		p.add(codeTooSmall, "The limit cannot be negative.", "limits", field)
	}
	if n > MaxLimit {
		p.add(codeTooLarge, "The limit is at most 1000000.", "limits", field)
	}
}

// text checks a word that must not be empty or endless.
func (p *problems) text(s string, path ...string) {
	if strings.TrimSpace(s) == "" {
		p.add(codeBlank, "This cannot be blank.", path...)
	}
	if len([]rune(s)) > MaxText {
		p.add(codeTooLong, "This is at most 200 characters long.", path...)
	}
}

// group checks a group and what is in it.
func (p *problems) group(c Condition, path []string, isRoot bool) {
	switch {
	case c.Match == "" && isRoot:
		p.add(codeBlank, "Say whether ALL or ANY of the conditions must hold.", under(path, "match")...)
	case c.Match != MatchAll && c.Match != MatchAny:
		p.add(codeInvalid, "A group wants ALL or ANY of its conditions.", under(path, "match")...)
	}
	if c.Attribute != "" || c.Operator != "" || len(c.Values) > 0 {
		p.add(codeInvalid, "A group has conditions and no comparison of its own.", path...)
	}
	switch {
	case len(c.Conditions) == 0:
		p.add(codeBlank, "A group needs at least one condition.", under(path, "conditions")...)
	case len(c.Conditions) > MaxListed:
		p.add(codeTooLarge, "A group has at most 100 conditions.", under(path, "conditions")...)
		return
	}
	for i, child := range c.Conditions {
		childPath := under(path, "conditions", strconv.Itoa(i))
		isGroup := child.Match != "" || len(child.Conditions) > 0
		switch {
		case isGroup && isRoot:
			p.group(child, childPath, false)
		case isGroup:
			p.add(codeInvalid, "A group inside a group holds comparisons only.", childPath...)
		default:
			p.comparison(child, childPath)
		}
	}
}

// comparison checks attribute, operator and values together.
func (p *problems) comparison(c Condition, path []string) {
	found, ok := findAttribute(c.Attribute)
	switch {
	case c.Attribute == "":
		p.add(codeBlank, "Say which attribute is compared.", under(path, "attribute")...)
	case !ok:
		p.add(codeInvalid, "There is no such attribute.", under(path, "attribute")...)
	case len([]rune(c.Attribute)) > MaxText:
		p.add(codeTooLong, "The attribute is at most 200 characters long.", under(path, "attribute")...)
	}
	isOperator := slices.Contains(Operator("").Values(), string(c.Operator))
	switch {
	case c.Operator == "":
		p.add(codeBlank, "Say how the attribute is compared.", under(path, "operator")...)
	case !isOperator:
		p.add(codeInvalid, "There is no such operator.", under(path, "operator")...)
	case ok && !found.kind.allows(c.Operator):
		p.add(codeInvalid, "The attribute cannot be compared in this way.", under(path, "operator")...)
	}
	isList := c.Operator == OperatorIn || c.Operator == OperatorNotIn
	switch {
	case len(c.Values) == 0:
		p.add(codeBlank, "Give a value to compare with.", under(path, "values")...)
	case len(c.Values) > 1 && !isList:
		p.add(codeTooLarge, "Only IN and NOT_IN take more than one value.", under(path, "values")...)
	case len(c.Values) > MaxListed:
		p.add(codeTooLarge, "A comparison has at most 100 values.", under(path, "values")...)
		return
	}
	if ok {
		p.values(c, found.kind, path)
	}
}

// values checks that each value is of the attribute's kind.
func (p *problems) values(c Condition, kind attributeKind, path []string) {
	for i, value := range c.Values {
		valuePath := under(path, "values", strconv.Itoa(i))
		p.text(value, valuePath...)
		_, isDecimal := decimal(value)
		switch {
		case strings.TrimSpace(value) == "":
		case (kind == kindNumber || c.Operator.orders()) && !isDecimal:
			p.add(codeInvalid, "This must be a plain number.", valuePath...)
		case kind == kindBoolean && value != "true" && value != "false":
			p.add(codeInvalid, "This must be true or false.", valuePath...)
		}
	}
}

// orders reports whether the operator compares numbers by size.
func (o Operator) orders() bool {
	return o == OperatorGT || o == OperatorGTE || o == OperatorLT || o == OperatorLTE
}

// allows reports whether values of this kind can be compared so: numbers by
// equality and size, text by equality and parts, true and false by equality.
func (k attributeKind) allows(o Operator) bool {
	isPart := o == OperatorStartsWith || o == OperatorEndsWith || o == OperatorContains
	isList := o == OperatorIn || o == OperatorNotIn
	switch k {
	case kindText:
		return !o.orders()
	case kindNumber:
		return !isPart
	case kindBoolean:
		return !o.orders() && !isPart && !isList
	case kindFree:
		// Metadata may be anything.
	}
	return true
}

// under returns path with more below it, never sharing memory with another.
func under(path []string, more ...string) []string {
	return append(slices.Clone(path), more...)
}
