package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
)

// Identification is a visitor or a click that turned out to be a customer.
type Identification struct{ ent.Schema }

// Mixin of Identification.
func (Identification) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "idn"}, Owned{}, AppendOnly{}}
}

// Fields of Identification.
func (Identification) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		ref("customer_id"),
		field.String("visitor_id").MaxRuneLen(40).Optional().Immutable(),
		field.String("click_id").MaxRuneLen(40).Optional().Immutable(),
		field.Time("occurred_at").Immutable(),
		field.Int64("sequence").Immutable(),
	}
}

// Edges of Identification.
func (Identification) Edges() []ent.Edge {
	return []ent.Edge{
		to("customer", Customer.Type),
	}
}

// Indexes of Identification.
func (Identification) Indexes() []ent.Index {
	return []ent.Index{
		indexed("customer_id"),
		indexed("visitor_id"),
		indexed("click_id"),
		indexed("program_id", "sequence"),
	}
}

// Annotations of Identification: no part of the API.
func (Identification) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.Skip(entgql.SkipAll)}
}
