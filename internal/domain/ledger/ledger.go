// Package ledger says which postings a business move makes (rules §5): double
// entry, append-only, money only. It decides nothing about credit or worth, it
// stores nothing, and it knows commissions and payouts only as the few values
// that a posting needs. Non-cash rewards never come here.
//
// A posting moves a positive amount from one account to another, so that an
// unbalanced book cannot be expressed. The accounts, each per program and
// currency:
//
//	Kind     One per     Its balance is
//	BRAND    program     minus the sum of all other accounts: what the vendor has promised and not taken back
//	PENDING  enrollment  the sum of the rows that are PENDING, or ON_HOLD from there
//	PAYABLE  enrollment  the sum of the rows that are APPROVED, or ON_HOLD from there
//	TRANSIT  payout      the sum of the rows that are IN_PAYOUT; 0 once the payout is settled
//	WORLD    program     the sum of the rows that are PAID: money that left
//
// The moves. A row that is APPROVED from the start is earned through PENDING into
// PAYABLE by one transaction. A row with a negative amount makes the same postings, reversed; a
// row of amount 0 makes none.
//
//	Move      From     To       Key
//	Earned    BRAND    PENDING  commission:<id>:earned
//	Approved  PENDING  PAYABLE  commission:<id>:approved
//	InPayout  PAYABLE  TRANSIT  commission:<id>:in_payout:<payout>
//	Paid      TRANSIT  WORLD    commission:<id>:paid:<payout>
//	Returned  TRANSIT  PAYABLE  commission:<id>:returned:<payout>
//	Rejected  where it lies (PENDING or PAYABLE)  BRAND  commission:<id>:rejected
//	Reversed  where it lies (PENDING or PAYABLE)  BRAND  commission:<id>:reversed
//
// A row enters its payout (InPayout) when the payout is drafted, so that a
// payout's transit account holds the payout's amount from its first moment.
//
// Being held and being released post nothing: a row that is ON_HOLD stays in
// the account it was held in, PENDING or PAYABLE, and Commission.HeldFrom says
// which. It is released to the state it was held from; one held while PENDING
// may be approved at its release.
//
// A refund makes a new negative row, it does not move the old one. When nothing
// is left of a commission before payment, the original and all its negative
// rows become REVERSED together, each with its own transaction; reversing one
// without the others would leave a debt that nobody has.
package ledger

import "errors"

// The errors of this package, wrapped with the key or id at fault. All of them
// are bugs of the caller, never something a person did.
var (
	// ErrNoKey means a transaction without key or commission.
	ErrNoKey = errors.New("transaction has no key or no commission")
	// ErrEmpty means a transaction without postings.
	ErrEmpty = errors.New("transaction has no postings")
	// ErrNotPositive means a posting of 0 or less.
	ErrNotPositive = errors.New("posting does not move a positive amount")
	// ErrMixed means a posting between currencies or programs, or of another
	// currency than its transaction.
	ErrMixed = errors.New("posting mixes currencies or programs")
	// ErrSameAccount means a posting from an account to itself.
	ErrSameAccount = errors.New("posting stays in one account")
	// ErrBadAccount means an account without what its kind needs, or with more.
	ErrBadAccount = errors.New("account is malformed")
	// ErrWrongState means that the row cannot make this move from its state.
	ErrWrongState = errors.New("commission is not in a state for this move")
)
