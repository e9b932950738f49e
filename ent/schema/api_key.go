package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
	"github.com/rapporthq/rapport/internal/viewer"
)

// APIKey is a key of a program or script; only the hash of its secret is kept.
type APIKey struct{ ent.Schema }

// Mixin of APIKey.
func (APIKey) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "key"}, Owned{Rows: rule.Own}}
}

// Fields of APIKey.
func (APIKey) Fields() []ent.Field {
	return []ent.Field{
		field.String("name").MaxRuneLen(80).NotEmpty(),
		field.String("prefix").MaxRuneLen(60).NotEmpty().Immutable(),
		field.String("secret_hash").MaxRuneLen(64).NotEmpty().Sensitive().Immutable(),
		field.JSON("scopes", []viewer.Permission{}).Immutable(),
		optional("partner_id"),
		field.String("created_by").MaxRuneLen(40).Immutable(),
		field.Time("used_at").Optional().Nillable(),
		field.Time("revoked_at").Optional().Nillable(),
	}
}

// Edges of APIKey.
func (APIKey) Edges() []ent.Edge {
	return []ent.Edge{
		maybe("partner", Partner.Type),
	}
}

// Indexes of APIKey.
func (APIKey) Indexes() []ent.Index {
	return []ent.Index{
		unique("secret_hash"),
	}
}

// Annotations of APIKey.
func (APIKey) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
