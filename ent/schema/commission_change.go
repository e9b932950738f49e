package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
)

// CommissionChange is one change of state of a commission: who, when, why.
type CommissionChange struct{ ent.Schema }

// Mixin of CommissionChange.
func (CommissionChange) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "cch"}, Owned{Rows: rule.Own}, PartnerOwned{}, AppendOnly{}}
}

// Fields of CommissionChange.
func (CommissionChange) Fields() []ent.Field {
	return []ent.Field{
		ref("commission_id"),
		field.String("from_status").MaxRuneLen(20).Optional().Immutable(),
		field.String("to_status").MaxRuneLen(20).NotEmpty().Immutable(),
		field.String("actor").MaxRuneLen(60).Immutable(),
		field.String("reason").MaxRuneLen(500).Optional().Immutable(),
	}
}

// Edges of CommissionChange.
func (CommissionChange) Edges() []ent.Edge {
	return []ent.Edge{
		to("commission", Commission.Type),
	}
}

// Indexes of CommissionChange.
func (CommissionChange) Indexes() []ent.Index {
	return []ent.Index{
		indexed("commission_id", "created_at"),
	}
}

// Annotations of CommissionChange.
func (CommissionChange) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
