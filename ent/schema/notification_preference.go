package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
)

// NotificationPreference is how one person wants to be told of one kind of thing.
type NotificationPreference struct{ ent.Schema }

// Mixin of NotificationPreference.
func (NotificationPreference) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "npr"}, Owned{Rows: rule.Person}}
}

// Fields of NotificationPreference.
func (NotificationPreference) Fields() []ent.Field {
	return []ent.Field{
		ref("user_id"),
		// Empty, and not null, for members: it is compared with the seat's.
		field.String("partner_id").MaxRuneLen(40).Optional().Nillable().Immutable(),
		field.String("kind").MaxRuneLen(60).NotEmpty().Immutable(),
		field.Bool("in_app").Default(true),
		field.Enum("mail").Values("NONE", "AT_ONCE", "DAILY"),
	}
}

// Edges of NotificationPreference.
func (NotificationPreference) Edges() []ent.Edge {
	return []ent.Edge{
		to("user", User.Type),
	}
}

// Indexes of NotificationPreference.
func (NotificationPreference) Indexes() []ent.Index {
	return []ent.Index{
		unique("user_id", "partner_id", "kind"),
	}
}

// Annotations of NotificationPreference.
func (NotificationPreference) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
