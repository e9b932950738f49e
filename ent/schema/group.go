package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
)

// Group is partners with common terms and materials.
type Group struct{ ent.Schema }

// Mixin of Group.
func (Group) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "grp"}, Owned{Rows: rule.Shared}}
}

// Fields of Group.
func (Group) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		field.String("name").MaxRuneLen(80).NotEmpty(),
		optional("plan_id"),
		field.Int64("payout_minimum_minor").Optional().Nillable(),
	}
}

// Edges of Group.
func (Group) Edges() []ent.Edge {
	return []ent.Edge{
		to("program", Program.Type), maybe("plan", Plan.Type),
	}
}

// Indexes of Group.
func (Group) Indexes() []ent.Index {
	return []ent.Index{
		unique("program_id", "name"),
	}
}

// Annotations of Group.
func (Group) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
