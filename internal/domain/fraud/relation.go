package fraud

import "strings"

// Party is a side of a referral as it is compared. Addresses are given in their
// normalised form (lower case, without what follows a plus sign), domains as
// somebody registered them; what anybody can have an address at is no domain.
type Party struct {
	// Emails of the customer; of the partner, of all its people.
	Emails []string
	// Domains of these and of the website.
	Domains []string
}

// Relation is what customer and partner have in common.
type Relation struct {
	// IsSamePerson: a mailbox is on both sides.
	IsSamePerson bool `json:"isSamePerson,omitempty"`
	// Domain is on both sides; empty if none is.
	Domain string `json:"domain,omitempty"`
}

// Compare says what the customer and the partner have in common.
func Compare(customer, partner Party) Relation {
	var out Relation
	mailboxes := map[string]bool{}
	for _, email := range partner.Emails {
		mailboxes[Mailbox(email)] = true
	}
	for _, email := range customer.Emails {
		if box := Mailbox(email); box != "" && mailboxes[box] {
			out.IsSamePerson = true
		}
	}
	for _, domain := range customer.Domains {
		for _, other := range partner.Domains {
			if domain != "" && strings.EqualFold(domain, other) && (out.Domain == "" || domain < out.Domain) {
				out.Domain = strings.ToLower(domain)
			}
		}
	}
	return out
}

// Mailbox is the form of an address in which two that reach the same mailbox are
// equal: lower case, without what follows a plus sign, and at Google without dots
// and under one name. It is empty for what is no address.
func Mailbox(email string) string {
	email = strings.ToLower(strings.TrimSpace(email))
	at := strings.LastIndexByte(email, '@')
	if at <= 0 || at == len(email)-1 {
		return ""
	}
	local, domain := email[:at], email[at+1:]
	local, _, _ = strings.Cut(local, "+")
	if domain == "googlemail.com" {
		domain = "gmail.com"
	}
	if domain == "gmail.com" {
		local = strings.ReplaceAll(local, ".", "")
	}
	if local == "" {
		return ""
	}
	return local + "@" + domain
}
