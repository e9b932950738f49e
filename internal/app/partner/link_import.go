package partner

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/program"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/viewer"
)

// LinkImportInput is a CSV file with links.
type LinkImportInput struct {
	ProgramID string
	CSV       string
	// DryRun looks for mistakes and makes nothing.
	DryRun bool
}

// LinkRowError is what is wrong with a row of a file.
type LinkRowError struct {
	// Line of the file, the first is 1.
	Line int
	// Column is nil if it is about the line.
	Column  *string
	Message string
	// Code is for programs and other languages.
	Code apperr.Code
}

// ImportedLinks is what became of a file of links.
type ImportedLinks struct {
	Rows, Created, Repeated int
	// Errors are in the order of the lines.
	Errors []LinkRowError
}

// importPart is how many rows one transaction takes.
const importPart = 100

// ImportLinks makes the links of a CSV file as CreateLink does: rows with mistakes
// are told, all others are made. A row whose code is a link of the partner already,
// with all that the row says, changes nothing; so does one without a code if the
// partner has a link of this name, destination and options. A trial makes nothing
// and finds the same.
//
// Errors: NOT_FOUND for the program; at csv BLANK, INVALID for a header that has
// unknown columns or not the needed one, TOO_LONG for more than 5,000 rows or 2
// megabytes; what is wrong with a row is in the result.
func (s *Service) ImportLinks(ctx context.Context, in LinkImportInput) (*ImportedLinks, error) {
	if _, err := viewer.Require(ctx, viewer.LinkManage); err != nil {
		return nil, err
	}
	p, err := s.client.Program.Query().Where(program.ID(in.ProgramID)).Only(ctx)
	if err != nil {
		return nil, missing(err, "load program", "There is no program with this id.", "input", "programId")
	}
	zone, err := time.LoadLocation(p.TimeZone)
	if err != nil {
		return nil, fmt.Errorf("load the zone: %w", err)
	}
	rows, problems, err := readLinks(in.CSV, zone)
	if err != nil {
		return nil, err
	}
	out := &ImportedLinks{Rows: len(rows) + len(problems), Errors: problems}
	taking := &linkTaking{service: s, program: p, at: s.clock.Now(), isTrial: in.DryRun, made: map[string]string{}, out: out}
	for part := range slices.Chunk(rows, importPart) {
		if err := taking.take(ctx, part); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(out.Errors, func(a, b LinkRowError) int { return a.Line - b.Line })
	return out, nil
}

// linkTaking takes the rows of one file.
type linkTaking struct {
	service *Service
	program *ent.Program
	at      time.Time
	isTrial bool
	// made is what rows before would have made in a trial: their content by their
	// code, or by their content if they have none.
	made map[string]string
	out  *ImportedLinks
}

// fate is what becomes of a row.
type fate struct {
	isRepeated bool
	mistakes   apperr.Errors
}

// take takes rows in one transaction, or each in its own if one of them turns out
// to be refused only when it is made.
func (t *linkTaking) take(ctx context.Context, rows []linkRow) error {
	fates, err := t.together(ctx, rows)
	if mistakes, ok := apperr.List(err); ok {
		if len(rows) > 1 {
			for i := range rows {
				if err := t.take(ctx, rows[i:i+1]); err != nil {
					return err
				}
			}
			return nil
		}
		fates, err = []fate{{mistakes: mistakes}}, nil
	}
	if err != nil {
		return fmt.Errorf("import links: %w", err)
	}
	for i, one := range fates {
		switch {
		case len(one.mistakes) > 0:
			t.out.Errors = append(t.out.Errors, rows[i].errors(one.mistakes)...)
		case one.isRepeated:
			t.out.Repeated++
		default:
			t.out.Created++
		}
	}
	return nil
}

func (t *linkTaking) together(ctx context.Context, rows []linkRow) ([]fate, error) {
	var fates []fate
	err := t.service.inTx(ctx, func(tx *ent.Tx) error {
		fates = make([]fate, len(rows))
		known, err := t.look(ctx, tx, rows)
		if err != nil {
			return err
		}
		for i := range rows {
			fates[i] = t.judge(known, &rows[i])
			if fates[i].isRepeated || len(fates[i].mistakes) > 0 || t.isTrial {
				continue
			}
			made, err := t.service.createLink(ctx, tx, rows[i].input, t.at)
			if err != nil {
				return err
			}
			known.add(made)
		}
		return nil
	})
	return fates, err
}

// judge says what is to become of a row, and fills the enrollment into its input.
func (t *linkTaking) judge(known *knownLinks, row *linkRow) fate {
	enrollment, mistake := known.enrollmentOf(row.partner)
	if mistake != nil {
		return fate{mistakes: apperr.Errors{mistake}}
	}
	row.input.EnrollmentID = enrollment.ID
	content := contentOf(row.input, t.program.SiteURL)
	key := enrollment.ID + "\n" + content
	if row.input.Code != nil {
		key = foldCode(*row.input.Code)
	}
	earlier, isKnown := known.contents[key]
	if !isKnown && t.isTrial {
		earlier, isKnown = t.made[key]
	}
	switch {
	case isKnown && earlier == enrollment.ID+"\n"+content:
		return fate{isRepeated: true}
	case isKnown:
		return fate{mistakes: apperr.Errors{&apperr.Error{
			Code: apperr.Taken, Field: []string{"input", "code"}, Message: "A link has this code, and is not as this line says. Choose another one.",
		}}}
	}
	if errs := t.check(row.input); len(errs) > 0 {
		return fate{mistakes: errs}
	}
	if t.isTrial {
		t.made[key] = enrollment.ID + "\n" + content
	}
	return fate{}
}

// check adds what CreateLink would refuse of the input.
func (t *linkTaking) check(in LinkCreateInput) apperr.Errors {
	errs, _ := apperr.List(in.Validate())
	if in.Destination != nil {
		checkDestination(&errs, t.program, *in.Destination, "input", "destination")
	}
	if in.Fallback != nil {
		checkDestination(&errs, t.program, *in.Fallback, "input", "fallback")
	}
	checkExpiry(&errs, in.ExpiresAt, t.at, "input", "expiresAt")
	return errs
}
