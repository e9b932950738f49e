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

// ReciprocalReferral is a prospect that the vendor sends to a partner.
type ReciprocalReferral struct{ ent.Schema }

// Mixin of ReciprocalReferral.
func (ReciprocalReferral) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "rec"}, Owned{Rows: rule.Own}, PartnerOwned{}}
}

// Fields of ReciprocalReferral.
func (ReciprocalReferral) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		ref("enrollment_id"),
		field.String("status").GoType(referral.ReciprocalStatus("")),
		field.String("company").MaxRuneLen(120).NotEmpty().Immutable(),
		field.String("contact_name").MaxRuneLen(120).Optional().Immutable(),
		field.String("email").MaxRuneLen(254).Optional().Immutable(),
		field.String("phone").MaxRuneLen(40).Optional().Immutable(),
		field.String("country").MaxRuneLen(2).Optional().Immutable(),
		field.String("website").MaxRuneLen(200).Optional().Immutable(),
		field.Text("message").Optional().Immutable(),
		field.Int64("estimate_minor").Optional().Nillable().Immutable(),
		field.String("currency").GoType(money.Currency("")).MaxRuneLen(3).Immutable(),
		field.Time("consented_at").Optional().Nillable().Immutable(),
		field.String("sent_by").MaxRuneLen(60).Immutable(),
		field.String("decline_reason").GoType(referral.ReciprocalDecline("")).Optional(),
		// What the partner said of it, and what it was worth when it was won.
		field.Text("note").Optional(),
		field.Int64("won_minor").Optional().Nillable(),
		field.Time("answered_at").Optional().Nillable(),
		field.Time("closed_at").Optional().Nillable(),
	}
}

// Edges of ReciprocalReferral.
func (ReciprocalReferral) Edges() []ent.Edge {
	return []ent.Edge{
		to("program", Program.Type), to("enrollment", Enrollment.Type),
	}
}

// Indexes of ReciprocalReferral.
func (ReciprocalReferral) Indexes() []ent.Index {
	return []ent.Index{
		indexed("program_id", "status", "created_at"),
		indexed("program_id", "created_at"),
		indexed("enrollment_id", "created_at"),
	}
}

// Annotations of ReciprocalReferral.
func (ReciprocalReferral) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
