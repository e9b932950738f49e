// Package tracking turns visits into facts: it finds where a short link leads,
// records the click, and keeps the codes that nobody knows. It gives no credit
// (domain/attribution does) and knows nothing of HTTP. Visitors are anonymous:
// the use cases of this package that serve them act as a visitor of the link's
// organization by themselves.
package tracking

import (
	"context"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/clicklog"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/domain/fraud"
)

// ClickParameter is the query parameter that a redirect adds to the
// destination: the click id, which the site hands to its server and the server
// hands back with a conversion (clickId).
const ClickParameter = "rapport_click"

// Subs is how many sub-ids (sub1 to sub5) a click keeps.
const Subs = 5

// ClickLog is where clicks are durable before they are in the database: Append
// returns when the payload cannot be lost any more.
type ClickLog interface {
	Append(ctx context.Context, payload []byte) (clicklog.Position, error)
}

// Service holds the use cases of links and clicks.
type Service struct {
	client *ent.Client
	clock  clock.Clock
	secret []byte

	// log is nil if each click is a transaction of its own.
	log    ClickLog
	recent *recent
	agents agents
	// sink empties the log; nil without one.
	sink *Sink
	// dataCentres is nil if the operator names none.
	dataCentres *fraud.Ranges
	// countries is nil if the operator has no file of them.
	countries Countries
	// directory is nil if each code is looked up in the database.
	directory *Directory
}

// New returns the use cases on client. The secret is the installation's: the
// keys of visitor hashes are made of it. Each click is a transaction, until
// UseClickLog is called.
func New(client *ent.Client, c clock.Clock, secret []byte) *Service {
	return &Service{client: client, clock: c, secret: secret, recent: newRecent(), agents: newAgents()}
}

// UseClickLog makes Click write to the click log, which a Sink empties. It is called
// before the first click.
func (s *Service) UseClickLog(log ClickLog) { s.log = log }

// UseDirectory makes Resolve and Lookup go by the directory first. It is called
// before the first click.
func (s *Service) UseDirectory(d *Directory) { s.directory = d }

// clean returns text as it can be stored: valid, without control characters, at
// most limit bytes.
func clean(text string, limit int) string {
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == utf8.RuneError {
			return -1
		}
		return r
	}, text)
	if len(text) <= limit {
		return text
	}
	for limit > 0 && !utf8.RuneStart(text[limit]) {
		limit--
	}
	return text[:limit]
}

// failed wraps an error of the database with what was being done.
func failed(doing string, err error) error { return fmt.Errorf("%s: %w", doing, err) }
