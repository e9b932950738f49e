package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
)

// Mail is a message that is to be sent, was sent, or is kept because no mail server is set.
type Mail struct{ ent.Schema }

// Mixin of Mail.
func (Mail) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "mai"}, Owned{}}
}

// Fields of Mail.
func (Mail) Fields() []ent.Field {
	return []ent.Field{
		field.String("user_id").MaxRuneLen(40).Optional().Nillable().Immutable(),
		field.String("recipient").MaxRuneLen(254).NotEmpty().Immutable(),
		field.String("kind").MaxRuneLen(60).NotEmpty().Immutable(),
		field.String("language").MaxRuneLen(8).Immutable(),
		field.String("subject").MaxRuneLen(300).NotEmpty().Immutable(),
		field.Text("text").NotEmpty().Immutable(),
		field.Text("html").NotEmpty().Immutable(),
		field.Enum("status").Values("KEPT", "QUEUED", "SENT", "FAILED"),
		field.Int("attempts").Default(0),
		field.Text("last_error").Optional(),
		field.Time("sent_at").Optional().Nillable(),
		// Nobody is told twice of the same.
		field.String("unique_key").MaxRuneLen(200).NotEmpty().Immutable(),
	}
}

// Indexes of Mail.
func (Mail) Indexes() []ent.Index {
	return []ent.Index{
		unique("unique_key"),
		indexed("status", "created_at"),
		indexed("created_at"),
	}
}

// Annotations of Mail.
func (Mail) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
