package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
)

// Partner is a company or person known to the organization.
type Partner struct{ ent.Schema }

// Mixin of Partner.
func (Partner) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "par"}, Owned{Rows: rule.Self}}
}

// Fields of Partner.
func (Partner) Fields() []ent.Field {
	return []ent.Field{
		field.String("name").MaxRuneLen(120).NotEmpty(),
		field.String("email").MaxRuneLen(254).NotEmpty(),
		field.String("type").MaxRuneLen(40).Default("AFFILIATE"),
		field.String("country").MaxRuneLen(2).Optional(),
		field.String("website").MaxRuneLen(500).Optional(),
		field.JSON("tags", []string{}),
		field.Text("notes").Optional(),
		// Who is paid, on statements.
		field.String("legal_name").MaxRuneLen(120).Optional(),
		field.Text("address").Optional(),
		field.String("tax_number").MaxRuneLen(60).Optional(),
		// When the organization confirmed that it has the tax form.
		field.Time("tax_form_at").Optional().Nillable(),
		optional("logo_id"),
		field.String("external_id").MaxRuneLen(120).Optional().Nillable().Immutable(),
	}
}

// Edges of Partner.
func (Partner) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("enrollments", Enrollment.Type).Ref("partner").Annotations(entgql.Skip()),
		edge.From("users", PartnerUser.Type).Ref("partner").Annotations(entgql.Skip()),
	}
}

// Indexes of Partner.
func (Partner) Indexes() []ent.Index {
	return []ent.Index{
		unique("external_id"),
		indexed("email"),
		indexed("created_at"),
	}
}

// Annotations of Partner.
func (Partner) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
