package commission

import (
	"time"

	"github.com/rapporthq/rapport/internal/domain/money"
)

// TopUpInput is what a Rise asks for.
type TopUpInput struct {
	// Rise as the line that caused it has it.
	Rise Rise
	// EnrollmentID is whose total rose.
	EnrollmentID string
	// PlanID is the plan of the conversion that caused it.
	PlanID string
	// PlanVersionID is the version that prices it.
	PlanVersionID string
	// Incentive in that version.
	Incentive Incentive
	// Hold of the line that caused it; top-ups have the same.
	Hold Hold
	// Settings of the program.
	Settings Settings
	// Location is the program's time zone; nil is UTC.
	Location *time.Location
	// Totals recorded before, the line that caused it included.
	Totals Totals
	// Earlier conversions of the period that qualified, in the order recorded,
	// without the one that caused it and without those whose lines were rejected
	// or withdrawn.
	Earlier []Earlier
}

// Earlier is a conversion that qualified before a total rose.
type Earlier struct {
	// ConversionID is which one.
	ConversionID string
	// CustomerID of it; caps count by it.
	CustomerID string
	// OccurredAt is when it happened; caps count by it.
	OccurredAt time.Time
	// ProgramAmount is its amount in the program's currency; nil without a rate.
	ProgramAmount *money.Money
	// Refunds so far; Refundable is its amount.
	Refunds Refunds
	// Base as the explanation of its line has it.
	Base Base
	// Credit of the enrollment in it.
	Credit money.PPM
	// Lines is the sum of its lines of this incentive and enrollment so far,
	// top-ups and reversals included.
	Lines money.Money
}

// NeedsTopUp lists the totals that TopUps will look at, each once.
func NeedsTopUp(in TopUpInput) []TotalKey {
	return nil
}

// TopUps makes the lines that a rise into a higher bracket gives to earlier
// conversions (§3.4).
func TopUps(in TopUpInput) []Line {
	return nil
}
