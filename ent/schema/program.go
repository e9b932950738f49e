package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/destination"
	"github.com/rapporthq/rapport/internal/domain/fraud"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/domain/site"
	"github.com/rapporthq/rapport/internal/domain/tier"
)

// Program is one partner program with its currency and settings.
type Program struct{ ent.Schema }

// Mixin of Program.
func (Program) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "prg"}, Owned{Rows: rule.Programs}}
}

// Fields of Program.
func (Program) Fields() []ent.Field {
	return []ent.Field{
		field.String("name").MaxRuneLen(120).NotEmpty(),
		field.String("slug").MaxRuneLen(60).NotEmpty(),
		field.String("currency").GoType(money.Currency("")).MaxRuneLen(3).Immutable(),
		field.String("time_zone").MaxRuneLen(60).Default("UTC"),
		field.String("site_url").MaxRuneLen(500).NotEmpty(),
		field.Text("description").Optional(),
		field.Text("terms").Optional(),
		field.String("accent_color").MaxRuneLen(7).Default("#2f5bd7"),
		field.String("attribution_model").GoType(attribution.Model("")).Default(string(attribution.ModelLast)),
		field.String("credit_scope").GoType(attribution.CreditScope("")).Default(string(attribution.ScopeCustomer)),
		field.Int("window_days").Default(60),
		field.Int("half_life_days").Default(7),
		field.JSON("touch_priority", []attribution.Kind{}),
		field.Int("hold_days").Default(30),
		field.Bool("excludes_tax").Default(true),
		field.Bool("excludes_shipping").Default(true),
		field.Bool("needs_commission_approval").Default(false),
		field.Bool("approves_partners").Default(false),
		field.JSON("allowed_hosts", []string{}),
		field.JSON("query_parameters", []string{}),
		// What links say to the site's statistics unless they say it themselves, and
		// sets of values to choose from.
		field.JSON("utm", destination.UTM{}).Optional(),
		field.JSON("utm_templates", []destination.Template{}).Optional(),
		// The short domain that links are shown with; empty for the server's own host.
		field.String("short_host").MaxRuneLen(253).Optional(),
		// Whether the script asks before it keeps anything in a visitor's browser.
		field.String("consent_mode").GoType(site.Consent("")).MaxRuneLen(10).Default(string(site.ConsentNone)),
		// What the secret for reports of pages is derived of; none: pages may not report.
		field.String("site_key").MaxRuneLen(60).Optional().Sensitive(),
		field.Time("site_key_at").Optional().Nillable(),
		field.Int64("payout_minimum_minor").Default(0),
		field.Int("payout_day").Default(1),
		field.Int64("four_eyes_minor").Optional().Nillable(),
		field.Int("protection_days").Default(90),
		field.Bool("partners_move_referrals").Default(false),
		field.String("tier_review").GoType(tier.Review("")).MaxRuneLen(20).Default(string(tier.ReviewQuarter)),
		field.String("tier_demotion").GoType(tier.Demotion("")).MaxRuneLen(20).Default(string(tier.DemotionStep)),
		field.Int("tier_grace_days").Default(30),
		field.Bool("needs_tax_form").Default(false),
		// Where partners write to about the program, and send their tax forms.
		field.String("contact_email").MaxRuneLen(254).Optional(),
		// Who pays, on statements and in bank files.
		field.String("payer_name").MaxRuneLen(120).Optional(),
		field.Text("payer_address").Optional(),
		field.String("payer_tax_number").MaxRuneLen(60).Optional(),
		field.String("payer_account_number").MaxRuneLen(60).Optional().Sensitive(),
		field.String("payer_bank_code").MaxRuneLen(20).Optional(),
		// What a partner sends to introduce a prospect: a template, or the product's own if empty.
		field.String("introduction_subject").MaxRuneLen(200).Optional(),
		field.Text("introduction_text").Optional(),
		field.JSON("fraud_rules", fraud.Rules{}).Optional(),
		optional("logo_id"),
		optional("plan_id"),
		field.Int64("sequence").Default(0),
		field.Int64("payout_sequence").Default(0),
		field.Time("archived_at").Optional().Nillable(),
	}
}

// Edges of Program.
func (Program) Edges() []ent.Edge {
	return []ent.Edge{
		maybe("plan", Plan.Type),
		edge.From("event_types", EventType.Type).Ref("program").Annotations(entgql.Skip()),
		edge.From("enrollments", Enrollment.Type).Ref("program").Annotations(entgql.Skip()),
	}
}

// Indexes of Program.
func (Program) Indexes() []ent.Index {
	return []ent.Index{
		unique("slug"),
	}
}

// Annotations of Program.
func (Program) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
