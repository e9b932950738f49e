package referral

import "slices"

// Prospect is who a referral is about, in the forms in which prospects are
// compared; an empty text equals nothing.
type Prospect struct {
	// Email is as NormalizeEmail returns it.
	Email string
	// Domains are the registrable domains of the e-mail address and the website,
	// in lower case, without those of IsFreeMail.
	Domains []string
	// Company is as NormalizeCompany returns it.
	Company string
	// Country is an ISO 3166 code.
	Country string
}

// ConflictKind says what two prospects have in common.
type ConflictKind string

// What conflicts with a submission (rules §6).
const (
	// SameEmail is the same normalised address.
	SameEmail ConflictKind = "SAME_EMAIL"
	// SameDomain is the same registrable domain of e-mail or website.
	SameDomain ConflictKind = "SAME_DOMAIN"
	// SameCompany is the same normalised company name in the same country.
	SameCompany ConflictKind = "SAME_COMPANY"
	// ExistingCustomer is that the other is a customer already.
	ExistingCustomer ConflictKind = "EXISTING_CUSTOMER"
)

// Values lists every kind, for the schema.
func (ConflictKind) Values() []string {
	return []string{string(SameEmail), string(SameDomain), string(SameCompany), string(ExistingCustomer)}
}

// Known is a prospect that the program knows: of another referral, or a customer.
type Known struct {
	// ID of the referral or customer.
	ID         string
	IsCustomer bool
	Prospect
}

// Conflict is a prospect that a submission may be about, too.
type Conflict struct {
	// ID and IsCustomer are those of the Known.
	ID         string `json:"id"`
	IsCustomer bool   `json:"isCustomer"`
	// Kinds are what they have in common, in the order of Values; for a customer
	// ExistingCustomer comes last.
	Kinds []ConflictKind `json:"kinds"`
}

// Conflicts returns those of the known that the prospect may be (rules §6), in
// their order. The strongest come first within one of them; among them no order
// is meant, an admin decides.
func Conflicts(p Prospect, known []Known) []Conflict {
	out := []Conflict{}
	for _, k := range known {
		kinds := common(p, k.Prospect)
		if len(kinds) == 0 {
			continue
		}
		if k.IsCustomer {
			kinds = append(kinds, ExistingCustomer)
		}
		out = append(out, Conflict{ID: k.ID, IsCustomer: k.IsCustomer, Kinds: kinds})
	}
	return out
}

// Resolution is what the vendor decided about a conflict.
type Resolution string

// The resolutions.
const (
	// Distinct: they are about different prospects.
	Distinct Resolution = "DISTINCT"
	// Duplicate: they are about the same one.
	Duplicate Resolution = "DUPLICATE"
)

// Values lists every resolution, for the schema.
func (Resolution) Values() []string { return []string{string(Distinct), string(Duplicate)} }

// MatchKind says by what a customer is the prospect of a referral.
type MatchKind string

// The kinds, the surest first.
const (
	MatchExternalID MatchKind = "EXTERNAL_ID"
	MatchEmail      MatchKind = "EMAIL"
	MatchDomain     MatchKind = "DOMAIN"
)

// Values lists every kind, for the schema.
func (MatchKind) Values() []string {
	return []string{string(MatchExternalID), string(MatchEmail), string(MatchDomain)}
}

// Match reports whether a customer is the prospect of a referral, so that its
// conversions are touched by the submission (rules §6), and by what: the vendor's
// own id of the customer, which the referral may name, e-mail or domain, never a
// company's name.
func Match(p, customer Prospect, wanted, externalID string) (MatchKind, bool) {
	kinds := common(p, customer)
	switch {
	case wanted != "" && wanted == externalID:
		return MatchExternalID, true
	case slices.Contains(kinds, SameEmail):
		return MatchEmail, true
	case slices.Contains(kinds, SameDomain):
		return MatchDomain, true
	}
	return "", false
}

func common(a, b Prospect) []ConflictKind {
	var kinds []ConflictKind
	if a.Email != "" && a.Email == b.Email {
		kinds = append(kinds, SameEmail)
	}
	if slices.ContainsFunc(a.Domains, func(d string) bool { return d != "" && slices.Contains(b.Domains, d) }) {
		kinds = append(kinds, SameDomain)
	}
	if a.Company != "" && a.Company == b.Company && a.Country != "" && a.Country == b.Country {
		kinds = append(kinds, SameCompany)
	}
	return kinds
}

// IsFreeMail reports whether anybody can have an address at this registrable
// domain, so that it says nothing about who a prospect works for.
func IsFreeMail(domain string) bool {
	_, found := slices.BinarySearch(freeMail, domain)
	return found
}
