package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
)

// Rating is the amount of a conversion in the program's currency by a rate that came later; a fact that never changes.
type Rating struct{ ent.Schema }

// Mixin of Rating.
func (Rating) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "rat"}, Owned{}, AppendOnly{}}
}

// Fields of Rating.
func (Rating) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		ref("conversion_id"),
		field.Int64("program_minor").Immutable(),
		field.String("rate").MaxRuneLen(40).NotEmpty().Immutable(),
		field.String("rate_day").MaxRuneLen(10).NotEmpty().Immutable(),
		field.String("rate_source").MaxRuneLen(60).NotEmpty().Immutable(),
		field.Int64("sequence").Immutable(),
	}
}

// Edges of Rating.
func (Rating) Edges() []ent.Edge {
	return []ent.Edge{
		to("program", Program.Type),
		edge.To("conversion", Conversion.Type).Unique().Required().Immutable().Field("conversion_id").Annotations(entsql.OnDelete(entsql.NoAction)),
	}
}

// Indexes of Rating.
func (Rating) Indexes() []ent.Index {
	return []ent.Index{
		unique("conversion_id"),
		indexed("program_id", "sequence"),
	}
}

// Annotations of Rating: no part of the API.
func (Rating) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.Skip(entgql.SkipAll)}
}
