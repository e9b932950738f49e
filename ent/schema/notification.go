package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
)

// Notification is what one person is told in the app about something that happened.
type Notification struct{ ent.Schema }

// Mixin of Notification.
func (Notification) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "ntf"}, Owned{Rows: rule.Person}}
}

// Fields of Notification.
func (Notification) Fields() []ent.Field {
	return []ent.Field{
		ref("user_id"),
		// Empty, and not null, for members: it is compared with the seat's.
		field.String("partner_id").MaxRuneLen(40).Optional().Nillable().Immutable(),
		optional("program_id"),
		ref("event_id"),
		field.String("kind").MaxRuneLen(60).NotEmpty().Immutable(),
		field.String("subject_id").MaxRuneLen(40).Immutable(),
		// What its sentence names, such as a company or a day.
		field.JSON("data", map[string]string{}).Optional().Immutable(),
		field.Time("read_at").Optional().Nillable(),
		// When it was told by mail, in a digest or alone; null if it was not, or not yet.
		field.Time("mailed_at").Optional().Nillable(),
	}
}

// Edges of Notification.
func (Notification) Edges() []ent.Edge {
	return []ent.Edge{
		to("user", User.Type),
	}
}

// Indexes of Notification.
func (Notification) Indexes() []ent.Index {
	return []ent.Index{
		unique("event_id", "user_id"),
		indexed("user_id", "created_at"),
		indexed("user_id", "read_at"),
	}
}

// Annotations of Notification.
func (Notification) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
