package referral

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/rapporthq/rapport/ent"
	entprogram "github.com/rapporthq/rapport/ent/program"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

// The longest template of introductions, in characters.
const (
	longestSubject      = 200
	longestIntroduction = 5000
)

// Introduction is what a partner sends from its own mailbox to introduce a prospect
// to the vendor.
type Introduction struct {
	Subject, Text string
	// To is the prospect's address and CC the vendor's; nil if not known.
	To, CC *string
}

// IntroductionTemplate is the template of introductions of a program.
type IntroductionTemplate struct {
	Subject, Text string
	// IsDefault: the program has none, it is the product's own.
	IsDefault bool
}

// IntroductionInput is a program's own template; both empty for the product's.
type IntroductionInput struct{ Subject, Text string }

// placeholders are what a template may name, in curly brackets.
var placeholders = []string{"contact", "company", "partner", "program", "sender"}

var placeholder = regexp.MustCompile(`\{([^{}\n]*)\}`)

// templates are the product's own, by language.
var templates = map[string]IntroductionTemplate{
	"en": {Subject: "Introducing {company} to {program}", IsDefault: true, Text: `Hello {contact},

we spoke about {program}, and I would like to introduce you to the team there. I have told them that {company} could be a good fit, and they read along in copy.

They will get in touch to see how they can help. You can also simply reply to all.

Kind regards
{sender}
{partner}`},
	"de": {Subject: "{company} und {program}: eine Vorstellung", IsDefault: true, Text: `Guten Tag {contact},

wir haben über {program} gesprochen, und ich möchte Ihnen das Team dort gern vorstellen. Ich habe erzählt, dass es zu {company} gut passen könnte; das Team liest in Kopie mit.

Es wird sich bei Ihnen melden, um zu sehen, wie es helfen kann. Sie können auch einfach allen antworten.

Viele Grüße
{sender}
{partner}`},
}

// TemplateOf returns the template of a program's introductions; without one of its own
// the product's, in English if the language has none.
func TemplateOf(p *ent.Program, language string) IntroductionTemplate {
	if p.IntroductionText != "" {
		return IntroductionTemplate{Subject: p.IntroductionSubject, Text: p.IntroductionText}
	}
	if own, ok := templates[language]; ok {
		return own
	}
	return templates["en"]
}

// Introduce fills the template in for a submission: the sender is the viewer if it
// is a person, else the partner. Nil for what no partner submitted.
func (s *Service) Introduce(ctx context.Context, referralID, language string) (*Introduction, error) {
	row, err := s.client.Referral.Get(ctx, referralID)
	if err != nil {
		return nil, missing(err, "load the referral")
	}
	if row.SubmittedAt == nil {
		return nil, nil //nolint:nilnil // There is nobody to introduce.
	}
	p, err := s.client.Program.Get(ctx, row.ProgramID)
	if err != nil {
		return nil, missing(err, "load the program")
	}
	of, err := s.client.Partner.Get(ctx, row.PartnerID)
	if err != nil {
		return nil, missing(err, "load the partner")
	}
	sender := of.Name
	if v := viewer.From(ctx); v.Kind == viewer.Partner && v.UserID != "" && v.Name != "" {
		sender = v.Name
	}
	contact := row.ContactName
	if contact == "" {
		contact = row.Company
	}
	values := map[string]string{"contact": contact, "company": row.Company, "partner": of.Name, "program": p.Name, "sender": sender}
	template := TemplateOf(p, language)
	return &Introduction{
		Subject: oneLine(fill(template.Subject, values)), Text: fill(template.Text, values), To: orNil(row.Email), CC: orNil(p.ContactEmail),
	}, nil
}

// fill replaces the placeholders once; what was filled in is not looked at again.
func fill(template string, values map[string]string) string {
	return placeholder.ReplaceAllStringFunc(template, func(found string) string {
		if value, ok := values[strings.Trim(found, "{}")]; ok {
			return value
		}
		return found
	})
}

// oneLine keeps a subject from becoming another header.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

func orNil(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

// SetIntroduction gives a program its own template, or back the product's if both are
// empty. It asks for PROGRAM_MANAGE.
//
// Errors: NOT_FOUND for the program; BLANK for one without the other; TOO_LONG;
// INVALID for placeholders that there are not.
func (s *Service) SetIntroduction(ctx context.Context, programID string, in IntroductionInput) (*ent.Program, error) {
	if _, err := viewer.Require(ctx, viewer.ProgramManage); err != nil {
		return nil, err
	}
	r := &reader{}
	subject := oneLine(r.text(&in.Subject, longestSubject, "subject"))
	text := r.text(&in.Text, longestIntroduction, "text")
	r.placeholders(subject, "subject")
	r.placeholders(text, "text")
	if subject == "" && text != "" {
		r.Add(apperr.Blank, "Write a subject, or clear the text, too.", "input", "subject")
	}
	if text == "" && subject != "" {
		r.Add(apperr.Blank, "Write a text, or clear the subject, too.", "input", "text")
	}
	if err := r.OrNil(); err != nil {
		return nil, err
	}
	var out *ent.Program
	err := db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		p, err := tx.Program.Query().Where(entprogram.ID(programID), db.ForUpdate).Only(ctx)
		if ent.IsNotFound(err) {
			return apperr.New(apperr.NotFoundCode, "There is no program with this id.", "programId")
		}
		if err != nil {
			return fmt.Errorf("load the program: %w", err)
		}
		if out, err = p.Update().SetIntroductionSubject(subject).SetIntroductionText(text).Save(ctx); err != nil {
			return fmt.Errorf("save the template: %w", err)
		}
		return event.Record(ctx, tx, s.clock.Now(), event.Fact{Kind: "program.introduction_changed", SubjectID: programID})
	}, db.Repeatable())
	if err != nil {
		return nil, err
	}
	return out.Unwrap(), nil
}

// placeholders refuses those that would not be filled in.
func (r *reader) placeholders(text, field string) {
	for _, found := range placeholder.FindAllStringSubmatch(text, -1) {
		if !slices.Contains(placeholders, found[1]) {
			r.Add(apperr.Invalid, "There is no {"+found[1]+"}. Use {contact}, {company}, {partner}, {program} and {sender}.", "input", field)
			return
		}
	}
}
