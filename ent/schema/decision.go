package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/fraud"
)

// Decision is who got credit for a conversion and why, and why each incentive paid or not; the highest revision holds.
type Decision struct{ ent.Schema }

// Mixin of Decision.
func (Decision) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "dec"}, Owned{Rows: rule.Credited}, AppendOnly{}}
}

// Fields of Decision.
func (Decision) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		ref("conversion_id"),
		field.Int("revision").Immutable(),
		field.Bool("is_attributed").Immutable(),
		field.JSON("attribution", attribution.Decision{}).Immutable(),
		field.JSON("pricing", commission.Pricing{}).Immutable(),
		field.JSON("screening", &fraud.Screening{}).Optional().Immutable(),
		field.Int64("sequence").Immutable(),
	}
}

// Edges of Decision.
func (Decision) Edges() []ent.Edge {
	return []ent.Edge{
		edge.To("conversion", Conversion.Type).Unique().Required().Immutable().Field("conversion_id").Annotations(entsql.OnDelete(entsql.NoAction)),
		edge.From("credits", Credit.Type).Ref("decision").Annotations(entgql.Skip()),
	}
}

// Indexes of Decision.
func (Decision) Indexes() []ent.Index {
	return []ent.Index{
		unique("conversion_id", "revision"),
		indexed("program_id", "is_attributed", "created_at"),
	}
}

// Annotations of Decision: no part of the API.
func (Decision) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.Skip(entgql.SkipAll)}
}
