package referral

// FieldKind says what a question of a program's own form asks for.
type FieldKind string

// The kinds of questions.
const (
	FieldText     FieldKind = "TEXT"
	FieldLongText FieldKind = "LONG_TEXT"
	// FieldChoice wants one of the field's options.
	FieldChoice FieldKind = "CHOICE"
	FieldNumber FieldKind = "NUMBER"
	FieldDate   FieldKind = "DATE"
	// FieldConsent wants a tick.
	FieldConsent FieldKind = "CONSENT"
	// FieldFile wants the id of a file that was uploaded.
	FieldFile FieldKind = "FILE"
)

// Values lists every kind, for the schema.
func (FieldKind) Values() []string {
	return []string{
		string(FieldText), string(FieldLongText), string(FieldChoice), string(FieldNumber), string(FieldDate),
		string(FieldConsent), string(FieldFile),
	}
}
