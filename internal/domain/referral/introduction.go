package referral

import "slices"

// IntroductionStatus is what became of a prospect that the vendor sent to a
// partner.
type IntroductionStatus string

// The states of an introduction.
const (
	// IntroductionSent waits for the partner.
	IntroductionSent     IntroductionStatus = "SENT"
	IntroductionAccepted IntroductionStatus = "ACCEPTED"
	IntroductionDeclined IntroductionStatus = "DECLINED"
	IntroductionWon      IntroductionStatus = "WON"
	IntroductionLost     IntroductionStatus = "LOST"
)

// Values lists every state, for the schema.
func (IntroductionStatus) Values() []string {
	return []string{
		string(IntroductionSent), string(IntroductionAccepted), string(IntroductionDeclined), string(IntroductionWon), string(IntroductionLost),
	}
}

var introductionAfter = map[IntroductionStatus][]IntroductionStatus{
	IntroductionSent:     {IntroductionAccepted, IntroductionDeclined},
	IntroductionAccepted: {IntroductionWon, IntroductionLost},
}

// CanBecome reports whether the partner may say so next: it accepts or declines,
// and of what it accepted it reports the outcome, which stays.
func (s IntroductionStatus) CanBecome(next IntroductionStatus) bool {
	return slices.Contains(introductionAfter[s], next)
}
