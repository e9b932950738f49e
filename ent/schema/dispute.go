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

// Dispute is a customer's demand for money back that is not decided yet, or how it was decided (rules §4).
type Dispute struct{ ent.Schema }

// Mixin of Dispute.
func (Dispute) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "dsp"}, Owned{Rows: rule.OfCredited}}
}

// Fields of Dispute.
func (Dispute) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		ref("conversion_id"),
		field.String("external_id").MaxRuneLen(200).NotEmpty().Immutable(),
		field.Int64("amount_minor").Immutable(),
		field.String("currency").GoType(money.Currency("")).MaxRuneLen(3).Immutable(),
		field.String("status").GoType(commission.DisputeStatus("")).MaxRuneLen(10),
		field.Time("opened_at").Immutable(),
		field.Time("closed_at").Optional().Nillable(),
		field.String("reason").MaxRuneLen(500).Optional().Immutable(),
		field.String("fingerprint").MaxRuneLen(64).NotEmpty().Immutable(),
		optional("refund_id"),
		field.Int64("sequence").Immutable(),
	}
}

// Edges of Dispute.
func (Dispute) Edges() []ent.Edge {
	return []ent.Edge{
		to("program", Program.Type), maybe("refund", Refund.Type),
		edge.To("conversion", Conversion.Type).Unique().Required().Immutable().Field("conversion_id").Annotations(entsql.OnDelete(entsql.NoAction)),
	}
}

// Indexes of Dispute.
func (Dispute) Indexes() []ent.Index {
	return []ent.Index{
		unique("program_id", "external_id"),
		indexed("conversion_id", "sequence"),
		indexed("program_id", "status", "created_at"),
	}
}

// Annotations of Dispute.
func (Dispute) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
