package commission

import "slices"

// Status is where a commission stands in its life (§4).
type Status string

// The states.
const (
	// StatusPending: held until releaseAt.
	StatusPending Status = "PENDING"
	// StatusApproved: may be paid.
	StatusApproved Status = "APPROVED"
	// StatusInPayout: in a live payout.
	StatusInPayout Status = "IN_PAYOUT"
	// StatusPaid: paid; final.
	StatusPaid Status = "PAID"
	// StatusOnHold: stopped by a fraud rule or by hand.
	StatusOnHold Status = "ON_HOLD"
	// StatusRejected: refused with a reason code; final.
	StatusRejected Status = "REJECTED"
	// StatusReversed: nothing was left of it before payment; final.
	StatusReversed Status = "REVERSED"
)

// Values lists the states.
func (Status) Values() []string {
	return []string{
		string(StatusPending), string(StatusApproved), string(StatusInPayout), string(StatusPaid),
		string(StatusOnHold), string(StatusRejected), string(StatusReversed),
	}
}

// moves are the only ways through the life of a commission.
var moves = map[Status][]Status{
	StatusPending:  {StatusApproved, StatusOnHold, StatusRejected, StatusReversed},
	StatusApproved: {StatusInPayout, StatusOnHold, StatusRejected, StatusReversed},
	StatusInPayout: {StatusPaid, StatusApproved},
	StatusOnHold:   {StatusPending, StatusApproved, StatusRejected, StatusReversed},
}

// CanMoveTo reports whether a commission may go from s to next in one step.
// IN_PAYOUT goes back to APPROVED when its payout fails or is cancelled; PAID,
// REJECTED and REVERSED are final.
func (s Status) CanMoveTo(next Status) bool { return slices.Contains(moves[s], next) }

// IsFinal reports whether no move leads out of s.
func (s Status) IsFinal() bool { return len(moves[s]) == 0 }

// Kind says what sort of row a commission is.
type Kind string

// The kinds.
const (
	// KindEarned: one incentive's pay for one conversion and one enrollment.
	KindEarned Kind = "EARNED"
	// KindReversal: a negative row that points at the commission it takes
	// back, in whole or in part.
	KindReversal Kind = "REVERSAL"
	// KindTopUp: the difference that a higher retroactive bracket pays on an
	// earlier conversion (§3.4).
	KindTopUp Kind = "TOP_UP"
	// KindBonus: a threshold that was reached (§3.5).
	KindBonus Kind = "BONUS"
	// KindRecruiter: a part of a commission of a recruited enrollment (§3.8).
	KindRecruiter Kind = "RECRUITER"
	// KindAdjustment: an amount given or taken by hand, with a reason.
	KindAdjustment Kind = "ADJUSTMENT"
)

// Values lists the kinds.
func (Kind) Values() []string {
	return []string{
		string(KindEarned), string(KindReversal), string(KindTopUp), string(KindBonus), string(KindRecruiter), string(KindAdjustment),
	}
}
