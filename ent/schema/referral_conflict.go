package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/internal/domain/referral"
)

// ReferralConflict is another referral, or a customer, that a submission may be about, too. Only members see it.
type ReferralConflict struct{ ent.Schema }

// Mixin of ReferralConflict.
func (ReferralConflict) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "rcf"}, Owned{}}
}

// Fields of ReferralConflict.
func (ReferralConflict) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		ref("referral_id"),
		field.String("other_referral_id").MaxRuneLen(40).Optional().Nillable().Immutable(),
		field.String("customer_id").MaxRuneLen(40).Optional().Nillable().Immutable(),
		field.JSON("kinds", []referral.ConflictKind{}).Immutable(),
		field.String("resolution").GoType(referral.Resolution("")).Optional(),
		field.String("note").MaxRuneLen(500).Optional(),
		field.Time("resolved_at").Optional().Nillable(),
		field.String("resolved_by").MaxRuneLen(60).Optional(),
	}
}

// Edges of ReferralConflict.
func (ReferralConflict) Edges() []ent.Edge {
	return []ent.Edge{
		to("referral", Referral.Type),
		edge.To("other_referral", Referral.Type).Unique().Immutable().Field("other_referral_id").Annotations(entsql.OnDelete(entsql.NoAction)),
		edge.To("customer", Customer.Type).Unique().Immutable().Field("customer_id").Annotations(entsql.OnDelete(entsql.NoAction)),
	}
}

// Indexes of ReferralConflict.
func (ReferralConflict) Indexes() []ent.Index {
	return []ent.Index{
		indexed("referral_id"),
		indexed("other_referral_id"),
	}
}

// Annotations of ReferralConflict.
func (ReferralConflict) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
