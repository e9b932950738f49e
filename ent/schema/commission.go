package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// Commission is what an enrollment earned from one conversion and one incentive; its amount never changes.
type Commission struct{ ent.Schema }

// Mixin of Commission.
func (Commission) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "com"}, Owned{Rows: rule.Own}, PartnerOwned{}}
}

// Fields of Commission.
func (Commission) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		ref("enrollment_id"),
		field.String("conversion_id").MaxRuneLen(40).Optional().Nillable().Immutable(),
		field.String("customer_id").MaxRuneLen(40).Optional().Nillable().Immutable(),
		field.String("incentive_id").MaxRuneLen(40).Optional().Nillable().Immutable(),
		field.String("incentive_key").MaxRuneLen(40).Optional().Immutable(),
		field.String("original_id").MaxRuneLen(40).Optional().Nillable().Immutable(),
		field.String("refund_id").MaxRuneLen(40).Optional().Nillable().Immutable(),
		// What the partner may read of the conversion without seeing it: its
		// type, and what the customer is called.
		field.String("conversion_type").MaxRuneLen(60).Optional().Immutable(),
		field.String("customer_label").MaxRuneLen(200).Optional().Immutable(),
		field.String("kind").GoType(commission.Kind("")).Immutable(),
		// The commission of a recruited enrollment that a recruiter's is a part of.
		field.String("source_id").MaxRuneLen(40).Optional().Nillable().Immutable(),
		// First local day of the period in which brackets, bonuses and caps
		// count it, and which of several lines of one incentive it is.
		field.String("period").MaxRuneLen(20).Optional().Immutable(),
		field.String("part").MaxRuneLen(60).Optional().Immutable(),
		field.String("status").GoType(commission.Status("")),
		field.Int64("amount_minor").Immutable(),
		field.String("currency").GoType(money.Currency("")).MaxRuneLen(3).Immutable(),
		// The amount in the program's currency, for caps and budgets; null
		// without a rate.
		field.Int64("program_minor").Optional().Nillable().Immutable(),
		// What is given instead of money; the amount is then 0.
		field.String("unit_kind").GoType(commission.UnitKind("")).MaxRuneLen(20).Optional().Immutable(),
		field.String("unit_name").MaxRuneLen(60).Optional().Immutable(),
		field.Int64("unit_quantity").Default(0).Immutable(),
		// Why an adjustment was made by hand.
		field.String("note").MaxRuneLen(500).Optional().Immutable(),
		field.Time("occurred_at").Immutable(),
		field.Time("release_at").Immutable(),
		field.Time("status_since"),
		field.JSON("explanation", commission.Explanation{}).Immutable(),
		field.String("status_reason").MaxRuneLen(500).Optional(),
		field.Int64("sequence").Immutable(),
	}
}

// Edges of Commission.
func (Commission) Edges() []ent.Edge {
	return []ent.Edge{
		to("program", Program.Type), to("enrollment", Enrollment.Type),
		edge.To("partner", Partner.Type).Unique().Required().Immutable().Field("partner_id").Annotations(entsql.OnDelete(entsql.NoAction)),
		edge.To("conversion", Conversion.Type).Unique().Immutable().Field("conversion_id").Annotations(entsql.OnDelete(entsql.NoAction)),
		edge.To("customer", Customer.Type).Unique().Immutable().Field("customer_id").Annotations(entsql.OnDelete(entsql.NoAction)),
		edge.To("incentive", Incentive.Type).Unique().Immutable().Field("incentive_id").Annotations(entsql.OnDelete(entsql.NoAction)),
		edge.To("overrides", Commission.Type).From("source").Unique().Immutable().Field("source_id").Annotations(entgql.Skip()),
		edge.To("reversals", Commission.Type).From("original").Unique().Immutable().Field("original_id").Annotations(entgql.Skip()),
		edge.To("refund", Refund.Type).Unique().Immutable().Field("refund_id").Annotations(entsql.OnDelete(entsql.NoAction)),
	}
}

// Indexes of Commission.
func (Commission) Indexes() []ent.Index {
	return []ent.Index{
		indexed("conversion_id"),
		indexed("original_id"),
		indexed("source_id"),
		indexed("enrollment_id", "incentive_key", "period"),
		indexed("program_id", "status", "release_at"),
		indexed("enrollment_id", "status", "occurred_at"),
		indexed("program_id", "occurred_at"),
		indexed("customer_id", "incentive_key", "enrollment_id"),
	}
}

// Annotations of Commission.
func (Commission) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
