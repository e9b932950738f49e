package tracking

import (
	"cmp"
	"context"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/rapporthq/rapport/internal/viewer"
)

// duplicateWithin: a click of the same visitor on the same link this soon after
// a counted one is a duplicate (rules §1); the end is not included.
const duplicateWithin = 60 * time.Minute

// Visit is what is known of who opened a link.
type Visit struct {
	// VisitorID is what the browser says; one that is not ours is replaced.
	VisitorID string
	// RemoteAddress and UserAgent are hashed, never stored. An empty user agent
	// is a bot's.
	RemoteAddress string
	UserAgent     string
	// Referrer is the page that led here; only its host is kept.
	Referrer string
	// Query of the address that was opened. It is looked through for the marks of
	// advertisements, never kept.
	Query string
	// IsAutomatic says that nobody looks: a HEAD request, a prefetch.
	IsAutomatic bool
	// Sub holds sub1 to sub5.
	Sub [Subs]string
}

// Clicked is a click that was recorded.
type Clicked struct {
	// ClickID is what the site shall report: for a duplicate the click that it
	// repeats, which can be credited.
	ClickID   string
	VisitorID string
	// URL is the destination with the click id in ClickParameter.
	URL string
	// IsCounted is false for bots and duplicates.
	IsCounted bool
	// IsBot is true of what nobody can be credited for.
	IsBot bool
}

// Click records a visit through a known link, whatever the state of its
// enrollment: whether it may be credited is for attribution to say. Bots and
// duplicates are kept and not counted.
//
// With a click log the click is durable when Click returns, and in the database
// soon after (Sink). Whether it is a duplicate is then said by what this process
// remembers; Store decides, because other processes see clicks, too.
func (s *Service) Click(ctx context.Context, to Destination, v Visit) (Clicked, error) {
	ctx = viewer.With(ctx, viewer.NewVisitor(to.OrganizationID))
	if _, err := viewer.Require(ctx, viewer.ClickRecord); err != nil {
		return Clicked{}, failed("record click", err)
	}
	f := s.fact(to, v)
	repeats, err := s.keep(ctx, f)
	if err != nil {
		return Clicked{}, failed("record click", err)
	}
	clickID := cmp.Or(repeats, f.ID)
	return Clicked{
		ClickID: clickID, VisitorID: f.VisitorID, URL: withClick(to.URL, clickID),
		IsCounted: !f.IsBot && repeats == "", IsBot: f.IsBot,
	}, nil
}

// keep writes the click to where it cannot be lost, and returns the id of the
// counted click that it repeats, empty if it repeats none.
func (s *Service) keep(ctx context.Context, f *fact) (repeats string, err error) {
	if s.log == nil {
		if _, err := s.storeAll(ctx, []*fact{f}, nil); err != nil {
			return "", err
		}
		return f.repeats, nil
	}
	if _, err := s.log.Append(ctx, f.encode()); err != nil {
		return "", err
	}
	return s.recent.repeats(f), nil
}

// withClick returns the address with the click id in its query. The rest of the
// query stays as it was written, because sites may sign it or count on its
// order.
func withClick(address, clickID string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	parameters := slices.DeleteFunc(strings.Split(u.RawQuery, "&"), func(one string) bool {
		// An earlier click id is there if the address was copied from a browser.
		return one == "" || strings.HasPrefix(one, ClickParameter+"=")
	})
	u.RawQuery = strings.Join(append(parameters, ClickParameter+"="+url.QueryEscape(clickID)), "&")
	return u.String()
}
