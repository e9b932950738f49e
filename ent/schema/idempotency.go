package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
)

// Idempotency is the first answer to a request with an idempotency key.
type Idempotency struct{ ent.Schema }

// Mixin of Idempotency.
func (Idempotency) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "idk"}, Owned{}, AppendOnly{}}
}

// Fields of Idempotency.
func (Idempotency) Fields() []ent.Field {
	return []ent.Field{
		field.String("key").MaxRuneLen(200).NotEmpty().Immutable(),
		field.String("fingerprint").MaxRuneLen(64).NotEmpty().Immutable(),
		field.String("result_id").MaxRuneLen(40).NotEmpty().Immutable(),
	}
}

// Indexes of Idempotency.
func (Idempotency) Indexes() []ent.Index {
	return []ent.Index{
		unique("key"),
	}
}

// Annotations of Idempotency: no part of the API.
func (Idempotency) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.Skip(entgql.SkipAll)}
}
