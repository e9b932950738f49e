package landing

import (
	"context"
	"fmt"
	"strings"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/ent/eventtype"
	"github.com/rapporthq/rapport/ent/landingpage"
	entprogram "github.com/rapporthq/rapport/ent/program"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

// Language is that of the words around the text of a page.
type Language string

// The languages.
const (
	English Language = "EN"
	German  Language = "DE"
)

// The longest texts of a page, in characters.
const (
	longestTitle   = 120
	longestBody    = 10_000
	longestButton  = 60
	longestConsent = 500
	longestThanks  = 2_000
)

// PageInput is the text of a landing page.
type PageInput struct {
	IsPublished bool
	Language    Language
	// Title, Button and Consent are needed. Body and Thanks are Markdown.
	Title, Body, Button, Consent, Thanks string
}

// Validate returns every mistake that shows in the input alone.
func (in PageInput) Validate() error {
	_, problems := in.read()
	return problems.OrNil()
}

func (in PageInput) read() (PageInput, apperr.Errors) {
	r := &reader{}
	out := PageInput{
		IsPublished: in.IsPublished, Language: in.Language,
		Title:   r.needed(r.line(in.Title, longestTitle, "title"), "Give the page a title.", "title"),
		Body:    r.text(in.Body, longestBody, "body"),
		Button:  r.needed(r.line(in.Button, longestButton, "button"), "Write what the button says.", "button"),
		Consent: r.needed(r.line(in.Consent, longestConsent, "consent"), "Write what visitors agree to.", "consent"),
		Thanks:  r.text(in.Thanks, longestThanks, "thanks"),
	}
	return out, r.Errors
}

// Set saves the landing page of a program; one that is published is seen at once by
// every link. It asks for PROGRAM_MANAGE.
//
// Errors: those of Validate; NOT_FOUND for the program; WRONG_STATE for publishing
// while the program has no event type that opens referrals, or is archived.
func (s *Service) Set(ctx context.Context, programID string, in PageInput) (*ent.LandingPage, error) {
	if _, err := viewer.Require(ctx, viewer.ProgramManage); err != nil {
		return nil, err
	}
	in, problems := in.read()
	if len(problems) > 0 {
		return nil, problems
	}
	var out *ent.LandingPage
	err := db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		if err := publishable(ctx, tx, programID, in.IsPublished); err != nil {
			return err
		}
		now := s.clock.Now()
		before, err := tx.LandingPage.Query().Where(landingpage.ProgramID(programID)).Only(ctx)
		language := strings.ToLower(string(in.Language))
		switch {
		case err == nil:
			out, err = before.Update().SetIsPublished(in.IsPublished).SetLanguage(language).SetTitle(in.Title).
				SetBody(in.Body).SetButton(in.Button).SetConsent(in.Consent).SetThanks(in.Thanks).Save(ctx)
		case ent.IsNotFound(err):
			out, err = tx.LandingPage.Create().SetCreatedAt(now).SetProgramID(programID).
				SetIsPublished(in.IsPublished).SetLanguage(language).SetTitle(in.Title).SetBody(in.Body).
				SetButton(in.Button).SetConsent(in.Consent).SetThanks(in.Thanks).Save(ctx)
		}
		if err != nil {
			return fmt.Errorf("save the landing page: %w", err)
		}
		return event.Record(ctx, tx, now, event.Fact{Kind: "landing.page_changed", SubjectID: out.ID})
	}, db.Repeatable())
	if err != nil {
		return nil, err
	}
	return out.Unwrap(), nil
}

// publishable locks the program, and refuses to publish what could make no lead.
func publishable(ctx context.Context, tx *ent.Tx, programID string, isPublished bool) error {
	of, err := tx.Program.Query().Where(entprogram.ID(programID), db.ForUpdate).Only(ctx)
	if ent.IsNotFound(err) {
		return apperr.New(apperr.NotFoundCode, "There is no program with this id.", "programId")
	}
	if err != nil {
		return fmt.Errorf("lock the program: %w", err)
	}
	if !isPublished {
		return nil
	}
	if of.ArchivedAt != nil {
		return apperr.New(apperr.WrongState, "The program is archived.", "input", "isPublished")
	}
	hasLead, err := tx.EventType.Query().Where(eventtype.ProgramID(programID), eventtype.IsLead(true)).Exist(ctx)
	if err != nil {
		return fmt.Errorf("look for the type of leads: %w", err)
	}
	if !hasLead {
		return apperr.New(apperr.WrongState, "The program has no event type that opens referrals. Add one first.", "input", "isPublished")
	}
	return nil
}

// Preview is what a page would look like.
type Preview struct {
	HTML, ThanksHTML *string
}

// Preview draws the page with this text, as if it were on the link of the partner
// that was approved first. It asks for PROGRAM_MANAGE and saves nothing.
//
// Errors: those of Validate; NOT_FOUND for the program.
func (s *Service) Preview(ctx context.Context, programID string, in PageInput) (*Preview, error) {
	if _, err := viewer.Require(ctx, viewer.ProgramManage); err != nil {
		return nil, err
	}
	in, problems := in.read()
	if len(problems) > 0 {
		return nil, problems
	}
	of, err := s.client.Program.Query().Where(entprogram.ID(programID)).Only(ctx)
	if ent.IsNotFound(err) {
		return nil, apperr.New(apperr.NotFoundCode, "There is no program with this id.", "programId")
	}
	if err != nil {
		return nil, fmt.Errorf("load the program: %w", err)
	}
	by, err := s.client.Enrollment.Query().Where(enrollment.ProgramID(programID), enrollment.StatusEQ(enrollment.StatusAPPROVED)).
		WithPartner().Order(ent.Asc(enrollment.FieldApprovedAt, enrollment.FieldID)).First(ctx)
	if err != nil && !ent.IsNotFound(err) {
		return nil, fmt.Errorf("look for a partner: %w", err)
	}
	page := in.page(of)
	if by != nil {
		page.PartnerName, page.PartnerLogoID = by.Edges.Partner.Name, orEmpty(by.Edges.Partner.LogoID)
	}
	form, err := s.renderer.Form(page)
	if err != nil {
		return nil, fmt.Errorf("draw the page: %w", err)
	}
	thanks, err := s.renderer.Thanks(page)
	if err != nil {
		return nil, fmt.Errorf("draw the thanks: %w", err)
	}
	return &Preview{HTML: &form, ThanksHTML: &thanks}, nil
}

func (in PageInput) page(of *ent.Program) Page {
	return Page{
		ProgramName: of.Name, ProgramLogoID: orEmpty(of.LogoID), AccentColor: of.AccentColor, Language: in.Language,
		Title: in.Title, Body: in.Body, Button: in.Button, Consent: in.Consent, Thanks: in.Thanks,
	}
}

func orEmpty(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
