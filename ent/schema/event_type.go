package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
)

// EventType is a kind of conversion of a program: lead, sale, attendance.
type EventType struct{ ent.Schema }

// Mixin of EventType.
func (EventType) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "evt"}, Owned{Rows: rule.Shared}}
}

// Fields of EventType.
func (EventType) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		field.String("key").MaxRuneLen(60).NotEmpty().Immutable(),
		field.String("name").MaxRuneLen(80).NotEmpty(),
		field.Bool("is_lead").Default(false),
		field.Bool("is_sale").Default(false),
	}
}

// Edges of EventType.
func (EventType) Edges() []ent.Edge {
	return []ent.Edge{
		edge.To("program", Program.Type).Unique().Required().Immutable().Field("program_id").Annotations(entsql.OnDelete(entsql.NoAction)),
	}
}

// Indexes of EventType.
func (EventType) Indexes() []ent.Index {
	return []ent.Index{
		unique("program_id", "key"),
	}
}

// Annotations of EventType.
func (EventType) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
