package tracking

import (
	"log/slog"
	"sync"
	"time"

	"github.com/rapporthq/rapport/ent"
)

// reloadEvery is how often everything is read again, whatever the news were.
const reloadEvery = 10 * time.Minute

// Directory is where all short codes lead, in memory: a redirect asks no database.
// It follows the news of links and programs; what it does not know is looked up,
// so that it may be late but never hides a link. Use NewDirectory.
type Directory struct {
	client *ent.Client
	logger *slog.Logger

	mu sync.RWMutex
	// round counts the times that everything was read; what the last of them did not
	// meet is gone.
	round    uint32
	codes    map[address]*place
	programs map[string]*site
	// partners are shared by the links of one enrollment.
	partners map[string]*owner
	// oldest is where unknown codes lead; nil without a program in use.
	oldest *site
}

// address is a code on a host; the host is empty for the server's own.
type address struct{ host, code string }

// place is a link. Small, because there may be a million.
type place struct {
	site        *site
	owner       *owner
	id          string
	destination string
	round       uint32
	// index is for Save only.
	index uint32
}

// site is a program.
type site struct {
	organizationID, programID, url string
	createdAt                      time.Time
	isArchived                     bool
	round                          uint32
	index                          uint32
}

// owner is an enrollment.
type owner struct {
	enrollmentID, partnerID string
	index                   uint32
}

// NewDirectory returns a directory that knows nothing yet: see Load and Run.
func NewDirectory(client *ent.Client, logger *slog.Logger) *Directory {
	d := &Directory{client: client, logger: logger}
	d.forget()
	return d
}

func (d *Directory) forget() {
	d.codes, d.programs, d.partners, d.oldest = map[address]*place{}, map[string]*site{}, map[string]*owner{}, nil
}

// Len is how many codes it knows.
func (d *Directory) Len() int {
	d.mu.RLock()
	defer d.mu.RUnlock()
	return len(d.codes)
}

// find returns where a code leads on a host.
func (d *Directory) find(host, code string) (Destination, bool) {
	d.mu.RLock()
	defer d.mu.RUnlock()
	for _, one := range addresses(host, code) {
		if p := d.codes[one]; p != nil {
			return p.destinationOf(one.code), true
		}
	}
	return Destination{}, false
}

func (p *place) destinationOf(code string) Destination {
	return Destination{
		OrganizationID: p.site.organizationID, ProgramID: p.site.programID, EnrollmentID: p.owner.enrollmentID,
		PartnerID: p.owner.partnerID, LinkID: p.id, Code: code, URL: p.destination,
	}
}

// fallback is where unknown codes lead; ok is false if no program is known.
func (d *Directory) fallback() (to Destination, ok bool) {
	d.mu.RLock()
	defer d.mu.RUnlock()
	if d.oldest == nil {
		return Destination{}, false
	}
	return Destination{OrganizationID: d.oldest.organizationID, ProgramID: d.oldest.programID, URL: d.oldest.url}, true
}

// addProgram takes a program, or what is new of it. The lock is the caller's.
func (d *Directory) addProgram(p *ent.Program) {
	s := d.programs[p.ID]
	if s == nil {
		s = &site{organizationID: p.OrganizationID, programID: p.ID, createdAt: p.CreatedAt}
		d.programs[p.ID] = s
	}
	s.url, s.isArchived, s.round = p.SiteURL, p.ArchivedAt != nil, d.round
}

// addLink takes a link with its codes, or what is new of it. The lock is the
// caller's.
func (d *Directory) addLink(l *ent.Link, routes []address) {
	s := d.programs[l.ProgramID]
	if s == nil {
		return // its program came later; its news will bring it
	}
	p := &place{site: s, owner: d.ownerOf(l.EnrollmentID, l.PartnerID), id: l.ID, destination: l.Destination, round: d.round}
	for _, one := range routes {
		if known := d.codes[one]; known != nil && known.id == p.id {
			if known.destination == p.destination {
				p.destination = known.destination // the same text once
			}
			*known = *p
			p = known
			break
		}
	}
	for _, one := range routes {
		d.codes[one] = p
	}
}

// ownerOf is the enrollment, once for all of its links.
func (d *Directory) ownerOf(enrollmentID, partnerID string) *owner {
	o := d.partners[enrollmentID]
	if o == nil {
		o = &owner{enrollmentID: enrollmentID, partnerID: partnerID}
		d.partners[enrollmentID] = o
	}
	return o
}

// sweep forgets what the round that ends did not meet: the database was restored.
// Readers wait for the few that are gone only.
func (d *Directory) sweep() {
	d.mu.RLock()
	var gone []address
	for at, p := range d.codes {
		if p.round != d.round {
			gone = append(gone, at)
		}
	}
	d.mu.RUnlock()
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, at := range gone {
		if p := d.codes[at]; p != nil && p.round != d.round {
			delete(d.codes, at)
		}
	}
	for id, s := range d.programs {
		if s.round != d.round {
			delete(d.programs, id)
		}
	}
	d.elect()
}

// elect finds the oldest program in use. The lock is the caller's.
func (d *Directory) elect() {
	d.oldest = nil
	for _, s := range d.programs {
		if !s.isArchived && (d.oldest == nil || s.before(d.oldest)) {
			d.oldest = s
		}
	}
}

func (s *site) before(o *site) bool {
	if !s.createdAt.Equal(o.createdAt) {
		return s.createdAt.Before(o.createdAt)
	}
	return s.programID < o.programID
}
