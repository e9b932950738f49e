package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
)

// ClickHour is how often a link was opened in one hour of UTC: a rollup for what is going on now, written with the clicks.
type ClickHour struct{ ent.Schema }

// Mixin of ClickHour.
func (ClickHour) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "ckh"}, Owned{Rows: rule.Own}, PartnerOwned{}}
}

// Fields of ClickHour.
func (ClickHour) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		ref("enrollment_id"),
		ref("link_id"),
		field.Time("hour").Immutable(),
		// Clicks that count, and bots and duplicates, which do not.
		field.Int64("counted").Default(0),
		field.Int64("uncounted").Default(0),
	}
}

// Indexes of ClickHour.
func (ClickHour) Indexes() []ent.Index {
	return []ent.Index{
		unique("link_id", "hour"),
		indexed("program_id", "hour"),
	}
}

// Annotations of ClickHour: no part of the API.
func (ClickHour) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.Skip(entgql.SkipAll)}
}
