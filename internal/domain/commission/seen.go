package commission

import (
	"time"

	"github.com/rapporthq/rapport/internal/domain/money"
)

// TotalSeen is what was measured for BRACKETS or BONUS.
type TotalSeen struct {
	// Measure says what Before and After count.
	Measure Measure `json:"measure"`
	// Period as Period.Key gives it.
	Period string `json:"period"`
	// Before is the total before the conversion, net of refunds.
	Before int64 `json:"before"`
	// After is Before and what the conversion adds, net of its own refunds.
	After int64 `json:"after"`
	// Count is 1: what it adds to a count.
	Count int64 `json:"count"`
	// Minor is what it adds to revenue: base × credit in the program's currency,
	// rounded.
	Minor int64 `json:"minor"`
	// Exact is Minor before rounding; nil without a rate.
	Exact *Exact `json:"exact,omitempty"`
	// Kept is the part of the conversion that had not been refunded when it was
	// decided, as a fraction of one: it adds only that of Minor, and its Count
	// while something is kept. Empty is all.
	Kept string `json:"kept,omitempty"`
	// Reason is NO_RATE if the revenue counts 0 because there is no rate.
	Reason Reason `json:"reason,omitempty"`
	// LastAt is the latest conversion counted before.
	LastAt *time.Time `json:"lastAt,omitempty"`
	// PlacedLast: the conversion occurred before LastAt and is counted after it
	// all the same.
	PlacedLast bool `json:"placedLast,omitempty"`
}

// SliceSeen is one bracket's part in the full amount.
type SliceSeen struct {
	// Bracket is its index in the structure.
	Bracket int `json:"bracket"`
	// From is where the stretch begins, excluded.
	From int64 `json:"from"`
	// To is where the stretch ends, included. From equals To if the conversion
	// adds nothing to the total; the bracket then pays all of it.
	To int64 `json:"to"`
	// Flat is what the bracket pays; nil for a percentage.
	Flat *money.Money `json:"flat,omitempty"`
	// Rate is what the bracket pays; 0 for a fixed amount.
	Rate money.Rate `json:"rate,omitempty"`
	// Amount of the slice at full credit, exact.
	Amount Exact `json:"amount"`
}

// CapSeen is one cap and what it did.
type CapSeen struct {
	// Kind of cap.
	Kind CapKind `json:"kind"`
	// Cap as the terms have it.
	Cap money.Money `json:"cap"`
	// Period as Period.Key gives it; empty for a customer.
	Period string `json:"period,omitempty"`
	// Before is the sum of the lines before this one, in the program's currency.
	Before money.Money `json:"before"`
	// Headroom is what was left, in the line's currency, not negative; nil
	// without a rate.
	Headroom *Exact `json:"headroom,omitempty"`
	// Cut is by how much the line was clamped, in its currency; 0 if it was not.
	Cut money.Money `json:"cut"`
	// Reason is NO_RATE if the cap could not be compared and was not applied.
	Reason Reason `json:"reason,omitempty"`
}

// BonusSeen is a threshold of a bonus.
type BonusSeen struct {
	// At is the threshold that was reached, or, of what was not paid, the next
	// one.
	At int64 `json:"at"`
	// Repeats reports that it is a multiple of Bonus.Every.
	Repeats bool `json:"repeats,omitempty"`
	// Amount it pays.
	Amount money.Money `json:"amount"`
	// Reached reports whether the total is at least At.
	Reached bool `json:"reached"`
}

// TopUpSeen is how the difference to a higher bracket was found (§3.4).
type TopUpSeen struct {
	// From is the index of the bracket before.
	From int `json:"from"`
	// To is the index of the bracket now.
	To int `json:"to"`
	// Refundable is the earlier conversion's amount.
	Refundable money.Money `json:"refundable"`
	// Refunded of it so far.
	Refunded money.Money `json:"refunded"`
	// Kept is the part that was not refunded, as a fraction of one.
	Kept string `json:"kept"`
	// Earns is what it earns in the bracket now, net of refunds, rounded.
	Earns money.Money `json:"earns"`
	// Before is the sum of its lines so far, reversals included: in their currency,
	// or in that of Earns if they have several.
	Before money.Money `json:"before"`
	// Difference is Earns - Before in the currency of Earns, before caps.
	Difference money.Money `json:"difference"`
}

// RecruitSeen is the commission of which a recruiter gets a part (§3.8).
type RecruitSeen struct {
	// CommissionID of the recruited enrollment's commission.
	CommissionID string `json:"commissionId"`
	// EnrollmentID is the recruited one.
	EnrollmentID string `json:"enrollmentId"`
	// Kind of the commission.
	Kind Kind `json:"kind"`
	// Amount of the commission.
	Amount money.Money `json:"amount"`
}

// UnitSeen is how a quantity was found.
type UnitSeen struct {
	// Unit at full credit.
	Unit Unit `json:"unit"`
	// Exact quantity at the enrollment's credit, as a fraction such as "5/2".
	Exact string `json:"exact"`
	// Quantity is Exact, rounded half away from zero.
	Quantity int64 `json:"quantity"`
}

// RateSeen is the one rate by which amounts are converted: that of the
// conversion itself.
type RateSeen struct {
	// Amount of the conversion.
	Amount money.Money `json:"amount"`
	// InProgram is the same in the program's currency.
	InProgram money.Money `json:"inProgram"`
	RateGiven
}

// RateGiven is a rate as it was given.
type RateGiven struct {
	// Rate is units of the program's currency for one unit of the conversion's, as
	// decimal text; empty for what was computed before it was kept.
	Rate string `json:"rate,omitempty"`
	// Day of the rate, "2026-01-31": that of the conversion, or the latest before.
	Day string `json:"day,omitempty"`
	// Source of the rate.
	Source string `json:"source,omitempty"`
}
