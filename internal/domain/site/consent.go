// Package site is what holds between a program and the pages of its own site: what
// the script may keep in a visitor's browser, and what a page may report.
package site

// Consent says when the script may keep its ids in a visitor's browser.
type Consent string

// The modes.
const (
	// ConsentNone keeps them at once.
	ConsentNone Consent = "NONE"
	// ConsentAsk keeps nothing until the visitor agrees.
	ConsentAsk Consent = "ASK"
	// ConsentNever keeps nothing at all.
	ConsentNever Consent = "NEVER"
)

// Values lists the modes, for the schema.
func (Consent) Values() []string {
	return []string{string(ConsentNone), string(ConsentAsk), string(ConsentNever)}
}
