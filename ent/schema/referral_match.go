package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
	"github.com/rapporthq/rapport/internal/domain/referral"
)

// ReferralMatch is the fact that a customer turned out to be the prospect of an accepted referral.
type ReferralMatch struct{ ent.Schema }

// Mixin of ReferralMatch.
func (ReferralMatch) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "rma"}, Owned{Rows: rule.Own}, PartnerOwned{}, AppendOnly{}}
}

// Fields of ReferralMatch.
func (ReferralMatch) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		ref("referral_id"),
		ref("customer_id"),
		field.String("by").GoType(referral.MatchKind("")).Immutable(),
		field.Int64("sequence").Immutable(),
	}
}

// Edges of ReferralMatch.
func (ReferralMatch) Edges() []ent.Edge {
	return []ent.Edge{
		to("referral", Referral.Type), to("customer", Customer.Type),
	}
}

// Indexes of ReferralMatch.
func (ReferralMatch) Indexes() []ent.Index {
	return []ent.Index{
		unique("customer_id", "referral_id"),
		indexed("referral_id"),
		indexed("program_id", "sequence"),
	}
}

// Annotations of ReferralMatch: no part of the API by itself.
func (ReferralMatch) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.Skip(entgql.SkipAll)}
}
