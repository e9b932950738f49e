package partner

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollment"
	entlink "github.com/rapporthq/rapport/ent/link"
	"github.com/rapporthq/rapport/ent/program"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/destination"
	"github.com/rapporthq/rapport/internal/viewer"
)

// siteOf is where links of the program lead.
func siteOf(p *ent.Program) destination.Site {
	return destination.NewSite(p.SiteURL, p.AllowedHosts, p.Utm)
}

// namesOf are what placeholders stand for in links of an enrollment that was loaded
// with its partner and group.
func namesOf(e *ent.Enrollment, code, name string) destination.Names {
	out := destination.Names{Code: code, Name: name}
	if e.Edges.Partner != nil {
		out.Partner = e.Edges.Partner.Name
	}
	if e.Edges.Group != nil {
		out.Group = e.Edges.Group.Name
	}
	return out
}

// Targets returns where somebody who opens the links now is sent, by id. Links that
// the viewer may not see are not in it.
func (s *Service) Targets(ctx context.Context, linkIDs []string) (map[string]destination.Target, error) {
	seen, err := s.client.Link.Query().Where(entlink.IDIn(linkIDs...)).IDs(ctx)
	if err != nil {
		return nil, fmt.Errorf("load links: %w", err)
	}
	out := make(map[string]destination.Target, len(seen))
	if len(seen) == 0 {
		return out, nil
	}
	// The address tells the name of the group, which partners do not see otherwise.
	visitor := viewer.With(ctx, viewer.NewVisitor(viewer.From(ctx).OrganizationID))
	links, err := s.client.Link.Query().Where(entlink.IDIn(seen...)).WithProgram().
		WithEnrollment(func(q *ent.EnrollmentQuery) { q.WithPartner().WithGroup() }).All(visitor)
	if err != nil {
		return nil, fmt.Errorf("load where links lead: %w", err)
	}
	now := s.clock.Now()
	for _, l := range links {
		is := destination.Link{Destination: l.Destination, Fallback: l.Fallback, UTM: l.Utm}
		if l.ExpiresAt != nil {
			is.ExpiresAt = *l.ExpiresAt
		}
		out[l.ID] = siteOf(l.Edges.Program).Target(is, namesOf(l.Edges.Enrollment, l.Code, l.Name), now)
	}
	return out, nil
}

// LinkPreviewInput is a link that is not made or changed yet.
type LinkPreviewInput struct {
	EnrollmentID            string
	Code, Name, Destination *string
	UTM                     *destination.UTM
}

// PreviewLink returns the address to which visitors of such a link would be sent. It
// refuses what CreateLink would refuse of the destination and the UTM values.
func (s *Service) PreviewLink(ctx context.Context, in LinkPreviewInput) (string, error) {
	if _, err := requireOwn(ctx, viewer.LinkManage, viewer.OwnLinkManage); err != nil {
		return "", err
	}
	if _, err := s.client.Enrollment.Get(ctx, in.EnrollmentID); err != nil {
		return "", missing(err, "load enrollment", "There is no enrollment with this id.", "input", "enrollmentId")
	}
	visitor := viewer.With(ctx, viewer.NewVisitor(viewer.From(ctx).OrganizationID))
	e, err := s.client.Enrollment.Query().Where(enrollment.ID(in.EnrollmentID)).WithProgram().WithPartner().WithGroup().Only(visitor)
	if err != nil {
		return "", fmt.Errorf("load enrollment: %w", err)
	}
	p := e.Edges.Program
	shown := destination.Link{Destination: p.SiteURL}
	var errs apperr.Errors
	if in.Destination != nil && *in.Destination != "" {
		shown.Destination = *in.Destination
		checkDestination(&errs, p, *in.Destination, "input", "destination")
	}
	if in.UTM != nil {
		shown.UTM = *in.UTM
		checkUTM(&errs, in.UTM, "input", "utm")
	}
	if err := errs.OrNil(); err != nil {
		return "", err
	}
	code, name := "code", ""
	if in.Code != nil {
		code = cmp.Or(foldCode(*in.Code), code)
	}
	if in.Name != nil {
		name = strings.TrimSpace(*in.Name)
	}
	return siteOf(p).Target(shown, namesOf(e, code, name), s.clock.Now()).URL, nil
}

// LinkHost is a host to which links of a program lead.
type LinkHost struct {
	Host      string
	LinkCount int
	// IsAllowed is false if the program's site stands in for it.
	IsAllowed bool
}

// LinkHosts returns the hosts to which links of the program lead by destination or
// fallback, archived ones too: first those that are not allowed any more, then by
// how many links lead there.
func (s *Service) LinkHosts(ctx context.Context, programID string) ([]*LinkHost, error) {
	p, err := s.client.Program.Query().Where(program.ID(programID)).Only(ctx)
	if err != nil {
		return nil, missing(err, "load program", "")
	}
	var rows []struct {
		Destination string  `json:"destination"`
		Fallback    *string `json:"fallback"`
		Count       int     `json:"count"`
	}
	err = s.client.Link.Query().Where(entlink.ProgramID(programID)).GroupBy(entlink.FieldDestination, entlink.FieldFallback).
		Aggregate(ent.Count()).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("count links by address: %w", err)
	}
	hosts := destination.NewHosts(p.SiteURL, p.AllowedHosts)
	found := map[LinkHost]int{}
	for _, row := range rows {
		these := map[LinkHost]bool{hostOf(hosts, row.Destination): true}
		if row.Fallback != nil && *row.Fallback != "" {
			these[hostOf(hosts, *row.Fallback)] = true
		}
		for one := range these {
			found[one] += row.Count
		}
	}
	out := make([]*LinkHost, 0, len(found))
	for one, count := range found {
		one.LinkCount = count
		out = append(out, &one)
	}
	slices.SortFunc(out, func(a, b *LinkHost) int {
		if a.IsAllowed != b.IsAllowed {
			if b.IsAllowed {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(b.LinkCount, a.LinkCount), cmp.Compare(a.Host, b.Host))
	})
	return out, nil
}

func hostOf(hosts destination.Hosts, address string) LinkHost {
	_, err := hosts.Check(address)
	u, parseErr := url.Parse(address)
	if parseErr != nil {
		return LinkHost{Host: address}
	}
	return LinkHost{Host: strings.ToLower(u.Host), IsAllowed: err == nil}
}
