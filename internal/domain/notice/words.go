package notice

import (
	"slices"
	"strings"
)

// Words are what one kind says in one language.
type Words struct {
	// Label is what the kind is called where people choose.
	Label string
	// Subject is the subject of the mail and, told by the product's own words, the
	// sentence in the app.
	Subject string
	// Body is Markdown.
	Body string
}

// WordsOf returns the product's own words of a kind of mail; none for a kind that
// there is not.
func WordsOf(kind Kind, in Language) Words {
	for _, some := range []map[Kind]map[Language]Words{vendorWords, pipelineWords, exchangeWords, taskWords, partnershipWords, mailWords} {
		if words, found := some[kind]; found {
			return words[in]
		}
	}
	return Words{}
}

// Everybody is what the words of every kind may name.
var everybody = []Field{{"name", Text}, {"organization", Text}, {"program", Text}, {"link", Address}}

// Placeholders returns what the words of a kind may name, in order; none for a
// kind that there is not.
func Placeholders(kind Kind) []Field {
	switch kind {
	case InvitationMember:
		return []Field{{"inviter", Text}, {"organization", Text}, until, {"link", Address}}
	case InvitationPartner:
		return []Field{{"inviter", Text}, {"organization", Text}, partner, until, {"link", Address}}
	case Digest:
		return []Field{{"name", Text}, {"organization", Text}, until, {"list", List}, {"link", Address}}
	}
	rule, found := Find(kind)
	if !found {
		return nil
	}
	out := slices.Concat(rule.Fields, everybody)
	if !slices.Contains(rule.Fields, partner) {
		out = append(out, partner)
	}
	return out
}

// Sentence tells what happened by the product's own words.
func Sentence(kind Kind, in Language, values map[string]string) string {
	return FillLine(WordsOf(kind, in).Subject, Placeholders(kind), in, values)
}

// Examples are values for a preview.
func Examples(kind Kind, in Language) map[string]string {
	out := map[string]string{}
	for _, field := range Placeholders(kind) {
		out[field.Name] = example(field, in)
	}
	return out
}

var examples = map[string]map[Language]string{
	"name":         {English: "Ada Moss", German: "Ada Moss"},
	"organization": {English: "Tidewise", German: "Tidewise"},
	"program":      {English: "Tidewise partners", German: "Tidewise-Partner"},
	"partner":      {English: "Harbour Consulting", German: "Hafen Beratung"},
	"company":      {English: "Northwind Ltd", German: "Nordwind GmbH"},
	"stage":        {English: "Meeting", German: "Termin"},
	"tier":         {English: "Silver", German: "Silber"},
	"order":        {English: "order 10482", German: "Bestellung 10482"},
	"number":       {English: "2026-0042", German: "2026-0042"},
	"task":         {English: "Send the offer", German: "Angebot senden"},
	"person":       {English: "Sam Field", German: "Sam Feld"},
	"inviter":      {English: "Clara Stone", German: "Clara Stein"},
	"note":         {English: "They call on Monday.", German: "Sie rufen am Montag an."},
	"question":     {English: "How many seats do they need?", German: "Wie viele Plätze brauchen sie?"},
	"answer":       {English: "The contract is signed already.", German: "Der Vertrag ist schon unterschrieben."},
	"reason":       {English: "They decide next quarter.", German: "Sie entscheiden im nächsten Quartal."},
	"list":         {English: "* [Northwind Ltd is now at Meeting](https://example.com)", German: "* [Nordwind GmbH steht jetzt bei Termin](https://example.com)"},
}

func example(f Field, in Language) string {
	switch f.Form {
	case Day:
		return "2026-12-14"
	case Amount:
		return "1240.50 EUR"
	case Count:
		return "12"
	case Word:
		switch f {
		case outcome:
			return "reciprocal.LOST"
		case deed:
			return "task.changed"
		}
		return "referral.NOT_QUALIFIED"
	case Address:
		return "https://example.com"
	case Text, Long, List:
	}
	return strings.TrimSpace(examples[f.Name][in])
}
