package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"github.com/rapporthq/rapport/ent/rule"
)

// PayoutLine is a commission in a payout; a commission is in at most one live payout, by a constraint of the database.
type PayoutLine struct{ ent.Schema }

// Mixin of PayoutLine.
func (PayoutLine) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "pli"}, Owned{Rows: rule.Own}, PartnerOwned{}}
}

// Fields of PayoutLine.
func (PayoutLine) Fields() []ent.Field {
	return []ent.Field{
		ref("payout_id"),
		ref("commission_id"),
		field.Bool("is_live").Default(true),
	}
}

// Edges of PayoutLine.
func (PayoutLine) Edges() []ent.Edge {
	return []ent.Edge{
		edge.To("payout", Payout.Type).Unique().Required().Immutable().Field("payout_id").Annotations(entsql.OnDelete(entsql.NoAction)),
		to("commission", Commission.Type),
	}
}

// Indexes of PayoutLine.
func (PayoutLine) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("organization_id", "commission_id").Unique().Annotations(entsql.IndexWhere("is_live")),
		indexed("payout_id"),
	}
}

// Annotations of PayoutLine.
func (PayoutLine) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
