package notice

import (
	"strconv"
	"strings"
	"time"
)

// Form is how the value of a field is written down and told.
type Form int

// The forms.
const (
	// Text is one line.
	Text Form = iota
	// Long may have several lines.
	Long
	// Day is 2026-01-31, told as 31 Jan 2026.
	Day
	// Amount is one or more amounts, "40.00 EUR, 3.00 USD".
	Amount
	// Count is a whole number.
	Count
	// Word is a code of the product, told in words.
	Word
	// Address is a link.
	Address
	// List is Markdown of our own making.
	List
)

// Field is a value that words may name.
type Field struct {
	Name string
	Form Form
}

// Tell says the stored value in the language.
func (f Field) Tell(value string, in Language) string {
	switch f.Form {
	case Day:
		return tellDay(value, in)
	case Amount:
		return tellAmounts(value, in)
	case Count:
		if n, err := strconv.Atoi(value); err == nil {
			return group(strconv.Itoa(n), separators[in])
		}
		return value
	case Word:
		if word := codeWords[value][in]; word != "" {
			return word
		}
		return value
	case Text, Long, Address, List:
	}
	return value
}

var months = map[Language][]string{
	English: {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
	German:  {"Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sep.", "Okt.", "Nov.", "Dez."},
}

func tellDay(value string, in Language) string {
	at, err := time.Parse(time.DateOnly, value)
	if err != nil {
		return value
	}
	day := strconv.Itoa(at.Day())
	if in == German {
		day += "."
	}
	return day + " " + months[in][at.Month()-1] + " " + strconv.Itoa(at.Year())
}

// separators are those of thousands and of decimals.
var separators = map[Language][2]string{English: {",", "."}, German: {".", ","}}

// tellAmounts says "1234.50 EUR" as "1,234.50 EUR" or "1.234,50 EUR": the code
// stands beside every amount, because a sign such as $ is of many countries.
func tellAmounts(value string, in Language) string {
	parts := strings.Split(value, ", ")
	for i, part := range parts {
		digits, currency, found := strings.Cut(part, " ")
		if !found {
			continue
		}
		sign := ""
		if rest, isNegative := strings.CutPrefix(digits, "-"); isNegative {
			sign, digits = "−", rest
		}
		whole, fraction, hasFraction := strings.Cut(digits, ".")
		told := group(whole, separators[in])
		if hasFraction {
			told += separators[in][1] + fraction
		}
		parts[i] = sign + told + "\u00a0" + currency
	}
	return strings.Join(parts, ", ")
}

func group(whole string, by [2]string) string {
	out := whole
	for i := len(whole) - 3; i > 0; i -= 3 {
		out = out[:i] + by[0] + out[i:]
	}
	return out
}

// codeWords are the words of codes, which stand after what they are about.
var codeWords = map[string]map[Language]string{
	// A second partner does not learn that there was a first.
	"referral.DUPLICATE":       {English: "The program’s team knew this prospect already.", German: "Das Team vom Programm kannte diesen Interessenten schon."},
	"referral.ALREADY_KNOWN":   {English: "The program’s team knew this prospect already.", German: "Das Team vom Programm kannte diesen Interessenten schon."},
	"referral.NOT_QUALIFIED":   {English: "It does not fit the program.", German: "Sie passt nicht zum Programm."},
	"referral.OUTSIDE_MARKET":  {English: "It is outside of the program’s market.", German: "Sie liegt außerhalb des Marktes, den das Programm bedient."},
	"referral.NO_CONSENT":      {English: "The prospect did not agree.", German: "Der Interessent war nicht einverstanden."},
	"referral.UNREACHABLE":     {English: "Nobody could be reached.", German: "Niemand war zu erreichen."},
	"referral.INCOMPLETE":      {English: "What was told was not enough.", German: "Die Angaben haben nicht gereicht."},
	"referral.OTHER":           {English: "There is another reason; look at the notes.", German: "Es gibt einen anderen Grund; sehen Sie in die Notizen."},
	"reciprocal.NO_CAPACITY":   {English: "They have no time for it.", German: "Dafür ist dort keine Zeit."},
	"reciprocal.NOT_FITTING":   {English: "It does not fit.", German: "Es passt nicht."},
	"reciprocal.KNOWN_ALREADY": {English: "They know the prospect already.", German: "Der Interessent ist dort schon bekannt."},
	"reciprocal.UNREACHABLE":   {English: "Nobody answers them.", German: "Niemand antwortet ihnen."},
	"reciprocal.OTHER":         {English: "There is another reason.", German: "Es gibt einen anderen Grund."},
	"reciprocal.ACCEPTED":      {English: "still open", German: "noch offen"},
	"reciprocal.WON":           {English: "won", German: "gewonnen"},
	"reciprocal.LOST":          {English: "lost", German: "verloren"},
	"task.changed":             {English: "changed", German: "geändert"},
	"task.reopened":            {English: "reopened", German: "wieder geöffnet"},
	"task.deleted":             {English: "deleted", German: "gelöscht"},
	"claim.NO_SUCH_CONVERSION": {English: "The program knows of nothing that fits.", German: "Das Programm kennt nichts, was dazu passt."},
	"claim.NO_EVIDENCE":        {English: "Nothing shows that it came through you.", German: "Nichts zeigt, dass es durch Sie kam."},
	"claim.OUTSIDE_WINDOW":     {English: "What you did lies outside of the time that counts.", German: "Was Sie getan haben, liegt außerhalb der Zeit, die zählt."},
	"claim.CREDITED_OTHERWISE": {English: "By the program’s rules you do not have the credit for it.", German: "Nach den Regeln im Programm zählt es nicht für Sie."},
	"claim.NOT_ELIGIBLE":       {English: "It is nothing that the program pays for.", German: "Dafür zahlt das Programm nicht."},
	"claim.DUPLICATE":          {English: "It was claimed before.", German: "Das war schon nachgemeldet."},
}
