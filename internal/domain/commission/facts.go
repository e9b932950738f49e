package commission

import (
	"time"

	"github.com/rapporthq/rapport/internal/domain/money"
)

// Input is everything one computation looks at. It is not changed.
type Input struct {
	// Conversion that may pay.
	Conversion Conversion
	// Customer of the conversion.
	Customer Customer
	// Settings of the program.
	Settings Settings
	// Enrollments that have credit, each with its own plan and facts; empty
	// for an unattributed conversion.
	Enrollments []Enrollment
	// History of earlier lines, as recorded before this conversion.
	History History
	// Location is the program's time zone, in which periods begin; nil is UTC.
	Location *time.Location
	// Totals recorded before this conversion, at least those that Needs names.
	Totals Totals
	// Kept are lines of this conversion that stand from an earlier decision
	// (§2.7). They are measured and not made again: History and Totals have
	// them, so that no limit stops them and no cap is charged for them twice.
	Kept []Kept
	// Refunds of the conversion recorded before it is computed, as when it is
	// decided again. Totals count what is left, and the lines are made whole: the
	// caller takes of them at once what was refunded (Reverse).
	Refunds Refunds
}

// Kept names a line that stands.
type Kept struct {
	// EnrollmentID that has it.
	EnrollmentID string
	// IncentiveKey it was paid by.
	IncentiveKey string
	// Group of alternatives that it was chosen from; empty if none.
	Group string
}

// Conversion is the fact that may pay. All amounts are in Amount's currency and
// not negative.
type Conversion struct {
	// Type is the event type's key.
	Type string
	// OccurredAt is when it happened.
	OccurredAt time.Time
	// Amount after discount.
	Amount money.Money
	// TaxMinor is the tax inside Amount, 0 if none was given.
	TaxMinor int64
	// ShippingMinor is the shipping inside Amount, 0 if none was given.
	ShippingMinor int64
	// ProgramAmount is Amount in the program's currency, converted when the
	// conversion was recorded; nil if there was no rate.
	ProgramAmount *money.Money
	// Rate is by what ProgramAmount was converted; empty if nothing was.
	Rate RateGiven
	// Items of the conversion, empty if none were given.
	Items []Item
	// Metadata of the conversion.
	Metadata map[string]string
	// Sequence is 1 for the customer's first conversion of this type.
	Sequence int
}

// Item is one line of what was bought.
type Item struct {
	// ProductID is the vendor's id, empty if unknown.
	ProductID string
	// Category is the vendor's word, empty if unknown.
	Category string
	// Quantity is how many, at least 1. It is kept, and no rule looks at it.
	Quantity int
	// AmountMinor is the amount of the whole line, quantity included.
	AmountMinor int64
}

// Customer is the referred person or company. Empty fields are unknown.
type Customer struct {
	// ID of the customer; limits count by it.
	ID string
	// Country is an ISO 3166 code.
	Country string
	// IsNew: the customer has no earlier conversion.
	IsNew bool
	// AgeMonths is how many whole months the customer has been known; nil if
	// that is not known.
	AgeMonths *int
	// Metadata of the customer.
	Metadata map[string]string
}

// Enrollment is one that has credit in the conversion, with the plan version
// that prices it.
type Enrollment struct {
	// ID of the enrollment.
	ID string
	// Credit is its share, above 0.
	Credit money.PPM
	// PlanID is the plan that ResolvePlan chose.
	PlanID string
	// PlanVersionID is the version that EffectiveVersion chose.
	PlanVersionID string
	// Incentives of that version, in any order.
	Incentives []Incentive
	// Partner behind the enrollment.
	Partner Partner
	// Referral of the customer brought by this enrollment; nil if none.
	Referral *Referral
	// Link of the touch that earned the credit; nil if it was no link.
	Link *Link
}

// Partner is what conditions may ask about the partner, as of the conversion.
// Empty fields are unknown.
type Partner struct {
	// Country is an ISO 3166 code.
	Country string `json:"country,omitempty"`
	// Type of partner.
	Type string `json:"type,omitempty"`
	// Tier is the key of the tier.
	Tier string `json:"tier,omitempty"`
	// Group is the key of the group.
	Group string `json:"group,omitempty"`
	// Tags of the partner.
	Tags []string `json:"tags,omitempty"`
}

// Referral is what conditions may ask about the pipeline.
type Referral struct {
	// Source of the referral.
	Source string `json:"source,omitempty"`
	// Stage is the key of its stage.
	Stage string `json:"stage,omitempty"`
}

// Link is what conditions may ask about the link.
type Link struct {
	// ID of the link.
	ID string
	// Subs are sub1 to sub5 of the click, in that order; empty ones are unknown.
	Subs [5]string
}

// Settings are the program's.
type Settings struct {
	// Currency of the program.
	Currency money.Currency `json:"currency"`
	// ExcludeTax: commissions are not paid on tax.
	ExcludeTax bool `json:"excludeTax"`
	// ExcludeShipping: commissions are not paid on shipping.
	ExcludeShipping bool `json:"excludeShipping"`
	// HoldDays is the program's hold, not negative.
	HoldDays int `json:"holdDays"`
}

// History holds the totals of what was recorded before. A key that is missing
// has no past.
type History map[HistoryKey]Past

// HistoryKey is what limits count by (§3.6).
type HistoryKey struct {
	// IncentiveKey is Incentive.Key, the same in all versions.
	IncentiveKey string
	// CustomerID is Customer.ID.
	CustomerID string
	// EnrollmentID is Enrollment.ID.
	EnrollmentID string
}

// Past is what one customer brought under one incentive.
type Past struct {
	// Counted lines of one enrollment: amount above 0 and not fully reversed.
	Counted int
	// FirstAt is the earliest occurredAt of a conversion of the customer that earned
	// anybody a line above 0, reversed or not; nil if there is none.
	FirstAt *time.Time
}
