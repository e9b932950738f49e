package referral

import "github.com/rapporthq/rapport/internal/domain/money"

// Given is what a partner gave to the vendor: its referrals.
type Given struct {
	// AcceptedCount counts those that the vendor took, WonCount those that were won.
	AcceptedCount, WonCount int
	WonValue                money.Money
	// UnvaluedCount counts won ones that are not in WonValue.
	UnvaluedCount int
}

// Received is what a partner received from the vendor: reciprocal referrals.
type Received struct {
	// SentCount counts all, AcceptedCount those that the partner took, whatever
	// became of them, and WonCount those with which it made a deal.
	SentCount, AcceptedCount, WonCount int
	WonValue                           money.Money
}

// Add counts n referrals of a status, which won so much together.
func (r *Received) Add(s ReciprocalStatus, n int, wonMinor int64) {
	r.SentCount += n
	if s == ReciprocalAccepted || s == ReciprocalWon || s == ReciprocalLost {
		r.AcceptedCount += n
	}
	if s == ReciprocalWon {
		r.WonCount += n
		r.WonValue.Minor += wonMinor
	}
}

// Reciprocity is what a partner gave and received in a program, in one currency.
type Reciprocity struct {
	Given    Given
	Received Received
}

// NewReciprocity is nothing given and nothing received.
func NewReciprocity(c money.Currency) Reciprocity {
	return Reciprocity{Given: Given{WonValue: money.New(0, c)}, Received: Received{WonValue: money.New(0, c)}}
}

// WonCountBalance is what was given less what was received; below 0 if the partner
// received more.
func (r Reciprocity) WonCountBalance() int { return r.Given.WonCount - r.Received.WonCount }

// WonValueBalance is the same of the values. It fails where the difference fits
// into no amount.
func (r Reciprocity) WonValueBalance() (money.Money, error) {
	return r.Given.WonValue.Sub(r.Received.WonValue)
}
