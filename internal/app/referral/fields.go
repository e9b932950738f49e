package referral

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"time"

	"github.com/rapporthq/rapport/ent"
	entprogram "github.com/rapporthq/rapport/ent/program"
	"github.com/rapporthq/rapport/ent/submissionfield"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/event"
	"github.com/rapporthq/rapport/internal/viewer"
)

// The most questions of a program, and the most choices of one.
const (
	mostFields  = 30
	mostOptions = 50
)

// FieldInput is a question of a program's own form.
type FieldInput struct {
	// Key names the answer: lower case letters, digits and dashes, 1 to 40. It is
	// never used for another kind of question.
	Key   string
	Label string
	Hint  *string
	Kind  domain.FieldKind
	// Options of a choice, 2 to 50; none for other kinds.
	Options    []string
	IsRequired bool
}

var fieldKey = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,39}$`)

// SetFields replaces the questions of the program's form by these, in this order;
// what is left out is asked no longer, its answers stay. It asks for
// PROGRAM_MANAGE.
//
// Errors: NOT_FOUND for the program; TOO_LONG; BLANK; INVALID for keys and
// choices, and for a key that was another kind of question.
func (s *Service) SetFields(ctx context.Context, programID string, list []FieldInput) error {
	if _, err := viewer.Require(ctx, viewer.ProgramManage); err != nil {
		return err
	}
	if err := checkFields(list); err != nil {
		return err
	}
	return db.InTx(ctx, s.client, func(tx *ent.Tx) error {
		_, err := tx.Program.Query().Where(entprogram.ID(programID), db.ForUpdate).Only(ctx)
		if ent.IsNotFound(err) {
			return apperr.New(apperr.NotFoundCode, "There is no program with this id.", "programId")
		}
		if err != nil {
			return fmt.Errorf("lock the program: %w", err)
		}
		now := s.clock.Now()
		before, err := tx.SubmissionField.Query().Where(submissionfield.ProgramID(programID)).All(ctx)
		if err != nil {
			return fmt.Errorf("load the questions: %w", err)
		}
		for i, in := range list {
			if err := setField(ctx, tx, now, programID, before, i, in); err != nil {
				return err
			}
		}
		for _, row := range before {
			isKept := slices.ContainsFunc(list, func(in FieldInput) bool { return in.Key == row.Key })
			if isKept || row.ArchivedAt != nil {
				continue
			}
			if err := row.Update().SetArchivedAt(now).Exec(ctx); err != nil {
				return fmt.Errorf("archive a question: %w", err)
			}
		}
		return event.Record(ctx, tx, now, event.Fact{Kind: "program.form_changed", SubjectID: programID})
	}, db.Repeatable())
}

func setField(ctx context.Context, tx *ent.Tx, now time.Time, programID string, before []*ent.SubmissionField, at int, in FieldInput) error {
	i := slices.IndexFunc(before, func(row *ent.SubmissionField) bool { return row.Key == in.Key })
	hint := ""
	if in.Hint != nil {
		hint = *in.Hint
	}
	if i < 0 {
		err := tx.SubmissionField.Create().SetCreatedAt(now).SetProgramID(programID).SetKey(in.Key).SetLabel(in.Label).SetHint(hint).
			SetKind(in.Kind).SetIsRequired(in.IsRequired).SetOptions(in.Options).SetPosition(at).Exec(ctx)
		if err != nil {
			return fmt.Errorf("save a question: %w", err)
		}
		return nil
	}
	if before[i].Kind != in.Kind {
		return apperr.New(apperr.Invalid, "This key was another kind of question, which was answered. Choose a new key.", "fields", strconv.Itoa(at), "key")
	}
	err := before[i].Update().SetLabel(in.Label).SetHint(hint).SetIsRequired(in.IsRequired).SetOptions(in.Options).SetPosition(at).
		ClearArchivedAt().Exec(ctx)
	if err != nil {
		return fmt.Errorf("save a question: %w", err)
	}
	return nil
}

// checkFields returns every mistake that shows in the list alone.
func checkFields(list []FieldInput) error {
	var problems apperr.Errors
	if len(list) > mostFields {
		problems.Add(apperr.TooLong, "A form asks at most 30 questions of its own.", "fields")
	}
	seen := map[string]bool{}
	for i := range list {
		in, path := &list[i], func(field string) []string { return []string{"fields", strconv.Itoa(i), field} }
		r := &reader{}
		in.Label = r.text(&in.Label, longestName, "label")
		switch {
		case len(r.Errors) > 0:
			problems.Add(apperr.TooLong, "A question may have 120 characters at most.", path("label")...)
		case in.Label == "":
			problems.Add(apperr.Blank, "Write the question.", path("label")...)
		}
		if seen[in.Key] || !fieldKey.MatchString(in.Key) {
			problems.Add(apperr.Invalid, "A key is made of lower case letters, digits and dashes, and names one question.", path("key")...)
		}
		seen[in.Key] = true
		if r.text(in.Hint, longestReason, "hint"); in.Hint != nil && len(r.Errors) > 0 {
			problems.Add(apperr.TooLong, "A hint may have 500 characters at most.", path("hint")...)
		}
		isChoice := in.Kind == domain.FieldChoice
		if isChoice && (len(in.Options) < 2 || len(in.Options) > mostOptions) || !isChoice && len(in.Options) > 0 {
			problems.Add(apperr.Invalid, "A choice has 2 to 50 answers to choose from, other questions have none.", path("options")...)
		}
		for _, option := range in.Options {
			if option == "" || len(option) > longestName {
				problems.Add(apperr.Invalid, "An answer to choose has 1 to 120 characters.", path("options")...)
			}
		}
	}
	return problems.OrNil()
}
