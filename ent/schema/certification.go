package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
)

// Certification is a qualification that an enrollment holds until it expires or is taken back (rules §7).
type Certification struct{ ent.Schema }

// Mixin of Certification.
func (Certification) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "crt"}, Owned{Rows: rule.Own}, PartnerOwned{}}
}

// Fields of Certification.
func (Certification) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		ref("enrollment_id"),
		field.String("name").MaxRuneLen(120).NotEmpty().Immutable(),
		field.Time("held_since").Immutable(),
		field.Time("expires_at").Optional().Nillable().Immutable(),
		field.Time("revoked_at").Optional().Nillable(),
		field.String("actor").MaxRuneLen(60).Immutable(),
	}
}

// Edges of Certification.
func (Certification) Edges() []ent.Edge {
	return []ent.Edge{
		to("program", Program.Type), to("enrollment", Enrollment.Type),
	}
}

// Indexes of Certification.
func (Certification) Indexes() []ent.Index {
	return []ent.Index{
		indexed("enrollment_id", "held_since"),
	}
}

// Annotations of Certification.
func (Certification) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
