package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
	"github.com/rapporthq/rapport/internal/domain/commission"
)

// Incentive is one rule that pays, in one plan version; the key is the same in every version.
type Incentive struct{ ent.Schema }

// Mixin of Incentive.
func (Incentive) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "inc"}, Owned{Rows: rule.Shared}, AppendOnly{}}
}

// Fields of Incentive.
func (Incentive) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		ref("plan_version_id"),
		field.String("key").MaxRuneLen(40).NotEmpty().Immutable(),
		field.String("name").MaxRuneLen(120).NotEmpty().Immutable(),
		field.Int("position").Immutable(),
		field.String("trigger").MaxRuneLen(60).NotEmpty().Immutable(),
		field.JSON("terms", commission.Terms{}).Immutable(),
	}
}

// Edges of Incentive.
func (Incentive) Edges() []ent.Edge {
	return []ent.Edge{
		to("program", Program.Type), to("plan_version", PlanVersion.Type),
	}
}

// Indexes of Incentive.
func (Incentive) Indexes() []ent.Index {
	return []ent.Index{
		unique("plan_version_id", "key"),
	}
}

// Annotations of Incentive.
func (Incentive) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
