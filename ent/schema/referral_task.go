package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
	"github.com/rapporthq/rapport/internal/domain/referral"
)

// ReferralTask is what one side is to do about a referral by a day; both sides see it.
type ReferralTask struct{ ent.Schema }

// Mixin of ReferralTask.
func (ReferralTask) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "rtk"}, Owned{Rows: rule.Own}, PartnerOwned{}}
}

// Fields of ReferralTask.
func (ReferralTask) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		ref("referral_id"),
		field.String("side").GoType(referral.Side("")),
		field.String("title").MaxRuneLen(200).NotEmpty(),
		field.String("due_day").MaxRuneLen(10).NotEmpty(),
		field.String("made_by").MaxRuneLen(60).Immutable(),
		field.Time("done_at").Optional().Nillable(),
		field.String("done_by").MaxRuneLen(60).Optional(),
	}
}

// Edges of ReferralTask.
func (ReferralTask) Edges() []ent.Edge {
	return []ent.Edge{
		to("referral", Referral.Type),
	}
}

// Indexes of ReferralTask.
func (ReferralTask) Indexes() []ent.Index {
	return []ent.Index{
		indexed("referral_id", "due_day"),
		indexed("program_id", "side", "done_at", "due_day"),
		indexed("partner_id", "side", "done_at", "due_day"),
	}
}

// Annotations of ReferralTask.
func (ReferralTask) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
