// Package attribution answers who gets credit for a conversion, and why. It is
// pure: touches and settings in, a decision out. It must not know what a credit
// is worth (domain/commission does) nor where touches come from.
//
// Paragraphs (§) are those of the rules in docs/rules.md.
package attribution

import (
	"time"

	"github.com/rapporthq/rapport/internal/domain/money"
)

// Kind says what sort of touch it is (§2.1).
type Kind string

// The kinds of touches, in the default order of priority.
const (
	// KindSubmission is an accepted referral that matches the customer.
	KindSubmission Kind = "SUBMISSION"
	// KindCode is a referral or coupon code of the conversion or the customer.
	KindCode Kind = "CODE"
	// KindClick is a counted click of the same visitor or click id.
	KindClick Kind = "CLICK"
)

// Values lists the kinds in the default order of priority.
func (Kind) Values() []string {
	return []string{string(KindSubmission), string(KindCode), string(KindClick)}
}

// Model says how credit is shared among the touches of the deciding kind
// (§2.4).
type Model string

// The models.
const (
	// ModelLast gives all to the latest touch.
	ModelLast Model = "LAST"
	// ModelFirst gives all to the earliest touch.
	ModelFirst Model = "FIRST"
	// ModelLinear gives every touch the same.
	ModelLinear Model = "LINEAR"
	// ModelPosition gives 40 % to the first, 40 % to the last, 20 % between.
	ModelPosition Model = "POSITION"
	// ModelTimeDecay halves the weight with every half-life of age.
	ModelTimeDecay Model = "TIME_DECAY"
)

// Values lists the models.
func (Model) Values() []string {
	return []string{string(ModelLast), string(ModelFirst), string(ModelLinear), string(ModelPosition), string(ModelTimeDecay)}
}

// CreditScope says how far a decision reaches (§2.5).
type CreditScope string

// The scopes.
const (
	// ScopeCustomer binds the first attributed conversion's credits to the
	// customer; later conversions inherit them.
	ScopeCustomer CreditScope = "CUSTOMER"
	// ScopeConversion decides every conversion anew.
	ScopeConversion CreditScope = "CONVERSION"
)

// Values lists the scopes.
func (CreditScope) Values() []string { return []string{string(ScopeCustomer), string(ScopeConversion)} }

// The defaults of §2, used where Settings leave a field empty.
const (
	// DefaultWindowDays is how old a click or code may be.
	DefaultWindowDays = 60
	// MaxWindowDays is the longest window a program or link may set.
	MaxWindowDays = 365
	// DefaultHalfLifeDays is the half-life of TIME_DECAY.
	DefaultHalfLifeDays = 7
)

// Settings are the program's choices. A field left empty means its default.
type Settings struct {
	// Model defaults to LAST.
	Model Model `json:"model"`
	// WindowDays, 1 to 365, defaults to 60.
	WindowDays int `json:"windowDays"`
	// Priority is the order in which kinds are tried; a kind that is missing
	// never decides. Defaults to SUBMISSION, CODE, CLICK.
	Priority []Kind `json:"priority"`
	// CreditScope defaults to CUSTOMER.
	CreditScope CreditScope `json:"creditScope"`
	// HalfLifeDays of TIME_DECAY, above 0, defaults to 7.
	HalfLifeDays int `json:"halfLifeDays"`
}

// Conversion is what Decide needs to know of the conversion and its customer.
type Conversion struct {
	// OccurredAt is when it happened; every rule is evaluated as of then.
	OccurredAt time.Time
	// Bound are the credits bound to the customer, empty if none are.
	Bound []Credit
	// BoundAt is when the binding conversion occurred, or from when on an
	// admin moved the customer. Ignored if Bound is empty.
	BoundAt time.Time
	// BoundBanned: one who is bound was BANNED at the conversion's instant.
	BoundBanned bool
	// Override is the admin's decision in force for this conversion, nil if
	// there is none (§2.7).
	Override *Override
	// Referral is whose referral entered a stage, nil for conversions that say
	// nothing of the pipeline (§6).
	Referral *Referral
}

// Referral is a prospect that entered a stage: credit for it belongs to the
// partner who brought the prospect, whatever the touches and the binding say.
type Referral struct {
	// ID of the referral.
	ID string `json:"id"`
	// EnrollmentID is who brought it.
	EnrollmentID string `json:"enrollmentId"`
	// Banned: it was BANNED at the conversion's instant.
	Banned bool `json:"banned,omitempty"`
}

// Touch is one contact between an enrollment and the customer before the
// conversion, with the facts that eligibility needs.
type Touch struct {
	// Kind of touch.
	Kind Kind `json:"kind"`
	// EnrollmentID is whose touch it is.
	EnrollmentID string `json:"enrollmentId"`
	// At is the instant of the click, code use or acceptance.
	At time.Time `json:"at"`
	// SourceID is the id of the click, code use or submission; it orders
	// touches of the same instant.
	SourceID string `json:"sourceId"`
	// LinkWindowDays is the link's own window, 0 if the program's holds.
	LinkWindowDays int `json:"linkWindowDays,omitempty"`
	// ApprovedAtTouch: the enrollment was APPROVED at the touch's instant.
	ApprovedAtTouch bool `json:"approvedAtTouch"`
	// BannedAtConversion: it was BANNED at the conversion's instant.
	BannedAtConversion bool `json:"bannedAtConversion,omitempty"`
	// Protected: the submission's protection covers the conversion's instant.
	// Only for SUBMISSION.
	Protected bool `json:"protected,omitempty"`
	// ExcludedReason names the fraud rule that blocks the touch, empty if none.
	ExcludedReason string `json:"excludedReason,omitempty"`
}

// Credit is the share of a conversion that belongs to an enrollment. The
// credits of one conversion sum to money.Whole, or there are none.
type Credit struct {
	// EnrollmentID is who gets it.
	EnrollmentID string `json:"enrollmentId"`
	// PPM is how much, above 0.
	PPM money.PPM `json:"ppm"`
}

// Override is an admin's decision by hand (§2.7).
type Override struct {
	// Scope: CONVERSION if this one was assigned, CUSTOMER if the customer was.
	Scope CreditScope `json:"scope"`
	// Credits sum to money.Whole; empty means that nobody shall have it.
	Credits []Credit `json:"credits"`
	// Reason is the admin's, in words.
	Reason string `json:"reason"`
	// AuthorID is the member who decided.
	AuthorID string `json:"authorId"`
	// At is when.
	At time.Time `json:"at"`
}
