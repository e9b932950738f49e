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

// Refund is money given back to a customer for a conversion; a fact that never changes.
type Refund struct{ ent.Schema }

// Mixin of Refund.
func (Refund) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "rfd"}, Owned{Rows: rule.OfCredited}, AppendOnly{}}
}

// Fields of Refund.
func (Refund) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		ref("conversion_id"),
		field.String("external_id").MaxRuneLen(200).NotEmpty().Immutable(),
		field.Int64("amount_minor").Immutable(),
		field.String("currency").GoType(money.Currency("")).MaxRuneLen(3).Immutable(),
		field.Time("occurred_at").Immutable(),
		field.String("reason").MaxRuneLen(500).Optional().Immutable(),
		field.String("fingerprint").MaxRuneLen(64).NotEmpty().Immutable(),
		field.Int64("sequence").Immutable(),
	}
}

// Edges of Refund.
func (Refund) Edges() []ent.Edge {
	return []ent.Edge{
		edge.To("conversion", Conversion.Type).Unique().Required().Immutable().Field("conversion_id").Annotations(entsql.OnDelete(entsql.NoAction)),
	}
}

// Indexes of Refund.
func (Refund) Indexes() []ent.Index {
	return []ent.Index{
		unique("program_id", "external_id"),
		indexed("conversion_id", "sequence"),
		indexed("program_id", "sequence"),
	}
}

// Annotations of Refund.
func (Refund) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
