package partner

import (
	"context"
	"fmt"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollment"
	entpartner "github.com/rapporthq/rapport/ent/partner"
	"github.com/rapporthq/rapport/ent/partneruser"
	"github.com/rapporthq/rapport/ent/privacy"
	entprogram "github.com/rapporthq/rapport/ent/program"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/viewer"
)

// ApplyInput is an application to a program.
type ApplyInput struct {
	ProgramID   string
	Name        string
	ContactName string
	Email       string
	Password    string
	Country     *string
	Website     *string
	Message     *string
	// AcceptsTerms must be true if the program has terms.
	AcceptsTerms *bool
}

// Application is what an application made. The person is to be signed in on
// the seat of the partner.
type Application struct {
	User       *ent.User
	Partner    *ent.Partner
	Enrollment *ent.Enrollment
}

// defaultLocale is the language of a person of whom none is known.
const defaultLocale = "en"

// Validate names every mistake that can be seen without the program; that of the
// password is for the accounts to find.
func (in ApplyInput) Validate() error {
	var errs apperr.Errors
	checkText(&errs, in.Name, maxName, "input", "name")
	checkText(&errs, in.ContactName, maxName, "input", "contactName")
	checkEmail(&errs, in.Email, "input", "email")
	if in.Password == "" {
		errs.Add(apperr.Blank, "Give a password.", "input", "password")
	}
	checkCountry(&errs, in.Country, "input", "country")
	checkWebsite(&errs, in.Website, "input", "website")
	checkOptional(&errs, in.Message, maxMessage, "input", "message")
	return errs.OrNil()
}

// Apply applies to a program, whoever asks: it acts as a visitor of the
// program's organization. The person is the account of the address, proved by
// its password, or a new one with the language locale. A person who owns a
// partner of the organization applies for that partner; else a partner is made,
// which the person owns. The application waits for a decision unless the program
// approves partners. An unknown or archived program is NOT_FOUND, terms that are
// not accepted are INVALID, and an address that has applied is TAKEN.
func (s *Service) Apply(ctx context.Context, in ApplyInput, locale string) (*Application, error) {
	if err := in.Validate(); err != nil {
		return nil, err
	}
	organizationID, err := s.organizationOf(ctx, in.ProgramID)
	if err != nil {
		return nil, err
	}
	if locale == "" {
		locale = defaultLocale
	}
	ctx = viewer.With(ctx, viewer.NewVisitor(organizationID))
	if _, err := viewer.Require(ctx, viewer.ProgramApply); err != nil {
		return nil, err
	}
	// Before the transaction: hashing takes long, and nobody shall wait for it.
	enter, err := s.accounts.SignUpPartner(ctx, in.Email, in.ContactName, in.Password, locale)
	if err != nil {
		return nil, err
	}
	var made *Application
	err = s.inTx(ctx, func(tx *ent.Tx) error {
		person, err := enter(ctx, tx)
		if err != nil {
			return err
		}
		made, err = s.apply(ctx, tx, in, person)
		return err
	})
	if err != nil {
		return nil, err
	}
	return &Application{User: made.User.Unwrap(), Partner: made.Partner.Unwrap(), Enrollment: made.Enrollment.Unwrap()}, nil
}

// organizationOf returns whose program it is. This is the one question that an
// applicant cannot ask as a visitor, because it says of which organization; it
// reads nothing but that.
func (s *Service) organizationOf(ctx context.Context, programID string) (string, error) {
	open := privacy.DecisionContext(ctx, privacy.Allow)
	found, err := s.client.Program.Query().Where(entprogram.ID(programID), entprogram.ArchivedAtIsNil()).
		Select(entprogram.FieldOrganizationID).String(open)
	if err != nil {
		return "", missing(err, "look up program", "There is no program with this id.", "input", "programId")
	}
	return found, nil
}

func (s *Service) apply(ctx context.Context, tx *ent.Tx, in ApplyInput, person *ent.User) (*Application, error) {
	now := s.clock.Now()
	v := viewer.From(ctx)
	v.UserID = person.ID // what follows is the person's doing
	ctx = viewer.With(ctx, v)
	p, err := lockProgram(ctx, tx, in.ProgramID, "input", "programId")
	if err != nil {
		return nil, err
	}
	if p.Terms != "" && (in.AcceptsTerms == nil || !*in.AcceptsTerms) {
		return nil, apperr.New(apperr.Invalid, "Accept the program's terms to apply.", "input", "acceptsTerms")
	}
	if err := in.checkFirst(ctx, tx, p, person); err != nil {
		return nil, err
	}
	owned, err := s.partnerOf(ctx, tx, in, person, now)
	if err != nil {
		return nil, err
	}
	e, err := s.submit(ctx, tx, p, owned, in.Message, now)
	if err != nil {
		return nil, err
	}
	return &Application{User: person, Partner: owned, Enrollment: e}, nil
}

// checkFirst checks that neither the person nor the address is in the program.
func (in ApplyInput) checkFirst(ctx context.Context, tx *ent.Tx, p *ent.Program, person *ent.User) error {
	taken, err := tx.Enrollment.Query().
		Where(enrollment.ProgramID(p.ID), enrollment.HasPartnerWith(entpartner.Or(
			entpartner.Email(normalizeEmail(in.Email)),
			entpartner.HasUsersWith(partneruser.UserID(person.ID), partneruser.RoleEQ(viewer.Owner)),
		))).Exist(ctx)
	if err != nil {
		return fmt.Errorf("look for an earlier application: %w", err)
	}
	if taken {
		return apperr.New(apperr.Taken, "There is an application with this address already. Sign in to see it.", "input", "email")
	}
	return nil
}

// partnerOf returns the oldest partner of the organization that the person owns,
// or makes one.
func (s *Service) partnerOf(ctx context.Context, tx *ent.Tx, in ApplyInput, person *ent.User, at time.Time) (*ent.Partner, error) {
	owned, err := tx.Partner.Query().
		Where(entpartner.HasUsersWith(partneruser.UserID(person.ID), partneruser.RoleEQ(viewer.Owner))).
		Order(ent.Asc(entpartner.FieldCreatedAt), ent.Asc(entpartner.FieldID)).First(ctx)
	if err == nil {
		return owned, nil
	}
	if !ent.IsNotFound(err) {
		return nil, fmt.Errorf("load the person's partner: %w", err)
	}
	organizationID := viewer.From(ctx).OrganizationID
	made, err := describe(newPartner(tx, organizationID, in.Name, in.Email, at), in.Country, in.Website).Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("create partner: %w", err)
	}
	err = tx.PartnerUser.Create().SetCreatedAt(at).SetOrganizationID(organizationID).SetPartnerID(made.ID).
		SetUserID(person.ID).SetRole(viewer.Owner).Exec(ctx)
	if err != nil {
		return nil, fmt.Errorf("create partner user: %w", err)
	}
	return made, record(ctx, tx, at, "partner.created", made.ID, made.ID)
}

// submit makes the application, and approves it if the program does.
func (s *Service) submit(ctx context.Context, tx *ent.Tx, p *ent.Program, partner *ent.Partner, message *string, at time.Time) (*ent.Enrollment, error) {
	e, err := tx.Enrollment.Create().SetCreatedAt(at).SetOrganizationID(p.OrganizationID).SetPartnerID(partner.ID).
		SetProgramID(p.ID).SetStatus(enrollment.StatusAPPLIED).SetNillableApplication(message).Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("create enrollment: %w", err)
	}
	if err := keep(ctx, tx, e, kept{event: "enrollment.applied", at: at}); err != nil || !p.ApprovesPartners {
		return e, err
	}
	if e, err = change(ctx, tx, e, approving, "", at); err != nil {
		return nil, err
	}
	return s.admit(ctx, tx, p, e, nil, at)
}
