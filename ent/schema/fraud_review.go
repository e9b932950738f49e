package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/internal/domain/fraud"
)

// FraudReview is what looked wrong with one partner's part in one conversion, and what a person decided about it. Members
// only: a partner learns nothing of it.
type FraudReview struct{ ent.Schema }

// Mixin of FraudReview.
func (FraudReview) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "frv"}, Owned{}}
}

// Fields of FraudReview.
func (FraudReview) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		ref("conversion_id"),
		ref("customer_id"),
		ref("enrollment_id"),
		ref("partner_id"),
		field.String("mode").GoType(fraud.Mode("")).MaxRuneLen(10),
		// Whether what the enrollment earns with the conversion waits.
		field.Bool("holds"),
		field.String("status").GoType(fraud.Status("")).MaxRuneLen(10),
		// The kinds of the signals between bars, such as |CLICK_BURST|PAID_SEARCH|, to look for them.
		field.String("kinds").MaxRuneLen(300),
		field.JSON("signals", []fraud.Signal{}),
		field.Int("rules_version"),
		// The number of the fact that was decided when it was opened, and that of the decision about it.
		field.Int64("sequence").Immutable(),
		field.Int64("decided_sequence").Optional().Nillable(),
		field.Time("decided_at").Optional().Nillable(),
		field.String("decided_by").MaxRuneLen(80).Optional(),
		field.String("reason").MaxRuneLen(500).Optional(),
	}
}

// Edges of FraudReview.
func (FraudReview) Edges() []ent.Edge {
	return []ent.Edge{
		to("program", Program.Type), to("customer", Customer.Type), to("enrollment", Enrollment.Type), to("partner", Partner.Type),
		edge.To("conversion", Conversion.Type).Unique().Required().Immutable().Field("conversion_id").Annotations(entsql.OnDelete(entsql.NoAction)),
	}
}

// Indexes of FraudReview.
func (FraudReview) Indexes() []ent.Index {
	return []ent.Index{
		unique("conversion_id", "enrollment_id"),
		indexed("program_id", "status", "created_at"),
		indexed("customer_id"),
		indexed("partner_id", "status"),
		indexed("program_id", "decided_sequence"),
	}
}

// Annotations of FraudReview.
func (FraudReview) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
