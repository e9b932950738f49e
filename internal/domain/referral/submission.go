package referral

import "slices"

// RejectReason says why a submission was rejected.
type RejectReason string

// The reasons of which one is given.
const (
	RejectDuplicate       RejectReason = "DUPLICATE"
	RejectKnown           RejectReason = "ALREADY_KNOWN"
	RejectNotQualified    RejectReason = "NOT_QUALIFIED"
	RejectOutsideMarket   RejectReason = "OUTSIDE_MARKET"
	RejectNoConsent       RejectReason = "NO_CONSENT"
	RejectUnreachable     RejectReason = "UNREACHABLE"
	RejectNotEnoughToTell RejectReason = "INCOMPLETE"
	RejectOther           RejectReason = "OTHER"
)

// Values lists every reason, for the schema.
func (RejectReason) Values() []string {
	return []string{
		string(RejectDuplicate), string(RejectKnown), string(RejectNotQualified), string(RejectOutsideMarket),
		string(RejectNoConsent), string(RejectUnreachable), string(RejectNotEnoughToTell), string(RejectOther),
	}
}

// ForPartner is the reason as the partner is told it: a second one does not learn
// that there was a first (rules §6, "leaks nothing about the first").
func (r RejectReason) ForPartner() RejectReason {
	if r == RejectDuplicate {
		return RejectKnown
	}
	return r
}

// after lists what may follow a state (rules §6): what was accepted or rejected
// stays so; more information puts a submission before the vendor again.
var after = map[Status][]Status{
	Submitted: {Accepted, Rejected, NeedsInfo},
	NeedsInfo: {Submitted, Accepted, Rejected},
}

// CanBecome reports whether a submission of this state may take the next.
func (s Status) CanBecome(next Status) bool { return slices.Contains(after[s], next) }

// IsFrozen reports whether the partner may no longer change what was submitted;
// notes and attachments stay open.
func (s Status) IsFrozen() bool { return s == Accepted || s == Rejected }

// IsWaiting reports whether the vendor has the ball.
func (s Status) IsWaiting() bool { return s == Submitted }
