package referral

import "slices"

// ReciprocalStatus is what a partner has said of a prospect that the vendor sent it.
type ReciprocalStatus string

// The statuses: SENT becomes ACCEPTED or DECLINED, and what was accepted WON or LOST.
const (
	ReciprocalSent     ReciprocalStatus = "SENT"
	ReciprocalAccepted ReciprocalStatus = "ACCEPTED"
	ReciprocalDeclined ReciprocalStatus = "DECLINED"
	ReciprocalWon      ReciprocalStatus = "WON"
	ReciprocalLost     ReciprocalStatus = "LOST"
)

// Values lists the statuses.
func (ReciprocalStatus) Values() []string {
	return []string{
		string(ReciprocalSent), string(ReciprocalAccepted), string(ReciprocalDeclined), string(ReciprocalWon), string(ReciprocalLost),
	}
}

var reciprocalAfter = map[ReciprocalStatus][]ReciprocalStatus{
	ReciprocalSent:     {ReciprocalAccepted, ReciprocalDeclined},
	ReciprocalAccepted: {ReciprocalWon, ReciprocalLost},
}

// CanBecome reports whether next may follow. What is declined, won or lost stays so.
func (s ReciprocalStatus) CanBecome(next ReciprocalStatus) bool {
	return slices.Contains(reciprocalAfter[s], next)
}

// CanBeCorrected reports whether a member may replace what the partner said by
// next: what was reported, also back to ACCEPTED. What was declined stays.
func (s ReciprocalStatus) CanBeCorrected(next ReciprocalStatus) bool {
	isReported := s == ReciprocalWon || s == ReciprocalLost
	return isReported && next != s && slices.Contains([]ReciprocalStatus{ReciprocalAccepted, ReciprocalWon, ReciprocalLost}, next) ||
		s == ReciprocalWon && next == ReciprocalWon
}

// IsClosed reports whether nobody has the ball any more.
func (s ReciprocalStatus) IsClosed() bool {
	return s == ReciprocalDeclined || s == ReciprocalWon || s == ReciprocalLost
}

// ReciprocalDecline is why a partner does not take a prospect.
type ReciprocalDecline string

// The reasons.
const (
	DeclineNoCapacity   ReciprocalDecline = "NO_CAPACITY"
	DeclineNotFitting   ReciprocalDecline = "NOT_FITTING"
	DeclineKnownAlready ReciprocalDecline = "KNOWN_ALREADY"
	DeclineUnreachable  ReciprocalDecline = "UNREACHABLE"
	DeclineOtherReason  ReciprocalDecline = "OTHER"
)

// Values lists the reasons.
func (ReciprocalDecline) Values() []string {
	return []string{
		string(DeclineNoCapacity), string(DeclineNotFitting), string(DeclineKnownAlready), string(DeclineUnreachable), string(DeclineOtherReason),
	}
}
