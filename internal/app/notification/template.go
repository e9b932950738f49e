package notification

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/mailtemplate"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/notice"
)

// Audience is who gets a kind of mail.
type Audience string

// The audiences.
const (
	ForMembers  Audience = "MEMBERS"
	ForPartners Audience = "PARTNERS"
	ForAnyone   Audience = "ANYONE"
)

// Template is the words of one kind of mail in one language.
type Template struct {
	Kind      string
	Label     string
	Audience  Audience
	Language  notice.Language
	Subject   string
	Body      string
	IsOwn     bool
	UpdatedAt *time.Time
}

// Placeholder is a name in braces with an example.
type Placeholder struct{ Name, Example string }

// Placeholders are what the words may name.
func (t *Template) Placeholders() []*Placeholder {
	values := notice.Examples(notice.Kind(t.Kind), t.Language)
	var out []*Placeholder
	for _, field := range notice.Placeholders(notice.Kind(t.Kind)) {
		out = append(out, &Placeholder{Name: field.Name, Example: field.Tell(values[field.Name], t.Language)})
	}
	return out
}

// TemplateInput is the organization's own words.
type TemplateInput struct {
	Kind     string
	Language notice.Language
	Subject  string
	Body     string
}

// Validate returns every mistake in the words.
func (in TemplateInput) Validate() error {
	kind := notice.Kind(in.Kind)
	var errs apperr.Errors
	if notice.Placeholders(kind) == nil {
		errs.Add(apperr.NotFoundCode, "There is no such kind of mail.", "input", "kind")
		return errs
	}
	if !in.Language.IsValid() {
		errs.Add(apperr.Invalid, "Mails are in English or German.", "input", "language")
	}
	for _, one := range in.Mistakes() {
		code := apperr.Invalid
		switch one.Problem {
		case notice.Blank:
			code = apperr.Blank
		case notice.TooLong:
			code = apperr.TooLong
		case notice.LineBreak, notice.LoneBrace, notice.UnknownName, notice.NotInSubject:
		}
		errs.Add(code, one.sentence(kind), "input", strings.ToLower(string(one.Part)))
	}
	return errs.OrNil()
}

// Part is a part of a mail's words.
type Part string

// The parts.
const (
	SubjectPart Part = "SUBJECT"
	BodyPart    Part = "BODY"
)

// Mistake is what is wrong with a part, for who tells it in another language.
type Mistake struct {
	Part    Part
	Problem notice.ProblemKind
	// Name is what stands in braces, with them; nil if it is about no name.
	Name *string
}

// Mistakes returns every mistake in the subject and the body, of which the space
// around is no part; none if the kind of mail is not known.
func (in TemplateInput) Mistakes() []*Mistake {
	kind := notice.Kind(in.Kind)
	out := []*Mistake{}
	if notice.Placeholders(kind) == nil {
		return out
	}
	add := func(part Part, found []notice.Problem) {
		for _, p := range found {
			one := &Mistake{Part: part, Problem: p.Kind}
			if p.Name != "" {
				one.Name = &p.Name
			}
			out = append(out, one)
		}
	}
	add(SubjectPart, notice.CheckSubject(kind, strings.TrimSpace(in.Subject)))
	add(BodyPart, notice.CheckBody(kind, strings.TrimSpace(in.Body)))
	return out
}

// sentence says the mistake in English.
func (m *Mistake) sentence(kind notice.Kind) string {
	switch m.Problem {
	case notice.Blank:
		return "Write something, or go back to the product's own words."
	case notice.TooLong:
		if m.Part == SubjectPart {
			return "A subject has 200 characters at most."
		}
		return "A text has 10,000 characters at most."
	case notice.LineBreak:
		return "A subject is one line."
	case notice.LoneBrace:
		return "Braces stand only around a name, as in {link}."
	case notice.NotInSubject:
		return *m.Name + " may stand in the text only."
	case notice.UnknownName:
	}
	var names []string
	for _, one := range notice.Placeholders(kind) {
		names = append(names, "{"+one.Name+"}")
	}
	return "Nothing is known for " + *m.Name + " here. There is " + strings.Join(names, ", ") + "."
}

// Templates are the words of every kind of mail in a language. It asks for
// ORGANIZATION_MANAGE or PROGRAM_MANAGE.
func (s *Service) Templates(ctx context.Context, in notice.Language) ([]*Template, error) {
	if err := mayReadOutbox(ctx); err != nil {
		return nil, err
	}
	rows, err := s.client.MailTemplate.Query().Where(mailtemplate.Language(string(in))).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load templates: %w", err)
	}
	own := map[string]*ent.MailTemplate{}
	for _, row := range rows {
		own[row.Kind] = row
	}
	var out []*Template
	for _, kind := range notice.MailKinds() {
		out = append(out, templateOf(kind, in, own[string(kind)]))
	}
	return out, nil
}

func templateOf(kind notice.Kind, in notice.Language, own *ent.MailTemplate) *Template {
	words := notice.WordsOf(kind, in)
	out := &Template{Kind: string(kind), Label: words.Label, Audience: audienceOf(kind), Language: in, Subject: words.Subject, Body: words.Body}
	if own != nil {
		out.Subject, out.Body, out.IsOwn, out.UpdatedAt = own.Subject, own.Body, true, &own.UpdatedAt
	}
	return out
}

func audienceOf(kind notice.Kind) Audience {
	rule, found := notice.Find(kind)
	switch {
	case !found:
		return ForAnyone
	case rule.Side == notice.Vendor:
		return ForMembers
	default:
		return ForPartners
	}
}

// SetTemplate sets the organization's own words. It asks for ORGANIZATION_MANAGE
// or PROGRAM_MANAGE.
//
// Errors: those of Validate.
func (s *Service) SetTemplate(ctx context.Context, in TemplateInput) (*Template, error) {
	if err := mayReadOutbox(ctx); err != nil {
		return nil, err
	}
	in.Subject, in.Body = strings.TrimSpace(in.Subject), strings.TrimSpace(strings.ReplaceAll(in.Body, "\r\n", "\n"))
	if err := in.Validate(); err != nil {
		return nil, err
	}
	var out *ent.MailTemplate
	err := db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		now := s.clock.Now()
		row, err := tx.MailTemplate.Query().Where(mailtemplate.Kind(in.Kind), mailtemplate.Language(string(in.Language))).Only(ctx)
		switch {
		case err == nil:
			out, err = row.Update().SetSubject(in.Subject).SetBody(in.Body).SetUpdatedAt(now).Save(ctx)
		case ent.IsNotFound(err):
			out, err = tx.MailTemplate.Create().SetCreatedAt(now).SetUpdatedAt(now).SetKind(in.Kind).SetLanguage(string(in.Language)).
				SetSubject(in.Subject).SetBody(in.Body).Save(ctx)
		}
		if err != nil {
			return fmt.Errorf("save the template: %w", err)
		}
		return note(ctx, tx, now, "mail_template.set", out.ID, in.Kind, in.Language)
	}, db.Again("mailtemplate_organization_id_kind_language"))
	if err != nil {
		return nil, err
	}
	return templateOf(notice.Kind(in.Kind), in.Language, out), nil
}

// ResetTemplate goes back to the product's own words; again changes nothing. It
// asks for ORGANIZATION_MANAGE or PROGRAM_MANAGE.
//
// Errors: NOT_FOUND for a kind that there is not; INVALID for the language.
func (s *Service) ResetTemplate(ctx context.Context, kind string, in notice.Language) (*Template, error) {
	if err := mayReadOutbox(ctx); err != nil {
		return nil, err
	}
	var errs apperr.Errors
	if notice.Placeholders(notice.Kind(kind)) == nil {
		errs.Add(apperr.NotFoundCode, "There is no such kind of mail.", "kind")
	}
	if !in.IsValid() {
		errs.Add(apperr.Invalid, "Mails are in English or German.", "language")
	}
	if err := errs.OrNil(); err != nil {
		return nil, err
	}
	err := db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		row, err := tx.MailTemplate.Query().Where(mailtemplate.Kind(kind), mailtemplate.Language(string(in))).Only(ctx)
		if ent.IsNotFound(err) {
			return nil
		}
		if err == nil {
			err = tx.MailTemplate.DeleteOne(row).Exec(ctx)
		}
		if err != nil {
			return fmt.Errorf("delete the template: %w", err)
		}
		return note(ctx, tx, s.clock.Now(), "mail_template.reset", row.ID, kind, in)
	}, db.Repeatable())
	if err != nil {
		return nil, err
	}
	return templateOf(notice.Kind(kind), in, nil), nil
}

// Preview is how words would look as a mail.
type Preview struct {
	// Subject, HTML and Text are nil if there are UserErrors.
	Subject, HTML, Text *string
	Mistakes            []*Mistake
	UserErrors          []*apperr.Error
}

// PreviewTemplate shows words with examples for their placeholders; it saves
// nothing. It asks for ORGANIZATION_MANAGE or PROGRAM_MANAGE.
func (s *Service) PreviewTemplate(ctx context.Context, in TemplateInput) (*Preview, error) {
	if err := mayReadOutbox(ctx); err != nil {
		return nil, err
	}
	if problems, isMistake := apperr.List(in.Validate()); isMistake {
		return &Preview{Mistakes: in.Mistakes(), UserErrors: problems}, nil
	}
	name, err := organizationName(ctx, s.client)
	if err != nil {
		return nil, err
	}
	kind := notice.Kind(in.Kind)
	values := notice.Examples(kind, in.Language)
	values["organization"], values["link"] = name, s.publicURL
	below := invitedWords[in.Language]
	if kind != notice.InvitationMember && kind != notice.InvitationPartner {
		below = footWords[in.Language]
		below.Settings, below.Leave = s.publicURL, s.publicURL
	}
	content, err := write(notice.Words{Subject: in.Subject, Body: in.Body}, kind, in.Language, values, below)
	if err != nil {
		return nil, err
	}
	return &Preview{Subject: &content.subject, HTML: &content.html, Text: &content.text, Mistakes: []*Mistake{}, UserErrors: []*apperr.Error{}}, nil
}
