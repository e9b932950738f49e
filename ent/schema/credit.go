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

// Credit is a share of a conversion that belongs to an enrollment, in parts per million.
type Credit struct{ ent.Schema }

// Mixin of Credit.
func (Credit) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "crd"}, Owned{Rows: rule.Own}, PartnerOwned{}, AppendOnly{}}
}

// Fields of Credit.
func (Credit) Fields() []ent.Field {
	return []ent.Field{
		ref("conversion_id"),
		ref("decision_id"),
		ref("enrollment_id"),
		field.Int64("ppm").Immutable(),
	}
}

// Edges of Credit.
func (Credit) Edges() []ent.Edge {
	return []ent.Edge{
		edge.To("conversion", Conversion.Type).Unique().Required().Immutable().Field("conversion_id").Annotations(entsql.OnDelete(entsql.NoAction)), edge.To("decision", Decision.Type).Unique().Required().Immutable().Field("decision_id").Annotations(entsql.OnDelete(entsql.NoAction)), to("enrollment", Enrollment.Type),
	}
}

// Indexes of Credit.
func (Credit) Indexes() []ent.Index {
	return []ent.Index{
		unique("decision_id", "enrollment_id"),
		indexed("enrollment_id", "created_at"),
		indexed("conversion_id"),
	}
}

// Annotations of Credit: no part of the API.
func (Credit) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.Skip(entgql.SkipAll)}
}
