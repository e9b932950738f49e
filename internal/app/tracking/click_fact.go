package tracking

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/id"
)

// fact is a click as it stands in the click log: all that is known at the edge,
// without an address or a user agent.
type fact struct {
	Version        int       `json:"v"`
	ID             string    `json:"id"`
	OrganizationID string    `json:"org"`
	ProgramID      string    `json:"program"`
	EnrollmentID   string    `json:"enrollment"`
	PartnerID      string    `json:"partner"`
	LinkID         string    `json:"link"`
	VisitorID      string    `json:"visitor"`
	OccurredAt     time.Time `json:"at"`
	// Hash tells the visitors of a day apart. HashBefore is that of the same visitor
	// under the key of an hour ago, which was another one around midnight UTC.
	Hash        string       `json:"hash"`
	HashBefore  string       `json:"hashBefore,omitempty"`
	Destination string       `json:"to"`
	Referrer    string       `json:"referrer,omitempty"`
	Country     string       `json:"country,omitempty"`
	Device      string       `json:"device,omitempty"`
	Browser     string       `json:"browser,omitempty"`
	Sub         [Subs]string `json:"sub"`
	IsBot       bool         `json:"bot,omitempty"`
	// What rules against fraud may ask later; see signals.
	PaidSearch   string `json:"paid,omitempty"`
	IsDataCentre bool   `json:"dataCentre,omitempty"`

	// isDuplicate and repeats, the counted click that this one repeats, are set by
	// the use case that stores it. Of a duplicate of the past only the fact is known.
	isDuplicate bool
	repeats     string
}

// factVersion is the form of facts that this program writes; it reads no other.
const factVersion = 1

// fact is the click of the visit, now.
func (s *Service) fact(to Destination, v Visit) *fact {
	now := s.clock.Now()
	agent := s.agents.read(v.UserAgent)
	f := &fact{
		Version: factVersion, ID: id.New("clk", now), OrganizationID: to.OrganizationID, ProgramID: to.ProgramID,
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

func (f *fact) encode() ([]byte, error) {
	out, err := json.Marshal(f)
	if err != nil {
		return nil, fmt.Errorf("encode the click: %w", err)
	}
	return out, nil
}

var errForeignFact = errors.New("the click was written by another version")

func decodeFact(payload []byte) (*fact, error) {
	f := new(fact)
	if err := json.Unmarshal(payload, f); err != nil {
		return nil, fmt.Errorf("decode a click: %w", err)
	}
	if f.Version != factVersion || f.ID == "" || f.OrganizationID == "" || f.LinkID == "" {
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
