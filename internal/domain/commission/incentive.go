// Package commission answers what a credit is worth: it matches the incentives
// of a plan version against the facts of a conversion, computes each line
// exactly and rounds once, explains every step, and takes lines back when money
// is refunded. It is pure. It must not decide who gets credit
// (domain/attribution does) and must not post or store anything.
//
// Paragraphs (§) are those of the rules in docs/rules.md.
package commission

import "github.com/rapporthq/rapport/internal/domain/money"

// Incentive is one rule that pays, as part of an immutable plan version.
type Incentive struct {
	// ID is the row of this version.
	ID string `json:"id"`
	// Key is the same in every version of the plan; limits count by it.
	Key string `json:"key"`
	// Name is for people.
	Name string `json:"name"`
	// Position orders the incentives of a version, smallest first.
	Position int `json:"position"`
	// Trigger is the key of the event type that sets it off.
	Trigger string `json:"trigger"`
	// Terms are what it pays and when.
	Terms Terms `json:"terms"`
}

// Terms are what an incentive pays, and under which conditions. They are kept
// as JSON; the tags are stable. A draft may hold any nonsense: Problems names
// it, and only Terms without problems may be computed with.
type Terms struct {
	// Structure is how the full amount is found.
	Structure Structure `json:"structure"`
	// Conditions must hold; nil means always.
	Conditions *Condition `json:"conditions,omitempty"`
	// Limits per customer.
	Limits Limits `json:"limits"`
	// Min is the least one conversion pays at full credit, if it pays at all.
	Min *money.Money `json:"min,omitempty"`
	// Max is the most one conversion pays at full credit.
	Max *money.Money `json:"max,omitempty"`
	// HoldDays overrides the program's hold; nil means the program's.
	HoldDays *int `json:"holdDays,omitempty"`
	// ExclusiveGroup names a set of alternatives of which one pays; empty
	// means that the incentive adds to all others.
	ExclusiveGroup string `json:"exclusiveGroup,omitempty"`
	// Caps bound what is paid in total.
	Caps Caps `json:"caps,omitzero"`
	// Unit makes it give something else than money: FLAT without an amount. Nil
	// is money.
	Unit *Unit `json:"unit,omitempty"`
}

// StructureKind says how an incentive pays.
type StructureKind string

// The structures.
const (
	// StructureFlat pays a fixed amount in its own currency.
	StructureFlat StructureKind = "FLAT"
	// StructurePercent pays a percentage of the base, in the conversion's
	// currency.
	StructurePercent StructureKind = "PERCENT"
	// StructureBrackets pays by how much was measured in a period.
	StructureBrackets StructureKind = "BRACKETS"
	// StructureBonus pays when what was measured in a period reaches a
	// threshold.
	StructureBonus StructureKind = "BONUS"
)

// TriggerCommissionEarned is the trigger of incentives for recruiters: a
// commission of the recruited enrollment, not a conversion (§3.8).
const TriggerCommissionEarned = "COMMISSION_EARNED"

// Values lists the structures.
func (StructureKind) Values() []string {
	return []string{string(StructureFlat), string(StructurePercent), string(StructureBrackets), string(StructureBonus)}
}

// Structure is how the full amount is found (§3.1).
type Structure struct {
	// Kind of structure; it says which of the other fields counts.
	Kind StructureKind `json:"kind"`
	// Flat is the amount of FLAT, above 0; nil otherwise, and if a Unit is given.
	Flat *money.Money `json:"flat,omitempty"`
	// Rate is the percentage of PERCENT, above 0 and up to 100 %; 0 otherwise.
	Rate money.Rate `json:"rate,omitempty"`
	// Brackets of BRACKETS; nil otherwise.
	Brackets *Brackets `json:"brackets,omitempty"`
	// Bonus of BONUS; nil otherwise.
	Bonus *Bonus `json:"bonus,omitempty"`
}

// Limits bound what one customer brings (§3.6). 0 and false mean no limit.
type Limits struct {
	// FirstOnly pays only the first commission.
	FirstOnly bool `json:"firstOnly,omitempty"`
	// MaxCount pays at most so many commissions.
	MaxCount int `json:"maxCount,omitempty"`
	// MaxMonths pays while less than so many calendar months have passed since
	// the customer's first commission.
	MaxMonths int `json:"maxMonths,omitempty"`
}
