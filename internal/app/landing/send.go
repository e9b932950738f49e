package landing

import (
	"context"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/conversion"
	"github.com/rapporthq/rapport/ent/eventtype"
	"github.com/rapporthq/rapport/ent/landinglead"
	entprogram "github.com/rapporthq/rapport/ent/program"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

// The longest texts of a form, in characters.
const (
	longestName    = 120
	longestEmail   = 254
	longestMessage = 4_000
)

// SendInput is what a visitor typed.
type SendInput struct {
	Name, Email, Company, Message string
	HasConsent                    bool
}

// Validate returns every mistake that shows in the input alone.
func (in SendInput) Validate() error {
	_, problems := in.read()
	return problems.OrNil()
}

func (in SendInput) read() (SendInput, apperr.Errors) {
	r := &reader{}
	out := SendInput{
		Name:    r.needed(r.line(in.Name, longestName, "name"), "Say who you are.", "name"),
		Email:   r.needed(r.line(in.Email, longestEmail, "email"), "Give your e-mail address.", "email"),
		Company: r.line(in.Company, longestName, "company"), Message: r.text(in.Message, longestMessage, "message"),
		HasConsent: in.HasConsent,
	}
	if out.Email != "" && referral.NormalizeEmail(out.Email) == "" {
		r.Add(apperr.Invalid, "This is no e-mail address.", "input", "email")
	}
	if !in.HasConsent {
		r.Add(apperr.Blank, "Without your agreement nothing is sent.", "input", "consent")
	}
	return out, r.Errors
}

// Send makes a lead of a form: a conversion of the program's lead type by the visit
// of the link, with what follows from it, and a row with what was written and agreed
// to. Who sends a form again, also on another link, is the same lead; what was
// written is kept. It acts as a visitor.
//
// Errors: those of Validate; ErrWordsChanged; ErrSentBefore; apperr.ErrNotFound for a
// page that is not published any more.
func (s *Service) Send(ctx context.Context, at Place, f Form, in SendInput) (*ent.LandingLead, error) {
	ctx = viewer.With(ctx, viewer.NewVisitor(at.OrganizationID))
	if _, err := viewer.Require(ctx, viewer.ClickRecord); err != nil {
		return nil, err
	}
	in, problems := in.read()
	if len(problems) > 0 {
		return nil, problems
	}
	var out *ent.LandingLead
	err := db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		// The lock makes one lead of two forms that a person sends at once.
		_, err := tx.Program.Query().Where(entprogram.ID(at.ProgramID), entprogram.ArchivedAtIsNil(), db.ForUpdate).Only(ctx)
		if err != nil {
			return missing(err, "lock the program")
		}
		out, err = tx.LandingLead.Query().Where(landinglead.FormID(f.ID)).Only(ctx)
		if err == nil {
			if out.Name != in.Name || out.Email != in.Email || out.Company != in.Company || out.Message != in.Message {
				return ErrSentBefore
			}
			return nil
		}
		if !ent.IsNotFound(err) {
			return fmt.Errorf("look for the form: %w", err)
		}
		out, err = s.take(ctx, tx, at, f, in)
		return err
	}, db.Repeatable())
	if err != nil {
		return nil, err
	}
	return out.Unwrap(), nil
}

// take makes the lead.
func (s *Service) take(ctx context.Context, tx *ent.Tx, at Place, f Form, in SendInput) (*ent.LandingLead, error) {
	text, err := published(ctx, tx.Client(), at.ProgramID)
	if err != nil {
		return nil, err
	}
	if fingerprint(text.Consent) != f.Words {
		return nil, ErrWordsChanged
	}
	of, isRepeated, err := s.lead(ctx, tx, at.ProgramID, f, in)
	if err != nil {
		return nil, err
	}
	now := of.CreatedAt
	if isRepeated {
		now = s.clock.Now()
	}
	row, err := tx.LandingLead.Create().SetCreatedAt(now).SetProgramID(at.ProgramID).SetPartnerID(at.PartnerID).
		SetEnrollmentID(at.EnrollmentID).SetLinkID(at.LinkID).SetName(in.Name).SetEmail(in.Email).SetCompany(in.Company).
		SetMessage(in.Message).SetConsent(text.Consent).SetConversionID(of.ID).SetFormID(f.ID).Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("save the lead: %w", err)
	}
	return row, event.Record(ctx, tx, now, event.Fact{Kind: "landing.lead_sent", SubjectID: row.ID})
}

// lead is the conversion of a person: the one there is, or a new one. The person is
// known by the address as forms gave it: nobody proved it, so that it moves no credit
// of a customer that the vendor reported.
func (s *Service) lead(ctx context.Context, tx *ent.Tx, programID string, f Form, in SendInput) (of *ent.Conversion, isRepeated bool, err error) {
	kind, err := tx.EventType.Query().Where(eventtype.ProgramID(programID), eventtype.IsLead(true)).Only(ctx)
	if err != nil {
		return nil, false, missing(err, "look for the type of leads")
	}
	person := s.person(programID, referral.NormalizeEmail(in.Email))
	of, err = tx.Conversion.Query().Where(conversion.ProgramID(programID), conversion.Type(kind.Key), conversion.ExternalID(person)).Only(ctx)
	if err == nil {
		return of, true, nil
	}
	if !ent.IsNotFound(err) {
		return nil, false, fmt.Errorf("look for the person: %w", err)
	}
	of, err = s.conversions.RecordLead(ctx, tx, Lead{
		ProgramID: programID, Type: kind.Key, ExternalID: person, Email: in.Email, Name: in.Name, Company: in.Company, ClickID: f.ClickID,
	})
	return of, false, err
}
