package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"github.com/rapporthq/rapport/ent/rule"
)

// Click is a visit through a link. Bots and duplicates are kept, never counted, never credited (rules §1).
type Click struct{ ent.Schema }

// Mixin of Click.
func (Click) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "clk"}, Owned{Rows: rule.Own}, PartnerOwned{Unlisted: true}, AppendOnly{}}
}

// Fields of Click.
func (Click) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		ref("enrollment_id"),
		ref("link_id"),
		field.String("visitor_id").MaxRuneLen(40).NotEmpty().Immutable(),
		field.String("visitor_hash").MaxRuneLen(64).Sensitive().Immutable(),
		field.Time("occurred_at").Immutable(),
		field.String("destination").MaxRuneLen(2000).Immutable(),
		field.String("referrer_host").MaxRuneLen(253).Optional().Immutable(),
		field.String("country").MaxRuneLen(2).Optional().Immutable(),
		field.String("device").MaxRuneLen(20).Optional().Immutable(),
		field.String("browser").MaxRuneLen(40).Optional().Immutable(),
		field.String("sub1").MaxRuneLen(120).Optional().Immutable(),
		field.String("sub2").MaxRuneLen(120).Optional().Immutable(),
		field.String("sub3").MaxRuneLen(120).Optional().Immutable(),
		field.String("sub4").MaxRuneLen(120).Optional().Immutable(),
		field.String("sub5").MaxRuneLen(120).Optional().Immutable(),
		field.Bool("is_bot").Immutable(),
		field.Bool("is_duplicate").Immutable(),
		// The counted click that a duplicate repeats: who was sent on with the duplicate's id is the same visitor.
		field.String("repeats_id").MaxRuneLen(40).Optional().Immutable(),
		// What looked wrong at the edge: the parameter or host by which an advertisement is known, and whether the address is
		// in a data centre.
		field.String("paid_search").MaxRuneLen(60).Optional().Immutable(),
		field.Bool("is_data_centre").Default(false).Immutable(),
	}
}

// Edges of Click: none. A foreign key would look each row up once more, a third of what writing a click costs; who writes it
// has its link locked and compared (docs/adr/0012).
func (Click) Edges() []ent.Edge { return nil }

// Indexes of Click: what is asked of single clicks. Sums are asked of ClickDay and ClickHour.
func (Click) Indexes() []ent.Index {
	return []ent.Index{
		indexed("visitor_id", "occurred_at"),
		indexed("visitor_hash", "occurred_at"),
		// Most clicks carry no sub-id, and have no part in it.
		index.Fields("organization_id", "link_id", "sub1").Annotations(entsql.IndexWhere("sub1 <> ''")),
	}
}

// Annotations of Click: no part of the API.
func (Click) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.Skip(entgql.SkipAll)}
}
