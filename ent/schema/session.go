package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"github.com/rapporthq/rapport/ent/rule"
)

// Session is a browser that is signed in; only the hash of its token is kept.
type Session struct{ ent.Schema }

// Mixin of Session.
func (Session) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "ses"}}
}

// Policy of Session.
func (Session) Policy() ent.Policy { return policy(rule.Directory()) }

// Fields of Session.
func (Session) Fields() []ent.Field {
	return []ent.Field{
		field.String("token_hash").MaxRuneLen(64).NotEmpty().Unique().Sensitive().Immutable(),
		ref("user_id"),
		optional("member_id"),
		optional("partner_user_id"),
		optional("seat_organization_id"),
		field.Time("expires_at"),
		field.Time("seen_at"),
		field.String("user_agent").MaxRuneLen(300).Optional(),
	}
}

// Edges of Session.
func (Session) Edges() []ent.Edge {
	return []ent.Edge{
		to("user", User.Type),
	}
}

// Indexes of Session.
func (Session) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("user_id"),
		index.Fields("expires_at"),
	}
}

// Annotations of Session: no part of the API.
func (Session) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.Skip(entgql.SkipAll)}
}
