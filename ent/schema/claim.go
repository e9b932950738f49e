package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
)

// Claim is a partner's request to be credited for something missed.
type Claim struct{ ent.Schema }

// Mixin of Claim.
func (Claim) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "clm"}, Owned{Rows: rule.Own}, PartnerOwned{}}
}

// Fields of Claim.
func (Claim) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		ref("enrollment_id"),
		optional("conversion_id"),
		field.Enum("status").Values("OPEN", "NEEDS_INFO", "UPHELD", "DECLINED"),
		field.Text("evidence").NotEmpty(),
		field.String("decline_reason").MaxRuneLen(40).Optional(),
		field.Time("due_at"),
		field.Time("decided_at").Optional().Nillable(),
	}
}

// Edges of Claim.
func (Claim) Edges() []ent.Edge {
	return []ent.Edge{
		to("enrollment", Enrollment.Type), maybe("conversion", Conversion.Type),
	}
}

// Indexes of Claim.
func (Claim) Indexes() []ent.Index {
	return []ent.Index{
		indexed("program_id", "status"),
		indexed("enrollment_id"),
	}
}

// Annotations of Claim: no part of the API.
func (Claim) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.Skip(entgql.SkipAll)}
}
