package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
)

// EnrollmentMonth is what happened for an enrollment in one local month of the program: the days of the month in one row, so that long windows read few rows.
type EnrollmentMonth struct{ ent.Schema }

// Mixin of EnrollmentMonth.
func (EnrollmentMonth) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "enm"}, Owned{Rows: rule.Own}, PartnerOwned{}}
}

// Fields of EnrollmentMonth.
func (EnrollmentMonth) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		ref("enrollment_id"),
		field.String("month").MaxRuneLen(7).NotEmpty().Immutable(),
		field.String("metric").MaxRuneLen(80).NotEmpty().Immutable(),
		field.Int64("count").Default(0),
		field.Int64("amount_minor").Default(0),
	}
}

// Edges of EnrollmentMonth.
func (EnrollmentMonth) Edges() []ent.Edge {
	return []ent.Edge{
		to("program", Program.Type), to("enrollment", Enrollment.Type),
	}
}

// Indexes of EnrollmentMonth.
func (EnrollmentMonth) Indexes() []ent.Index {
	return []ent.Index{
		unique("enrollment_id", "metric", "month"),
		indexed("program_id", "metric", "month"),
	}
}

// Annotations of EnrollmentMonth: no part of the API.
func (EnrollmentMonth) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.Skip(entgql.SkipAll)}
}
