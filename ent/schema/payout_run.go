package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/internal/domain/payout"
)

// PayoutRun is a batch of payouts with a cut-off instant.
type PayoutRun struct{ ent.Schema }

// Mixin of PayoutRun.
func (PayoutRun) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "run"}, Owned{}}
}

// Fields of PayoutRun.
func (PayoutRun) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		field.Time("cut_off_at").Immutable(),
		field.String("status").GoType(payout.RunStatus("")),
		field.JSON("exclusions", []payout.Exclusion{}).Immutable(),
		field.String("created_by").MaxRuneLen(60).Immutable(),
		field.String("approved_by").MaxRuneLen(60).Optional(),
		field.Time("approved_at").Optional().Nillable(),
		field.Time("completed_at").Optional().Nillable(),
	}
}

// Edges of PayoutRun.
func (PayoutRun) Edges() []ent.Edge {
	return []ent.Edge{
		to("program", Program.Type),
		edge.From("payouts", Payout.Type).Ref("run").Annotations(entgql.Skip()),
	}
}

// Indexes of PayoutRun.
func (PayoutRun) Indexes() []ent.Index {
	return []ent.Index{
		indexed("program_id", "created_at"),
	}
}

// Annotations of PayoutRun.
func (PayoutRun) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
