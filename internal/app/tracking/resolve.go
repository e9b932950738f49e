package tracking

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/link"
	"github.com/rapporthq/rapport/ent/predicate"
	"github.com/rapporthq/rapport/ent/program"
	"github.com/rapporthq/rapport/ent/route"
	"github.com/rapporthq/rapport/ent/shortdomain"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/viewer"
)

// maxCode is the longest code that can be stored.
const maxCode = 80

// punctuation is what sticks to the end of a link in running text.
const punctuation = ".,;:!?)\"'"

// Destination is where a code leads.
type Destination struct {
	OrganizationID string
	ProgramID      string
	// EnrollmentID, PartnerID and LinkID are empty if no link has the code.
	EnrollmentID string
	PartnerID    string
	LinkID       string
	// Code is the code as the directory has it; empty if no link has it.
	Code string
	// URL is where the visitor is sent, with what the link tells the site's
	// statistics: the link's destination, its fallback once it has expired, else the
	// program's site. It comes from the database only.
	URL string
	// IsExpired says that the link has expired: there is no click to record.
	IsExpired bool
	// AccentColor is the program's; ShortHost the short domain that its links are
	// shown with, empty for the server's own host.
	AccentColor, ShortHost string
	// subs are the link's own sub-ids.
	subs [Subs]string
}

// Known reports whether a link has the code.
func (d Destination) Known() bool { return d.LinkID != "" }

// Resolve finds where code leads on the host it was opened on. Upper and lower
// case are the same, and punctuation at the end does not count unless a link
// has it. Former codes and archived links still lead. A code that no link has
// leads to the site of the oldest program in use, and shall be noted (Note);
// without any program it is apperr.ErrNotFound. On a short domain only links of its
// program have codes, and all others lead to that program's site. With a directory the same is true
// while the database is away.
func (s *Service) Resolve(ctx context.Context, host, code string) (Destination, error) {
	host = strings.ToLower(host)
	found, err := s.Lookup(ctx, host, code)
	if err == nil {
		return found, nil
	}
	if s.directory != nil {
		if to, ok := s.directory.fallback(host); ok {
			return to, nil
		}
	}
	if !errors.Is(err, apperr.ErrNotFound) {
		return Destination{}, err
	}
	own, err := s.shortSite(ctx, host)
	if err != nil {
		return Destination{}, err
	}
	if own != nil {
		return own.destinationOf(), nil
	}
	p, err := s.oldestProgram(ctx)
	if err != nil {
		return Destination{}, err
	}
	return newSite(p, nil).destinationOf(), nil
}

// ShortSite returns the program whose short domain a host is, as a place for what
// leads nowhere else; ok is false of every other host. It asks no database if there
// is a directory.
func (s *Service) ShortSite(ctx context.Context, host string) (to Destination, ok bool, err error) {
	host = strings.ToLower(host)
	if s.directory != nil {
		to, ok = s.directory.shortSite(host)
		return to, ok, nil
	}
	own, err := s.shortSite(ctx, host)
	if own == nil || err != nil {
		return Destination{}, false, err
	}
	return own.destinationOf(), true, nil
}

// shortSite asks the database whose short domain a host is; nil for nobody's.
func (s *Service) shortSite(ctx context.Context, host string) (*site, error) {
	if host == "" {
		return nil, nil //nolint:nilnil // nobody's
	}
	domain, err := s.client.ShortDomain.Query().Where(shortdomain.Host(host)).Only(viewer.With(ctx, viewer.NewDirectory()))
	if ent.IsNotFound(err) {
		return nil, nil //nolint:nilnil // nobody's
	}
	if err != nil {
		return nil, failed("look for the host", err)
	}
	p, err := s.client.Program.Query().Where(program.ID(domain.ProgramID)).Only(viewer.With(ctx, viewer.NewVisitor(domain.OwnerID)))
	if err != nil {
		return nil, failed("load the program of the host", err)
	}
	return newSite(p, []string{host}), nil
}

// Lookup is Resolve without a place for unknown codes: they are
// apperr.ErrNotFound.
func (s *Service) Lookup(ctx context.Context, host, code string) (Destination, error) {
	if s.directory != nil {
		if to, ok := s.directory.find(strings.ToLower(host), code, s.clock.Now()); ok {
			return to, nil
		}
	}
	ctx, cancel := context.WithTimeout(ctx, lookUpWithin)
	defer cancel()
	to, err := s.lookUp(ctx, host, code)
	if err == nil && s.directory != nil {
		// Its news have not come yet.
		err = s.directory.refresh(ctx, to.OrganizationID, []string{to.ProgramID, to.LinkID})
	}
	return to, err
}

// lookUpWithin is how long a visitor waits for the database at most.
const lookUpWithin = 2 * time.Second

// lookUp asks the database.
func (s *Service) lookUp(ctx context.Context, host, code string) (Destination, error) {
	wanted := addresses(host, code)
	if len(wanted) == 0 {
		return Destination{}, apperr.ErrNotFound
	}
	these := make([]predicate.Route, len(wanted))
	for i, one := range wanted {
		these[i] = route.And(route.Host(one.host), route.Code(one.code))
	}
	routes, err := s.client.Route.Query().Where(route.Or(these...)).All(viewer.With(ctx, viewer.NewDirectory()))
	if err != nil {
		return Destination{}, failed("look for the code", err)
	}
	if len(routes) == 0 {
		return Destination{}, apperr.ErrNotFound
	}
	place := func(r *ent.Route) int { return slices.Index(wanted, address{r.Host, r.Code}) }
	best := slices.MinFunc(routes, func(a, b *ent.Route) int { return cmp.Compare(place(a), place(b)) })
	visitor := viewer.With(ctx, viewer.NewVisitor(best.OwnerID))
	row, err := s.client.Link.Query().Where(link.ID(best.LinkID)).WithProgram().
		WithEnrollment(func(q *ent.EnrollmentQuery) { q.WithPartner().WithGroup() }).Only(visitor)
	if ent.IsNotFound(err) {
		return Destination{}, apperr.ErrNotFound
	}
	if err != nil {
		return Destination{}, failed("load the link", err)
	}
	own, err := s.shortSite(ctx, strings.ToLower(host))
	if err != nil {
		return Destination{}, err
	}
	if own != nil && own.programID != row.ProgramID {
		return Destination{}, apperr.ErrNotFound
	}
	p := newPlace(row, newSite(row.Edges.Program, nil), newOwner(row.Edges.Enrollment))
	return p.destinationOf(best.Code, s.clock.Now()), nil
}

// addresses returns what code may stand for on a host, in order of preference: the
// likeliest writing first, and the host's own before the server's.
func addresses(host, code string) []address {
	var out []address
	for _, candidate := range foldings(code) {
		out = append(out, address{strings.ToLower(host), candidate}, address{"", candidate})
	}
	return out
}

// foldings returns what code may stand for in the directory, the likeliest
// first; nothing if no link can have it.
func foldings(code string) []string {
	if !utf8.ValidString(code) || strings.ContainsFunc(code, unicode.IsControl) {
		return nil
	}
	exact := strings.ToLower(strings.TrimSpace(code))
	var out []string
	for _, candidate := range []string{exact, strings.TrimRight(exact, punctuation)} {
		if candidate != "" && len(candidate) <= maxCode && !slices.Contains(out, candidate) {
			out = append(out, candidate)
		}
	}
	return out
}
