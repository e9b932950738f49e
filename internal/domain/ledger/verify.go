package ledger

import (
	"github.com/rapporthq/rapport/internal/domain/money"
)

// PayoutState is the state of a payout; the words are those of payout.Status.
type PayoutState string

// The states of a payout.
const (
	PayoutDraft      PayoutState = "DRAFT"
	PayoutApproved   PayoutState = "APPROVED"
	PayoutProcessing PayoutState = "PROCESSING"
	PayoutPaid       PayoutState = "PAID"
	PayoutFailed     PayoutState = "FAILED"
	PayoutCancelled  PayoutState = "CANCELLED"
)

// Payout is what the ledger needs to know of a payout.
type Payout struct {
	ID     string
	State  PayoutState
	Amount money.Money
}

// Code says which invariant is broken.
type Code string

// The invariants of rules §5, as their opposites.
const (
	// BadTransaction: it could not have been written by NewTransaction.
	BadTransaction Code = "BAD_TRANSACTION"
	// DuplicateKey: two transactions have one key.
	DuplicateKey Code = "DUPLICATE_KEY"
	// CurrencyNotZero: the accounts of a program and currency do not sum to zero.
	CurrencyNotZero Code = "CURRENCY_NOT_ZERO"
	// AccountDiffers: an account is not the sum of its commissions in that state.
	AccountDiffers Code = "ACCOUNT_DIFFERS"
	// CommissionDiffers: the postings of a commission leave it elsewhere than
	// its state says.
	CommissionDiffers Code = "COMMISSION_DIFFERS"
	// CommissionUnknown: a transaction for a commission that does not exist.
	CommissionUnknown Code = "COMMISSION_UNKNOWN"
	// CommissionUnposted: a commission with an amount and without postings.
	CommissionUnposted Code = "COMMISSION_UNPOSTED"
	// CommissionPosted: a commission of amount 0, or of something else than
	// money, with postings.
	CommissionPosted Code = "COMMISSION_POSTED"
	// BadCommission: a commission whose state, hold, payout and unit do not fit.
	BadCommission Code = "BAD_COMMISSION"
	// PayoutUnknown: a transaction or commission for a payout that does not exist.
	PayoutUnknown Code = "PAYOUT_UNKNOWN"
	// PayoutUnposted: a payout with an amount and without postings.
	PayoutUnposted Code = "PAYOUT_UNPOSTED"
	// PayoutDiffers: the postings of a payout are not what its state and amount say.
	PayoutDiffers Code = "PAYOUT_DIFFERS"
)

// Violation is one broken invariant.
type Violation struct {
	Code Code
	// Row names what is wrong: the id of a commission or payout, the key of a
	// transaction or account, or "<program>:<currency>".
	Row string
	// Detail is a sentence with the amounts, in minor units.
	Detail string
}
