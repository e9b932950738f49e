package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
	"github.com/rapporthq/rapport/internal/domain/referral"
)

// StageChange is one move of a referral between stages.
type StageChange struct{ ent.Schema }

// Mixin of StageChange.
func (StageChange) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "sch"}, Owned{Rows: rule.Own}, PartnerOwned{}, AppendOnly{}}
}

// Fields of StageChange.
func (StageChange) Fields() []ent.Field {
	return []ent.Field{
		ref("referral_id"),
		field.String("from_stage_id").MaxRuneLen(40).Optional().Nillable().Immutable(),
		field.String("to_stage_id").MaxRuneLen(40).NotEmpty().Immutable(),
		field.String("actor").MaxRuneLen(60).Immutable(),
		field.String("side").GoType(referral.Side("")).Immutable(),
		field.String("reason").MaxRuneLen(500).Optional().Immutable(),
		field.Time("occurred_at").Immutable(),
	}
}

// Edges of StageChange.
func (StageChange) Edges() []ent.Edge {
	return []ent.Edge{
		to("referral", Referral.Type),
		edge.To("from_stage", Stage.Type).Unique().Immutable().Field("from_stage_id").Annotations(entsql.OnDelete(entsql.NoAction)),
		edge.To("to_stage", Stage.Type).Unique().Required().Immutable().Field("to_stage_id").Annotations(entsql.OnDelete(entsql.NoAction)),
	}
}

// Indexes of StageChange.
func (StageChange) Indexes() []ent.Index {
	return []ent.Index{
		indexed("referral_id", "occurred_at"),
	}
}

// Annotations of StageChange.
func (StageChange) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
