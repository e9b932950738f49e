package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
	"github.com/rapporthq/rapport/internal/domain/referral"
)

// SubmissionField is a question of a program's own in the form in which partners submit referrals.
type SubmissionField struct{ ent.Schema }

// Mixin of SubmissionField.
func (SubmissionField) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "sfl"}, Owned{Rows: rule.Shared}}
}

// Fields of SubmissionField.
func (SubmissionField) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		field.String("key").MaxRuneLen(40).NotEmpty().Immutable(),
		field.String("label").MaxRuneLen(120).NotEmpty(),
		field.String("hint").MaxRuneLen(500).Optional(),
		field.String("kind").GoType(referral.FieldKind("")).Immutable(),
		field.Bool("is_required").Default(false),
		field.JSON("options", []string{}).Optional(),
		field.Int("position"),
		field.Time("archived_at").Optional().Nillable(),
	}
}

// Edges of SubmissionField.
func (SubmissionField) Edges() []ent.Edge {
	return []ent.Edge{
		to("program", Program.Type),
	}
}

// Indexes of SubmissionField.
func (SubmissionField) Indexes() []ent.Index {
	return []ent.Index{
		unique("program_id", "key"),
	}
}

// Annotations of SubmissionField.
func (SubmissionField) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
