package referral

import "slices"

// ClaimStatus is what became of a partner's claim for a missing referral.
type ClaimStatus string

// The states of a claim (rules §6).
const (
	// ClaimOpen waits for the vendor.
	ClaimOpen ClaimStatus = "OPEN"
	// ClaimNeedsInfo waits for the partner.
	ClaimNeedsInfo ClaimStatus = "NEEDS_INFO"
	// ClaimUpheld was right: the conversion was assigned by hand (§2.7).
	ClaimUpheld ClaimStatus = "UPHELD"
	// ClaimDeclined was not, for a DeclineReason.
	ClaimDeclined ClaimStatus = "DECLINED"
)

// Values lists every state, for the schema.
func (ClaimStatus) Values() []string {
	return []string{string(ClaimOpen), string(ClaimNeedsInfo), string(ClaimUpheld), string(ClaimDeclined)}
}

var claimAfter = map[ClaimStatus][]ClaimStatus{
	ClaimOpen:      {ClaimNeedsInfo, ClaimUpheld, ClaimDeclined},
	ClaimNeedsInfo: {ClaimOpen, ClaimUpheld, ClaimDeclined},
}

// CanBecome reports whether a claim of this state may take the next; what was
// decided stays.
func (s ClaimStatus) CanBecome(next ClaimStatus) bool { return slices.Contains(claimAfter[s], next) }

// IsDecided reports whether the claim has its answer.
func (s ClaimStatus) IsDecided() bool { return s == ClaimUpheld || s == ClaimDeclined }

// DeclineReason says why a claim was declined.
type DeclineReason string

// The reasons of which one is given. None says who has the credit instead.
const (
	DeclineNotFound      DeclineReason = "NO_SUCH_CONVERSION"
	DeclineNoEvidence    DeclineReason = "NO_EVIDENCE"
	DeclineOutsideWindow DeclineReason = "OUTSIDE_WINDOW"
	DeclineCredited      DeclineReason = "CREDITED_OTHERWISE"
	DeclineNotEligible   DeclineReason = "NOT_ELIGIBLE"
	DeclineDuplicate     DeclineReason = "DUPLICATE"
)

// Values lists every reason, for the schema.
func (DeclineReason) Values() []string {
	return []string{
		string(DeclineNotFound), string(DeclineNoEvidence), string(DeclineOutsideWindow),
		string(DeclineCredited), string(DeclineNotEligible), string(DeclineDuplicate),
	}
}
