package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
)

// LandingPage is the text of the page that each link of a program has, with a form.
type LandingPage struct{ ent.Schema }

// Mixin of LandingPage.
func (LandingPage) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "lpg"}, Owned{Rows: rule.Shared}}
}

// Fields of LandingPage.
func (LandingPage) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		field.Bool("is_published").Default(false),
		field.String("language").MaxRuneLen(8).Default("en"),
		field.String("title").MaxRuneLen(120).NotEmpty(),
		// Markdown, in which {partner} and {program} stand for the names.
		field.Text("body"),
		field.String("button").MaxRuneLen(60).NotEmpty(),
		field.String("consent").MaxRuneLen(500).NotEmpty(),
		field.Text("thanks"),
	}
}

// Edges of LandingPage.
func (LandingPage) Edges() []ent.Edge {
	return []ent.Edge{
		to("program", Program.Type),
	}
}

// Indexes of LandingPage.
func (LandingPage) Indexes() []ent.Index {
	return []ent.Index{
		unique("program_id"),
	}
}

// Annotations of LandingPage.
func (LandingPage) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
