package ledger

import "github.com/rapporthq/rapport/internal/domain/money"

// State is where a commission is in its life (rules §4). The words are those
// of the commission's own status.
type State string

// The states of a commission.
const (
	StatePending  State = "PENDING"
	StateApproved State = "APPROVED"
	StateInPayout State = "IN_PAYOUT"
	StatePaid     State = "PAID"
	StateOnHold   State = "ON_HOLD"
	StateRejected State = "REJECTED"
	StateReversed State = "REVERSED"
)

// Commission is what the ledger needs to know of a commission row, as it is
// before the move.
type Commission struct {
	ID           string
	ProgramID    string
	EnrollmentID string
	// Amount never changes; it is negative for a reversal and may be 0.
	Amount money.Money
	State  State
	// HeldFrom is PENDING or APPROVED when State is ON_HOLD; else empty.
	HeldFrom State
	// PayoutID is the payout the row is in, when IN_PAYOUT or PAID; else empty.
	// Verify wants the payout of the row's live line whatever the state, so that
	// a row that is in a payout and should not be is found.
	PayoutID string
	// IsUnit says that the row gives something else than money: its amount is 0,
	// it makes no postings and is in no payout.
	IsUnit bool
}
