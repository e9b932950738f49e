package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/internal/domain/money"
)

// ExchangeRate is units of the program's currency for one unit of another, on a day.
type ExchangeRate struct{ ent.Schema }

// Mixin of ExchangeRate.
func (ExchangeRate) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "fxr"}, Owned{}}
}

// Fields of ExchangeRate.
func (ExchangeRate) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		field.String("currency").GoType(money.Currency("")).MaxRuneLen(3).Immutable(),
		field.String("day").MaxRuneLen(10).NotEmpty().Immutable(),
		field.String("rate").MaxRuneLen(40).NotEmpty(),
		field.String("source").MaxRuneLen(60).NotEmpty(),
		field.String("actor").MaxRuneLen(60).Optional(),
	}
}

// Edges of ExchangeRate.
func (ExchangeRate) Edges() []ent.Edge {
	return []ent.Edge{
		to("program", Program.Type),
	}
}

// Indexes of ExchangeRate.
func (ExchangeRate) Indexes() []ent.Index {
	return []ent.Index{
		unique("program_id", "currency", "day"),
	}
}

// Annotations of ExchangeRate: no part of the API.
func (ExchangeRate) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.Skip(entgql.SkipAll)}
}
