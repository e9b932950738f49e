package landing

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/ent/landingpage"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/viewer"
)

// Place is the link that somebody opened.
type Place struct {
	OrganizationID, ProgramID, EnrollmentID, PartnerID, LinkID string
}

// Page is what a visitor sees.
type Page struct {
	ProgramName, PartnerName string
	// The ids of the files; empty if there is no logo.
	ProgramLogoID, PartnerLogoID string
	// AccentColor is the program's, as #rrggbb.
	AccentColor string
	Language    Language
	// Body and Thanks are Markdown. {partner} and {program} stand for the names in
	// them and in Title.
	Title, Body, Button, Consent, Thanks string
}

// ErrElsewhere means that nobody speaks for the program on this link any more: the
// partner is not approved, or the program is archived. The visitor goes where the
// link leads, as without the page.
var ErrElsewhere = errors.New("the link has no landing page now")

// Open returns the page of a link for a visitor. Archived links have theirs, too,
// because they still lead. A page that is not published, and a slug that is not that
// of the link's program, are apperr.ErrNotFound.
func (s *Service) Open(ctx context.Context, at Place, slug string) (*Page, error) {
	ctx = viewer.With(ctx, viewer.NewVisitor(at.OrganizationID))
	if _, err := viewer.Require(ctx, viewer.ClickRecord); err != nil {
		return nil, err
	}
	by, err := s.client.Enrollment.Query().Where(enrollment.ID(at.EnrollmentID)).WithProgram().WithPartner().Only(ctx)
	if err != nil {
		return nil, missing(err, "load the link's enrollment")
	}
	of := by.Edges.Program
	if !strings.EqualFold(of.Slug, slug) {
		return nil, apperr.ErrNotFound
	}
	text, err := published(ctx, s.client, of.ID)
	if err != nil {
		return nil, err
	}
	if by.Status != enrollment.StatusAPPROVED || of.ArchivedAt != nil {
		return nil, ErrElsewhere
	}
	page := input(text).page(of)
	page.PartnerName, page.PartnerLogoID = by.Edges.Partner.Name, orEmpty(by.Edges.Partner.LogoID)
	return &page, nil
}

// published is the text that visitors may see.
func published(ctx context.Context, client *ent.Client, programID string) (*ent.LandingPage, error) {
	text, err := client.LandingPage.Query().Where(landingpage.ProgramID(programID), landingpage.IsPublished(true)).Only(ctx)
	if ent.IsNotFound(err) {
		return nil, apperr.ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("load the landing page: %w", err)
	}
	return text, nil
}

func input(row *ent.LandingPage) PageInput {
	return PageInput{
		IsPublished: row.IsPublished, Language: LanguageOf(row), Title: row.Title, Body: row.Body, Button: row.Button,
		Consent: row.Consent, Thanks: row.Thanks,
	}
}

// LanguageOf is the language of a page.
func LanguageOf(row *ent.LandingPage) Language { return Language(strings.ToUpper(row.Language)) }
