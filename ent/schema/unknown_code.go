package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
)

// UnknownCode is a short code that somebody opened and that no link has.
type UnknownCode struct{ ent.Schema }

// Mixin of UnknownCode.
func (UnknownCode) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "unk"}, Owned{}}
}

// Fields of UnknownCode.
func (UnknownCode) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		field.String("code").MaxRuneLen(80).NotEmpty().Immutable(),
		field.Int64("hits").Default(0),
		field.Time("seen_at"),
		field.Time("resolved_at").Optional().Nillable(),
	}
}

// Edges of UnknownCode.
func (UnknownCode) Edges() []ent.Edge {
	return []ent.Edge{
		to("program", Program.Type),
	}
}

// Indexes of UnknownCode.
func (UnknownCode) Indexes() []ent.Index {
	return []ent.Index{
		unique("program_id", "code"),
	}
}

// Annotations of UnknownCode.
func (UnknownCode) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
