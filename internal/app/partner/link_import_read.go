package partner

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/destination"
)

const (
	// mostLinks is how many rows a file holds, and largestImport how many bytes.
	mostLinks     = 5000
	largestImport = 2 << 20
)

// linkColumns are the columns of a file by the field of the input that they fill.
var linkColumns = map[string]string{
	"enrollmentId": "partner", "code": "code", "destination": "destination", "name": "name", "expiresAt": "expires", "fallback": "fallback",
	"utm.source": "utm_source", "utm.medium": "utm_medium", "utm.campaign": "utm_campaign", "utm.term": "utm_term", "utm.content": "utm_content",
	"subIds.0": "sub1", "subIds.1": "sub2", "subIds.2": "sub3", "subIds.3": "sub4", "subIds.4": "sub5",
}

// reasonColumn is what the file of refused rows says of each; it is dropped when
// that file comes back.
const reasonColumn = "problem"

// plainCell takes away the quote that keeps a table from reading a cell of the file
// of refused rows as a formula.
func plainCell(cell string) string {
	if len(cell) > 1 && cell[0] == '\'' && strings.ContainsRune("=+-@\t\r", rune(cell[1])) {
		return cell[1:]
	}
	return cell
}

// linkRow is a row of a file.
type linkRow struct {
	line int
	// partner is what the row says of whose link it is.
	partner string
	input   LinkCreateInput
}

// readLinks reads a file into rows, and what cannot be read of it. Days of expiry
// are the program's, and end with the day.
func readLinks(file string, zone *time.Location) ([]linkRow, []LinkRowError, error) {
	refuse := func(code apperr.Code, message string) ([]linkRow, []LinkRowError, error) {
		return nil, nil, apperr.New(code, message, "input", "csv")
	}
	file = strings.TrimPrefix(file, "\ufeff")
	switch {
	case strings.TrimSpace(file) == "":
		return refuse(apperr.Blank, "The file is empty.")
	case len(file) > largestImport:
		return refuse(apperr.TooLong, "The file has more than 2 megabytes.")
	}
	r := csv.NewReader(strings.NewReader(file))
	r.FieldsPerRecord, r.TrimLeadingSpace = -1, true
	if header, _, _ := strings.Cut(file, "\n"); strings.Count(header, ";") > strings.Count(header, ",") {
		r.Comma = ';'
	}
	head, err := readLinkHead(r)
	if err != nil {
		return nil, nil, err
	}
	rows, problems := []linkRow{}, []LinkRowError{}
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return rows, problems, nil
		}
		if err != nil {
			return refuse(apperr.Invalid, fmt.Sprintf("The file is not CSV: %v.", err))
		}
		line, _ := r.FieldPos(0)
		if len(rows)+len(problems) == mostLinks {
			return refuse(apperr.TooLong, "A file holds at most 5,000 links.")
		}
		row, problem := readLink(head, record, zone)
		if problem != nil {
			problem.Line = line
			problems = append(problems, *problem)
			continue
		}
		row.line = line
		rows = append(rows, row)
	}
}

// readLinkHead reads the names of the columns.
func readLinkHead(r *csv.Reader) (names []string, err error) {
	names, err = r.Read()
	if err != nil {
		return nil, apperr.New(apperr.Invalid, "The file is not CSV.", "input", "csv")
	}
	known := []string{reasonColumn}
	for _, column := range linkColumns {
		known = append(known, column)
	}
	for i, name := range names {
		names[i] = strings.ToLower(strings.TrimSpace(name))
		if slices.Contains(names[:i], names[i]) || !slices.Contains(known, names[i]) {
			return nil, apperr.New(apperr.Invalid, "The first line has a column that is not known, or twice: “"+names[i]+"”.", "input", "csv")
		}
	}
	if !slices.Contains(names, "partner") {
		return nil, apperr.New(apperr.Invalid, "The first line must name the column partner.", "input", "csv")
	}
	return names, nil
}

func readLink(names, record []string, zone *time.Location) (linkRow, *LinkRowError) {
	if len(record) != len(names) {
		return linkRow{}, &LinkRowError{
			Message: fmt.Sprintf("This line has %d columns, the first has %d.", len(record), len(names)), Code: apperr.Invalid,
		}
	}
	cells := map[string]string{}
	for i, name := range names {
		cells[name] = strings.TrimSpace(plainCell(record[i]))
	}
	cell := func(name string) *string {
		if cells[name] == "" {
			return nil
		}
		return new(cells[name])
	}
	row := linkRow{partner: cells["partner"], input: LinkCreateInput{
		Code: cell("code"), Name: cell("name"), Destination: cell("destination"), Fallback: cell("fallback"),
		UTM: &destination.UTM{
			Source: cells["utm_source"], Medium: cells["utm_medium"], Campaign: cells["utm_campaign"],
			Term: cells["utm_term"], Content: cells["utm_content"],
		},
		SubIDs: subsOf([]string{cells["sub1"], cells["sub2"], cells["sub3"], cells["sub4"], cells["sub5"]}),
	}}
	if row.partner == "" {
		return row, &LinkRowError{Column: new("partner"), Message: "Say whose link it is.", Code: apperr.Blank}
	}
	if given := cells["expires"]; given != "" {
		at, ok := readExpiry(given, zone)
		if !ok {
			message := "Give a day such as 2026-12-31, which is the last one, or an instant such as 2026-12-31T18:00:00Z."
			return row, &LinkRowError{Column: new("expires"), Message: message, Code: apperr.Invalid}
		}
		row.input.ExpiresAt = &at
	}
	return row, nil
}

// readExpiry reads an instant, or a day at whose end a link expires.
func readExpiry(given string, zone *time.Location) (time.Time, bool) {
	if day, err := time.ParseInLocation(time.DateOnly, given, zone); err == nil {
		return day.AddDate(0, 0, 1), true
	}
	at, err := time.Parse(time.RFC3339, given)
	return at, err == nil
}

// errors turns mistakes of the input into those of columns.
func (row linkRow) errors(mistakes apperr.Errors) []LinkRowError {
	out := make([]LinkRowError, 0, len(mistakes))
	for _, one := range mistakes {
		e := LinkRowError{Line: row.line, Message: one.Message, Code: one.Code}
		if len(one.Field) > 1 && one.Field[0] == "input" {
			if column, ok := linkColumns[strings.Join(one.Field[1:], ".")]; ok {
				e.Column = &column
			}
		}
		out = append(out, e)
	}
	return out
}

// contentOf is all that an input says of a link besides its code: what makes two
// rows the same.
func contentOf(in LinkCreateInput, site string) string {
	fallback, expires, utm := "", "", destination.UTM{}
	to, name := site, ""
	if in.Destination != nil {
		to = *in.Destination
	}
	if in.Name != nil {
		name = strings.TrimSpace(*in.Name)
	}
	if in.Fallback != nil {
		fallback = *in.Fallback
	}
	if in.ExpiresAt != nil {
		expires = strconv.FormatInt(in.ExpiresAt.UnixMicro(), 10)
	}
	if in.UTM != nil {
		utm = *in.UTM
	}
	return fmt.Sprintf("%q %q %q %s %q %q", to, name, fallback, expires, utm, subsOf(in.SubIDs))
}
