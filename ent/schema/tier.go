package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
	"github.com/rapporthq/rapport/internal/domain/tier"
)

// Tier is an earned rank in a program.
type Tier struct{ ent.Schema }

// Mixin of Tier.
func (Tier) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "tir"}, Owned{Rows: rule.Shared}}
}

// Fields of Tier.
func (Tier) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		field.Int("rank"),
		field.String("name").MaxRuneLen(60).NotEmpty(),
		field.String("color").MaxRuneLen(7).Default("#6b7280"),
		field.String("mode").GoType(tier.Mode("")).Default(string(tier.All)),
		field.JSON("window", tier.Window{}),
		field.JSON("requirements", []tier.Requirement{}),
		field.JSON("benefits", []string{}),
		optional("plan_id"),
	}
}

// Edges of Tier.
func (Tier) Edges() []ent.Edge {
	return []ent.Edge{
		to("program", Program.Type), maybe("plan", Plan.Type),
	}
}

// Indexes of Tier.
func (Tier) Indexes() []ent.Index {
	return []ent.Index{
		unique("program_id", "rank"),
	}
}

// Annotations of Tier.
func (Tier) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
