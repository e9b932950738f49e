// Package notice says who is told of what: which events are told to which side,
// how if nobody chose otherwise, and in which words. It knows kinds, words and
// placeholders; who the people are, and how a mail travels, is known elsewhere.
package notice

import (
	"slices"
)

// Kind names one kind of thing that people are told of, "<noun>.<what>". It never
// changes: preferences and templates hold it.
type Kind string

// Side is who is told.
type Side string

// The sides.
const (
	// Vendor means members of the organization.
	Vendor Side = "VENDOR"
	// Partner means the people of the partner that the event is about.
	Partner Side = "PARTNER"
)

// Timing is when a person is told by mail.
type Timing string

// The timings.
const (
	Never  Timing = "NONE"
	AtOnce Timing = "AT_ONCE"
	Daily  Timing = "DAILY"
)

// IsValid reports whether t is one of the timings.
func (t Timing) IsValid() bool { return t == Never || t == AtOnce || t == Daily }

// Topic groups kinds for those who choose among them.
type Topic string

// The topics.
const (
	Referrals   Topic = "REFERRALS"
	Claims      Topic = "CLAIMS"
	Partnership Topic = "PARTNERSHIP"
	Money       Topic = "MONEY"
	People      Topic = "PEOPLE"
)

// Topics in the order in which they are shown.
func Topics() []Topic { return []Topic{Referrals, Claims, Partnership, Money, People} }

// Rule says of one kind by which events it comes and whom it is told.
type Rule struct {
	Kind Kind
	// Events are kinds of event.Fact.
	Events []string
	// Side is told, unless one of its own people did it: OthersOnly.
	Side Side
	// OthersOnly means that what the side itself does is not told to it.
	OthersOnly bool
	// Needs is the permission that a member must have to be told; empty for
	// partners. It is also what the door needs.
	Needs string
	Topic Topic
	// Mail is the timing if the person chose none.
	Mail Timing
	// IsSum means that all of a day come together, once a day, because there may
	// be thousands.
	IsSum bool
	// Door is where one looks at it.
	Door Door
	// Fields are what its words may name besides those of every kind.
	Fields []Field
}

// Mails that are no notifications: nobody chooses them away.
const (
	// InvitationMember invites to the organization.
	InvitationMember Kind = "invitation.member"
	// InvitationPartner invites to a partner.
	InvitationPartner Kind = "invitation.partner"
	// Digest is the mail in the morning.
	Digest Kind = "digest"
)

// Find returns the rule of the kind, and whether there is one.
func Find(kind Kind) (Rule, bool) {
	at := slices.IndexFunc(rules, func(r Rule) bool { return r.Kind == kind })
	if at < 0 {
		return Rule{}, false
	}
	return rules[at], true
}

// Rules are all, in the order in which people choose among them.
func Rules() []Rule { return slices.Clone(rules) }

// For returns the rules of an event that is told at once, done by somebody of the
// side by, which is empty for the system.
func For(event string, by Side) []Rule {
	var out []Rule
	for _, r := range rules {
		if !r.IsSum && slices.Contains(r.Events, event) && (!r.OthersOnly || r.Side != by) {
			out = append(out, r)
		}
	}
	return out
}

// Sums are the rules of what comes once a day.
func Sums() []Rule {
	return slices.DeleteFunc(Rules(), func(r Rule) bool { return !r.IsSum })
}

// MailKinds are the kinds that have words for a mail: all rules, invitations and
// the digest.
func MailKinds() []Kind {
	out := make([]Kind, 0, len(rules)+3)
	for _, r := range rules {
		out = append(out, r.Kind)
	}
	return append(out, InvitationMember, InvitationPartner, Digest)
}

// Preference is how a person is told of a kind.
type Preference struct {
	InApp bool
	Mail  Timing
}

// Default is how a person is told who chose nothing.
func (r Rule) Default() Preference { return Preference{InApp: true, Mail: r.Mail} }
