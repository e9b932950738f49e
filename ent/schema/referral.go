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
	"github.com/rapporthq/rapport/internal/domain/referral"
)

// Referral is a prospect in the pipeline, brought by a partner.
type Referral struct{ ent.Schema }

// Mixin of Referral.
func (Referral) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "ref"}, Owned{Rows: rule.Own}, PartnerOwned{}}
}

// Fields of Referral.
func (Referral) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		ref("enrollment_id"),
		optional("customer_id"),
		field.String("stage_id").MaxRuneLen(40).NotEmpty(),
		field.String("status").GoType(referral.Status("")),
		field.String("source").MaxRuneLen(20).NotEmpty().Immutable(),
		field.String("name").MaxRuneLen(120).NotEmpty(),
		field.String("company").MaxRuneLen(120).Optional(),
		field.String("email").MaxRuneLen(254).Optional(),
		field.String("country").MaxRuneLen(2).Optional(),
		field.Int64("estimate_minor").Optional().Nillable(),
		field.String("currency").GoType(money.Currency("")).MaxRuneLen(3),
		field.Time("opened_at").Immutable(),
		field.Time("stage_since"),
		field.Time("closed_at").Optional().Nillable(),
	}
}

// Edges of Referral.
func (Referral) Edges() []ent.Edge {
	return []ent.Edge{
		to("program", Program.Type), to("enrollment", Enrollment.Type), maybe("customer", Customer.Type),
		edge.To("stage", Stage.Type).Unique().Required().Field("stage_id").Annotations(entsql.OnDelete(entsql.NoAction)),
	}
}

// Indexes of Referral.
func (Referral) Indexes() []ent.Index {
	return []ent.Index{
		unique("customer_id"),
		indexed("enrollment_id", "opened_at"),
		indexed("program_id", "stage_id"),
		indexed("program_id", "opened_at"),
	}
}

// Annotations of Referral.
func (Referral) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
