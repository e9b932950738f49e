package commission

// What a recruiter reads of a part whose commission was stopped or refused (rules
// §3.8): nothing of why, which is between the vendor and the recruited partner. By
// it the parts are found that were stopped with their commission.
const (
	// ReasonRecruitedHeld: the commission that it is a part of is ON_HOLD.
	ReasonRecruitedHeld = "recruited commission on hold"
	// ReasonRecruitedRejected: the commission that it is a part of was rejected.
	ReasonRecruitedRejected = "recruited commission rejected"
)
