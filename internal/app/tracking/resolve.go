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
	"github.com/rapporthq/rapport/ent/route"
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
	// URL is the link's destination, else the program's site. It comes from the
	// database only.
	URL string
}

// Known reports whether a link has the code.
func (d Destination) Known() bool { return d.LinkID != "" }

// Resolve finds where code leads on the host it was opened on. Upper and lower
// case are the same, and punctuation at the end does not count unless a link
// has it. Former codes and archived links still lead. A code that no link has
// leads to the site of the oldest program in use, and shall be noted (Note);
// without any program it is apperr.ErrNotFound. With a directory the same is true
// while the database is away.
func (s *Service) Resolve(ctx context.Context, host, code string) (Destination, error) {
	found, err := s.Lookup(ctx, host, code)
	if err == nil {
		return found, nil
	}
	if s.directory != nil {
		if to, ok := s.directory.fallback(); ok {
			return to, nil
		}
	}
	if !errors.Is(err, apperr.ErrNotFound) {
		return Destination{}, err
	}
	p, err := s.oldestProgram(ctx)
	if err != nil {
		return Destination{}, err
	}
	return Destination{OrganizationID: p.OrganizationID, ProgramID: p.ID, URL: p.SiteURL}, nil
}

// Lookup is Resolve without a place for unknown codes: they are
// apperr.ErrNotFound.
func (s *Service) Lookup(ctx context.Context, host, code string) (Destination, error) {
	if s.directory != nil {
		if to, ok := s.directory.find(host, code); ok {
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
	row, err := s.client.Link.Query().Where(link.ID(best.LinkID)).Only(visitor)
	if ent.IsNotFound(err) {
		return Destination{}, apperr.ErrNotFound
	}
	if err != nil {
		return Destination{}, failed("load the link", err)
	}
	return Destination{
		OrganizationID: best.OwnerID, ProgramID: row.ProgramID, EnrollmentID: row.EnrollmentID,
		PartnerID: row.PartnerID, LinkID: row.ID, Code: best.Code, URL: row.Destination,
	}, nil
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
