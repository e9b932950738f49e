package referral

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"

	"github.com/rapporthq/rapport/ent"
	entenrollment "github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/ent/submissiondraft"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/viewer"
)

// longestDraft is the roof of a draft in bytes.
const longestDraft = 32 << 10

// SaveDraft keeps what a person of a partner has typed of a submission, instead of
// what was kept before: one draft per person and program, which only that person
// sees. It asks for OWN_REFERRAL_OPEN; keys have no drafts.
//
// Errors: INVALID and TOO_LONG for the body; NOT_FOUND for the program; WRONG_STATE
// for who is not approved.
func (s *Service) SaveDraft(ctx context.Context, programID, body string) (*ent.SubmissionDraft, error) {
	v, err := drafter(ctx)
	if err != nil {
		return nil, err
	}
	if len(body) > longestDraft {
		return nil, apperr.New(apperr.TooLong, "A draft may have 32 KiB at most.", "body")
	}
	if content := bytes.TrimSpace([]byte(body)); !json.Valid(content) || content[0] != '{' {
		return nil, apperr.New(apperr.Invalid, "A draft is a JSON object.", "body")
	}
	var out *ent.SubmissionDraft
	err = db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		of, err := tx.Enrollment.Query().Where(entenrollment.ProgramID(programID), entenrollment.PartnerID(v.PartnerID)).Only(ctx)
		switch {
		case ent.IsNotFound(err):
			return apperr.New(apperr.NotFoundCode, "You are in no program with this id.", "programId")
		case err != nil:
			return fmt.Errorf("load the enrollment: %w", err)
		case of.Status != entenrollment.StatusAPPROVED:
			return apperr.New(apperr.WrongState, "Only partners that are approved submit referrals.", "programId")
		}
		now := s.clock.Now()
		before, err := tx.SubmissionDraft.Query().Where(submissiondraft.EnrollmentID(of.ID), submissiondraft.UserID(v.UserID)).Only(ctx)
		switch {
		case err == nil:
			out, err = before.Update().SetBody(body).SetUpdatedAt(now).Save(ctx)
		case ent.IsNotFound(err):
			out, err = tx.SubmissionDraft.Create().SetCreatedAt(now).SetProgramID(programID).SetPartnerID(v.PartnerID).SetEnrollmentID(of.ID).
				SetUserID(v.UserID).SetBody(body).SetUpdatedAt(now).Save(ctx)
		}
		if err != nil {
			return fmt.Errorf("keep the draft: %w", err)
		}
		return nil
	}, db.Again("submissiondraft_organization_id_enrollment_id_user_id"))
	if err != nil {
		return nil, err
	}
	return out.Unwrap(), nil
}

// Draft returns the viewer's own draft in the program; nil if there is none.
func (s *Service) Draft(ctx context.Context, programID string) (*ent.SubmissionDraft, error) {
	v, err := drafter(ctx)
	if err != nil {
		return nil, err
	}
	row, err := s.client.SubmissionDraft.Query().Where(submissiondraft.ProgramID(programID), submissiondraft.UserID(v.UserID)).Only(ctx)
	if ent.IsNotFound(err) {
		return nil, nil //nolint:nilnil // There is none.
	}
	if err != nil {
		return nil, fmt.Errorf("load the draft: %w", err)
	}
	return row, nil
}

// DeleteDraft throws the viewer's own draft away.
//
// Errors: NOT_FOUND for a program that the viewer does not see, and if there is no
// draft.
func (s *Service) DeleteDraft(ctx context.Context, programID string) error {
	v, err := drafter(ctx)
	if err != nil {
		return err
	}
	return db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		of, err := tx.Enrollment.Query().Where(entenrollment.ProgramID(programID), entenrollment.PartnerID(v.PartnerID)).Only(ctx)
		switch {
		case ent.IsNotFound(err):
			return apperr.New(apperr.NotFoundCode, "You are in no program with this id.", "programId")
		case err != nil:
			return fmt.Errorf("load the enrollment: %w", err)
		}
		deleted, err := dropDraft(ctx, tx, of.ID, v)
		if err == nil && deleted == 0 {
			return apperr.New(apperr.NotFoundCode, "There is no draft.", "programId")
		}
		return err
	}, db.Repeatable())
}

func drafter(ctx context.Context) (viewer.Viewer, error) {
	v, err := viewer.Require(ctx, viewer.OwnReferralOpen)
	if err != nil {
		return v, err
	}
	if v.Kind != viewer.Partner || v.UserID == "" {
		return v, apperr.ErrForbidden
	}
	return v, nil
}

// dropDraft removes the draft of who submits, in the transaction of submitting.
func dropDraft(ctx context.Context, tx *ent.Tx, enrollmentID string, v viewer.Viewer) (int, error) {
	if v.Kind != viewer.Partner || v.UserID == "" {
		return 0, nil
	}
	n, err := tx.SubmissionDraft.Delete().Where(submissiondraft.EnrollmentID(enrollmentID), submissiondraft.UserID(v.UserID)).Exec(ctx)
	if err != nil {
		return 0, fmt.Errorf("remove the draft: %w", err)
	}
	return n, nil
}
