package destination

import (
	"errors"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"
)

// UTM is what a link tells the statistics of the site that it leads to, as
// templates: they may name the placeholders of Names. Empty text says nothing.
type UTM struct {
	Source   string `json:"source,omitempty"`
	Medium   string `json:"medium,omitempty"`
	Campaign string `json:"campaign,omitempty"`
	Term     string `json:"term,omitempty"`
	Content  string `json:"content,omitempty"`
}

// Template is a set of values under a name, to choose from when a link is made.
type Template struct {
	Name string `json:"name"`
	UTM  UTM    `json:"utm"`
}

// Names are what the placeholders of templates stand for.
type Names struct {
	// Partner is the partner's name, Group that of its group.
	Partner, Group string
	// Code is the link's, Name what the partner calls the link.
	Code, Name string
}

// MaxUTM is how many characters a template has at most.
const MaxUTM = 120

// IsEmpty reports whether nothing is said.
func (u UTM) IsEmpty() bool { return u == UTM{} }

// Or returns u, with the values of defaults where u says nothing.
func (u UTM) Or(defaults UTM) UTM {
	into := [...]*string{&u.Source, &u.Medium, &u.Campaign, &u.Term, &u.Content}
	for i, value := range defaults.values() {
		if *into[i] == "" {
			*into[i] = value
		}
	}
	return u
}

// parameters are the names of the values, in the order of values.
var parameters = [...]string{"utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content"}

func (u UTM) values() [5]string {
	return [5]string{u.Source, u.Medium, u.Campaign, u.Term, u.Content}
}

// unknownPlaceholder returns the first word in braces of a template that is no
// placeholder, with its braces; empty if there is none.
func unknownPlaceholder(template string) string {
	for rest := template; ; {
		_, after, found := strings.Cut(rest, "{")
		if !found {
			return ""
		}
		word, next, closed := strings.Cut(after, "}")
		if !closed {
			return "{" + after
		}
		switch word {
		case "partner", "group", "code", "name":
		default:
			return "{" + word + "}"
		}
		rest = next
	}
}

// fill puts names into a template. Names of people and links become words of
// small letters and hyphens, as statistics want them; hyphens that joined a name
// which is not there go with it.
func fill(template string, n Names) string {
	if !strings.Contains(template, "{") {
		return template
	}
	filled := strings.NewReplacer("{partner}", Slug(n.Partner), "{group}", Slug(n.Group), "{code}", n.Code, "{name}", Slug(n.Name)).Replace(template)
	return strings.Trim(filled, "-_")
}

// AddUTM adds the values to the query of u that it does not have yet: what the
// destination says itself always stays, in any writing of its name.
func AddUTM(u *url.URL, values UTM, names Names) {
	if values.IsEmpty() {
		return
	}
	said := map[string]bool{}
	for name := range u.Query() {
		said[strings.ToLower(name)] = true
	}
	var added strings.Builder
	for i, template := range values.values() {
		value := fill(template, names)
		if value == "" || said[parameters[i]] {
			continue
		}
		if added.Len() > 0 {
			added.WriteByte('&')
		}
		added.WriteString(parameters[i] + "=" + url.QueryEscape(value))
	}
	AppendQuery(u, added.String())
}

// AppendQuery adds an encoded query to u as it stands: what is there keeps its
// form, even if it is not well-formed.
func AppendQuery(u *url.URL, encoded string) {
	switch {
	case encoded == "":
	case u.RawQuery == "":
		u.RawQuery = encoded
	default:
		u.RawQuery = strings.TrimRight(u.RawQuery, "&") + "&" + encoded
	}
}

// What is wrong with a template.
var (
	// ErrTooLong: it has more than MaxUTM characters.
	ErrTooLong = errors.New("the value is too long")
	// ErrLines: it is not one line of text.
	ErrLines = errors.New("the value has control characters")
	// ErrPlaceholder: it has a word in braces that stands for nothing.
	ErrPlaceholder = errors.New("the value has an unknown placeholder")
)

// Mistake is what is wrong with one of the values.
type Mistake struct {
	// Field is source, medium, campaign, term or content.
	Field string
	Err   error
}

// Mistakes returns what is wrong with the values, in their order.
func (u UTM) Mistakes() []Mistake {
	var out []Mistake
	for i, value := range u.values() {
		add := func(err error) { out = append(out, Mistake{strings.TrimPrefix(parameters[i], "utm_"), err}) }
		if utf8.RuneCountInString(value) > MaxUTM {
			add(ErrTooLong)
		}
		if strings.ContainsFunc(value, unicode.IsControl) {
			add(ErrLines)
		}
		if unknownPlaceholder(value) != "" {
			add(ErrPlaceholder)
		}
	}
	return out
}
