package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/internal/domain/money"
)

// Posting is a positive amount that moved from one account to another.
type Posting struct{ ent.Schema }

// Mixin of Posting.
func (Posting) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "pst"}, Owned{}, AppendOnly{}}
}

// Fields of Posting.
func (Posting) Fields() []ent.Field {
	return []ent.Field{
		ref("transaction_id"),
		ref("from_account_id"),
		ref("to_account_id"),
		field.Int64("amount_minor").Positive().Immutable(),
		field.String("currency").GoType(money.Currency("")).MaxRuneLen(3).Immutable(),
	}
}

// Edges of Posting.
func (Posting) Edges() []ent.Edge {
	return []ent.Edge{
		to("transaction", LedgerTransaction.Type), to("from_account", LedgerAccount.Type), to("to_account", LedgerAccount.Type),
	}
}

// Indexes of Posting.
func (Posting) Indexes() []ent.Index {
	return []ent.Index{
		indexed("transaction_id"),
		indexed("from_account_id"),
		indexed("to_account_id"),
	}
}

// Annotations of Posting: no part of the API.
func (Posting) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.Skip(entgql.SkipAll)}
}
