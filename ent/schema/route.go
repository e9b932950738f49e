package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"github.com/rapporthq/rapport/ent/rule"
)

// Route is the directory of short codes: host and code, whatever the organization. A route lives for ever: a renamed link keeps its old ones.
type Route struct{ ent.Schema }

// Mixin of Route.
func (Route) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "rou"}}
}

// Policy of Route.
func (Route) Policy() ent.Policy { return policy(rule.OwnRoutes()) }

// Hooks of Route.
func (Route) Hooks() []ent.Hook { return []ent.Hook{rule.OwnRouteCreates} }

// Fields of Route.
func (Route) Fields() []ent.Field {
	return []ent.Field{
		field.String("host").MaxRuneLen(253).Default("").Immutable(),
		field.String("code").MaxRuneLen(80).NotEmpty().Immutable(),
		field.String("owner_id").MaxRuneLen(40).NotEmpty().Immutable(),
		field.String("link_id").MaxRuneLen(40).NotEmpty().Immutable(),
	}
}

// Indexes of Route.
func (Route) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("host", "code").Unique(),
		index.Fields("owner_id", "link_id"),
	}
}

// Annotations of Route: no part of the API.
func (Route) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.Skip(entgql.SkipAll)}
}
