package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
	"github.com/rapporthq/rapport/internal/domain/referral"
)

// Stage is a step of the pipeline of a program.
type Stage struct{ ent.Schema }

// Mixin of Stage.
func (Stage) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "stg"}, Owned{Rows: rule.Shared}}
}

// Fields of Stage.
func (Stage) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		field.String("key").MaxRuneLen(60).NotEmpty().Immutable(),
		field.String("name").MaxRuneLen(80).NotEmpty(),
		field.Int("position"),
		field.String("kind").GoType(referral.StageKind("")),
		field.Int("probability"),
		field.Time("archived_at").Optional().Nillable(),
	}
}

// Edges of Stage.
func (Stage) Edges() []ent.Edge {
	return []ent.Edge{
		to("program", Program.Type),
	}
}

// Indexes of Stage.
func (Stage) Indexes() []ent.Index {
	return []ent.Index{
		unique("program_id", "key"),
	}
}

// Annotations of Stage.
func (Stage) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
