package referral

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/rapporthq/rapport/ent"
	entreferral "github.com/rapporthq/rapport/ent/referral"
	"github.com/rapporthq/rapport/ent/referralconflict"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/viewer"
)

// ImportInput is a CSV file with prospects.
type ImportInput struct {
	ProgramID string
	// EnrollmentID says whose they are when the vendor imports.
	EnrollmentID *string
	CSV          string
	// DryRun looks for mistakes and submits nothing.
	DryRun bool
}

// RowError is what is wrong with a row of a file.
type RowError struct {
	// Line of the file, the first is 1.
	Line int
	// Column is nil if it is about the line.
	Column  *string
	Message string
	// Code is for programs and other languages.
	Code apperr.Code
}

// RowConflict is what a row may be the same as.
type RowConflict struct {
	Line    int
	Company string
	Kinds   []domain.ConflictKind
}

// Imported is what became of a file of prospects.
type Imported struct {
	Rows, Submitted, Repeated int
	// Errors and Conflicts are in the order of the lines; a partner is told of no
	// conflict.
	Errors    []RowError
	Conflicts []RowConflict
}

// errTrial ends a transaction that is to change nothing.
var errTrial = errors.New("nothing is to be changed")

// Import submits the prospects of a CSV file, row by row, as Submit does: rows with
// mistakes are told, all others are submitted, and what was submitted before by the
// same external id stays. A row without one is known by its content. A trial submits
// nothing and finds the same. Permissions are those of Submit.
//
// Errors: NOT_FOUND and WRONG_STATE for the program and the enrollment; at csv BLANK,
// INVALID for a header without the columns, TOO_LONG for more than 1,000 rows or a
// megabyte; what is wrong with a row is in the result.
func (s *Service) Import(ctx context.Context, in ImportInput) (*Imported, error) {
	v, err := s.bringer(ctx)
	if err != nil {
		return nil, err
	}
	fields, err := s.importable(ctx, v, in)
	if err != nil {
		return nil, err
	}
	rows, problems, err := readProspects(in.CSV, fields)
	if err != nil {
		return nil, err
	}
	out := &Imported{Rows: len(rows) + len(problems), Errors: problems}
	for i := range rows {
		rows[i].input.ProgramID, rows[i].input.EnrollmentID = in.ProgramID, in.EnrollmentID
		if v.Kind == viewer.Partner {
			rows[i].input.EnrollmentID = nil
		}
	}
	if in.DryRun {
		err = s.tryRows(ctx, v, rows, out)
	} else {
		err = s.submitRows(ctx, v, rows, out)
	}
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(out.Errors, func(a, b RowError) int { return a.Line - b.Line })
	return out, nil
}

// importable checks the program and the enrollment before any row is read, and
// returns the questions that a row can answer.
func (s *Service) importable(ctx context.Context, v viewer.Viewer, in ImportInput) ([]*ent.SubmissionField, error) {
	var fields []*ent.SubmissionField
	err := db.InTx(ctx, s.client, func(tx *ent.Tx) (err error) {
		b := &bringing{tx: tx, by: v}
		if err = b.find(ctx, SubmitInput{ProgramID: in.ProgramID, EnrollmentID: in.EnrollmentID}); err != nil {
			return err
		}
		fields, err = questions(ctx, tx.Client(), in.ProgramID)
		return err
	}, db.Repeatable())
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(fields, func(f *ent.SubmissionField) bool { return f.Kind == domain.FieldFile }), nil
}

// tryRows submits all rows in one transaction, so that they meet each other, and
// takes it back.
func (s *Service) tryRows(ctx context.Context, v viewer.Viewer, rows []prospectRow, out *Imported) error {
	known := slices.Clone(out.Errors)
	err := db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		out.Submitted, out.Repeated, out.Errors, out.Conflicts = 0, 0, slices.Clone(known), nil
		for _, row := range rows {
			done, err := s.bring(ctx, tx, v, row.input)
			if err := s.note(ctx, tx.Client(), v, row, done, err, out); err != nil {
				return err
			}
		}
		return errTrial
	}, db.Repeatable())
	if errors.Is(err, errTrial) {
		return nil
	}
	return err
}

func (s *Service) submitRows(ctx context.Context, v viewer.Viewer, rows []prospectRow, out *Imported) error {
	for _, row := range rows {
		var done *Submitted
		err := db.InTx(ctx, s.client, func(tx *ent.Tx) (err error) {
			done, err = s.bring(ctx, tx, v, row.input)
			return err
		}, db.Again(externalIDs))
		if err := s.note(ctx, s.client, v, row, done, err, out); err != nil {
			return err
		}
	}
	return nil
}

// externalIDs is the unique index of the callers' own ids.
const externalIDs = entreferral.Table + "_organization_id_enrollment_id_external_id"

// note adds what became of a row to the result.
func (s *Service) note(ctx context.Context, client *ent.Client, v viewer.Viewer, row prospectRow, done *Submitted, err error, out *Imported) error {
	if mistakes, ok := apperr.List(err); ok {
		out.Errors = append(out.Errors, row.errors(mistakes)...)
		return nil
	}
	if err != nil {
		return fmt.Errorf("submit line %d: %w", row.line, err)
	}
	if done.Repeated {
		out.Repeated++
		return nil
	}
	out.Submitted++
	if v.Kind == viewer.Partner {
		return nil
	}
	found, err := client.ReferralConflict.Query().Where(referralconflict.ReferralID(done.Referral.ID)).Order(ent.Asc(referralconflict.FieldID)).All(ctx)
	if err != nil {
		return fmt.Errorf("load conflicts: %w", err)
	}
	var kinds []domain.ConflictKind
	for _, kind := range domain.ConflictKind("").Values() {
		isFound := slices.ContainsFunc(found, func(c *ent.ReferralConflict) bool { return slices.Contains(c.Kinds, domain.ConflictKind(kind)) })
		if isFound {
			kinds = append(kinds, domain.ConflictKind(kind))
		}
	}
	if len(kinds) > 0 {
		out.Conflicts = append(out.Conflicts, RowConflict{Line: row.line, Company: done.Referral.Company, Kinds: kinds})
	}
	return nil
}
