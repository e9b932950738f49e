package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
)

// ClickLog is a click log that was seen, by its own id, and how far its clicks are in the database. A process writes its position in the transaction of the clicks.
type ClickLog struct{ ent.Schema }

// Mixin of ClickLog.
func (ClickLog) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "log"}}
}

// Policy of ClickLog.
func (ClickLog) Policy() ent.Policy { return policy(rule.Directory()) }

// Fields of ClickLog.
func (ClickLog) Fields() []ent.Field {
	return []ent.Field{
		field.Int64("position").NonNegative(),
		field.Time("moved_at"),
	}
}

// Annotations of ClickLog: no part of the API.
func (ClickLog) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.Skip(entgql.SkipAll)}
}
