package graph

import (
	"context"
	"regexp"

	"github.com/rapporthq/rapport/ent"
	entfile "github.com/rapporthq/rapport/ent/file"
	"github.com/rapporthq/rapport/ent/submissionfield"
	"github.com/rapporthq/rapport/graph/model"
	"github.com/rapporthq/rapport/internal/app/referral"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/viewer"
)

func (r *Resolver) filesByReferral(ctx context.Context, ids []string) (map[string][]*ent.File, error) {
	found, err := r.Client.File.Query().Where(entfile.ReferralIDIn(ids...), entfile.AttachedAtNotNil()).
		Order(ent.Asc(entfile.FieldAttachedAt, entfile.FieldID)).All(ctx)
	return below(found, err, func(one *ent.File) string { return *one.ReferralID })
}

func (r *Resolver) filesByClaim(ctx context.Context, ids []string) (map[string][]*ent.File, error) {
	found, err := r.Client.File.Query().Where(entfile.ClaimIDIn(ids...), entfile.AttachedAtNotNil()).
		Order(ent.Asc(entfile.FieldAttachedAt, entfile.FieldID)).All(ctx)
	return below(found, err, func(one *ent.File) string { return *one.ClaimID })
}

// attachmentsOf are the files of a referral without those that answer a question.
func attachmentsOf(rows []*ent.File) []*ent.File {
	out := []*ent.File{}
	for _, row := range rows {
		if row.Purpose == entfile.PurposeATTACHMENT {
			out = append(out, row)
		}
	}
	return out
}

var fileID = regexp.MustCompile(`fil_[a-z0-9]{26}`)

// answerFile returns the file of the referral that an answer names; nil if it is none.
func answerFile(ctx context.Context, of *ent.Referral, value string) (*ent.File, error) {
	if fileID.FindString(value) != value || value == "" {
		return nil, nil
	}
	rows, err := orNone(load(ctx).files.Load(ctx, of.ID))
	for _, row := range rows {
		if row.ID == value && row.Purpose == entfile.PurposeANSWER {
			return row, err
		}
	}
	return nil, err
}

// filesIn are the viewer's own files that a draft names, if they belong to nothing yet.
func (r *Resolver) filesIn(ctx context.Context, body string) ([]*ent.File, error) {
	ids := fileID.FindAllString(body, -1)
	if len(ids) == 0 {
		return []*ent.File{}, nil
	}
	return r.Client.File.Query().Where(entfile.IDIn(ids...), entfile.AttachedAtIsNil(), entfile.UploadedBy(viewer.From(ctx).Actor())).
		Order(ent.Asc(entfile.FieldCreatedAt, entfile.FieldID)).All(ctx)
}

// archivedQuestions are those that are asked no longer.
func (r *Resolver) archivedQuestions(ctx context.Context, programID string) ([]*ent.SubmissionField, error) {
	return r.Client.SubmissionField.Query().Where(submissionfield.ProgramID(programID), submissionfield.ArchivedAtNotNil()).
		Order(ent.Asc(submissionfield.FieldArchivedAt, submissionfield.FieldID)).All(ctx)
}

// imported is what became of a file of prospects.
func imported(done *referral.Imported, errs []*apperr.Error) *model.SubmissionImportPayload {
	if done == nil {
		return &model.SubmissionImportPayload{
			RowErrors: []*referral.RowError{}, RowConflicts: []*referral.RowConflict{}, UserErrors: errs,
		}
	}
	return &model.SubmissionImportPayload{
		RowCount: done.Rows, SubmittedCount: done.Submitted, RepeatedCount: done.Repeated,
		RowErrors: pointers(done.Errors), RowConflicts: pointers(done.Conflicts), UserErrors: errs,
	}
}

// languageOr is the language asked for; empty if none was.
func languageOr(language *string) string {
	if language == nil {
		return ""
	}
	return *language
}
