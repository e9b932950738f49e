package commission

import (
	"cmp"
	"slices"
	"strings"
)

// evaluate tests the tree against the facts. With comparisons of items in it,
// the tree is tested once per item, and it holds if it holds for one of them;
// the items for which it does are returned and become the base (§3.2). isOfItems
// says whether the tree chose among items.
func evaluate(root Condition, s scope) (seen ConditionSeen, items []Item, isOfItems bool) {
	all := s.in.Conversion.Items
	if !looksAtItems(root) || len(all) == 0 {
		return test(root, s), nil, false
	}
	for i := range all {
		s.item = &all[i]
		result := test(root, s)
		if result.Holds {
			items = append(items, all[i])
		}
		if i == 0 {
			seen = result
			continue
		}
		merge(&seen, result)
	}
	return seen, items, true
}

// looksAtItems reports whether a comparison in the tree is about items.
func looksAtItems(c Condition) bool {
	if c.Match != "" {
		return slices.ContainsFunc(c.Conditions, looksAtItems)
	}
	found, ok := findAttribute(c.Attribute)
	return ok && found.ofItem
}

// merge adds what another item showed: every value seen, and whether the node
// held for any item.
func merge(into *ConditionSeen, other ConditionSeen) {
	into.Holds = into.Holds || other.Holds
	for _, value := range other.Seen {
		if !slices.Contains(into.Seen, value) {
			into.Seen = append(into.Seen, value)
		}
	}
	for i := range into.Conditions {
		merge(&into.Conditions[i], other.Conditions[i])
	}
}

// test tests one node. Every branch is tested, even when the verdict is clear,
// so that the explanation shows all.
func test(c Condition, s scope) ConditionSeen {
	if c.Match == "" {
		return compare(c, s)
	}
	seen := ConditionSeen{Match: c.Match, Holds: c.Match == MatchAll}
	for _, child := range c.Conditions {
		result := test(child, s)
		seen.Conditions = append(seen.Conditions, result)
		if c.Match == MatchAll {
			seen.Holds = seen.Holds && result.Holds
		} else {
			seen.Holds = seen.Holds || result.Holds
		}
	}
	return seen
}

// compare tests one comparison. A missing attribute makes it false, whatever the
// operator. Of an attribute with several values (tags) one must match; NE and
// NOT_IN want that none does.
func compare(c Condition, s scope) ConditionSeen {
	seen := ConditionSeen{Attribute: c.Attribute, Operator: c.Operator, Values: c.Values}
	found, ok := findAttribute(c.Attribute)
	if !ok {
		return seen
	}
	// A copy: merge appends to it, and tags belong to the caller.
	seen.Seen = slices.Clone(found.see(s))
	if len(seen.Seen) == 0 {
		return seen
	}
	isMatch := func(value string) bool {
		return slices.ContainsFunc(c.Values, func(wanted string) bool { return matches(found.kind, c.Operator, value, wanted) })
	}
	isAny := slices.ContainsFunc(seen.Seen, isMatch)
	if c.Operator == OperatorNE || c.Operator == OperatorNotIn {
		seen.Holds = !isAny
		return seen
	}
	seen.Holds = isAny
	return seen
}

// matches compares one value seen with one value wanted; NE and NOT_IN are left
// to the caller to negate.
func matches(kind attributeKind, operator Operator, value, wanted string) bool {
	switch operator {
	case OperatorEQ, OperatorNE, OperatorIn, OperatorNotIn:
		if kind == kindNumber {
			return order(value, wanted, func(sign int) bool { return sign == 0 })
		}
		return value == wanted
	case OperatorGT:
		return order(value, wanted, func(sign int) bool { return sign > 0 })
	case OperatorGTE:
		return order(value, wanted, func(sign int) bool { return sign >= 0 })
	case OperatorLT:
		return order(value, wanted, func(sign int) bool { return sign < 0 })
	case OperatorLTE:
		return order(value, wanted, func(sign int) bool { return sign <= 0 })
	case OperatorStartsWith:
		return strings.HasPrefix(value, wanted)
	case OperatorEndsWith:
		return strings.HasSuffix(value, wanted)
	case OperatorContains:
		return strings.Contains(value, wanted)
	default:
		return false
	}
}

// order compares two decimals; what is no decimal is in no order.
func order(value, wanted string, isRight func(sign int) bool) bool {
	a, okA := decimal(value)
	b, okB := decimal(wanted)
	return okA && okB && isRight(a.compare(b))
}

// maxDecimal bounds the length of a decimal; no amount needs more.
const maxDecimal = 40

// digits is a plain decimal: whole without zeros in front, fraction without
// zeros behind. Nothing is computed with it, so it stays text.
type digits struct {
	isNegative      bool
	whole, fraction string
}

// decimal reads a plain decimal: an optional minus, digits, and optionally a
// point and digits. Exponents and fractions are none.
func decimal(text string) (digits, bool) {
	body, isNegative := strings.CutPrefix(text, "-")
	whole, fraction, hasPoint := strings.Cut(body, ".")
	if len(text) > maxDecimal || whole == "" || (hasPoint && fraction == "") || !isDigits(whole) || !isDigits(fraction) {
		return digits{}, false
	}
	d := digits{isNegative, strings.TrimLeft(whole, "0"), strings.TrimRight(fraction, "0")}
	if d.whole == "" && d.fraction == "" {
		d.isNegative = false
	}
	return d, true
}

func isDigits(text string) bool {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return true
}

// compare returns -1, 0 or 1, exactly.
func (d digits) compare(o digits) int {
	switch {
	case d.isNegative && !o.isNegative:
		return -1
	case o.isNegative && !d.isNegative:
		return 1
	case d.isNegative:
		d, o = o, d
	}
	return cmp.Or(cmp.Compare(len(d.whole), len(o.whole)), strings.Compare(d.whole, o.whole), strings.Compare(d.fraction, o.fraction))
}
