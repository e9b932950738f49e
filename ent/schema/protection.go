package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
	"github.com/rapporthq/rapport/internal/domain/referral"
)

// Protection is a fact about the time in which a referral is protected: a later one replaces it.
type Protection struct{ ent.Schema }

// Mixin of Protection.
func (Protection) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "prt"}, Owned{Rows: rule.Own}, PartnerOwned{}, AppendOnly{}}
}

// Fields of Protection.
func (Protection) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		ref("enrollment_id"),
		ref("referral_id"),
		field.String("cause").GoType(referral.ProtectionCause("")).Immutable(),
		field.Time("starts_at").Immutable(),
		field.Time("ends_at").Immutable(),
		field.String("actor").MaxRuneLen(60).Immutable(),
		field.Int64("sequence").Immutable(),
	}
}

// Edges of Protection.
func (Protection) Edges() []ent.Edge {
	return []ent.Edge{
		to("referral", Referral.Type),
	}
}

// Indexes of Protection.
func (Protection) Indexes() []ent.Index {
	return []ent.Index{
		indexed("referral_id", "sequence"),
		indexed("program_id", "sequence"),
	}
}

// Annotations of Protection: no part of the API by itself.
func (Protection) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.Skip(entgql.SkipAll)}
}
