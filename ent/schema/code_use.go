package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
)

// CodeUse is a code that a customer used.
type CodeUse struct{ ent.Schema }

// Mixin of CodeUse.
func (CodeUse) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "use"}, Owned{}, AppendOnly{}}
}

// Fields of CodeUse.
func (CodeUse) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		ref("customer_id"),
		ref("code_id"),
		ref("enrollment_id"),
		field.Time("occurred_at").Immutable(),
		field.Int64("sequence").Immutable(),
	}
}

// Edges of CodeUse.
func (CodeUse) Edges() []ent.Edge {
	return []ent.Edge{
		to("customer", Customer.Type), to("code", Code.Type),
	}
}

// Indexes of CodeUse.
func (CodeUse) Indexes() []ent.Index {
	return []ent.Index{
		indexed("customer_id"),
		indexed("program_id", "sequence"),
	}
}

// Annotations of CodeUse: no part of the API.
func (CodeUse) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.Skip(entgql.SkipAll)}
}
