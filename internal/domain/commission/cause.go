package commission

import "strings"

// CauseCode says from what a change of state followed that no person gave a reason
// for.
type CauseCode string

// The causes.
const (
	// CauseDisputed: the customer disputes the payment of the conversion.
	CauseDisputed CauseCode = "DISPUTED"
	// CauseRecruitedHeld: the commission that it is a part of is ON_HOLD.
	CauseRecruitedHeld CauseCode = "RECRUITED_HELD"
	// CauseRecruitedRejected: the commission that it is a part of was rejected.
	CauseRecruitedRejected CauseCode = "RECRUITED_REJECTED"
	// CauseInReview: something about the conversion is being checked.
	CauseInReview CauseCode = "IN_REVIEW"
	// CauseFraud: a review found that the conversion breaks the rules of the program.
	CauseFraud CauseCode = "RULES_BROKEN"
	// CauseRunCancelled: the payout run in which it was is cancelled.
	CauseRunCancelled CauseCode = "RUN_CANCELLED"
)

// causeMark begins a cause where reasons are kept. What people give as a reason is
// trimmed, so that none of theirs begins so, whatever they type.
const causeMark = "\t"

// What is kept as the reason of what followed from something else. Of a part whose
// commission was stopped or refused a recruiter reads no more (rules §3.8): why is
// between the vendor and the recruited partner. By these the rows are found that
// were stopped.
const (
	ReasonRecruitedHeld     = causeMark + string(CauseRecruitedHeld)
	ReasonRecruitedRejected = causeMark + string(CauseRecruitedRejected)
	ReasonInReview          = causeMark + string(CauseInReview)
	ReasonFraud             = causeMark + string(CauseFraud)
	ReasonRunCancelled      = causeMark + string(CauseRunCancelled)
)

// ReasonDisputed is what is kept as the reason of rows that a dispute stops, by the
// payment provider's id of it.
func ReasonDisputed(externalID string) string {
	return causeMark + string(CauseDisputed) + " " + externalID
}

// Cause is from what a change of state followed.
type Cause struct {
	Code CauseCode
	// ExternalID is nil unless the code is DISPUTED.
	ExternalID *string
}

// CauseOf reads what is kept as a reason: a cause, or nil and what a person said,
// which may be nothing.
func CauseOf(reason string) (cause *Cause, said string) {
	kept, isCause := strings.CutPrefix(reason, causeMark)
	if !isCause {
		return nil, reason
	}
	code, externalID, has := strings.Cut(kept, " ")
	cause = &Cause{Code: CauseCode(code)}
	if has {
		cause.ExternalID = &externalID
	}
	return cause, ""
}
