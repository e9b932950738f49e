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
	"github.com/rapporthq/rapport/internal/domain/payout"
)

// Payout is what one partner gets in a payout run, in one currency.
type Payout struct{ ent.Schema }

// Mixin of Payout.
func (Payout) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "pay"}, Owned{Rows: rule.Own}, PartnerOwned{}}
}

// Fields of Payout.
func (Payout) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		ref("run_id"),
		ref("enrollment_id"),
		field.String("number").MaxRuneLen(40).NotEmpty().Immutable(),
		field.String("status").GoType(payout.Status("")),
		field.Int64("amount_minor").Immutable(),
		field.String("currency").GoType(money.Currency("")).MaxRuneLen(3).Immutable(),
		field.String("account_holder").MaxRuneLen(120).Immutable(),
		field.String("account_number").MaxRuneLen(60).Sensitive().Immutable(),
		field.String("bank_code").MaxRuneLen(20).Optional().Immutable(),
		// Payer and payee as the statement names them, kept with it.
		field.JSON("payer", payout.Party{}).Optional().Immutable(),
		field.JSON("payee", payout.Party{}).Optional().Immutable(),
		field.Time("paid_at").Optional().Nillable(),
		field.String("failure_reason").MaxRuneLen(500).Optional(),
	}
}

// Edges of Payout.
func (Payout) Edges() []ent.Edge {
	return []ent.Edge{
		to("program", Program.Type),
		edge.To("run", PayoutRun.Type).Unique().Required().Immutable().Field("run_id").Annotations(entsql.OnDelete(entsql.NoAction)),
		to("enrollment", Enrollment.Type), to("partner", Partner.Type),
		edge.From("lines", PayoutLine.Type).Ref("payout").Annotations(entgql.Skip()),
	}
}

// Indexes of Payout.
func (Payout) Indexes() []ent.Index {
	return []ent.Index{
		unique("program_id", "number"),
		unique("run_id", "enrollment_id", "currency"),
		indexed("enrollment_id", "created_at"),
	}
}

// Annotations of Payout.
func (Payout) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
