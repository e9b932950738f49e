package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
	"github.com/rapporthq/rapport/internal/domain/referral"
)

// ProtectionExtension is a partner's request for a longer protection of a referral.
type ProtectionExtension struct{ ent.Schema }

// Mixin of ProtectionExtension.
func (ProtectionExtension) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "pex"}, Owned{Rows: rule.Own}, PartnerOwned{}}
}

// Fields of ProtectionExtension.
func (ProtectionExtension) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		ref("referral_id"),
		field.Int("days").Immutable(),
		field.Text("reason").NotEmpty().Immutable(),
		field.String("status").GoType(referral.ExtensionStatus("")),
		field.Text("answer").Optional(),
		field.Time("decided_at").Optional().Nillable(),
		field.String("decided_by").MaxRuneLen(60).Optional(),
		// The referral while the request is open, so that there is one at a time.
		field.String("open_referral_id").MaxRuneLen(40).Optional().Nillable(),
	}
}

// Edges of ProtectionExtension.
func (ProtectionExtension) Edges() []ent.Edge {
	return []ent.Edge{
		to("referral", Referral.Type),
	}
}

// Indexes of ProtectionExtension.
func (ProtectionExtension) Indexes() []ent.Index {
	return []ent.Index{
		unique("open_referral_id"),
		indexed("referral_id", "created_at"),
		indexed("program_id", "status"),
	}
}

// Annotations of ProtectionExtension.
func (ProtectionExtension) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
