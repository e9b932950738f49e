package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
	"github.com/rapporthq/rapport/internal/domain/referral"
)

// Attachment is a file that belongs to a referral, a draft or a claim; its bytes are in the store of files.
type Attachment struct{ ent.Schema }

// Mixin of Attachment.
func (Attachment) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "att"}, Owned{Rows: rule.Own}, PartnerOwned{}}
}

// Fields of Attachment.
func (Attachment) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		optional("referral_id"),
		optional("draft_id"),
		optional("claim_id"),
		field.String("field_key").MaxRuneLen(40).Optional(),
		field.String("name").MaxRuneLen(200).NotEmpty().Immutable(),
		field.String("media_type").MaxRuneLen(120).NotEmpty().Immutable(),
		field.Int64("size").Immutable(),
		field.String("sha256").MaxRuneLen(64).NotEmpty().Immutable(),
		field.String("store_key").MaxRuneLen(200).NotEmpty().Immutable(),
		field.String("side").GoType(referral.Side("")).Immutable(),
		field.String("actor").MaxRuneLen(60).Immutable(),
	}
}

// Edges of Attachment.
func (Attachment) Edges() []ent.Edge {
	return []ent.Edge{
		maybe("referral", Referral.Type), maybe("draft", ReferralDraft.Type), maybe("claim", Claim.Type),
	}
}

// Indexes of Attachment.
func (Attachment) Indexes() []ent.Index {
	return []ent.Index{
		indexed("referral_id"),
		indexed("draft_id"),
		indexed("claim_id"),
	}
}

// Annotations of Attachment.
func (Attachment) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
