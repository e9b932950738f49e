package conversion

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/viewer"
)

const (
	// maxRateRows is how many rates a file holds, and maxRateFile how many bytes.
	maxRateRows = 10_000
	maxRateFile = 1 << 20
)

// RateRowError is what is wrong with a line of a file.
type RateRowError struct {
	// Line of the file, the first is 1.
	Line int
	// Column is currency, day, rate or source; empty if it is about the line.
	Column  string
	Message string
	// Code is for programs and other languages.
	Code apperr.Code
}

// RatesImported is what became of a file of rates.
type RatesImported struct {
	// Rows is how many rates the file has.
	Rows int
	// Errors in the order of the lines. If there is any, nothing was changed.
	Errors []RateRowError
	// Rated is as in RatesSet; 0 for a trial.
	Rated int
}

// ImportRates gives the exchange rates of a CSV file with the columns currency,
// day, rate and, if wanted, source, in any order: all or none, as SetRates gives
// them. A trial (dryRun) changes nothing and finds the same mistakes. It asks for
// PROGRAM_MANAGE. A program that the viewer does not see is apperr.ErrNotFound.
// User errors at csv: BLANK, INVALID for a header without the columns, TOO_LONG for
// more than 10,000 rates or a megabyte; what is wrong with a line is in the result.
func (s *Service) ImportRates(ctx context.Context, programID, file string, dryRun bool) (*RatesImported, error) {
	if _, err := viewer.Require(ctx, viewer.ProgramManage); err != nil {
		return nil, err
	}
	in, lines, problems, err := readRateFile(file)
	if err != nil {
		return nil, err
	}
	out := &RatesImported{Rows: len(in), Errors: problems}
	list, errs := readRates(in, RateByFile, func(i int) []string { return []string{strconv.Itoa(i)} })
	out.add(errs, lines)
	// What can be read is tried even if other lines cannot, so that all mistakes
	// are found at once.
	list, lines = readable(list, lines, errs)
	problems = out.Errors
	err = s.inTx(ctx, func(tx *ent.Tx) error {
		out.Errors = slices.Clone(problems)
		_, errs, err := s.saveRates(ctx, tx, programID, list)
		if err != nil {
			return err
		}
		out.add(errs, lines)
		if dryRun || len(out.Errors) > 0 {
			return errTrial
		}
		return nil
	})
	if err != nil && !errors.Is(err, errTrial) {
		return nil, err
	}
	slices.SortStableFunc(out.Errors, func(a, b RateRowError) int { return a.Line - b.Line })
	if dryRun || len(out.Errors) > 0 {
		return out, nil
	}
	out.Rated, err = s.ApplyRates(ctx, programID, maxRatedAtOnce)
	return out, err
}

// errTrial ends a transaction that is to change nothing.
var errTrial = errors.New("nothing is to be changed")

// readable keeps the rates without a mistake, and the lines that they stand on.
func readable(list []rate, lines []int, errs apperr.Errors) ([]rate, []int) {
	wrong := map[string]bool{}
	for _, one := range errs {
		wrong[one.Field[0]] = true
	}
	var rates []rate
	var on []int
	for i := range list {
		if !wrong[strconv.Itoa(i)] {
			rates, on = append(rates, list[i]), append(on, lines[i])
		}
	}
	return rates, on
}

// add turns mistakes with paths of index and field into those of lines.
func (r *RatesImported) add(errs apperr.Errors, lines []int) {
	for _, one := range errs {
		i, err := strconv.Atoi(one.Field[0])
		if err != nil || i >= len(lines) {
			continue
		}
		column := one.Field[1]
		if column == "currencyCode" {
			column = "currency"
		}
		r.Errors = append(r.Errors, RateRowError{lines[i], column, one.Message, one.Code})
	}
}

// readRateFile reads a file into inputs and the lines they stand on.
func readRateFile(file string) ([]RateInput, []int, []RateRowError, error) {
	refuse := func(code apperr.Code, message string) error { return apperr.New(code, message, "csv") }
	file = strings.TrimPrefix(file, "\ufeff")
	switch {
	case strings.TrimSpace(file) == "":
		return nil, nil, nil, refuse(apperr.Blank, "The file is empty.")
	case len(file) > maxRateFile:
		return nil, nil, nil, refuse(apperr.TooLong, "The file has more than a megabyte.")
	}
	r := csv.NewReader(strings.NewReader(file))
	r.FieldsPerRecord, r.TrimLeadingSpace = -1, true
	if header, _, _ := strings.Cut(file, "\n"); !strings.Contains(header, ",") && strings.Contains(header, ";") {
		r.Comma = ';'
	}
	head, err := r.Read()
	if err != nil {
		return nil, nil, nil, refuse(apperr.Invalid, "The file is not CSV.")
	}
	columns := map[string]int{}
	for i, name := range head {
		columns[strings.ToLower(strings.TrimSpace(name))] = i
	}
	for _, name := range []string{"currency", "day", "rate"} {
		if _, ok := columns[name]; !ok {
			return nil, nil, nil, refuse(apperr.Invalid, "The first line must name the columns currency, day and rate.")
		}
	}
	var in []RateInput
	var lines []int
	problems := []RateRowError{}
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return in, lines, problems, nil
		}
		if err != nil {
			return nil, nil, nil, refuse(apperr.Invalid, fmt.Sprintf("The file is not CSV: %v.", err))
		}
		line, _ := r.FieldPos(0)
		if len(in) == maxRateRows {
			return nil, nil, nil, refuse(apperr.TooLong, "A file holds at most 10,000 rates.")
		}
		if len(record) != len(head) {
			problems = append(problems, RateRowError{line, "", fmt.Sprintf("This line has %d columns, the first has %d.", len(record), len(head)), apperr.Invalid})
			continue
		}
		cell := func(name string) string { return strings.TrimSpace(record[columns[name]]) }
		one := RateInput{CurrencyCode: cell("currency"), Day: cell("day"), Rate: cell("rate")}
		if _, ok := columns["source"]; ok && cell("source") != "" {
			source := cell("source")
			one.Source = &source
		}
		in, lines = append(in, one), append(lines, line)
	}
}
