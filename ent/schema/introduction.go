package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
	"github.com/rapporthq/rapport/internal/domain/referral"
)

// Introduction is a prospect that the vendor sends to a partner: a referral the other way.
type Introduction struct{ ent.Schema }

// Mixin of Introduction.
func (Introduction) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "int"}, Owned{Rows: rule.Own}, PartnerOwned{}}
}

// Fields of Introduction.
func (Introduction) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		ref("enrollment_id"),
		field.String("status").GoType(referral.IntroductionStatus("")),
		field.String("company").MaxRuneLen(120).NotEmpty().Immutable(),
		field.String("contact_name").MaxRuneLen(120).Optional().Immutable(),
		field.String("email").MaxRuneLen(254).Optional().Immutable(),
		field.String("phone").MaxRuneLen(40).Optional().Immutable(),
		field.String("website").MaxRuneLen(200).Optional().Immutable(),
		field.String("country").MaxRuneLen(2).Optional().Immutable(),
		field.Text("message").Optional().Immutable(),
		field.Int64("estimate_minor").Optional().Nillable().Immutable(),
		// What the partner answered, and what it was worth in the program's currency.
		field.String("answer").MaxRuneLen(500).Optional(),
		field.Int64("value_minor").Optional().Nillable(),
		field.String("sent_by").MaxRuneLen(60).Immutable(),
		field.Time("answered_at").Optional().Nillable(),
		field.Time("closed_at").Optional().Nillable(),
	}
}

// Edges of Introduction.
func (Introduction) Edges() []ent.Edge {
	return []ent.Edge{
		to("program", Program.Type), to("enrollment", Enrollment.Type),
	}
}

// Indexes of Introduction.
func (Introduction) Indexes() []ent.Index {
	return []ent.Index{
		indexed("enrollment_id", "created_at"),
		indexed("program_id", "status"),
	}
}

// Annotations of Introduction.
func (Introduction) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
