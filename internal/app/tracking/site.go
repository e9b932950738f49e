package tracking

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/organization"
	"github.com/rapporthq/rapport/ent/program"
	"github.com/rapporthq/rapport/internal/apperr"
	domain "github.com/rapporthq/rapport/internal/domain/site"
	"github.com/rapporthq/rapport/internal/viewer"
)

// SiteSettings are what the script on a program's site goes by. Anybody may read
// them: they say nothing that a visitor's browser does not show.
type SiteSettings struct {
	// Key names the program in the script's address: the short names of the
	// organization and of the program.
	Key string
	// Parameters are the names of the query parameters that carry codes.
	Parameters []string
	Consent    domain.Consent
	// WindowDays is how long a click counts, and so how long its id is kept.
	WindowDays int
}

// SiteSettings returns what the script of the program with the key goes by. A key
// that no program in use has is apperr.ErrNotFound.
func (s *Service) SiteSettings(ctx context.Context, key string) (SiteSettings, error) {
	_, p, err := s.siteProgram(ctx, key)
	if err != nil {
		return SiteSettings{}, err
	}
	return SiteSettings{
		Key: key, Parameters: slices.Clone(p.QueryParameters), Consent: p.ConsentMode, WindowDays: p.WindowDays,
	}, nil
}

// siteProgram finds the program that a key names, as a visitor of its organization
// sees it.
func (s *Service) siteProgram(ctx context.Context, key string) (*ent.Organization, *ent.Program, error) {
	organizationSlug, slug, _ := strings.Cut(key, "/")
	if organizationSlug == "" || slug == "" || len(key) > 2*maxCode {
		return nil, nil, apperr.ErrNotFound
	}
	org, err := s.client.Organization.Query().Where(organization.Slug(organizationSlug)).Only(viewer.With(ctx, viewer.NewDirectory()))
	if ent.IsNotFound(err) {
		return nil, nil, apperr.ErrNotFound
	}
	if err != nil {
		return nil, nil, failed("look for the organization of the site", err)
	}
	p, err := s.client.Program.Query().Where(program.Slug(slug), program.ArchivedAtIsNil()).
		Only(viewer.With(ctx, viewer.NewVisitor(org.ID)))
	if ent.IsNotFound(err) {
		return nil, nil, apperr.ErrNotFound
	}
	if err != nil {
		return nil, nil, failed("look for the program of the site", err)
	}
	return org, p, nil
}

// PageReport is what a page says in the name of the site's server: believed,
// because that server signed it with the program's secret.
type PageReport struct {
	OrganizationID string
	ProgramID      string
	// Claims are what was signed, as JSON.
	Claims []byte
}

// ReadPageReport believes the token of a page, or says why not: INVALID at token
// for one that is malformed, signed by anybody else, or for a program that does not
// listen to pages, EXPIRED at token for one whose time is over. A page of another
// site is apperr.ErrForbidden, signed or not.
func (s *Service) ReadPageReport(ctx context.Context, text, origin string) (PageReport, error) {
	invalid := func(err error) error {
		code := apperr.Invalid
		if errors.Is(err, domain.ErrExpired) {
			code = apperr.Expired
		}
		message := err.Error()
		return apperr.New(code, strings.ToUpper(message[:1])+message[1:]+".", "input", "token")
	}
	token, err := domain.ParseToken(text)
	if err != nil {
		return PageReport{}, invalid(err)
	}
	org, p, err := s.siteProgram(ctx, token.Audience)
	if errors.Is(err, apperr.ErrNotFound) {
		return PageReport{}, invalid(domain.ErrForged)
	}
	if err != nil {
		return PageReport{}, err
	}
	secret, err := s.pageSecret(p)
	if err != nil {
		return PageReport{}, err
	}
	if err := token.Verify([]byte(secret), s.clock.Now()); err != nil {
		return PageReport{}, invalid(err)
	}
	if !isSite(p, hostOf(origin)) {
		return PageReport{}, apperr.ErrForbidden
	}
	return PageReport{OrganizationID: org.ID, ProgramID: p.ID, Claims: token.Claims}, nil
}
