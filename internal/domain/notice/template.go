package notice

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The bounds of an organization's own words, in characters.
const (
	LongestSubject = 200
	LongestBody    = 10_000
)

var (
	brace       = regexp.MustCompile(`\{[^{}]*\}`)
	placeholder = regexp.MustCompile(`\{([a-z]+)\}`)
)

// ProblemKind says in a code what is wrong with a text.
type ProblemKind string

// The kinds.
const (
	// Blank is no text.
	Blank ProblemKind = "BLANK"
	// TooLong is a text beyond its bound.
	TooLong ProblemKind = "TOO_LONG"
	// LineBreak is a subject of more than one line.
	LineBreak ProblemKind = "LINE_BREAK"
	// LoneBrace is a brace that stands around no name.
	LoneBrace ProblemKind = "LONE_BRACE"
	// UnknownName is a name for which nothing is known in this kind of mail.
	UnknownName ProblemKind = "UNKNOWN_NAME"
	// NotInSubject is a name that may stand in the text only.
	NotInSubject ProblemKind = "NOT_IN_SUBJECT"
)

// Problem is what is wrong with a text.
type Problem struct {
	Kind ProblemKind
	// Name is what stands in braces, with them; empty if it is about no name.
	Name string
}

// CheckSubject returns what is wrong with a subject of the kind; nil if nothing.
// It is one line.
func CheckSubject(kind Kind, text string) []Problem {
	if strings.ContainsFunc(text, unicode.IsControl) {
		return []Problem{{Kind: LineBreak}}
	}
	return check(kind, text, LongestSubject, true)
}

// CheckBody returns what is wrong with a body of the kind; nil if nothing.
func CheckBody(kind Kind, text string) []Problem { return check(kind, text, LongestBody, false) }

func check(kind Kind, text string, longest int, isLine bool) []Problem {
	switch {
	case strings.TrimSpace(text) == "":
		return []Problem{{Kind: Blank}}
	case utf8.RuneCountInString(text) > longest:
		return []Problem{{Kind: TooLong}}
	}
	fields := Placeholders(kind)
	var out []Problem
	for _, found := range brace.FindAllString(text, -1) {
		at := slices.IndexFunc(fields, func(f Field) bool { return found == "{"+f.Name+"}" })
		one := Problem{Kind: UnknownName, Name: found}
		switch {
		case at < 0:
		case isLine && !fields[at].fitsLine():
			one.Kind = NotInSubject
		default:
			continue
		}
		if !slices.Contains(out, one) {
			out = append(out, one)
		}
	}
	if rest := brace.ReplaceAllString(text, ""); strings.ContainsAny(rest, "{}") {
		out = append(out, Problem{Kind: LoneBrace})
	}
	return out
}

// fitsLine reports whether the field's value may stand in a subject.
func (f Field) fitsLine() bool { return f.Form != List && f.Form != Address }

// FillLine puts the values into one line of plain text: no line breaks, nothing
// that is not printed.
func FillLine(text string, fields []Field, in Language, values map[string]string) string {
	filled := fill(text, fields, func(f Field) string { return f.Tell(values[f.Name], in) })
	return OneLine(filled)
}

// OneLine is the text without line breaks and control characters, so that it may
// be a header of a mail.
func OneLine(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool {
		return unicode.IsControl(r) || unicode.IsSpace(r) && r != '\u00a0' || r == '\u2028' || r == '\u2029'
	}), " ")
}

// FillMarkdown puts the values into Markdown, so that none of them is more than
// text: whatever somebody calls a company, it makes no link and no heading. A line
// that names what has no value is left out.
func FillMarkdown(text string, fields []Field, in Language, values map[string]string) string {
	return fill(without(text, fields, values), fields, func(f Field) string {
		told := f.Tell(values[f.Name], in)
		if f.Form == Address || f.Form == List {
			return told
		}
		return escape(told)
	})
}

// FillPlain puts the values into Markdown and takes its marks away: the text part
// of a mail.
func FillPlain(text string, fields []Field, in Language, values map[string]string) string {
	text = link.ReplaceAllString(without(text, fields, values), "$1:\n$2")
	text = heading.ReplaceAllString(strings.ReplaceAll(text, "**", ""), "")
	return fill(text, fields, func(f Field) string {
		told := f.Tell(values[f.Name], in)
		if f.Form == List {
			return unescape(link.ReplaceAllString(told, "$1\n  $2"))
		}
		return told
	})
}

var (
	link    = regexp.MustCompile(`\[((?:[^\[\]\\]|\\.)+)\]\(([^()\s]+)\)`)
	heading = regexp.MustCompile(`(?m)^#{1,6} +`)
)

func fill(text string, fields []Field, tell func(Field) string) string {
	return placeholder.ReplaceAllStringFunc(text, func(found string) string {
		at := slices.IndexFunc(fields, func(f Field) bool { return found == "{"+f.Name+"}" })
		if at < 0 {
			return found
		}
		return tell(fields[at])
	})
}

// without leaves out the lines that name what has no value.
func without(text string, fields []Field, values map[string]string) string {
	lines := strings.Split(text, "\n")
	kept := lines[:0]
	for _, line := range lines {
		isEmpty := slices.ContainsFunc(fields, func(f Field) bool {
			return strings.TrimSpace(values[f.Name]) == "" && strings.Contains(line, "{"+f.Name+"}")
		})
		if !isEmpty {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n")
}

// Link is a link in Markdown whose words are no more than text.
func Link(words, address string) string { return "[" + escape(OneLine(words)) + "](" + address + ")" }

const marks = "\\`*_{}[]()<>#+-.!|~&\"'=:/@"

// escape makes text of what would be Markdown. Lines stay lines, and none begins
// with a space.
func escape(text string) string {
	var b strings.Builder
	lines := strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' })
	for i, line := range lines {
		if i > 0 {
			b.WriteString("\\\n")
		}
		for _, r := range strings.TrimSpace(line) {
			if unicode.IsControl(r) {
				continue
			}
			if strings.ContainsRune(marks, r) {
				b.WriteByte('\\')
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}

func unescape(text string) string {
	var b strings.Builder
	skipped := false
	for _, r := range text {
		if r == '\\' && !skipped {
			skipped = true
			continue
		}
		skipped = false
		b.WriteRune(r)
	}
	return b.String()
}
