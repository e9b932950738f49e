package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// Code is a word typed by a person, that credits an enrollment.
type Code struct{ ent.Schema }

// Mixin of Code.
func (Code) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "cod"}, Owned{Rows: rule.Own}, PartnerOwned{}}
}

// Fields of Code.
func (Code) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		ref("enrollment_id"),
		field.String("word").MaxRuneLen(60).NotEmpty().Immutable(),
		field.String("folded").MaxRuneLen(60).NotEmpty().Immutable(),
		// What the customer gets who types it: a part or an amount off each order, the
		// first one only or those of some months; a code without both gives nothing.
		field.Int64("discount_ppm").Optional().Nillable().Immutable(),
		field.Int64("discount_minor").Optional().Nillable().Immutable(),
		field.String("currency").GoType(money.Currency("")).MaxRuneLen(3).Optional().Immutable(),
		field.Int("discount_months").Optional().Nillable().Immutable(),
		field.Int64("minimum_minor").Optional().Nillable().Immutable(),
		// The first instant at which it holds no more.
		field.Time("expires_at").Optional().Nillable(),
		field.Time("archived_at").Optional().Nillable(),
	}
}

// Edges of Code.
func (Code) Edges() []ent.Edge {
	return []ent.Edge{
		to("program", Program.Type),
		edge.To("enrollment", Enrollment.Type).Unique().Required().Immutable().Field("enrollment_id").Annotations(entsql.OnDelete(entsql.NoAction)),
	}
}

// Indexes of Code.
func (Code) Indexes() []ent.Index {
	return []ent.Index{
		unique("program_id", "folded"),
		indexed("enrollment_id"),
	}
}

// Annotations of Code.
func (Code) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
