package server

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"text/tabwriter"
	"time"
)

// speeds is the table that a benchmark prints when it is done. It judges, but
// never fails: the machine may be busy.
type speeds struct {
	title string
	out   io.Writer
	lines []speed
}

// speed is one line: what was compared with what, and what is wanted.
type speed struct {
	what  string
	value string
	// compared is both sides of a ratio, with their units; empty if there are none.
	compared string
	wanted   string
	isMet    bool
}

func newSpeeds(title string) *speeds { return &speeds{title: title, out: os.Stdout} }

// progress says what is being done now: some of it takes minutes.
func (s *speeds) progress(format string, values ...any) {
	_, _ = fmt.Fprintf(s.out, "# "+format+"\n", values...)
}

// atMost adds a ratio that should not be above a bound.
func (s *speeds) atMost(what string, ratio, bound float64, compared string) {
	s.lines = append(s.lines, speed{what, fmt.Sprintf("%.2f", ratio), compared, fmt.Sprintf("<= %.2f", bound), ratio <= bound})
}

// atLeast adds a figure that should not be below a bound.
func (s *speeds) atLeast(what string, value, bound float64, format, compared string) {
	s.lines = append(s.lines, speed{what, fmt.Sprintf(format, value), compared, ">= " + fmt.Sprintf(format, bound), value >= bound})
}

// tell adds a figure of which nothing is wanted.
func (s *speeds) tell(what string, ratio float64, compared string) {
	s.lines = append(s.lines, speed{what: what, value: fmt.Sprintf("%.2f", ratio), compared: compared})
}

// say adds a line without a figure.
func (s *speeds) say(what, why string) {
	s.lines = append(s.lines, speed{what: what, value: "–", compared: why})
}

// print writes the table.
func (s *speeds) print(b *testing.B) {
	b.Helper()
	b.ReportMetric(0, "ns/op") // the table says what counts
	_, _ = fmt.Fprintf(s.out, "\n%s\n%s\n", s.title, strings.Repeat("-", len(s.title)))
	table := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
	_, _ = fmt.Fprintln(table, "what\tvalue\twanted\t\tcompared")
	for _, line := range s.lines {
		verdict := ""
		if line.wanted != "" {
			verdict = "NOT MET"
			if line.isMet {
				verdict = "ok"
			}
		}
		_, _ = fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", line.what, line.value, line.wanted, verdict, line.compared)
	}
	_ = table.Flush()
	_, _ = fmt.Fprintln(s.out)
}

// median is the middle one; the values are put in order.
func median[T float64 | time.Duration](values []T) T {
	if len(values) == 0 {
		return 0
	}
	slices.Sort(values)
	return values[len(values)/2]
}

// ms is a duration for people.
func ms(d time.Duration) string { return fmt.Sprintf("%.2f ms", float64(d)/float64(time.Millisecond)) }
