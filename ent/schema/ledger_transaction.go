package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
)

// LedgerTransaction is one balanced set of postings; its key makes a retry harmless.
type LedgerTransaction struct{ ent.Schema }

// Mixin of LedgerTransaction.
func (LedgerTransaction) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "ltx"}, Owned{}, AppendOnly{}}
}

// Fields of LedgerTransaction.
func (LedgerTransaction) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		field.String("key").MaxRuneLen(160).NotEmpty().Immutable(),
		field.String("commission_id").MaxRuneLen(40).Optional().Nillable().Immutable(),
		field.String("payout_id").MaxRuneLen(40).Optional().Nillable().Immutable(),
	}
}

// Edges of LedgerTransaction.
func (LedgerTransaction) Edges() []ent.Edge {
	return []ent.Edge{
		to("program", Program.Type),
		edge.To("commission", Commission.Type).Unique().Immutable().Field("commission_id").Annotations(entsql.OnDelete(entsql.NoAction)),
		edge.To("payout", Payout.Type).Unique().Immutable().Field("payout_id").Annotations(entsql.OnDelete(entsql.NoAction)),
	}
}

// Indexes of LedgerTransaction.
func (LedgerTransaction) Indexes() []ent.Index {
	return []ent.Index{
		unique("key"),
		indexed("program_id", "created_at"),
		indexed("program_id", "commission_id"),
	}
}

// Annotations of LedgerTransaction: no part of the API.
func (LedgerTransaction) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.Skip(entgql.SkipAll)}
}
