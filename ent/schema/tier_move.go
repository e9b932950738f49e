package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
	"github.com/rapporthq/rapport/internal/domain/tier"
)

// TierMove is one move of an enrollment between tiers, with the values that caused it.
type TierMove struct{ ent.Schema }

// Mixin of TierMove.
func (TierMove) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "tmv"}, Owned{Rows: rule.Own}, PartnerOwned{}, AppendOnly{}}
}

// Fields of TierMove.
func (TierMove) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		ref("enrollment_id"),
		field.String("from_tier_id").MaxRuneLen(40).Optional().Nillable().Immutable(),
		field.String("to_tier_id").MaxRuneLen(40).NotEmpty().Immutable(),
		field.String("cause").MaxRuneLen(40).NotEmpty().Immutable(),
		field.JSON("metrics", tier.Metrics{}).Immutable(),
		field.String("actor").MaxRuneLen(60).Immutable(),
		field.String("reason").MaxRuneLen(500).Optional().Immutable(),
		field.Int64("sequence").Immutable(),
	}
}

// Edges of TierMove.
func (TierMove) Edges() []ent.Edge {
	return []ent.Edge{
		to("program", Program.Type), to("enrollment", Enrollment.Type),
		edge.To("from_tier", Tier.Type).Unique().Immutable().Field("from_tier_id").Annotations(entsql.OnDelete(entsql.NoAction)),
		edge.To("to_tier", Tier.Type).Unique().Required().Immutable().Field("to_tier_id").Annotations(entsql.OnDelete(entsql.NoAction)),
	}
}

// Indexes of TierMove.
func (TierMove) Indexes() []ent.Index {
	return []ent.Index{
		indexed("enrollment_id", "created_at"),
	}
}

// Annotations of TierMove.
func (TierMove) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
