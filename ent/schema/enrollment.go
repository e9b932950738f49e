package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
)

// Enrollment is a partner's membership in a program, with status, group and tier.
type Enrollment struct{ ent.Schema }

// Mixin of Enrollment.
func (Enrollment) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "enr"}, Owned{Rows: rule.Own}, PartnerOwned{}}
}

// Fields of Enrollment.
func (Enrollment) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		field.Enum("status").Values("APPLIED", "APPROVED", "REJECTED", "SUSPENDED", "BANNED"),
		optional("group_id"),
		optional("tier_id"),
		optional("plan_id"),
		optional("recruiter_id"),
		field.String("source").MaxRuneLen(40).Default("APPLICATION").Immutable(),
		field.Text("application").Optional().Immutable(),
		field.String("reject_reason").MaxRuneLen(500).Optional(),
		field.Time("approved_at").Optional().Nillable(),
		field.Time("tier_since").Optional().Nillable(),
		optional("floor_tier_id"),
		// A pin fixes the tier until an instant, or for ever.
		optional("pin_tier_id"),
		field.Time("pin_until").Optional().Nillable(),
		field.String("pin_reason").MaxRuneLen(500).Optional(),
		// A demotion that was announced: to which tier, and when it is due.
		optional("demotion_tier_id"),
		field.Time("demotion_at").Optional().Nillable(),
		// When a review of the tier was last settled, since the tier was entered.
		field.Time("reviewed_at").Optional().Nillable(),
		field.Int64("payout_minimum_minor").Optional().Nillable(),
	}
}

// Edges of Enrollment.
func (Enrollment) Edges() []ent.Edge {
	return []ent.Edge{
		edge.To("program", Program.Type).Unique().Required().Immutable().Field("program_id").Annotations(entsql.OnDelete(entsql.NoAction)),
		edge.To("partner", Partner.Type).Unique().Required().Immutable().Field("partner_id").Annotations(entsql.OnDelete(entsql.NoAction)),
		maybe("group", Group.Type), maybe("tier", Tier.Type), maybe("plan", Plan.Type),
		maybe("floor_tier", Tier.Type), maybe("pin_tier", Tier.Type), maybe("demotion_tier", Tier.Type),
		edge.To("recruits", Enrollment.Type).From("recruiter").Unique().Field("recruiter_id").Annotations(entgql.Skip()),
		edge.From("links", Link.Type).Ref("enrollment").Annotations(entgql.Skip()),
		edge.From("codes", Code.Type).Ref("enrollment").Annotations(entgql.Skip()),
	}
}

// Indexes of Enrollment.
func (Enrollment) Indexes() []ent.Index {
	return []ent.Index{
		unique("program_id", "partner_id"),
		indexed("program_id", "status", "created_at"),
		indexed("tier_id"),
		indexed("group_id"),
		indexed("recruiter_id"),
	}
}

// Annotations of Enrollment.
func (Enrollment) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
