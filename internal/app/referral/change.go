package referral

import "github.com/rapporthq/rapport/ent"

// Change is that a referral or a claim changed; if neither is named, anything may
// have.
type Change struct {
	Referral *ent.Referral
	Claim    *ent.Claim
}
