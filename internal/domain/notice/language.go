package notice

// Language is one that people are told in.
type Language string

// The languages.
const (
	English Language = "EN"
	German  Language = "DE"
)

// IsValid reports whether l is one of the languages.
func (l Language) IsValid() bool { return l == English || l == German }

// LanguageOf a person's locale, English if there are no words in it.
func LanguageOf(locale string) Language {
	if locale == "de" {
		return German
	}
	return English
}

// Locale is the language as a person's profile has it, and as HTML does.
func (l Language) Locale() string {
	if l == German {
		return "de"
	}
	return "en"
}
