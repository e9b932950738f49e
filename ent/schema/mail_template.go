package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
)

// MailTemplate is the organization's own words for one kind of mail in one language.
type MailTemplate struct{ ent.Schema }

// Mixin of MailTemplate.
func (MailTemplate) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "mtp"}, Owned{}}
}

// Fields of MailTemplate.
func (MailTemplate) Fields() []ent.Field {
	return []ent.Field{
		field.String("kind").MaxRuneLen(60).NotEmpty().Immutable(),
		field.String("language").MaxRuneLen(8).NotEmpty().Immutable(),
		field.String("subject").MaxRuneLen(300).NotEmpty(),
		// Markdown, in which the names of the kind stand in braces.
		field.Text("body").NotEmpty(),
		field.Time("updated_at"),
	}
}

// Indexes of MailTemplate.
func (MailTemplate) Indexes() []ent.Index {
	return []ent.Index{
		unique("kind", "language"),
	}
}

// Annotations of MailTemplate.
func (MailTemplate) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
