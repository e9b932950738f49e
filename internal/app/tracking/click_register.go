package tracking

import (
	"cmp"
	"context"
	"errors"
	"net/url"
	"slices"
	"strings"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/program"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/viewer"
)

// RegisterInput is a visit that the script on the program's site saw: the
// address carried a code, and no redirect took part.
type RegisterInput struct {
	// Host on which the server was asked, for codes that hold on one host.
	Host string
	// Code of the link.
	Code string
	// URL of the page. Its host must be the program's site or one of its
	// allowed hosts; its query may carry sub1 to sub5; only the part before the
	// query is kept.
	URL string
	// Origin is where the browser says that the page came from; empty if a
	// program asks. It must be allowed as URL must.
	Origin string
	Visit  Visit
}

// RegisterClick records the visit as Click does. Mistakes are user errors of
// the fields code and url; a page of another site is apperr.ErrForbidden.
func (s *Service) RegisterClick(ctx context.Context, in RegisterInput) (Clicked, error) {
	if strings.TrimSpace(in.Code) == "" {
		return Clicked{}, apperr.New(apperr.Blank, "Give the code of the link.", "input", "code")
	}
	page, err := url.Parse(in.URL)
	if err != nil || page.Scheme != "http" && page.Scheme != "https" || page.Hostname() == "" || len(in.URL) > 4*maxURL {
		return Clicked{}, apperr.New(apperr.Invalid, "Give the address of the page, beginning with https:// or http://.", "input", "url")
	}
	to, err := s.Resolve(ctx, in.Host, in.Code)
	if err == nil && !to.Known() {
		err = cmp.Or(s.Note(ctx, to, in.Code), apperr.ErrNotFound)
	}
	if errors.Is(err, apperr.ErrNotFound) {
		return Clicked{}, apperr.New(apperr.NotFoundCode, "No link has this code.", "input", "code")
	}
	if err != nil {
		return Clicked{}, err
	}
	if to.IsExpired {
		return Clicked{}, apperr.New(apperr.Expired, "This link has expired.", "input", "code")
	}
	p, err := s.client.Program.Query().Where(program.ID(to.ProgramID)).Only(viewer.With(ctx, viewer.NewVisitor(to.OrganizationID)))
	if err != nil {
		return Clicked{}, failed("load the program", err)
	}
	if in.Origin != "" && !isSite(p, hostOf(in.Origin)) {
		return Clicked{}, apperr.ErrForbidden
	}
	if !isSite(p, strings.ToLower(page.Hostname())) {
		return Clicked{}, apperr.New(apperr.Invalid, "The page is on none of the program's hosts. Add its host to the program's settings.", "input", "url")
	}
	for i, name := range SubNames() {
		in.Visit.Sub[i] = page.Query().Get(name)
	}
	in.Visit.Query = page.RawQuery
	page.RawQuery, page.Fragment, page.RawFragment, page.User = "", "", "", nil
	to.URL = page.String()
	return s.Click(ctx, to, in.Visit)
}

// SubNames lists the query parameters that carry the sub-ids, in order.
func SubNames() [Subs]string { return [Subs]string{"sub1", "sub2", "sub3", "sub4", "sub5"} }

// isSite reports whether host is that of the program's site or an allowed one;
// "*.example.com" allows every host below example.com.
func isSite(p *ent.Program, host string) bool {
	if host == "" {
		return false
	}
	return host == hostOf(p.SiteURL) || slices.ContainsFunc(p.AllowedHosts, func(allowed string) bool {
		below, isWild := strings.CutPrefix(strings.ToLower(allowed), "*.")
		return host == strings.ToLower(allowed) || isWild && strings.HasSuffix(host, "."+below)
	})
}
