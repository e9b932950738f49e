package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"github.com/rapporthq/rapport/ent/rule"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// Conversion is something a customer did that counts; a fact that never changes.
type Conversion struct{ ent.Schema }

// Mixin of Conversion.
func (Conversion) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "cnv"}, Owned{Rows: rule.Credited}, AppendOnly{}}
}

// Fields of Conversion.
func (Conversion) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		ref("customer_id"),
		field.String("type").MaxRuneLen(60).NotEmpty().Immutable(),
		field.String("external_id").MaxRuneLen(200).NotEmpty().Immutable(),
		field.Time("occurred_at").Immutable(),
		field.Int64("amount_minor").Immutable(),
		field.String("currency").GoType(money.Currency("")).MaxRuneLen(3).Immutable(),
		field.Int64("tax_minor").Optional().Nillable().Immutable(),
		field.Int64("shipping_minor").Optional().Nillable().Immutable(),
		field.Int64("discount_minor").Optional().Nillable().Immutable(),
		field.JSON("items", []commission.Item{}).Optional().Immutable(),
		field.JSON("metadata", map[string]string{}).Optional().Immutable(),
		// The webinar or other event that somebody attended, and for how long.
		field.String("occasion").MaxRuneLen(120).Optional().Immutable(),
		field.Int("minutes").Optional().Nillable().Immutable(),
		field.String("code").MaxRuneLen(60).Optional().Immutable(),
		field.String("click_id").MaxRuneLen(40).Optional().Immutable(),
		field.String("visitor_id").MaxRuneLen(40).Optional().Immutable(),
		// The amount in the program's currency by the rate of a day; null
		// without a rate, and then a Rating may follow.
		field.Int64("program_minor").Optional().Nillable().Immutable(),
		field.String("rate").MaxRuneLen(40).Optional().Immutable(),
		field.String("rate_day").MaxRuneLen(10).Optional().Immutable(),
		field.String("rate_source").MaxRuneLen(60).Optional().Immutable(),
		field.String("fingerprint").MaxRuneLen(64).NotEmpty().Immutable(),
		field.String("source").MaxRuneLen(20).Immutable(),
		field.Int64("sequence").Immutable(),
		field.Int("ordinal").Immutable(),
	}
}

// Edges of Conversion.
func (Conversion) Edges() []ent.Edge {
	return []ent.Edge{
		to("program", Program.Type), to("customer", Customer.Type),
		edge.From("decisions", Decision.Type).Ref("conversion").Annotations(entgql.Skip()),
		edge.From("credits", Credit.Type).Ref("conversion").Annotations(entgql.Skip()),
		edge.From("commissions", Commission.Type).Ref("conversion").Annotations(entgql.Skip()),
		edge.From("ratings", Rating.Type).Ref("conversion").Annotations(entgql.Skip()),
		edge.From("disputes", Dispute.Type).Ref("conversion").Annotations(entgql.Skip()),
		edge.From("refunds", Refund.Type).Ref("conversion").Annotations(entgql.Skip()),
	}
}

// Indexes of Conversion.
func (Conversion) Indexes() []ent.Index {
	return []ent.Index{
		unique("program_id", "type", "external_id"),
		unique("program_id", "sequence"),
		indexed("program_id", "occurred_at"),
		indexed("customer_id", "type", "occurred_at"),
		// What belongs to webinars and other events: few, looked for among all.
		index.Fields("organization_id", "program_id", "occasion").Annotations(entsql.IndexWhere("occasion IS NOT NULL")),
		// What waits for an exchange rate: few, looked for among all.
		index.Fields("organization_id", "program_id", "currency").Annotations(entsql.IndexWhere("program_minor IS NULL")),
	}
}

// Annotations of Conversion.
func (Conversion) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
