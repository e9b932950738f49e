package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
)

// Plan is a named set of incentives; its content lives in versions.
type Plan struct{ ent.Schema }

// Mixin of Plan.
func (Plan) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "pln"}, Owned{Rows: rule.Shared}}
}

// Fields of Plan.
func (Plan) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		field.String("name").MaxRuneLen(120).NotEmpty(),
		field.Time("archived_at").Optional().Nillable(),
	}
}

// Edges of Plan.
func (Plan) Edges() []ent.Edge {
	return []ent.Edge{
		to("program", Program.Type),
		edge.From("versions", PlanVersion.Type).Ref("plan").Annotations(entgql.Skip()),
	}
}

// Indexes of Plan.
func (Plan) Indexes() []ent.Index {
	return []ent.Index{
		unique("program_id", "name"),
	}
}

// Annotations of Plan.
func (Plan) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
