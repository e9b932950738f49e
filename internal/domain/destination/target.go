package destination

import (
	"net/url"
	"time"
)

// Site is what a program says of where its links lead. Use NewSite.
type Site struct {
	// URL is the program's own site: where everything leads that leads nowhere else.
	URL   string
	hosts Hosts
	utm   UTM
}

// NewSite returns the site of a program with its allowed hosts and its defaults
// for the site's statistics.
func NewSite(siteURL string, allowed []string, defaults UTM) Site {
	return Site{URL: siteURL, hosts: NewHosts(siteURL, allowed), utm: defaults}
}

// Link is what a link says of where it leads.
type Link struct {
	Destination string
	// Fallback is where it leads from ExpiresAt on; empty for the program's site.
	Fallback string
	// ExpiresAt is zero if it never does.
	ExpiresAt time.Time
	// UTM is said instead of the program's defaults.
	UTM UTM
}

// IsExpired reports whether the link has expired at an instant: the instant of
// expiry itself is too late.
func (l Link) IsExpired(at time.Time) bool { return !l.ExpiresAt.IsZero() && !at.Before(l.ExpiresAt) }

// Target is where a visitor is sent.
type Target struct {
	URL string
	// IsExpired says that the visit came too late to be credited.
	IsExpired bool
	// IsStray says that the address is not allowed any more, and the program's site
	// stands in for it.
	IsStray bool
}

// Target returns where a visitor of the link is sent at an instant: to its
// destination, from its expiry on to its fallback, and to the program's site if
// either is not allowed. What the program or the link says for the statistics is
// added unless the address says it already.
func (s Site) Target(l Link, names Names, at time.Time) Target {
	out := Target{URL: l.Destination, IsExpired: l.IsExpired(at)}
	if out.IsExpired {
		out.URL = l.Fallback
		if out.URL == "" {
			out.URL = s.URL
		}
	}
	u, err := s.hosts.Check(out.URL)
	if err != nil {
		out.URL, out.IsStray = s.URL, true
		if u, err = url.Parse(s.URL); err != nil {
			return out
		}
	}
	values := l.UTM.Or(s.utm)
	if !values.IsEmpty() {
		AddUTM(u, values, names)
		out.URL = u.String()
	}
	return out
}
