package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
	"github.com/rapporthq/rapport/internal/domain/destination"
)

// Link is a trackable URL of an enrollment.
type Link struct{ ent.Schema }

// Mixin of Link.
func (Link) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "lnk"}, Owned{Rows: rule.Own}, PartnerOwned{}}
}

// Fields of Link.
func (Link) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		ref("enrollment_id"),
		field.String("code").MaxRuneLen(80).NotEmpty(),
		field.String("name").MaxRuneLen(120).Optional(),
		field.String("destination").MaxRuneLen(2000).NotEmpty(),
		// From when on the link leads to fallback, or to the program's site, and nobody
		// is credited for who comes.
		field.Time("expires_at").Optional().Nillable(),
		field.String("fallback").MaxRuneLen(2000).Optional(),
		// What the link says of itself instead of the program's defaults.
		field.JSON("utm", destination.UTM{}).Optional(),
		// The sub-ids of visits whose address has none; as many as there are.
		field.JSON("subs", []string{}).Optional(),
		field.Int("window_days").Optional().Nillable(),
		optional("plan_id"),
		field.Bool("is_main").Default(false),
		field.Time("archived_at").Optional().Nillable(),
	}
}

// Edges of Link.
func (Link) Edges() []ent.Edge {
	return []ent.Edge{
		to("program", Program.Type),
		edge.To("enrollment", Enrollment.Type).Unique().Required().Immutable().Field("enrollment_id").Annotations(entsql.OnDelete(entsql.NoAction)),
		maybe("plan", Plan.Type),
	}
}

// Indexes of Link.
func (Link) Indexes() []ent.Index {
	return []ent.Index{
		indexed("enrollment_id", "created_at"),
		indexed("program_id", "code"),
	}
}

// Annotations of Link.
func (Link) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
