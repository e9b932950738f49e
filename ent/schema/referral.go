package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"github.com/rapporthq/rapport/ent/rule"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/domain/referral"
)

// Referral is a prospect in the pipeline, brought by a partner.
type Referral struct{ ent.Schema }

// Mixin of Referral.
func (Referral) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "ref"}, Owned{Rows: rule.Own}, PartnerOwned{}}
}

// Fields of Referral.
func (Referral) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		ref("enrollment_id"),
		optional("customer_id"),
		field.String("stage_id").MaxRuneLen(40).NotEmpty(),
		field.String("status").GoType(referral.Status("")),
		field.String("source").MaxRuneLen(20).NotEmpty().Immutable(),
		field.String("name").MaxRuneLen(120).NotEmpty(),
		field.String("company").MaxRuneLen(120).Optional(),
		field.String("email").MaxRuneLen(254).Optional(),
		field.String("country").MaxRuneLen(2).Optional(),
		// What a partner submitted beside.
		field.String("contact_name").MaxRuneLen(120).Optional(),
		field.String("phone").MaxRuneLen(40).Optional(),
		field.String("website").MaxRuneLen(200).Optional(),
		field.String("expected_close").MaxRuneLen(10).Optional(),
		field.Text("message").Optional(),
		field.JSON("answers", map[string]string{}).Optional(),
		field.Time("consented_at").Optional().Nillable(),
		field.Time("submitted_at").Optional().Nillable(),
		field.String("external_id").MaxRuneLen(200).Optional().Nillable().Immutable(),
		field.String("fingerprint").MaxRuneLen(64).Optional().Immutable(),
		// The forms in which prospects are compared.
		field.String("email_key").MaxRuneLen(254).Optional(),
		field.String("email_domain").MaxRuneLen(254).Optional(),
		field.String("site_domain").MaxRuneLen(254).Optional(),
		field.String("company_key").MaxRuneLen(120).Optional(),
		field.String("customer_external_id").MaxRuneLen(200).Optional(),
		// What the vendor said to it.
		field.Text("question").Optional(),
		field.String("reject_reason").GoType(referral.RejectReason("")).Optional(),
		field.Time("decided_at").Optional().Nillable(),
		field.String("decided_by").MaxRuneLen(60).Optional(),
		field.Time("protected_from").Optional().Nillable(),
		field.Time("protected_until").Optional().Nillable(),
		field.Time("reminded_at").Optional().Nillable(),
		field.Time("unprotected_at").Optional().Nillable(),
		field.Int64("estimate_minor").Optional().Nillable(),
		field.String("currency").GoType(money.Currency("")).MaxRuneLen(3),
		field.Time("opened_at").Immutable(),
		field.Time("stage_since"),
		field.Time("closed_at").Optional().Nillable(),
	}
}

// Edges of Referral.
func (Referral) Edges() []ent.Edge {
	return []ent.Edge{
		to("program", Program.Type), to("enrollment", Enrollment.Type), maybe("customer", Customer.Type),
		edge.To("stage", Stage.Type).Unique().Required().Field("stage_id").Annotations(entsql.OnDelete(entsql.NoAction)),
	}
}

// Indexes of Referral.
func (Referral) Indexes() []ent.Index {
	return []ent.Index{
		unique("customer_id"),
		indexed("enrollment_id", "opened_at"),
		indexed("program_id", "stage_id"),
		indexed("program_id", "opened_at"),
		indexed("program_id", "status", "opened_at"),
		indexed("program_id", "email_key"),
		indexed("program_id", "email_domain"),
		indexed("program_id", "site_domain"),
		indexed("program_id", "company_key"),
		indexed("program_id", "customer_external_id"),
		indexed("program_id", "protected_until"),
		// A company may have brought many customers; few referrals of it are protected.
		protected("email_domain"), protected("site_domain"),
		unique("enrollment_id", "external_id"),
	}
}

// protected is an index of referrals that are or were protected.
func protected(field string) ent.Index {
	return index.Fields("organization_id", "program_id", field).StorageKey("referral_protected_" + field).
		Annotations(entsql.IndexWhere("protected_from IS NOT NULL"))
}

// Annotations of Referral.
func (Referral) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
