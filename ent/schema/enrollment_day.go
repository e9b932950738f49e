package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
)

// EnrollmentDay is what happened for an enrollment on one local day of the program: a rollup for tiers and reports.
type EnrollmentDay struct{ ent.Schema }

// Mixin of EnrollmentDay.
func (EnrollmentDay) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "end"}, Owned{Rows: rule.Own}, PartnerOwned{}}
}

// Fields of EnrollmentDay.
func (EnrollmentDay) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		ref("enrollment_id"),
		field.String("day").MaxRuneLen(10).NotEmpty().Immutable(),
		field.String("metric").MaxRuneLen(80).NotEmpty().Immutable(),
		field.Int64("count").Default(0),
		field.Int64("amount_minor").Default(0),
	}
}

// Edges of EnrollmentDay.
func (EnrollmentDay) Edges() []ent.Edge {
	return []ent.Edge{
		to("program", Program.Type), to("enrollment", Enrollment.Type),
	}
}

// Indexes of EnrollmentDay.
func (EnrollmentDay) Indexes() []ent.Index {
	return []ent.Index{
		unique("enrollment_id", "metric", "day"),
		indexed("program_id", "metric", "day"),
	}
}

// Annotations of EnrollmentDay: no part of the API.
func (EnrollmentDay) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.Skip(entgql.SkipAll)}
}
