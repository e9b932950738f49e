package tracking

import (
	"cmp"
	"encoding/binary"
	"errors"
	"time"

	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/id"
)

// fact is a click as it stands in the click log: all that is known at the edge,
// without an address or a user agent.
type fact struct {
	ID             string
	OrganizationID string
	ProgramID      string
	EnrollmentID   string
	PartnerID      string
	LinkID         string
	VisitorID      string
	OccurredAt     time.Time
	// Hash tells the visitors of a day apart. HashBefore is that of the same visitor
	// under the key of an hour ago, which was another one around midnight UTC; else
	// it is empty.
	Hash, HashBefore string
	Destination      string
	Referrer         string
	Country          string
	Device           string
	Browser          string
	Sub              [Subs]string
	IsBot            bool
	// What rules against fraud may ask later; see signals.
	PaidSearch   string
	IsDataCentre bool

	// isDuplicate and repeats, the counted click that this one repeats, are set by
	// the use case that stores it. Of a duplicate of the past only the fact is known.
	isDuplicate bool
	repeats     string
}

// fact is the click of the visit, now.
func (s *Service) fact(to Destination, v Visit) *fact {
	now := s.clock.Now()
	agent := s.agents.read(v.UserAgent)
	f := &fact{
		ID: id.New("clk", now), OrganizationID: to.OrganizationID, ProgramID: to.ProgramID,
		EnrollmentID: to.EnrollmentID, PartnerID: to.PartnerID, LinkID: to.LinkID,
		VisitorID: visitorID(v.VisitorID, now), OccurredAt: clock.Normalize(now),
		Hash: s.visitorHash(now, v.RemoteAddress, v.UserAgent), Destination: clean(to.URL, maxURL),
		Referrer: hostOf(v.Referrer), Country: s.country(v.RemoteAddress), Device: agent.device, Browser: agent.browser,
		IsBot: agent.isCrawler || v.IsAutomatic,
	}
	if before := now.Add(-duplicateWithin); before.UTC().Day() != now.UTC().Day() {
		f.HashBefore = s.visitorHash(before, v.RemoteAddress, v.UserAgent)
	}
	for i, sub := range v.Sub {
		f.Sub[i] = clean(cmp.Or(sub, to.subs[i]), maxSub)
	}
	s.signals(f, v)
	return f
}

// A fact in the click log is its version, its flags, its instant in microseconds and
// its texts. The version changes with the form; a program reads no other.
const factVersion = 2

// The flags.
const (
	flagBot = 1 << iota
	flagDataCentre
)

// texts are those of a fact, in the order in which they are written.
func (f *fact) texts() [15 + Subs]*string {
	return [...]*string{
		&f.ID, &f.OrganizationID, &f.ProgramID, &f.EnrollmentID, &f.PartnerID, &f.LinkID, &f.VisitorID, &f.Hash, &f.HashBefore,
		&f.Destination, &f.Referrer, &f.Country, &f.Device, &f.Browser, &f.PaidSearch,
		&f.Sub[0], &f.Sub[1], &f.Sub[2], &f.Sub[3], &f.Sub[4],
	}
}

func (f *fact) encode() []byte {
	flags := byte(0)
	if f.IsBot {
		flags |= flagBot
	}
	if f.IsDataCentre {
		flags |= flagDataCentre
	}
	out := append(make([]byte, 0, 512), factVersion, flags)
	out = binary.AppendUvarint(out, uint64(f.OccurredAt.UnixMicro())) //nolint:gosec // Nobody clicked before 1970.
	for _, text := range f.texts() {
		out = appendText(out, *text)
	}
	return out
}

var errForeignFact = errors.New("the click was written by another version")

func decodeFact(payload []byte) (*fact, error) {
	if len(payload) < 2 || payload[0] != factVersion {
		return nil, errForeignFact
	}
	in := reader{rest: string(payload[2:])}
	f := &fact{IsBot: payload[1]&flagBot != 0, IsDataCentre: payload[1]&flagDataCentre != 0}
	f.OccurredAt = time.UnixMicro(int64(in.number())).UTC() //nolint:gosec // As it was written.
	for _, text := range f.texts() {
		*text = in.text()
	}
	if in.isBroken || in.rest != "" || f.ID == "" || f.OrganizationID == "" || f.LinkID == "" {
		return nil, errForeignFact
	}
	return f, nil
}

// hashes are those under which the visitor may have come before.
func (f *fact) hashes() []string {
	if f.HashBefore == "" {
		return []string{f.Hash}
	}
	return []string{f.Hash, f.HashBefore}
}
