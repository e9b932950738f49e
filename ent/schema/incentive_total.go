package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
)

// IncentiveTotal is what the engine needs to know of an incentive's past: a rollup, kept in the transaction of each line.
type IncentiveTotal struct{ ent.Schema }

// Mixin of IncentiveTotal.
func (IncentiveTotal) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "itt"}, Owned{}}
}

// Fields of IncentiveTotal.
func (IncentiveTotal) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		field.String("incentive_key").MaxRuneLen(40).NotEmpty().Immutable(),
		field.String("scope").MaxRuneLen(120).NotEmpty().Immutable(),
		field.Int64("counted").Default(0),
		field.Int64("sum_minor").Default(0),
		field.Time("first_at").Optional().Nillable(),
		field.Time("last_at").Optional().Nillable(),
	}
}

// Edges of IncentiveTotal.
func (IncentiveTotal) Edges() []ent.Edge {
	return []ent.Edge{
		to("program", Program.Type),
	}
}

// Indexes of IncentiveTotal.
func (IncentiveTotal) Indexes() []ent.Index {
	return []ent.Index{
		unique("program_id", "incentive_key", "scope"),
	}
}

// Annotations of IncentiveTotal: no part of the API.
func (IncentiveTotal) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.Skip(entgql.SkipAll)}
}
