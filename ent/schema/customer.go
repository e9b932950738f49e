package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
)

// Customer is the referred person or company, once known.
type Customer struct{ ent.Schema }

// Mixin of Customer.
func (Customer) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "cus"}, Owned{}}
}

// Fields of Customer.
func (Customer) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		field.String("external_id").MaxRuneLen(200).NotEmpty().Immutable(),
		field.String("email").MaxRuneLen(254).Optional(),
		field.String("name").MaxRuneLen(120).Optional(),
		field.String("company").MaxRuneLen(120).Optional(),
		field.String("country").MaxRuneLen(2).Optional(),
		// The forms in which it is compared with what partners submit.
		field.String("email_key").MaxRuneLen(254).Optional(),
		field.String("email_domain").MaxRuneLen(254).Optional(),
		field.String("company_key").MaxRuneLen(120).Optional(),
		field.JSON("metadata", map[string]string{}).Optional(),
	}
}

// Edges of Customer.
func (Customer) Edges() []ent.Edge {
	return []ent.Edge{
		to("program", Program.Type),
	}
}

// Indexes of Customer.
func (Customer) Indexes() []ent.Index {
	return []ent.Index{
		unique("program_id", "external_id"),
		indexed("program_id", "created_at"),
		indexed("program_id", "email_key"),
		indexed("program_id", "email_domain"),
		indexed("program_id", "company_key"),
	}
}

// Annotations of Customer.
func (Customer) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
