package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// PayoutMethod is how a partner is paid in one currency.
type PayoutMethod struct{ ent.Schema }

// Mixin of PayoutMethod.
func (PayoutMethod) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "pme"}, Owned{Rows: rule.Own}, PartnerOwned{}}
}

// Fields of PayoutMethod.
func (PayoutMethod) Fields() []ent.Field {
	return []ent.Field{
		field.Enum("kind").Values("MANUAL"),
		field.String("currency").GoType(money.Currency("")).MaxRuneLen(3).Immutable(),
		field.String("account_holder").MaxRuneLen(120).NotEmpty(),
		field.String("account_number").MaxRuneLen(60).NotEmpty().Sensitive(),
		field.String("bank_code").MaxRuneLen(20).Optional(),
	}
}

// Edges of PayoutMethod.
func (PayoutMethod) Edges() []ent.Edge {
	return []ent.Edge{
		to("partner", Partner.Type),
	}
}

// Indexes of PayoutMethod.
func (PayoutMethod) Indexes() []ent.Index {
	return []ent.Index{
		unique("partner_id", "currency"),
	}
}

// Annotations of PayoutMethod.
func (PayoutMethod) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
