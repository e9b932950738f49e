package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/internal/domain/attribution"
)

// Binding is the credits that later conversions of a customer inherit (rules §2.5); the newest row holds.
type Binding struct{ ent.Schema }

// Mixin of Binding.
func (Binding) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "bnd"}, Owned{}, AppendOnly{}}
}

// Fields of Binding.
func (Binding) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		ref("customer_id"),
		field.String("conversion_id").MaxRuneLen(40).Optional().Immutable(),
		field.Time("bound_at").Immutable(),
		field.JSON("credits", []attribution.Credit{}).Immutable(),
		field.Int64("sequence").Immutable(),
	}
}

// Edges of Binding.
func (Binding) Edges() []ent.Edge {
	return []ent.Edge{
		to("customer", Customer.Type),
	}
}

// Indexes of Binding.
func (Binding) Indexes() []ent.Index {
	return []ent.Index{
		indexed("customer_id", "sequence"),
		indexed("program_id", "sequence"),
	}
}

// Annotations of Binding: no part of the API.
func (Binding) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.Skip(entgql.SkipAll)}
}
