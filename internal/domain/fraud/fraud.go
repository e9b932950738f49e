// Package fraud tells honest referrals from others: facts about a conversion and
// the touches before it go in, signals with their evidence and a verdict come
// out. It is pure, decides nothing about credit (domain/attribution does, §2.2)
// and moves no commission. A signal is no proof: what is stopped is looked at by
// a person.
//
// Paragraphs (§) are those of the rules in docs/rules.md.
package fraud

// Kind says what looks wrong.
type Kind string

// The kinds, in the order in which rules and signals are listed.
const (
	// KindSelfReferralEmail: the customer's mailbox is that of the partner or of
	// one of its people.
	KindSelfReferralEmail Kind = "SELF_REFERRAL_EMAIL"
	// KindSelfReferralDomain: the customer's e-mail is at the partner's company
	// domain.
	KindSelfReferralDomain Kind = "SELF_REFERRAL_DOMAIN"
	// KindClickBurst: too many counted clicks came to the link from one network at
	// about the same time.
	KindClickBurst Kind = "CLICK_BURST"
	// KindFastConversion: the conversion follows the click sooner than a person
	// can be.
	KindFastConversion Kind = "FAST_CONVERSION"
	// KindPaidSearch: the click came of an advertisement in a search engine.
	KindPaidSearch Kind = "PAID_SEARCH"
	// KindBannedReferrer: the click came from a site that the program does not want.
	KindBannedReferrer Kind = "BANNED_REFERRER"
	// KindDataCentre: the click came from a data centre, not from where people are.
	KindDataCentre Kind = "DATA_CENTRE"
)

// Kinds lists the kinds in order.
func Kinds() []Kind {
	return []Kind{
		KindSelfReferralEmail, KindSelfReferralDomain, KindClickBurst, KindFastConversion,
		KindPaidSearch, KindBannedReferrer, KindDataCentre,
	}
}

// Values lists the kinds in order.
func (Kind) Values() []string {
	out := []string{}
	for _, kind := range Kinds() {
		out = append(out, string(kind))
	}
	return out
}

// IsOfPerson reports whether the signal is about who the customer is. Such a one
// comes again with each conversion of the customer; the others are of one touch.
func (k Kind) IsOfPerson() bool { return k == KindSelfReferralEmail || k == KindSelfReferralDomain }

// Mode says what a rule does when it fires.
type Mode string

// The modes, from the mildest to the strictest.
const (
	// ModeOff: the rule looks at nothing.
	ModeOff Mode = "OFF"
	// ModeFlag: a review is opened, and nothing else happens.
	ModeFlag Mode = "FLAG"
	// ModeHold: the commissions wait until the review is decided.
	ModeHold Mode = "HOLD"
	// ModeBlock: the touch gets no credit until the review clears it (§2.2).
	ModeBlock Mode = "BLOCK"
)

// Values lists the modes, the mildest first.
func (Mode) Values() []string {
	return []string{string(ModeOff), string(ModeFlag), string(ModeHold), string(ModeBlock)}
}

// rank orders the modes; one that is none is as OFF.
func (m Mode) rank() int {
	switch m {
	case ModeFlag:
		return 1
	case ModeHold:
		return 2
	case ModeBlock:
		return 3
	case ModeOff:
	}
	return 0
}

// Stricter returns the stricter of two modes.
func Stricter(a, b Mode) Mode {
	if b.rank() > a.rank() {
		return b
	}
	return a
}

// Strictest returns the strictest mode of signals, OFF without any.
func Strictest(signals []Signal) Mode {
	out := ModeOff
	for _, one := range signals {
		if one.Mode.rank() > out.rank() {
			out = one.Mode
		}
	}
	return out
}

// Status says where a review stands.
type Status string

// The states.
const (
	// StatusOpen: nobody decided yet.
	StatusOpen Status = "OPEN"
	// StatusCleared: it was a false positive.
	StatusCleared Status = "CLEARED"
	// StatusConfirmed: it was fraud; that is final.
	StatusConfirmed Status = "CONFIRMED"
)

// Values lists the states.
func (Status) Values() []string {
	return []string{string(StatusOpen), string(StatusCleared), string(StatusConfirmed)}
}

// Signal is one rule that fired, with what it saw. It holds no address of a
// person, so that it outlives the person's erasure.
type Signal struct {
	// Kind of the rule.
	Kind Kind `json:"kind"`
	// Mode of the rule when it fired.
	Mode Mode `json:"mode"`
	// SourceID is the click that it is about; empty for what is of the person.
	SourceID string `json:"sourceId,omitempty"`
	// Evidence is what was compared.
	Evidence Evidence `json:"evidence"`
}

// Evidence is what a rule compared; each kind fills its own fields.
type Evidence struct {
	// Domain that customer and partner share.
	Domain string `json:"domain,omitempty"`
	// Host that the click came from, and Pattern of the list that it fits.
	Host    string `json:"host,omitempty"`
	Pattern string `json:"pattern,omitempty"`
	// Parameter by which the advertisement was recognised; empty if it was by Host.
	Parameter string `json:"parameter,omitempty"`
	// Count is how many clicks there were, or how many seconds passed, and Limit
	// what the rule allows.
	Count int64 `json:"count,omitempty"`
	Limit int64 `json:"limit,omitempty"`
	// Minutes in which the clicks were counted.
	Minutes int `json:"minutes,omitempty"`
}
