package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
)

// LandingLead is what a visitor wrote into the form of a landing page, and agreed to. It is made
// once and never changed; it can be erased, because it is about a person who may ask for that.
type LandingLead struct{ ent.Schema }

// Mixin of LandingLead.
func (LandingLead) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "lld"}, Owned{}, PartnerOwned{}}
}

// Fields of LandingLead.
func (LandingLead) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		ref("enrollment_id"),
		ref("link_id"),
		field.String("name").MaxRuneLen(120).NotEmpty().Immutable(),
		field.String("email").MaxRuneLen(254).NotEmpty().Immutable(),
		field.String("company").MaxRuneLen(120).Optional().Immutable(),
		field.Text("message").Optional().Immutable(),
		// The words that were agreed to, as they stood.
		field.String("consent").MaxRuneLen(500).NotEmpty().Immutable(),
		// The conversion that it made, or that the same person made before.
		ref("conversion_id"),
		// The form's own id, which makes a form that is sent twice harmless.
		field.String("form_id").MaxRuneLen(40).NotEmpty().Immutable(),
	}
}

// Edges of LandingLead.
func (LandingLead) Edges() []ent.Edge {
	return []ent.Edge{
		to("link", Link.Type), to("enrollment", Enrollment.Type), to("conversion", Conversion.Type),
	}
}

// Indexes of LandingLead.
func (LandingLead) Indexes() []ent.Index {
	return []ent.Index{
		indexed("program_id", "created_at"),
		indexed("conversion_id"),
		unique("form_id"),
	}
}

// Annotations of LandingLead.
func (LandingLead) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
