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
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/program"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/money"
)

const (
	// maxImportRows is how many conversions a file holds, and maxImportFile how many
	// bytes: less than a request may have.
	maxImportRows  = 20_000
	maxImportFile  = 3 << 20
	metadataColumn = "metadata."
)

// problemColumn is the one that the file of refused rows has beside those that were
// sent; what it says is dropped, so that the file can be sent again.
const problemColumn = "problem"

// fieldColumns are the columns of a file by the path of the field that they fill.
var fieldColumns = map[string]string{
	"type": "type", "externalId": "external_id", "occurredAt": "occurred_at",
	"amount": "amount", "amount.amount": "amount", "amount.currencyCode": "currency",
	"tax": "tax", "shipping": "shipping", "discount": "discount", "code": "code", "clickId": "click_id", "visitorId": "visitor_id",
	"occasion": "occasion", "minutes": "minutes", "customer.externalId": "customer_id", "customer.email": "customer_email",
	"customer.name": "customer_name", "customer.company": "customer_company", "customer.country": "customer_country",
}

// neededColumns must be there.
var neededColumns = []string{"type", "external_id", "customer_id"}

// importZone is the program's zone, in which the days of a file begin.
func (s *Service) importZone(ctx context.Context, programID string) (*time.Location, error) {
	p, err := s.client.Program.Query().Where(program.ID(programID)).Only(ctx)
	switch {
	case ent.IsNotFound(err):
		return nil, apperr.New(apperr.NotFoundCode, "There is no program with this id.", "input", "programId")
	case err != nil:
		return nil, fmt.Errorf("load the program: %w", err)
	case p.ArchivedAt != nil:
		return nil, apperr.New(apperr.WrongState, "The program is archived.", "input", "programId")
	}
	zone, err := time.LoadLocation(p.TimeZone)
	if err != nil {
		return nil, fmt.Errorf("load the program's zone: %w", err)
	}
	return zone, nil
}

// conversionFile reads files of a program.
type conversionFile struct {
	programID string
	zone      *time.Location
}

// read reads a file into its rows, and those of them that can be recorded if the
// rules agree.
func (f conversionFile) read(file string) (*Imported, []fileRow, error) {
	head, r, err := openConversionFile(file)
	if err != nil {
		return nil, nil, err
	}
	out := &Imported{Rows: []ImportedRow{}}
	var rows []fileRow
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return out, rows, nil
		}
		if err != nil {
			return nil, nil, refusedFile(apperr.Invalid, fmt.Sprintf("The file is not CSV: %v.", err))
		}
		if len(out.Rows) == maxImportRows {
			return nil, nil, refusedFile(apperr.TooLong, "A file holds at most 20,000 conversions. Send the rest as another file.")
		}
		line, _ := r.FieldPos(0)
		row := ImportedRow{Line: line}
		if len(record) != len(head) {
			row.Outcome = RowRefused
			row.Errors = []RowError{{"", fmt.Sprintf("This line has %d columns, the first has %d.", len(record), len(head)), apperr.Invalid}}
			out.Rows = append(out.Rows, row)
			continue
		}
		one := f.row(head, record)
		row.ExternalID, row.Errors = one.input.ExternalID, one.mistakes
		if len(row.Errors) > 0 {
			row.Outcome = RowRefused
		} else {
			rows = append(rows, fileRow{input: one.input, columns: one.columns, at: len(out.Rows)})
		}
		out.Rows = append(out.Rows, row)
	}
}

// openConversionFile reads the names of the columns.
func openConversionFile(file string) ([]string, *csv.Reader, error) {
	file = strings.TrimPrefix(file, "\ufeff")
	switch {
	case strings.TrimSpace(file) == "":
		return nil, nil, refusedFile(apperr.Blank, "The file is empty.")
	case len(file) > maxImportFile:
		return nil, nil, refusedFile(apperr.TooLong, "The file has more than 3 megabytes. Send it in parts.")
	}
	r := csv.NewReader(strings.NewReader(file))
	r.FieldsPerRecord, r.TrimLeadingSpace = -1, true
	if header, _, _ := strings.Cut(file, "\n"); strings.Count(header, ";") > strings.Count(header, ",") {
		r.Comma = ';'
	}
	head, err := r.Read()
	if err != nil {
		return nil, nil, refusedFile(apperr.Invalid, "The file is not CSV.")
	}
	known := map[string]bool{problemColumn: true}
	for _, column := range fieldColumns {
		known[column] = true
	}
	for i, name := range head {
		name = strings.TrimSpace(name)
		if !strings.HasPrefix(strings.ToLower(name), metadataColumn) {
			name = strings.ToLower(name)
		}
		switch key := strings.TrimPrefix(name, metadataColumn); {
		case slices.Contains(head[:i], name):
			return nil, nil, refusedFile(apperr.Invalid, "The column "+name+" stands twice in the first line.")
		case !known[name] && (key == name || key == ""):
			return nil, nil, refusedFile(apperr.Invalid, "There is no column "+strconv.Quote(name)+". Attributes of your own are named metadata.<key>.")
		}
		head[i] = name
	}
	for _, name := range neededColumns {
		if !slices.Contains(head, name) {
			return nil, nil, refusedFile(apperr.Invalid, "The first line must name the columns type, external_id and customer_id.")
		}
	}
	return head, r, nil
}

func refusedFile(code apperr.Code, message string) error {
	return apperr.New(code, message, "input", "csv")
}

// readRow is a row as it was read.
type readRow struct {
	input    RecordInput
	columns  map[string]string
	mistakes []RowError
}

func (f conversionFile) row(head, record []string) readRow {
	cells := make(map[string]string, len(head))
	one := readRow{columns: map[string]string{}}
	in := RecordInput{ProgramID: f.programID, Source: SourceImport}
	for i, name := range head {
		value := unguarded(strings.TrimSpace(record[i]))
		cells[name] = value
		if key, isAttribute := strings.CutPrefix(name, metadataColumn); isAttribute && value != "" {
			path := "metadata." + strconv.Itoa(len(in.Metadata))
			one.columns[path+".key"], one.columns[path+".value"] = name, name
			in.Metadata = append(in.Metadata, AttributeInput{Key: key, Value: value})
		}
	}
	cell := func(name string) *string {
		if value := cells[name]; value != "" {
			return &value
		}
		return nil
	}
	in.Type, in.ExternalID = cells["type"], cells["external_id"]
	in.Customer = CustomerInput{
		ExternalID: cells["customer_id"], Email: cell("customer_email"), Name: cell("customer_name"),
		Company: cell("customer_company"), Country: cell("customer_country"),
	}
	in.Tax, in.Shipping, in.Discount = cell("tax"), cell("shipping"), cell("discount")
	in.Code, in.ClickID, in.VisitorID, in.Occasion = cell("code"), cell("click_id"), cell("visitor_id"), cell("occasion")
	if cells["amount"] != "" || cells["currency"] != "" {
		in.Amount = &money.Input{Amount: cells["amount"], CurrencyCode: cells["currency"]}
	}
	one.input = in
	one.instant(cells["occurred_at"], f.zone)
	one.minutes(cells["minutes"])
	return one
}

// unguarded takes away the quote with which tables keep a cell from being a formula,
// as the file of refused rows does.
func unguarded(cell string) string {
	if len(cell) > 1 && cell[0] == '\'' && strings.ContainsRune("=+-@", rune(cell[1])) {
		return cell[1:]
	}
	return cell
}

// instant reads when it happened: an instant with its zone, or a day, which is its
// beginning in the program's zone.
func (r *readRow) instant(text string, zone *time.Location) {
	if text == "" {
		return
	}
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		at, err = time.ParseInLocation(time.DateOnly, text, zone)
	}
	if err != nil {
		r.mistakes = append(r.mistakes, RowError{"occurred_at", "Give an instant such as 2026-01-31T14:30:00Z, or a day such as 2026-01-31.", apperr.Invalid})
		return
	}
	r.input.OccurredAt = &at
}

func (r *readRow) minutes(text string) {
	if text == "" {
		return
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		r.mistakes = append(r.mistakes, RowError{"minutes", "Give whole minutes, such as 45.", apperr.Invalid})
		return
	}
	r.input.Minutes = &n
}

// columnOf is the column that a mistake is about; empty if it is about the line.
func (f fileRow) columnOf(field []string) string {
	if len(field) == 0 {
		return ""
	}
	path := strings.Join(field[1:], ".")
	if column, ok := f.columns[path]; ok {
		return column
	}
	return fieldColumns[path]
}
