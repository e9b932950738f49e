package tracking

import (
	"log/slog"
	"reflect"
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
	// hosts are the short domains.
	hosts map[string]*site
	// oldest is where unknown codes lead; nil without a program in use.
	oldest *site
	// file is the snapshot's, of the database whose links are known. isChanged says
	// that it does not say what is known.
	file, of  string
	isChanged bool
}

// address is a code on a host; the host is empty for the server's own.
type address struct{ host, code string }

// NewDirectory returns a directory that knows nothing yet: see Load and Run.
func NewDirectory(client *ent.Client, logger *slog.Logger) *Directory {
	d := &Directory{client: client, logger: logger}
	d.forget()
	return d
}

func (d *Directory) forget() {
	d.codes, d.programs, d.partners = map[address]*place{}, map[string]*site{}, map[string]*owner{}
	d.hosts, d.oldest = map[string]*site{}, nil
}

// Len is how many codes it knows.
func (d *Directory) Len() int {
	d.mu.RLock()
	defer d.mu.RUnlock()
	return len(d.codes)
}

// find returns where a code leads now on a host. On a short domain only links of
// its program lead anywhere.
func (d *Directory) find(host, code string, now time.Time) (Destination, bool) {
	d.mu.RLock()
	defer d.mu.RUnlock()
	own := d.hosts[host]
	for _, one := range addresses(host, code) {
		if p := d.codes[one]; p != nil && (own == nil || p.site.programID == own.programID) {
			return p.destinationOf(one.code, now), true
		}
	}
	return Destination{}, false
}

// fallback is where unknown codes lead on a host; ok is false if no program is
// known.
func (d *Directory) fallback(host string) (to Destination, ok bool) {
	d.mu.RLock()
	defer d.mu.RUnlock()
	if own := d.hosts[host]; own != nil {
		return own.destinationOf(), true
	}
	if d.oldest == nil {
		return Destination{}, false
	}
	return d.oldest.destinationOf(), true
}

// shortSite is the program whose short domain the host is.
func (d *Directory) shortSite(host string) (to Destination, ok bool) {
	d.mu.RLock()
	defer d.mu.RUnlock()
	own := d.hosts[host]
	if own == nil {
		return Destination{}, false
	}
	return own.destinationOf(), true
}

// addProgram takes a program, or what is new of it. The lock is the caller's.
func (d *Directory) addProgram(p *ent.Program, hosts []string) {
	fresh := newSite(p, hosts)
	fresh.round = d.round
	if s := d.programs[p.ID]; s != nil {
		d.isChanged = d.isChanged || s.isArchived != fresh.isArchived || !reflect.DeepEqual(s.siteSettings, fresh.siteSettings)
		fresh.index = s.index
		*s = *fresh
		return
	}
	d.programs[p.ID], d.isChanged = fresh, true
}

// addOwner takes an enrollment, or what is new of it. The lock is the caller's.
func (d *Directory) addOwner(e *ent.Enrollment) {
	fresh := newOwner(e)
	if o := d.partners[e.ID]; o != nil {
		d.isChanged = d.isChanged || o.partner != fresh.partner || o.group != fresh.group
		o.partner, o.group = fresh.partner, fresh.group
		return
	}
	d.partners[e.ID] = fresh
}

// addLink takes a link with its codes, or what is new of it. The lock is the
// caller's.
func (d *Directory) addLink(l *ent.Link, routes []address) {
	s := d.programs[l.ProgramID]
	if s == nil {
		return // its program came later; its news will bring it
	}
	p := newPlace(l, s, d.ownerOf(l.EnrollmentID, l.PartnerID))
	p.round = d.round
	for _, one := range routes {
		if one.code == p.code {
			p.code = one.code // the same text once
		}
	}
	for _, one := range routes {
		if known := d.codes[one]; known != nil && known.id == p.id {
			if known.says(p) {
				known.round = p.round // the same texts once
			} else {
				*known, d.isChanged = *p, true
			}
			p = known
			break
		}
	}
	for _, one := range routes {
		if d.codes[one] != p {
			d.codes[one], d.isChanged = p, true
		}
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
	d.isChanged = d.isChanged || len(gone) > 0
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

// elect finds the oldest program in use, and whose the short domains are. The lock
// is the caller's.
func (d *Directory) elect() {
	d.oldest, d.hosts = nil, map[string]*site{}
	for _, s := range d.programs {
		for _, host := range s.Hosts {
			d.hosts[host] = s
		}
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
