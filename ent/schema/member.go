package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"github.com/rapporthq/rapport/internal/viewer"
)

// Member is a person of the organization, with a role.
type Member struct{ ent.Schema }

// Mixin of Member.
func (Member) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "mem"}, Owned{}}
}

// Fields of Member.
func (Member) Fields() []ent.Field {
	return []ent.Field{
		ref("user_id"),
		field.String("role").GoType(viewer.Role("")),
	}
}

// Edges of Member.
func (Member) Edges() []ent.Edge {
	return []ent.Edge{
		to("user", User.Type),
	}
}

// Indexes of Member.
func (Member) Indexes() []ent.Index {
	return []ent.Index{
		unique("user_id"),
		index.Fields("user_id"),
	}
}

// Annotations of Member.
func (Member) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
