package commission

// Condition is a node of the tree in Terms (§3.3): a group of conditions, or a
// comparison of one attribute. The root is a group; a group inside it holds
// comparisons only.
type Condition struct {
	// Match makes the node a group.
	Match Match `json:"match,omitempty"`
	// Conditions of the group.
	Conditions []Condition `json:"conditions,omitempty"`
	// Attribute that a comparison looks at, from the closed list.
	Attribute string `json:"attribute,omitempty"`
	// Operator of the comparison.
	Operator Operator `json:"operator,omitempty"`
	// Values to compare with: exactly one, except for IN and NOT_IN.
	Values []string `json:"values,omitempty"`
}

// Match says how many of a group's conditions must hold.
type Match string

// The groups.
const (
	// MatchAll: every one.
	MatchAll Match = "ALL"
	// MatchAny: at least one.
	MatchAny Match = "ANY"
)

// Values lists the groups.
func (Match) Values() []string { return []string{string(MatchAll), string(MatchAny)} }

// Operator compares what an attribute is with what a condition names.
type Operator string

// The operators. Numbers are compared as exact decimals, text as it is written.
const (
	// OperatorEQ: is equal.
	OperatorEQ Operator = "EQ"
	// OperatorNE: is there and not equal.
	OperatorNE Operator = "NE"
	// OperatorIn: equals one of the values.
	OperatorIn Operator = "IN"
	// OperatorNotIn: is there and equals none of the values.
	OperatorNotIn Operator = "NOT_IN"
	// OperatorGT: a number above.
	OperatorGT Operator = "GT"
	// OperatorGTE: a number not below.
	OperatorGTE Operator = "GTE"
	// OperatorLT: a number below.
	OperatorLT Operator = "LT"
	// OperatorLTE: a number not above.
	OperatorLTE Operator = "LTE"
	// OperatorStartsWith: text that begins so.
	OperatorStartsWith Operator = "STARTS_WITH"
	// OperatorEndsWith: text that ends so.
	OperatorEndsWith Operator = "ENDS_WITH"
	// OperatorContains: text that has it somewhere.
	OperatorContains Operator = "CONTAINS"
)

// Values lists the operators.
func (Operator) Values() []string {
	return []string{
		string(OperatorEQ), string(OperatorNE), string(OperatorIn), string(OperatorNotIn),
		string(OperatorGT), string(OperatorGTE), string(OperatorLT), string(OperatorLTE),
		string(OperatorStartsWith), string(OperatorEndsWith), string(OperatorContains),
	}
}
