package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/internal/domain/attribution"
)

// Assignment is credit given by hand, with a reason (rules §2.7).
type Assignment struct{ ent.Schema }

// Mixin of Assignment.
func (Assignment) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "asg"}, Owned{}, AppendOnly{}}
}

// Fields of Assignment.
func (Assignment) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		field.String("conversion_id").MaxRuneLen(40).Optional().Nillable().Immutable(),
		field.String("customer_id").MaxRuneLen(40).Optional().Nillable().Immutable(),
		field.JSON("credits", []attribution.Credit{}).Immutable(),
		field.String("reason").MaxRuneLen(500).NotEmpty().Immutable(),
		field.String("actor").MaxRuneLen(60).Immutable(),
		field.Int64("sequence").Immutable(),
	}
}

// Indexes of Assignment.
func (Assignment) Indexes() []ent.Index {
	return []ent.Index{
		indexed("conversion_id"),
		indexed("customer_id"),
		indexed("program_id", "sequence"),
	}
}

// Annotations of Assignment: no part of the API.
func (Assignment) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.Skip(entgql.SkipAll)}
}
