package attribution

import "time"

// Outcome says on what ground the decision stands.
type Outcome string

// The outcomes.
const (
	// OutcomeTouches: the conversion's own touches decided.
	OutcomeTouches Outcome = "TOUCHES"
	// OutcomeInherited: the customer's binding decided.
	OutcomeInherited Outcome = "INHERITED"
	// OutcomeManual: an admin decided.
	OutcomeManual Outcome = "MANUAL"
	// OutcomeReferral: a referral entered a stage, and its partner has credit.
	OutcomeReferral Outcome = "REFERRAL"
	// OutcomeUnattributed: nobody gets credit; Reason says why.
	OutcomeUnattributed Outcome = "UNATTRIBUTED"
)

// Values lists the outcomes.
func (Outcome) Values() []string {
	return []string{
		string(OutcomeTouches), string(OutcomeInherited), string(OutcomeManual), string(OutcomeReferral), string(OutcomeUnattributed),
	}
}

// Verdict says what became of one touch.
type Verdict string

// The verdicts.
const (
	// VerdictCredited: the touch has a part in the credits.
	VerdictCredited Verdict = "CREDITED"
	// VerdictPassedOver: eligible, but something else decided.
	VerdictPassedOver Verdict = "PASSED_OVER"
	// VerdictIneligible: it could not count.
	VerdictIneligible Verdict = "INELIGIBLE"
)

// Values lists the verdicts.
func (Verdict) Values() []string {
	return []string{string(VerdictCredited), string(VerdictPassedOver), string(VerdictIneligible)}
}

// Reason says why a touch, or the whole conversion, has no credit.
type Reason string

// The reasons.
const (
	// ReasonAfterConversion: the touch came after the conversion.
	ReasonAfterConversion Reason = "AFTER_CONVERSION"
	// ReasonOutsideWindow: the click or code is older than the window.
	ReasonOutsideWindow Reason = "OUTSIDE_WINDOW"
	// ReasonUnprotected: the submission's protection does not cover the instant.
	ReasonUnprotected Reason = "UNPROTECTED"
	// ReasonNotApproved: the enrollment was not approved at the touch.
	ReasonNotApproved Reason = "NOT_APPROVED"
	// ReasonBanned: the enrollment was banned at the conversion; of a whole
	// conversion, one to whom the customer was bound.
	ReasonBanned Reason = "BANNED"
	// ReasonExcluded: a fraud rule blocks the touch.
	ReasonExcluded Reason = "EXCLUDED"
	// ReasonLowerPriority: a kind tried earlier had an eligible touch.
	ReasonLowerPriority Reason = "LOWER_PRIORITY"
	// ReasonKindNotUsed: the program's priority does not list the kind.
	ReasonKindNotUsed Reason = "KIND_NOT_USED"
	// ReasonNotChosen: the model gives to another touch of the same kind.
	ReasonNotChosen Reason = "NOT_CHOSEN"
	// ReasonInherited: the customer was bound already.
	ReasonInherited Reason = "INHERITED"
	// ReasonReferral: the credit is that of the referral's partner.
	ReasonReferral Reason = "REFERRAL"
	// ReasonOverridden: an admin decided otherwise.
	ReasonOverridden Reason = "OVERRIDDEN"
	// ReasonNoTouch: no touch at all is known.
	ReasonNoTouch Reason = "NO_TOUCH"
	// ReasonNoEligibleTouch: there are touches, but none may count.
	ReasonNoEligibleTouch Reason = "NO_ELIGIBLE_TOUCH"
	// ReasonInvalidCredits: the bound or assigned credits break their rule.
	ReasonInvalidCredits Reason = "INVALID_CREDITS"
)

// Values lists the reasons.
func (Reason) Values() []string {
	return []string{
		string(ReasonAfterConversion), string(ReasonOutsideWindow), string(ReasonUnprotected), string(ReasonNotApproved),
		string(ReasonBanned), string(ReasonExcluded), string(ReasonLowerPriority), string(ReasonKindNotUsed),
		string(ReasonNotChosen), string(ReasonInherited), string(ReasonReferral), string(ReasonOverridden), string(ReasonNoTouch),
		string(ReasonNoEligibleTouch), string(ReasonInvalidCredits),
	}
}

// Decision is who gets credit, and the whole record of why. It is kept as JSON
// with the conversion; the tags are stable.
type Decision struct {
	// Outcome is the ground of the decision.
	Outcome Outcome `json:"outcome"`
	// Model is the one in force, whether or not it was needed.
	Model Model `json:"model"`
	// Settings that were in force, defaults filled in: a program may change them
	// later, and a decision must be repeatable.
	Settings Settings `json:"settings"`
	// Kind is the kind of touch that decided; empty unless Outcome is TOUCHES.
	Kind Kind `json:"kind,omitempty"`
	// Credits by descending share, then enrollment id; empty if nobody gets
	// any, else they sum to money.Whole.
	Credits []Credit `json:"credits"`
	// Touches is every touch considered, in order of (instant, id).
	Touches []TouchVerdict `json:"touches"`
	// Reason why nobody gets credit; empty if somebody does.
	Reason Reason `json:"reason,omitempty"`
	// BoundAt is the instant of the binding inherited; nil unless INHERITED.
	BoundAt *time.Time `json:"boundAt,omitempty"`
	// Referral that entered a stage; nil for all other conversions, and if an
	// admin decided.
	Referral *Referral `json:"referral,omitempty"`
	// Override is the admin's decision; nil unless MANUAL.
	Override *Override `json:"override,omitempty"`
	// Binds tells the caller to bind the credits to the customer, as of the
	// conversion's instant: it is the customer's first attributed conversion.
	Binds bool `json:"binds"`
}

// TouchVerdict is one touch and what became of it.
type TouchVerdict struct {
	Touch
	// Verdict on the touch.
	Verdict Verdict `json:"verdict"`
	// Reason for any verdict but CREDITED.
	Reason Reason `json:"reason,omitempty"`
	// WindowDays is the window that was applied; 0 for submissions.
	WindowDays int `json:"windowDays,omitempty"`
}

// IsAttributed reports whether somebody gets credit.
func (d Decision) IsAttributed() bool { return len(d.Credits) > 0 }
