package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
)

// EnrollmentChange is one change of an enrollment's status.
type EnrollmentChange struct{ ent.Schema }

// Mixin of EnrollmentChange.
func (EnrollmentChange) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "ech"}, Owned{Rows: rule.Own}, PartnerOwned{}, AppendOnly{}}
}

// Fields of EnrollmentChange.
func (EnrollmentChange) Fields() []ent.Field {
	return []ent.Field{
		ref("enrollment_id"),
		field.String("from_status").MaxRuneLen(20).Optional().Immutable(),
		field.String("to_status").MaxRuneLen(20).NotEmpty().Immutable(),
		field.String("actor").MaxRuneLen(60).Immutable(),
		field.String("reason").MaxRuneLen(500).Optional().Immutable(),
		field.Int64("sequence").Immutable(),
	}
}

// Edges of EnrollmentChange.
func (EnrollmentChange) Edges() []ent.Edge {
	return []ent.Edge{
		to("enrollment", Enrollment.Type),
	}
}

// Indexes of EnrollmentChange.
func (EnrollmentChange) Indexes() []ent.Index {
	return []ent.Index{
		indexed("enrollment_id", "created_at"),
	}
}

// Annotations of EnrollmentChange: no part of the API.
func (EnrollmentChange) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.Skip(entgql.SkipAll)}
}
