package conversion

import (
	"context"
	"slices"

	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/viewer"
)

// RowOutcome is what became of a row of a file.
type RowOutcome string

// The outcomes.
const (
	// RowNew was recorded, or would be.
	RowNew RowOutcome = "NEW"
	// RowKnown had been recorded before, and nothing changed.
	RowKnown RowOutcome = "KNOWN"
	// RowRefused was not recorded.
	RowRefused RowOutcome = "REFUSED"
)

// RowError is what is wrong with a row of a file.
type RowError struct {
	// Column is empty if it is about the line.
	Column  string
	Message string
	// Code is for programs and other languages.
	Code apperr.Code
}

// ImportedRow is a row of a file and what became of it.
type ImportedRow struct {
	// Line of the file, the first is 1.
	Line       int
	ExternalID string
	Outcome    RowOutcome
	// Errors are none unless it was refused.
	Errors []RowError
}

// Imported is what became of a file of conversions.
type Imported struct {
	// Rows in the order of the file.
	Rows []ImportedRow
}

// Count returns how many rows had the outcome.
func (i *Imported) Count(outcome RowOutcome) int {
	n := 0
	for _, one := range i.Rows {
		if one.Outcome == outcome {
			n++
		}
	}
	return n
}

// fileRow is a row on its way.
type fileRow struct {
	input RecordInput
	// columns are where the input's fields stand, by the path of a mistake.
	columns map[string]string
	at      int
}

// Import records the conversions of a CSV file, row by row as RecordBatch does in
// parts of MaxBatch, so that the same file again changes nothing, also after a
// crash in the middle of it. A trial (dryRun) does the same in transactions that are
// undone, and reports the same. It asks for CONVERSION_RECORD. User errors at csv:
// BLANK, INVALID for a header without the columns or with one that is unknown or
// twice, TOO_LONG for more than 20,000 rows or 3 megabytes; NOT_FOUND at programId
// for a program that the viewer does not see, WRONG_STATE for an archived one.
func (s *Service) Import(ctx context.Context, programID, file string, dryRun bool) (*Imported, error) {
	if _, err := viewer.Require(ctx, viewer.ConversionRecord); err != nil {
		return nil, err
	}
	zone, err := s.importZone(ctx, programID)
	if err != nil {
		return nil, err
	}
	out, rows, err := conversionFile{programID, zone}.read(file)
	if err != nil {
		return nil, err
	}
	seen := firsts{}
	for part := range slices.Chunk(rows, MaxBatch) {
		inputs := make([]RecordInput, len(part))
		for i, one := range part {
			inputs[i] = one.input
		}
		outcomes, err := s.recordBatch(ctx, inputs, dryRun)
		if err != nil {
			return nil, err
		}
		for i, one := range part {
			outcome := outcomes[i]
			if dryRun {
				if outcome, err = seen.again(one.input, outcome); err != nil {
					return nil, err
				}
			}
			one.settle(&out.Rows[one.at], outcome)
		}
	}
	return out, nil
}

// settle notes what became of the row.
func (f fileRow) settle(row *ImportedRow, o Outcome) {
	switch {
	case len(o.Errors) > 0:
		row.Outcome = RowRefused
		for _, one := range o.Errors {
			row.Errors = append(row.Errors, RowError{f.columnOf(one.Field), one.Message, one.Code})
		}
	case o.Recorded.Repeated:
		row.Outcome = RowKnown
	default:
		row.Outcome = RowNew
	}
}

// firsts are the rows of a trial that would have been recorded, by type and
// external id, with their fingerprints: each part of a trial is undone before the
// next, which would not find them.
type firsts map[naturalKey]string

// again is the outcome of a row whose conversion an earlier part of the file may
// have had.
func (f firsts) again(in RecordInput, o Outcome) (Outcome, error) {
	one, _, err := in.item(&Outcome{})
	if err != nil || one == nil {
		return o, err
	}
	key := naturalKey{in.Type, in.ExternalID}
	first, found := f[key]
	switch {
	case found && first == one.fingerprint:
		return Outcome{Recorded: &Recorded{Repeated: true}}, nil
	case found:
		return Outcome{Errors: apperr.Errors{conflict()}}, nil
	case o.Recorded != nil && !o.Recorded.Repeated:
		f[key] = one.fingerprint
	}
	return o, nil
}
