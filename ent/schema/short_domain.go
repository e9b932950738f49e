package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"github.com/rapporthq/rapport/ent/rule"
)

// ShortDomain is a host of a program's own for its short links. It is a directory: a host belongs to one organization of the installation at most.
type ShortDomain struct{ ent.Schema }

// Mixin of ShortDomain.
func (ShortDomain) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "shd"}}
}

// Policy of ShortDomain.
func (ShortDomain) Policy() ent.Policy { return policy(rule.OwnShortDomains()) }

// Hooks of ShortDomain.
func (ShortDomain) Hooks() []ent.Hook { return []ent.Hook{rule.OwnRouteCreates} }

// Fields of ShortDomain.
func (ShortDomain) Fields() []ent.Field {
	return []ent.Field{
		field.String("owner_id").MaxRuneLen(40).NotEmpty().Immutable(),
		ref("program_id"),
		field.String("host").MaxRuneLen(253).NotEmpty().Immutable(),
	}
}

// Indexes of ShortDomain.
func (ShortDomain) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("host").Unique(),
		index.Fields("owner_id", "program_id"),
	}
}
