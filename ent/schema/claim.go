package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/domain/referral"
)

// Claim is a partner's request to be credited for something missed.
type Claim struct{ ent.Schema }

// Mixin of Claim.
func (Claim) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "clm"}, Owned{Rows: rule.Own}, PartnerOwned{}}
}

// Fields of Claim.
func (Claim) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		ref("enrollment_id"),
		field.String("status").GoType(referral.ClaimStatus("")),
		// What the partner says happened.
		field.String("order_id").MaxRuneLen(200).Optional(),
		field.String("customer_email").MaxRuneLen(254).Optional(),
		field.String("day").MaxRuneLen(10).NotEmpty(),
		field.Int64("amount_minor").Optional().Nillable(),
		field.String("currency").GoType(money.Currency("")).MaxRuneLen(3).Optional(),
		field.Text("evidence").NotEmpty(),
		// What the vendor asked, the partner answered, and the vendor decided.
		field.Text("question").Optional(),
		field.Text("answer").Optional(),
		optional("conversion_id"),
		field.String("decline_reason").GoType(referral.DeclineReason("")).Optional(),
		field.Text("note").Optional(),
		field.Time("due_at"),
		field.Time("decided_at").Optional().Nillable(),
		field.String("decided_by").MaxRuneLen(60).Optional(),
		// What is claimed, while it is not decided: nobody claims the same twice at once.
		field.String("open_key").MaxRuneLen(300).Optional().Nillable(),
	}
}

// Edges of Claim.
func (Claim) Edges() []ent.Edge {
	return []ent.Edge{
		to("program", Program.Type), to("enrollment", Enrollment.Type), maybe("conversion", Conversion.Type),
	}
}

// Indexes of Claim.
func (Claim) Indexes() []ent.Index {
	return []ent.Index{
		indexed("program_id", "status", "due_at"),
		indexed("enrollment_id", "created_at"),
		unique("enrollment_id", "open_key"),
	}
}

// Annotations of Claim.
func (Claim) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
