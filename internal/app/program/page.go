package program

import (
	"context"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/organization"
	entprogram "github.com/rapporthq/rapport/ent/program"
	"github.com/rapporthq/rapport/internal/viewer"
)

// Page is what a stranger may see of a program.
type Page struct {
	ID               string
	Name             string
	OrganizationName string
	// Description and Terms are nil if empty.
	Description *string
	Terms       *string
	AccentColor string
}

// Page returns the public page of a program by the two short names of its
// address, whoever asks. Unknown names and archived programs are
// apperr.ErrNotFound.
func (s *Service) Page(ctx context.Context, organizationSlug, slug string) (*Page, error) {
	org, err := s.client.Organization.Query().Where(organization.Slug(organizationSlug)).
		Only(viewer.With(ctx, viewer.NewDirectory()))
	if err != nil {
		return nil, missing(err, "look up organization")
	}
	p, err := s.client.Program.Query().Where(entprogram.Slug(slug), entprogram.ArchivedAtIsNil()).
		Only(viewer.With(ctx, viewer.NewVisitor(org.ID)))
	if err != nil {
		return nil, missing(err, "look up program")
	}
	return page(org, p), nil
}

func page(org *ent.Organization, p *ent.Program) *Page {
	out := &Page{ID: p.ID, Name: p.Name, OrganizationName: org.Name, AccentColor: p.AccentColor}
	if p.Description != "" {
		out.Description = &p.Description
	}
	if p.Terms != "" {
		out.Terms = &p.Terms
	}
	return out
}
