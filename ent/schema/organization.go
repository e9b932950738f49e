package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
)

// Organization is the vendor that runs programs; the boundary that no data crosses.
type Organization struct{ ent.Schema }

// Mixin of Organization.
func (Organization) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "org"}}
}

// Policy of Organization.
func (Organization) Policy() ent.Policy { return policy(rule.OwnOrganization()) }

// Fields of Organization.
func (Organization) Fields() []ent.Field {
	return []ent.Field{
		field.String("name").MaxRuneLen(120).NotEmpty(),
		field.String("slug").MaxRuneLen(60).NotEmpty().Unique(),
	}
}

// Annotations of Organization.
func (Organization) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
