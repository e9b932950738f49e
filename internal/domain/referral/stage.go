// Package referral holds the rules of the pipeline (rules §6): the stages a
// prospect moves through, and the forms in which e-mail addresses and company
// names are compared. It stores nothing and knows no partner.
package referral

import "strings"

// StageKind says whether a stage ends the pipeline.
type StageKind string

// The kinds of stage. WON and LOST are terminal: they end the clock.
const (
	Open StageKind = "OPEN"
	Won  StageKind = "WON"
	Lost StageKind = "LOST"
)

// Values lists every kind, for the schema.
func (StageKind) Values() []string { return []string{string(Open), string(Won), string(Lost)} }

// Terminal reports whether the kind ends the pipeline.
func (k StageKind) Terminal() bool { return k == Won || k == Lost }

// Status is what the vendor has said about a submission.
type Status string

// The states of a submission.
const (
	Submitted Status = "SUBMITTED"
	Accepted  Status = "ACCEPTED"
	Rejected  Status = "REJECTED"
	NeedsInfo Status = "NEEDS_INFO"
)

// Values lists every state, for the schema.
func (Status) Values() []string {
	return []string{string(Submitted), string(Accepted), string(Rejected), string(NeedsInfo)}
}

// Side is who moved a referral.
type Side string

// The sides. BySystem is a move that followed from a fact, as a sale wins.
const (
	ByVendor  Side = "VENDOR"
	ByPartner Side = "PARTNER"
	BySystem  Side = "SYSTEM"
)

// Values lists every side, for the schema.
func (Side) Values() []string { return []string{string(ByVendor), string(ByPartner), string(BySystem)} }

// Stage is one step of a program's pipeline.
type Stage struct {
	// Key is unique in the program and never changes; it names the conversion
	// type "stage:<key>".
	Key  string    `json:"key"`
	Name string    `json:"name"`
	Kind StageKind `json:"kind"`
	// Probability is the chance of winning from here, 0 to 100, for the forecast.
	Probability int `json:"probability"`
}

// typePrefix begins the types of conversions that say a stage was entered.
const typePrefix = "stage:"

// ConversionType is the type of the conversion that entering the stage with this
// key records.
func ConversionType(key string) string { return typePrefix + key }

// StageOf returns the key of the stage whose entering a conversion type says, and
// whether it is such a type.
func StageOf(conversionType string) (key string, ok bool) {
	key, ok = strings.CutPrefix(conversionType, typePrefix)
	return key, ok && key != ""
}

// DefaultStages returns the stages of a new program, in order.
func DefaultStages() []Stage {
	return []Stage{
		{Key: "submitted", Name: "Submitted", Kind: Open, Probability: 10},
		{Key: "qualified", Name: "Qualified", Kind: Open, Probability: 30},
		{Key: "meeting", Name: "Meeting", Kind: Open, Probability: 50},
		{Key: "proposal", Name: "Proposal", Kind: Open, Probability: 70},
		{Key: "won", Name: "Won", Kind: Won, Probability: 100},
		{Key: "lost", Name: "Lost", Kind: Lost, Probability: 0},
	}
}

// CanMove reports whether a referral may go from one stage to another, and if
// not, the sentence that tells a person why. Between open stages every direction
// is allowed, and from them to an end. Leaving an end is reopening, or changing
// the outcome, and wants a reason.
func CanMove(from, to Stage, reopenReason string) (ok bool, refusal string) {
	switch {
	case from.Key == to.Key:
		return false, "The referral is in this stage already."
	case from.Kind.Terminal() && strings.TrimSpace(reopenReason) == "":
		return false, "The referral is closed; give a reason to reopen it."
	}
	return true, ""
}

// CanPartnerMove reports whether the partner whose referral it is may move it
// from one stage to another, where the program lets partners move: among open
// stages, and to a lost one with a reason. What was won or lost is the vendor's
// to say and to open again.
func CanPartnerMove(from, to Stage, reason string) (ok bool, refusal string) {
	switch {
	case from.Key == to.Key:
		return CanMove(from, to, reason)
	case from.Kind.Terminal():
		return false, "The referral is closed. Only the program's team opens it again."
	case to.Kind == Won:
		return false, "Only the program's team says that a referral is won."
	case to.Kind == Lost && strings.TrimSpace(reason) == "":
		return false, "Say why the referral is lost."
	}
	return true, ""
}
