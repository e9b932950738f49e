// Package payout says who can be paid how much and when, who cannot and why
// (rules §8), and which moves a run and a payout may make. It must not send,
// store or read anything: amounts, rows, methods and instants come in as values.
package payout

import (
	"time"

	"github.com/rapporthq/rapport/internal/domain/money"
)

// RowState is the state of a commission that is not paid yet, as far as a plan
// needs it. The words are those of the commission's own status.
type RowState string

// The states a plan looks at. Rows in any other state are passed over.
const (
	RowPending  RowState = "PENDING"
	RowApproved RowState = "APPROVED"
	RowOnHold   RowState = "ON_HOLD"
)

// Candidate is one commission row that may be paid now or later. Rows that are
// not yet payable are welcome: they tell on which day a refusal may change.
type Candidate struct {
	CommissionID string
	EnrollmentID string
	// Amount is negative for a reversal and may be 0.
	Amount money.Money
	State  RowState
	// ReleaseAt is the end of the hold.
	ReleaseAt time.Time
	// LivePayoutID is the live payout that has the row already, or empty.
	LivePayoutID string
}

// Minimums is the smallest sum worth paying, in minor units, by currency. A
// currency that is absent has no minimum here and the next wider setting
// decides; absent everywhere, or 0, means that any sum above 0 is paid.
type Minimums map[money.Currency]int64

// MethodKind is how money reaches a partner.
type MethodKind string

// Manual is a bank transfer made by a person from the run's bank file.
const Manual MethodKind = "MANUAL"

// Values lists every kind, for the schema.
func (MethodKind) Values() []string { return []string{string(Manual)} }

// Enrollment is what decides whether one partner can be paid in a program.
type Enrollment struct {
	ID string
	// Minimums are the enrollment's own, GroupMinimums its group's.
	Minimums      Minimums
	GroupMinimums Minimums
	// Methods is the id of the payout method to use, by currency.
	Methods map[money.Currency]string
	// Banned, NeedsTaxForm and InFraudReview each block every payout.
	Banned        bool
	NeedsTaxForm  bool
	InFraudReview bool
}

// Policy is the program's side of a plan.
type Policy struct {
	// Location is the program's time zone, in which days are told; nil is UTC.
	Location *time.Location
	// DayOfMonth is the day of each month on which payouts are cut off, 1 to
	// 31; a month that is too short uses its last day.
	DayOfMonth int
	// Minimums are the program's.
	Minimums Minimums
	// ManualApproval says that a person approves commissions, so that the end
	// of a hold alone makes nothing payable.
	ManualApproval bool
	// Enrollments by id. A row of an enrollment that is missing here is not
	// paid: NO_METHOD.
	Enrollments map[string]Enrollment
}

// Reason is why an enrollment is left out of a run.
type Reason string

// The reasons, most decisive first: the first that holds is the one given.
const (
	ReasonBanned          Reason = "BANNED"
	ReasonFraudReview     Reason = "FRAUD_REVIEW"
	ReasonTaxForm         Reason = "TAX_FORM_REQUIRED"
	ReasonHeld            Reason = "HELD"
	ReasonNegativeBalance Reason = "NEGATIVE_BALANCE"
	ReasonNothingDue      Reason = "NOTHING_DUE"
	ReasonBelowMinimum    Reason = "BELOW_MINIMUM"
	ReasonNoMethod        Reason = "NO_METHOD"
)

// Values lists every reason, for the schema.
func (Reason) Values() []string {
	return []string{
		string(ReasonBanned), string(ReasonFraudReview), string(ReasonTaxForm), string(ReasonHeld),
		string(ReasonNegativeBalance), string(ReasonNothingDue), string(ReasonBelowMinimum), string(ReasonNoMethod),
	}
}
