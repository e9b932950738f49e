package importer

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Problem is a line of a source that was left out, and why.
type Problem struct {
	File string
	// Line counts from 1, the heading included.
	Line    int
	Message string
}

// String returns "file:line: message".
func (p Problem) String() string { return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Message) }

// row is one line of a table, by the names of its columns.
type row struct {
	line  int
	cells map[string]string
}

// table reads a CSV file with a heading. Columns may be in any order, and there
// may be others; a missing one leaves the whole file out, a line with too few or
// too many cells only itself.
func table(file string, content []byte, columns ...string) (rows []row, problems []Problem) {
	reader := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(content, []byte("\ufeff"))))
	reader.ReuseRecord, reader.FieldsPerRecord = true, -1
	heading, err := reader.Read()
	if err != nil {
		return nil, []Problem{{file, 1, "The file has no heading."}}
	}
	names := make([]string, len(heading))
	for i, name := range heading {
		names[i] = strings.TrimSpace(name)
	}
	for _, column := range columns {
		if !contains(names, column) {
			problems = append(problems, Problem{file, 1, "There is no column " + column + "."})
		}
	}
	if len(problems) > 0 {
		return nil, problems
	}
	for {
		cells, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return rows, problems
		}
		var bad *csv.ParseError
		if errors.As(err, &bad) {
			problems = append(problems, Problem{file, bad.StartLine, "This line is no CSV: " + bad.Err.Error() + "."})
			continue
		}
		if err != nil {
			return rows, append(problems, Problem{file, 0, "The rest cannot be read: " + err.Error() + "."})
		}
		line, _ := reader.FieldPos(0)
		if len(cells) != len(names) {
			problems = append(problems, Problem{file, line, fmt.Sprintf("The line has %d cells, the heading %d.", len(cells), len(names))})
			continue
		}
		one := row{line: line, cells: make(map[string]string, len(names))}
		for i, name := range names {
			one.cells[name] = strings.TrimSpace(cells[i])
		}
		rows = append(rows, one)
	}
}

func contains(list []string, one string) bool {
	for _, each := range list {
		if each == one {
			return true
		}
	}
	return false
}
