package referral

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
	entenrollment "github.com/rapporthq/rapport/ent/enrollment"
	entfile "github.com/rapporthq/rapport/ent/file"
	entprogram "github.com/rapporthq/rapport/ent/program"
	entreferral "github.com/rapporthq/rapport/ent/referral"
	"github.com/rapporthq/rapport/ent/stage"
	"github.com/rapporthq/rapport/ent/submissionfield"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/prospect"
	"github.com/rapporthq/rapport/internal/viewer"
)

// Source of a referral that a partner submitted.
const sourceSubmission = "SUBMISSION"

// Submitted is a submission as it is stored.
type Submitted struct {
	Referral *ent.Referral
	// Repeated: it had been submitted before, and nothing changed.
	Repeated bool
}

// Submit records a prospect that a partner brings, and finds what it conflicts
// with (rules §6). A partner asks for itself with OWN_REFERRAL_OPEN, the vendor
// for a partner with REFERRAL_MANAGE. The answer tells nobody whether there was a
// conflict.
//
// Errors: those of Validate; NOT_FOUND for the program and the enrollment;
// WRONG_STATE for one that is not approved and a program that is archived; BLANK
// and INVALID for answers to the program's questions; IDEMPOTENCY_CONFLICT.
func (s *Service) Submit(ctx context.Context, in SubmitInput) (*Submitted, error) {
	v, err := s.bringer(ctx)
	if err != nil {
		return nil, err
	}
	var out *Submitted
	err = db.InTx(ctx, s.client, func(tx *ent.Tx) (err error) {
		out, err = s.bring(ctx, tx, v, in)
		return err
	}, db.Again(externalIDs))
	if err != nil {
		return nil, err
	}
	return &Submitted{Referral: out.Referral.Unwrap(), Repeated: out.Repeated}, nil
}

// bring is Submit in a transaction.
func (s *Service) bring(ctx context.Context, tx *ent.Tx, v viewer.Viewer, in SubmitInput) (*Submitted, error) {
	if err := in.Validate(); err != nil {
		return nil, err
	}
	content, _ := in.read()
	mark, err := db.Fingerprint(content)
	if err != nil {
		return nil, err
	}
	b := &bringing{tx: tx, now: s.clock.Now(), by: v, content: content, mark: mark, isImport: in.isImport}
	if err := b.load(ctx, in); err != nil {
		return nil, err
	}
	out, err := b.repeated(ctx, in.ExternalID)
	if out == nil && err == nil {
		out, err = b.submit(ctx, in.ExternalID)
	}
	if err != nil {
		return nil, err
	}
	if !in.isImport {
		_, err = dropDraft(ctx, tx, b.enrollment.ID, v)
	}
	return out, err
}

// bringer asks for the permission to submit.
func (s *Service) bringer(ctx context.Context) (viewer.Viewer, error) {
	if viewer.From(ctx).Kind == viewer.Partner {
		return viewer.Require(ctx, viewer.OwnReferralOpen)
	}
	return viewer.Require(ctx, viewer.ReferralManage)
}

// bringing is a submission on its way.
type bringing struct {
	tx         *ent.Tx
	now        time.Time
	by         viewer.Viewer
	content    content
	mark       string
	program    *ent.Program
	enrollment *ent.Enrollment
	fields     []*ent.SubmissionField
	isImport   bool
}

func (b *bringing) load(ctx context.Context, in SubmitInput) error {
	if err := b.find(ctx, in); err != nil {
		return err
	}
	return b.checkAnswers(ctx)
}

// find finds the program, whose row it locks so that two submissions about one
// prospect see each other, and the enrollment.
func (b *bringing) find(ctx context.Context, in SubmitInput) error {
	var err error
	b.program, err = b.tx.Program.Query().Where(entprogram.ID(in.ProgramID), db.ForUpdate).Only(ctx)
	switch {
	case ent.IsNotFound(err):
		return apperr.New(apperr.NotFoundCode, "There is no program with this id.", "input", "programId")
	case err != nil:
		return fmt.Errorf("load the program: %w", err)
	case b.program.ArchivedAt != nil:
		return apperr.New(apperr.WrongState, "This program is archived and records nothing any more.", "input", "programId")
	}
	whose, field := entenrollment.PartnerID(b.by.PartnerID), "programId"
	if b.by.Kind != viewer.Partner {
		if in.EnrollmentID == nil {
			return apperr.New(apperr.Blank, "Say whose referral it is.", "input", "enrollmentId")
		}
		whose, field = entenrollment.ID(*in.EnrollmentID), "enrollmentId"
	}
	b.enrollment, err = b.tx.Enrollment.Query().Where(entenrollment.ProgramID(b.program.ID), whose).Only(ctx)
	switch {
	case ent.IsNotFound(err):
		return apperr.New(apperr.NotFoundCode, "There is no such partner in the program.", "input", field)
	case err != nil:
		return fmt.Errorf("load the enrollment: %w", err)
	case b.enrollment.Status != entenrollment.StatusAPPROVED:
		return apperr.New(apperr.WrongState, "Only partners that are approved submit referrals.", "input", field)
	}
	return nil
}

// checkAnswers compares the answers with the program's questions.
func (b *bringing) checkAnswers(ctx context.Context) error {
	fields, err := questions(ctx, b.tx.Client(), b.program.ID)
	if err != nil {
		return err
	}
	b.fields = fields
	var problems apperr.Errors
	for _, field := range fields {
		value := b.content.Answers[field.Key]
		switch ok, sentence := isAnswer(field.Kind, field.Options, value); {
		case value == "" && field.IsRequired && !b.unneeded(field):
			problems.Add(apperr.Blank, "“"+field.Label+"” needs an answer.", "input", "answers", field.Key)
		case value != "" && !ok:
			problems.Add(apperr.Invalid, sentence, "input", "answers", field.Key)
		}
	}
	for key := range b.content.Answers {
		if !slices.ContainsFunc(fields, func(f *ent.SubmissionField) bool { return f.Key == key }) {
			problems.Add(apperr.NotFoundCode, "The program asks no such question.", "input", "answers", key)
		}
	}
	return problems.OrNil()
}

// questions are the program's own, in order, without archived ones.
func questions(ctx context.Context, client *ent.Client, programID string) ([]*ent.SubmissionField, error) {
	rows, err := client.SubmissionField.Query().Where(submissionfield.ProgramID(programID), submissionfield.ArchivedAtIsNil()).
		Order(ent.Asc(submissionfield.FieldPosition, submissionfield.FieldID)).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("load the questions: %w", err)
	}
	return rows, nil
}

// repeated returns what was submitted with this id before, or says that it was
// another one.
func (b *bringing) repeated(ctx context.Context, externalID *string) (*Submitted, error) {
	if externalID == nil || *externalID == "" {
		return nil, nil //nolint:nilnil // There is nothing to repeat.
	}
	row, err := b.tx.Referral.Query().Where(entreferral.EnrollmentID(b.enrollment.ID), entreferral.ExternalID(*externalID)).Only(ctx)
	switch {
	case ent.IsNotFound(err):
		return nil, nil //nolint:nilnil // It was not.
	case err != nil:
		return nil, fmt.Errorf("look for repeats: %w", err)
	case row.Fingerprint != b.mark:
		return nil, apperr.New(apperr.IdempotencyConflict,
			"Another submission has this external id. Repeat its content exactly, or use an id of its own.", "input", "externalId")
	}
	return &Submitted{Referral: row, Repeated: true}, nil
}

func (b *bringing) submit(ctx context.Context, externalID *string) (*Submitted, error) {
	first, err := b.tx.Stage.Query().Where(stage.ProgramID(b.program.ID), stage.KindEQ(domain.Open), stage.ArchivedAtIsNil()).
		Order(stage.ByPosition(), stage.ByID()).First(ctx)
	if err != nil {
		return nil, fmt.Errorf("find the first stage: %w", err)
	}
	if externalID != nil && *externalID == "" {
		externalID = nil
	}
	create := b.tx.Referral.Create().SetCreatedAt(b.now).SetProgramID(b.program.ID).SetPartnerID(b.enrollment.PartnerID).
		SetEnrollmentID(b.enrollment.ID).SetStageID(first.ID).SetStageSince(b.now).SetOpenedAt(b.now).SetSubmittedAt(b.now).
		SetConsentedAt(b.now).SetStatus(domain.Submitted).SetSource(sourceSubmission).SetFingerprint(b.mark).SetNillableExternalID(externalID)
	b.content.write(create.Mutation(), b.program)
	row, err := create.Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("save the submission: %w", err)
	}
	if err := b.putFiles(ctx, row); err != nil {
		return nil, err
	}
	if err := findConflicts(ctx, b.tx, b.now, row); err != nil {
		return nil, err
	}
	err = event.Record(ctx, b.tx, b.now, event.Fact{Kind: "referral.submitted", SubjectID: row.ID, PartnerID: row.PartnerID})
	return &Submitted{Referral: row}, err
}

// putFiles puts the files of the answers and the attachments to the referral.
func (b *bringing) putFiles(ctx context.Context, row *ent.Referral) error {
	if err := ofReferral(row, b.by, b.now, entfile.PurposeANSWER).answers(ctx, b.tx, b.fields, b.content.Answers); err != nil {
		return err
	}
	_, err := ofReferral(row, b.by, b.now, entfile.PurposeATTACHMENT).files(ctx, b.tx, b.content.Attachments, "input", "attachmentIds")
	return err
}

// write puts the content, and the forms in which it is compared, into a row.
func (c content) write(m *ent.ReferralMutation, p *ent.Program) {
	m.SetName(c.Company)
	m.SetCompany(c.Company)
	m.SetContactName(c.ContactName)
	m.SetEmail(c.Email)
	m.SetPhone(c.Phone)
	m.SetCountry(c.Country)
	m.SetWebsite(c.Website)
	m.SetExpectedClose(c.ExpectedClose)
	m.SetMessage(c.Message)
	m.SetAnswers(c.Answers)
	if c.Estimate != nil {
		m.SetCurrency(c.Estimate.Currency)
		m.SetEstimateMinor(c.Estimate.Minor)
	} else {
		m.SetCurrency(p.Currency)
		m.ClearEstimateMinor()
	}
	of := prospect.Of(c.Email, c.Website, c.Company, c.Country)
	m.SetEmailKey(of.Email)
	m.SetEmailDomain(of.EmailDomain)
	m.SetSiteDomain(of.SiteDomain)
	m.SetCompanyKey(of.Company)
}
