package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
	"github.com/rapporthq/rapport/internal/domain/referral"
)

// File is a file that somebody uploaded; its bytes lie in the store.
type File struct{ ent.Schema }

// Mixin of File.
func (File) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "fil"}, Owned{Rows: rule.Own}}
}

// Fields of File.
func (File) Fields() []ent.Field {
	return []ent.Field{
		optional("program_id"),
		field.String("partner_id").MaxRuneLen(40).Optional().Nillable().Immutable(),
		optional("referral_id"),
		optional("claim_id"),
		field.Enum("purpose").Values("ANSWER", "ATTACHMENT", "EVIDENCE", "LOGO").Immutable(),
		field.String("name").MaxRuneLen(200).NotEmpty().Immutable(),
		field.String("media_type").MaxRuneLen(100).NotEmpty().Immutable(),
		field.Int64("size").Immutable(),
		field.String("sha256").MaxRuneLen(64).NotEmpty().Immutable(),
		field.String("side").GoType(referral.Side("")).Immutable(),
		field.String("uploaded_by").MaxRuneLen(60).Immutable(),
		// When it was put to what it belongs to; null while it belongs to nothing, and it is swept away after a day.
		field.Time("attached_at").Optional().Nillable(),
	}
}

// Edges of File.
func (File) Edges() []ent.Edge {
	return []ent.Edge{
		maybe("program", Program.Type), maybe("referral", Referral.Type), maybe("claim", Claim.Type),
	}
}

// Indexes of File.
func (File) Indexes() []ent.Index {
	return []ent.Index{
		indexed("referral_id", "created_at"),
		indexed("claim_id", "created_at"),
		indexed("attached_at", "created_at"),
		indexed("partner_id", "created_at"),
	}
}

// Annotations of File.
func (File) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
