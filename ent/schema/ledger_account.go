package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/internal/domain/ledger"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// LedgerAccount is an account of the double-entry ledger (rules §5).
type LedgerAccount struct{ ent.Schema }

// Mixin of LedgerAccount.
func (LedgerAccount) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "acc"}, Owned{}}
}

// Fields of LedgerAccount.
func (LedgerAccount) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		field.String("key").MaxRuneLen(160).NotEmpty().Immutable(),
		field.String("kind").GoType(ledger.Kind("")).Immutable(),
		field.String("currency").GoType(money.Currency("")).MaxRuneLen(3).Immutable(),
		field.String("enrollment_id").MaxRuneLen(40).Optional().Nillable().Immutable(),
		field.String("payout_id").MaxRuneLen(40).Optional().Nillable().Immutable(),
	}
}

// Edges of LedgerAccount.
func (LedgerAccount) Edges() []ent.Edge {
	return []ent.Edge{
		to("program", Program.Type),
		edge.To("enrollment", Enrollment.Type).Unique().Immutable().Field("enrollment_id").Annotations(entsql.OnDelete(entsql.NoAction)),
		edge.To("payout", Payout.Type).Unique().Immutable().Field("payout_id").Annotations(entsql.OnDelete(entsql.NoAction)),
	}
}

// Indexes of LedgerAccount.
func (LedgerAccount) Indexes() []ent.Index {
	return []ent.Index{
		unique("program_id", "key"),
		indexed("enrollment_id"),
	}
}

// Annotations of LedgerAccount: no part of the API.
func (LedgerAccount) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.Skip(entgql.SkipAll)}
}
