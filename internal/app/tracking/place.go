package tracking

import (
	"reflect"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/domain/destination"
)

// siteSettings are what a redirect needs of a program besides its ids.
type siteSettings struct {
	URL          string
	AllowedHosts []string        `json:",omitempty"`
	UTM          destination.UTM `json:",omitzero"`
	AccentColor  string          `json:",omitempty"`
	// Hosts are the program's short domains, ShortHost the one that links are shown
	// with; empty for the server's own host.
	Hosts     []string `json:",omitempty"`
	ShortHost string   `json:",omitempty"`
}

// siteSettingsOf are those of a program with its short domains.
func siteSettingsOf(p *ent.Program, hosts []string) siteSettings {
	return siteSettings{
		URL: p.SiteURL, AllowedHosts: p.AllowedHosts, UTM: p.Utm, AccentColor: p.AccentColor, Hosts: hosts, ShortHost: p.ShortHost,
	}
}

// site is a program.
type site struct {
	organizationID, programID string
	siteSettings
	// leads is made of the settings.
	leads      destination.Site
	createdAt  time.Time
	isArchived bool
	round      uint32
	index      uint32
}

// take sets the settings, and what is made of them.
func (s *site) take(settings siteSettings) {
	s.siteSettings = settings
	s.leads = destination.NewSite(settings.URL, settings.AllowedHosts, settings.UTM)
}

// newSite is a program as the directory keeps it.
func newSite(p *ent.Program, hosts []string) *site {
	s := &site{organizationID: p.OrganizationID, programID: p.ID, createdAt: p.CreatedAt, isArchived: p.ArchivedAt != nil}
	s.take(siteSettingsOf(p, hosts))
	return s
}

// owner is an enrollment, with what placeholders in links call it.
type owner struct {
	enrollmentID, partnerID string
	partner, group          string
	index                   uint32
}

// newOwner is an enrollment that was loaded with its partner and group.
func newOwner(e *ent.Enrollment) *owner {
	o := &owner{enrollmentID: e.ID, partnerID: e.PartnerID}
	if e.Edges.Partner != nil {
		o.partner = e.Edges.Partner.Name
	}
	if e.Edges.Group != nil {
		o.group = e.Edges.Group.Name
	}
	return o
}

// place is a link. Small, because there may be a million: what few links have is
// behind one pointer.
type place struct {
	site        *site
	owner       *owner
	id          string
	destination string
	code, name  string
	rare        *rare
	round       uint32
	// index is for Save only.
	index uint32
}

// rare is what few links have.
type rare struct {
	Fallback  string          `json:",omitempty"`
	ExpiresAt time.Time       `json:",omitzero"`
	UTM       destination.UTM `json:",omitzero"`
	Subs      []string        `json:",omitempty"`
}

// newPlace is a link as the directory keeps it.
func newPlace(l *ent.Link, s *site, o *owner) *place {
	p := &place{site: s, owner: o, id: l.ID, destination: l.Destination, code: l.Code, name: l.Name}
	if p.destination == s.URL {
		p.destination = s.URL // the same text once
	}
	if l.Fallback != "" || l.ExpiresAt != nil || !l.Utm.IsEmpty() || len(l.Subs) > 0 {
		p.rare = &rare{Fallback: l.Fallback, UTM: l.Utm, Subs: slices.Clone(l.Subs)}
		if l.ExpiresAt != nil {
			p.rare.ExpiresAt = l.ExpiresAt.UTC()
		}
	}
	return p
}

// says reports whether two readings of a link are the same.
func (p *place) says(o *place) bool {
	return p.site == o.site && p.owner == o.owner && p.id == o.id && p.destination == o.destination &&
		p.code == o.code && p.name == o.name && reflect.DeepEqual(p.rare, o.rare)
}

// destinationOf is where the link leads now, opened by one of its codes.
func (p *place) destinationOf(code string, now time.Time) Destination {
	out := Destination{
		OrganizationID: p.site.organizationID, ProgramID: p.site.programID, EnrollmentID: p.owner.enrollmentID,
		PartnerID: p.owner.partnerID, LinkID: p.id, Code: code, AccentColor: p.site.AccentColor, ShortHost: p.site.ShortHost,
	}
	l := destination.Link{Destination: p.destination}
	if p.rare != nil {
		l.Fallback, l.ExpiresAt, l.UTM = p.rare.Fallback, p.rare.ExpiresAt, p.rare.UTM
		copy(out.subs[:], p.rare.Subs)
	}
	names := destination.Names{Partner: p.owner.partner, Group: p.owner.group, Code: p.code, Name: p.name}
	target := p.site.leads.Target(l, names, now)
	out.URL, out.IsExpired = target.URL, target.IsExpired
	return out
}

// destinationOf is where a code leads that no link of the program has.
func (s *site) destinationOf() Destination {
	return Destination{OrganizationID: s.organizationID, ProgramID: s.programID, URL: s.URL}
}
