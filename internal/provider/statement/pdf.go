package statement

import (
	"fmt"
	"io"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"

	"github.com/rapporthq/rapport/internal/domain/payout"
)

// The page, in millimetres: A4 with its margins, and the columns of the table.
const (
	margin    = 18.0
	pageWidth = 210.0
	bottom    = 297.0 - 20.0
	inner     = pageWidth - 2*margin
	lineHigh  = 4.6
	font      = "go"
)

func columns() []float64 { return []float64{14, 24, 48, inner - 14 - 24 - 48 - 30, 30} }

// pdf draws one document from top to bottom.
type pdf struct {
	*fpdf.Fpdf
	view
}

// WritePDF writes the statement as a PDF of as many pages as it takes, each with
// its number. The same statement gives the same bytes. Characters that the font
// lacks, outside the Latin, Greek and Cyrillic scripts, are written as "?".
// Languages are en and de; another is written in English.
func WritePDF(w io.Writer, s payout.Statement, language string) error {
	d := pdf{Fpdf: fpdf.New("P", "mm", "A4", ""), view: readable(viewOf(s, language))}
	issued, err := time.Parse(time.DateOnly, string(s.IssuedOn))
	if err != nil {
		return fmt.Errorf("write statement %s: %w", s.Number, err)
	}
	d.SetCreationDate(issued)
	d.SetModificationDate(issued)
	d.SetCatalogSort(true)
	d.SetLang(d.Say.Language)
	d.SetTitle(d.Say.Title+" "+d.Number, true)
	d.SetMargins(margin, margin, margin)
	d.SetAutoPageBreak(false, 0)
	d.AddUTF8FontFromBytes(font, "", goregular.TTF)
	d.AddUTF8FontFromBytes(font, "B", gobold.TTF)
	d.AliasNbPages(allPages)
	d.SetFooterFunc(d.footer)
	d.AddPage()
	d.head()
	d.table()
	d.totals()
	if err := d.Output(w); err != nil {
		return fmt.Errorf("write statement %s: %w", s.Number, err)
	}
	return nil
}

// allPages stands for the number of pages until it is known.
const allPages = "{n}"

func (d pdf) footer() {
	d.SetY(bottom + 6)
	d.write("", 8, inner/2, "L", d.Say.Title+" "+d.Number)
	d.write("", 8, inner/2, "R", fmt.Sprintf("%s %d %s %s", d.Say.Page, d.PageNo(), d.Say.Of, allPages))
}

// write puts a text into a cell of that width and goes on to its right.
func (d pdf) write(style string, size, width float64, align, text string) {
	d.SetFont(font, style, size)
	d.CellFormat(width, lineHigh, text, "", 0, align, false, 0, "")
}

// line writes a text on lines of its own, as many as it takes.
func (d pdf) line(style string, size, width float64, text string) {
	d.SetFont(font, style, size)
	x := d.GetX()
	for _, part := range d.cut(text, width) {
		d.SetX(x)
		d.CellFormat(width, size*0.48, part, "", 1, "L", false, 0, "")
	}
	d.SetX(x)
}

// cut returns the text in lines that fit into the width, in the font that is set.
func (d pdf) cut(text string, width float64) []string {
	if text == "" {
		return []string{""}
	}
	return d.SplitText(text, width)
}

func (d pdf) head() {
	d.line("", 9, inner, d.Program)
	d.line("B", 18, inner, d.Say.Title+" "+d.Number)
	d.line("", 9, inner, d.Say.SelfBilling)
	if d.Warning != "" {
		d.Ln(3)
		d.line("B", 10, inner, d.Warning)
	}
	d.Ln(6)
	top, low := d.GetY(), d.GetY()
	const width, gap, label = 52, 4, 22
	for i, block := range []struct {
		label string
		party party
	}{{d.Say.Payer, d.Payer}, {d.Say.Payee, d.Payee}} {
		d.SetXY(margin+float64(i)*(width+gap), top)
		d.line("", 8, width, block.label)
		d.line("B", 9, width, block.party.Name)
		for _, line := range block.party.Lines {
			d.line("", 9, width, line)
		}
		low = max(low, d.GetY())
	}
	d.SetY(top)
	for _, f := range d.Facts {
		d.SetX(margin + 2*(width+gap))
		d.write("", 9, label, "L", f.Label)
		d.write("B", 9, inner-2*(width+gap)-label, "L", f.Text)
		d.Ln(lineHigh)
	}
	d.SetXY(margin, max(low, d.GetY())+6)
}

// table writes the rows, with the columns' names at the top of each page.
func (d pdf) table() {
	d.columnNames()
	for _, r := range d.Rows {
		d.row(r)
	}
	if len(d.Rows) == 0 {
		d.line("", 9, inner, d.Say.NoRows)
	}
}

func (d pdf) columnNames() {
	names := []string{d.Say.Position, d.Say.Day, d.Say.Customer, d.Say.What, d.Say.Amount}
	for i, width := range columns() {
		d.write("B", 8, width, align(i), names[i])
	}
	d.Ln(lineHigh + 0.6)
	d.rule(0.3)
}

func (d pdf) rule(thick float64) {
	d.SetLineWidth(thick)
	d.Line(margin, d.GetY(), pageWidth-margin, d.GetY())
	d.SetY(d.GetY() + 0.6)
}

func (d pdf) row(r row) {
	d.SetFont(font, "", 9)
	widths := columns()
	cells := make([][]string, len(widths))
	high := 0
	for i, text := range []string{r.Position, r.Day, r.Customer, r.What, r.Amount} {
		cells[i] = d.cut(text, widths[i]-2)
		high = max(high, len(cells[i]))
	}
	if d.GetY()+float64(high)*lineHigh > bottom {
		d.AddPage()
		d.columnNames()
		d.SetFont(font, "", 9)
	}
	top, x := d.GetY(), margin
	for i, lines := range cells {
		for n, line := range lines {
			d.SetXY(x, top+float64(n)*lineHigh)
			d.CellFormat(widths[i], lineHigh, line, "", 0, align(i), false, 0, "")
		}
		x += widths[i]
	}
	d.SetXY(margin, top+float64(high)*lineHigh+0.4)
	d.rule(0.1)
}

// align puts amounts, the last column, to the right.
func align(column int) string {
	if column == len(columns())-1 {
		return "R"
	}
	return "L"
}

// totals writes the sum of each kind, the sum of all and where it goes, all on
// one page.
func (d pdf) totals() {
	if d.GetY()+float64(len(d.Totals)+8)*lineHigh > bottom {
		d.AddPage()
	}
	d.SetY(d.GetY() + 5)
	d.write("B", 8, inner-60, "L", d.Say.Totals)
	d.write("B", 8, 25, "R", d.Say.Count)
	d.write("B", 8, 35, "R", d.Say.Amount)
	d.Ln(lineHigh + 0.6)
	d.rule(0.3)
	for _, t := range d.Totals {
		d.write("", 9, inner-60, "L", t.Kind)
		d.write("", 9, 25, "R", t.Count)
		d.write("", 9, 35, "R", t.Amount)
		d.Ln(lineHigh)
	}
	d.rule(0.3)
	d.write("B", 11, inner-60, "L", d.Say.Sum)
	d.write("B", 11, 60, "R", d.Sum)
	d.Ln(10)
	d.line("", 8, inner, d.Say.Method)
	d.line("", 9, inner, d.Transfer)
}

// glyphs knows which characters the font has.
var glyphs = func() *sfnt.Font {
	f, err := sfnt.Parse(goregular.TTF)
	if err != nil {
		return nil // the tests write a document, so that this is found
	}
	return f
}()

// readable replaces what the font lacks.
func readable(v view) view {
	var buffer sfnt.Buffer
	known := map[rune]bool{}
	fix := func(text *string) {
		*text = strings.Map(func(r rune) rune {
			if r == ' ' || r == '\u202f' {
				return ' '
			}
			has, seen := known[r]
			if !seen {
				index, err := glyphs.GlyphIndex(&buffer, r)
				has = err == nil && index != 0 && r >= ' '
				known[r] = has
			}
			if !has {
				return '?'
			}
			return r
		}, *text)
	}
	for _, text := range []*string{&v.Program, &v.Payer.Name, &v.Payee.Name, &v.Transfer} {
		fix(text)
	}
	for _, lines := range [][]string{v.Payer.Lines, v.Payee.Lines} {
		for i := range lines {
			fix(&lines[i])
		}
	}
	for i := range v.Rows {
		fix(&v.Rows[i].Customer)
		fix(&v.Rows[i].What)
	}
	return v
}
