package referral

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/money"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
)

const (
	// mostProspects is how many rows a file holds, and largestImport how many bytes.
	mostProspects = 1000
	largestImport = 1 << 20
)

// columns of a file, by the field of the input that they fill.
var columns = map[string]string{
	"company": "company", "contactName": "contact_name", "email": "email", "phone": "phone", "country": "country", "website": "website",
	"estimate": "estimate", "currency": "currency", "expectedClose": "expected_close", "message": "message", "hasConsent": "consent",
	"externalId": "external_id",
}

// prospectRow is a row of a file as it is submitted.
type prospectRow struct {
	line  int
	input SubmitInput
}

// readProspects reads a file into rows, and what cannot be read.
func readProspects(file string, fields []*ent.SubmissionField) ([]prospectRow, []RowError, error) {
	refuse := func(code apperr.Code, message string) ([]prospectRow, []RowError, error) {
		return nil, nil, apperr.New(code, message, "input", "csv")
	}
	file = strings.TrimPrefix(file, "\ufeff")
	switch {
	case strings.TrimSpace(file) == "":
		return refuse(apperr.Blank, "The file is empty.")
	case len(file) > largestImport:
		return refuse(apperr.TooLong, "The file has more than a megabyte.")
	}
	r := csv.NewReader(strings.NewReader(file))
	r.FieldsPerRecord, r.TrimLeadingSpace = -1, true
	if header, _, _ := strings.Cut(file, "\n"); strings.Count(header, ";") > strings.Count(header, ",") {
		r.Comma = ';'
	}
	head, err := readHead(r, fields)
	if err != nil {
		return nil, nil, err
	}
	rows, problems := []prospectRow{}, []RowError{}
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return rows, problems, nil
		}
		if err != nil {
			return refuse(apperr.Invalid, fmt.Sprintf("The file is not CSV: %v.", err))
		}
		line, _ := r.FieldPos(0)
		if len(rows)+len(problems) == mostProspects {
			return refuse(apperr.TooLong, "A file holds at most 1,000 prospects.")
		}
		if len(record) != len(head.names) {
			message := fmt.Sprintf("This line has %d columns, the first has %d.", len(record), len(head.names))
			problems = append(problems, RowError{Line: line, Message: message, Code: apperr.Invalid})
			continue
		}
		row, err := head.row(line, record)
		if err != nil {
			return nil, nil, err
		}
		rows = append(rows, row)
	}
}

// heading is the first line of a file.
type heading struct {
	names []string
	at    map[string]int
	keys  []string
}

func readHead(r *csv.Reader, fields []*ent.SubmissionField) (*heading, error) {
	names, err := r.Read()
	if err != nil {
		return nil, apperr.New(apperr.Invalid, "The file is not CSV.", "input", "csv")
	}
	h := &heading{names: names, at: map[string]int{}}
	for i, name := range names {
		name = strings.ToLower(strings.TrimSpace(name))
		isKey := slices.ContainsFunc(fields, func(f *ent.SubmissionField) bool { return f.Key == name })
		isKnown := isKey || slices.Contains(slices.Collect(maps.Values(columns)), name)
		if _, isTwice := h.at[name]; isTwice || !isKnown {
			return nil, apperr.New(apperr.Invalid, "The first line has a column that is not known, or twice: “"+name+"”.", "input", "csv")
		}
		if isKey {
			h.keys = append(h.keys, name)
		}
		h.at[name] = i
	}
	for _, needed := range []string{"company", "consent"} {
		if _, ok := h.at[needed]; !ok {
			return nil, apperr.New(apperr.Invalid, "The first line must name the columns company and consent.", "input", "csv")
		}
	}
	return h, nil
}

func (h *heading) row(line int, record []string) (prospectRow, error) {
	cell := func(name string) *string {
		i, ok := h.at[name]
		if !ok || strings.TrimSpace(record[i]) == "" {
			return nil
		}
		text := strings.TrimSpace(record[i])
		return &text
	}
	in := SubmitInput{
		Company: deref(cell("company")), ContactName: cell("contact_name"), Email: cell("email"), Phone: cell("phone"), Country: cell("country"),
		Website: cell("website"), ExpectedClose: cell("expected_close"), Message: cell("message"),
		HasConsent: isYes(deref(cell("consent"))), ExternalID: cell("external_id"), isImport: true,
	}
	if estimate := cell("estimate"); estimate != nil {
		in.Estimate = &money.Input{Amount: *estimate, CurrencyCode: strings.ToUpper(deref(cell("currency")))}
	}
	for _, key := range h.keys {
		if value := cell(key); value != nil {
			in.Answers = append(in.Answers, Answer{Key: key, Value: *value})
		}
	}
	if in.ExternalID == nil {
		content, _ := in.read()
		mark, err := db.Fingerprint(content)
		if err != nil {
			return prospectRow{}, err
		}
		own := "csv-" + mark[:32]
		in.ExternalID = &own
	}
	return prospectRow{line: line, input: in}, nil
}

// isYes reads a consent as people write it in tables.
func isYes(text string) bool {
	return slices.Contains([]string{"true", "yes", "y", "1", "x", "ja", "j", "wahr"}, strings.ToLower(text))
}

// errors turns mistakes of the input into those of columns.
func (row prospectRow) errors(mistakes apperr.Errors) []RowError {
	var out []RowError
	for _, one := range mistakes {
		e := RowError{Line: row.line, Message: one.Message, Code: one.Code}
		if len(one.Field) > 1 && one.Field[0] == "input" {
			e.Column = row.column(one.Field[1:])
		}
		out = append(out, e)
	}
	return out
}

func (row prospectRow) column(path []string) *string {
	name, found := columns[path[0]]
	if path[0] == "answers" && len(path) > 1 {
		name, found = path[1], true
		if i, err := strconv.Atoi(path[1]); err == nil && i < len(row.input.Answers) && len(path) > 2 {
			name = row.input.Answers[i].Key
		}
	}
	if !found {
		return nil
	}
	return &name
}

// unneeded reports whether a question need not be answered here: a table has no files.
func (b *bringing) unneeded(f *ent.SubmissionField) bool {
	return b.isImport && f.Kind == domain.FieldFile
}
