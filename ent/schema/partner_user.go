package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"

	"github.com/rapporthq/rapport/ent/rule"
	"github.com/rapporthq/rapport/internal/viewer"
)

// PartnerUser is a person of a partner who may sign in to the portal.
type PartnerUser struct{ ent.Schema }

// Mixin of PartnerUser.
func (PartnerUser) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "pus"}, Owned{Rows: rule.Own}, PartnerOwned{}}
}

// Fields of PartnerUser.
func (PartnerUser) Fields() []ent.Field {
	return []ent.Field{
		ref("user_id"),
		field.String("role").GoType(viewer.Role("")),
	}
}

// Edges of PartnerUser.
func (PartnerUser) Edges() []ent.Edge {
	return []ent.Edge{
		to("user", User.Type), to("partner", Partner.Type),
	}
}

// Indexes of PartnerUser.
func (PartnerUser) Indexes() []ent.Index {
	return []ent.Index{
		unique("partner_id", "user_id"),
		index.Fields("user_id"),
	}
}

// Annotations of PartnerUser.
func (PartnerUser) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
