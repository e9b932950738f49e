package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
	"github.com/rapporthq/rapport/internal/domain/referral"
)

// ReferralNote is what one side writes to the other about a referral.
type ReferralNote struct{ ent.Schema }

// Mixin of ReferralNote.
func (ReferralNote) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "rnt"}, Owned{Rows: rule.Own}, PartnerOwned{}, AppendOnly{}}
}

// Fields of ReferralNote.
func (ReferralNote) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		ref("referral_id"),
		field.String("side").GoType(referral.Side("")).Immutable(),
		field.String("actor").MaxRuneLen(60).Immutable(),
		field.Text("text").NotEmpty().Immutable(),
	}
}

// Edges of ReferralNote.
func (ReferralNote) Edges() []ent.Edge {
	return []ent.Edge{
		to("referral", Referral.Type),
	}
}

// Indexes of ReferralNote.
func (ReferralNote) Indexes() []ent.Index {
	return []ent.Index{
		indexed("referral_id", "created_at"),
	}
}

// Annotations of ReferralNote.
func (ReferralNote) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
