package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
)

// ClickDay is how often a link was opened on one local day of the program: a rollup for tiers and reports, written with the clicks.
type ClickDay struct{ ent.Schema }

// Mixin of ClickDay.
func (ClickDay) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "ckd"}, Owned{Rows: rule.Own}, PartnerOwned{}}
}

// Fields of ClickDay.
func (ClickDay) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		ref("enrollment_id"),
		ref("link_id"),
		field.String("day").MaxRuneLen(10).NotEmpty().Immutable(),
		// Clicks that count, and bots and duplicates, which do not.
		field.Int64("counted").Default(0),
		field.Int64("uncounted").Default(0),
		// The last click that counts; null without one.
		field.Time("last_at").Optional().Nillable(),
	}
}

// Indexes of ClickDay.
func (ClickDay) Indexes() []ent.Index {
	return []ent.Index{
		unique("link_id", "day"),
		indexed("enrollment_id", "day"),
		indexed("program_id", "day"),
	}
}

// Annotations of ClickDay: no part of the API.
func (ClickDay) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.Skip(entgql.SkipAll)}
}
