package statement

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"

	"github.com/rapporthq/rapport/internal/domain/payout"
)

//go:embed page.html
var pageText string

var page = template.Must(template.New("page").Parse(pageText))

// WritePage writes the statement as a page of HTML that stands alone: no script,
// nothing to load, and fit to be printed. Languages are en and de; another is
// written in English.
func WritePage(w io.Writer, s payout.Statement, language string) error {
	if err := page.Execute(w, viewOf(s, language)); err != nil {
		return fmt.Errorf("write statement %s: %w", s.Number, err)
	}
	return nil
}
