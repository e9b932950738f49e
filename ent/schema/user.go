package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
)

// User is a person who can sign in; the person may sit in several organizations and partners.
type User struct{ ent.Schema }

// Mixin of User.
func (User) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "usr"}}
}

// Policy of User.
func (User) Policy() ent.Policy { return policy(rule.Acquainted()) }

// Fields of User.
func (User) Fields() []ent.Field {
	return []ent.Field{
		field.String("email").MaxRuneLen(254).NotEmpty().Unique(),
		field.String("name").MaxRuneLen(120).NotEmpty(),
		field.String("password_hash").MaxRuneLen(200).Sensitive(),
		field.String("locale").MaxRuneLen(8).Default("en"),
	}
}

// Edges of User.
func (User) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("members", Member.Type).Ref("user").Annotations(entgql.Skip()),
		edge.From("partner_users", PartnerUser.Type).Ref("user").Annotations(entgql.Skip()),
	}
}

// Annotations of User.
func (User) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
