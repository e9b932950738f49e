// Package prospect brings e-mail addresses, websites and names into the forms in
// which prospects are compared (rules §6): the rules are in domain/referral, here
// is the list of public suffixes that they need.
package prospect

import (
	"net/url"
	"strings"

	"golang.org/x/net/idna"
	"golang.org/x/net/publicsuffix"

	"github.com/rapporthq/rapport/internal/domain/referral"
)

// Keys are the forms of one prospect or customer; an empty one equals nothing.
type Keys struct {
	// Email is the normalised address.
	Email string
	// EmailDomain and SiteDomain are registrable domains; the first is empty for a
	// domain at which anybody can have an address.
	EmailDomain, SiteDomain string
	// Company is the normalised name, and Country an ISO 3166 code.
	Company, Country string
}

// Of returns the forms of what is known.
func Of(email, website, company, country string) Keys {
	k := Keys{
		Email: referral.NormalizeEmail(email), SiteDomain: siteDomain(website),
		Company: referral.NormalizeCompany(company), Country: country,
	}
	if _, host, ok := strings.Cut(k.Email, "@"); ok {
		k.EmailDomain = registrable(host)
	}
	if referral.IsFreeMail(k.EmailDomain) {
		k.EmailDomain = ""
	}
	return k
}

// Prospect is the keys as the rules compare them.
func (k Keys) Prospect() referral.Prospect {
	return referral.Prospect{Email: k.Email, Domains: k.Domains(), Company: k.Company, Country: k.Country}
}

// Domains are the registrable domains, without empty ones.
func (k Keys) Domains() []string {
	var out []string
	for _, domain := range []string{k.EmailDomain, k.SiteDomain} {
		if domain != "" {
			out = append(out, domain)
		}
	}
	return out
}

// siteDomain is the registrable domain of a website, however it was typed.
func siteDomain(website string) string {
	website = strings.TrimSpace(website)
	if website == "" {
		return ""
	}
	if !strings.Contains(website, "://") {
		website = "https://" + website
	}
	at, err := url.Parse(website)
	if err != nil {
		return ""
	}
	return registrable(at.Hostname())
}

// registrable is the part of a host name that somebody registered; empty for an
// address, a public suffix, and what is no name.
func registrable(host string) string {
	ascii, err := idna.Lookup.ToASCII(strings.ToLower(strings.TrimSuffix(host, ".")))
	if err != nil || !strings.Contains(ascii, ".") {
		return ""
	}
	domain, err := publicsuffix.EffectiveTLDPlusOne(ascii)
	if err != nil || strings.Trim(domain, "0123456789.") == "" {
		return ""
	}
	return domain
}
