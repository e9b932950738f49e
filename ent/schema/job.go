package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// Job is work to be done later or again.
type Job struct{ ent.Schema }

// Mixin of Job.
func (Job) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "job"}, Owned{}}
}

// Fields of Job.
func (Job) Fields() []ent.Field {
	return []ent.Field{
		field.String("kind").MaxRuneLen(60).NotEmpty().Immutable(),
		field.Text("args").Immutable(),
		field.String("unique_key").MaxRuneLen(120).Optional().Nillable().Immutable(),
		field.Enum("state").Values("READY", "RUNNING", "DONE", "DEAD"),
		field.Time("run_at"),
		field.Int("attempts").Default(0),
		field.Text("last_error").Optional(),
		field.Time("finished_at").Optional().Nillable(),
	}
}

// Indexes of Job.
func (Job) Indexes() []ent.Index {
	return []ent.Index{
		unique("unique_key"),
		index.Fields("state", "run_at"),
	}
}

// Annotations of Job: no part of the API.
func (Job) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.Skip(entgql.SkipAll)}
}
