package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
)

// PointGrant is strategic points that an admin granted, or took back, with a reason (rules §7).
type PointGrant struct{ ent.Schema }

// Mixin of PointGrant.
func (PointGrant) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "ptg"}, Owned{Rows: rule.Own}, PartnerOwned{}, AppendOnly{}}
}

// Fields of PointGrant.
func (PointGrant) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		ref("enrollment_id"),
		field.Int64("points").Immutable(),
		field.Time("granted_at").Immutable(),
		field.String("reason").MaxRuneLen(500).NotEmpty().Immutable(),
		field.String("actor").MaxRuneLen(60).Immutable(),
	}
}

// Edges of PointGrant.
func (PointGrant) Edges() []ent.Edge {
	return []ent.Edge{
		to("program", Program.Type), to("enrollment", Enrollment.Type),
	}
}

// Indexes of PointGrant.
func (PointGrant) Indexes() []ent.Index {
	return []ent.Index{
		indexed("enrollment_id", "granted_at"),
	}
}

// Annotations of PointGrant.
func (PointGrant) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
