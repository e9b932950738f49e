package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
)

// ReferralDraft is a submission that a partner has begun and not sent.
type ReferralDraft struct{ ent.Schema }

// Mixin of ReferralDraft.
func (ReferralDraft) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "rdf"}, Owned{Rows: rule.Own}, PartnerOwned{}}
}

// Fields of ReferralDraft.
func (ReferralDraft) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		ref("enrollment_id"),
		field.Time("updated_at"),
		field.JSON("content", map[string]string{}),
	}
}

// Edges of ReferralDraft.
func (ReferralDraft) Edges() []ent.Edge {
	return []ent.Edge{
		to("enrollment", Enrollment.Type),
	}
}

// Indexes of ReferralDraft.
func (ReferralDraft) Indexes() []ent.Index {
	return []ent.Index{
		indexed("enrollment_id", "updated_at"),
	}
}

// Annotations of ReferralDraft.
func (ReferralDraft) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
