package landing

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rapporthq/rapport/internal/apperr"
)

// reader trims texts and gathers what is wrong with them.
type reader struct{ apperr.Errors }

// text is the text without what surrounds it and without what no database holds.
func (r *reader) text(given string, most int, field string) string {
	text := strings.TrimSpace(strings.Map(func(c rune) rune {
		if c == utf8.RuneError || unicode.IsControl(c) && c != '\n' && c != '\t' {
			return -1
		}
		return c
	}, given))
	if utf8.RuneCountInString(text) > most {
		r.Add(apperr.TooLong, "This may have "+strconv.Itoa(most)+" characters at most.", "input", field)
	}
	return text
}

// line is text on one line.
func (r *reader) line(given string, most int, field string) string {
	return r.text(strings.Join(strings.Fields(given), " "), most, field)
}

func (r *reader) needed(text, message, field string) string {
	if text == "" {
		r.Add(apperr.Blank, message, "input", field)
	}
	return text
}
