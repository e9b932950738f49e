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
)

// PlanVersion is the content of a plan from an instant on; never changed once saved.
type PlanVersion struct{ ent.Schema }

// Mixin of PlanVersion.
func (PlanVersion) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "plv"}, Owned{Rows: rule.Shared}, AppendOnly{}}
}

// Fields of PlanVersion.
func (PlanVersion) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		ref("plan_id"),
		field.Int("number").Immutable(),
		field.Time("effective_from").Immutable(),
		field.String("applies_to").GoType(commission.AppliesTo("")).Immutable(),
		field.String("note").MaxRuneLen(500).Optional().Immutable(),
		field.String("created_by").MaxRuneLen(60).Immutable(),
	}
}

// Edges of PlanVersion.
func (PlanVersion) Edges() []ent.Edge {
	return []ent.Edge{
		to("program", Program.Type),
		edge.To("plan", Plan.Type).Unique().Required().Immutable().Field("plan_id").Annotations(entsql.OnDelete(entsql.NoAction)),
		edge.From("incentives", Incentive.Type).Ref("plan_version").Annotations(entgql.Skip()),
	}
}

// Indexes of PlanVersion.
func (PlanVersion) Indexes() []ent.Index {
	return []ent.Index{
		unique("plan_id", "number"),
	}
}

// Annotations of PlanVersion.
func (PlanVersion) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
