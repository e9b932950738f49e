// Package schema describes the tables of Rapport, one file per table: fields,
// edges, indexes, nothing clever. What every table shares comes from the
// mixins of this file.
package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"entgo.io/ent/schema/mixin"

	"github.com/rapporthq/rapport/ent/privacy"
	"github.com/rapporthq/rapport/ent/rule"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/id"
)

// Base gives a row its prefixed id and the instant it was made. The instant
// has no default: the use case says it, from its clock.
type Base struct {
	mixin.Schema
	Prefix string
}

// Fields of the mixin.
func (b Base) Fields() []ent.Field {
	prefix := b.Prefix
	return []ent.Field{
		field.String("id").MaxRuneLen(40).NotEmpty().Immutable().
			DefaultFunc(func() string { return id.New(prefix, clock.System{}.Now()) }),
		field.Time("created_at").Immutable(),
	}
}

// Policy of the mixin: nobody unknown sees or changes anything.
func (Base) Policy() ent.Policy {
	return policy(rule.DenyWithoutViewer())
}

// policy applies one rule to queries and mutations.
func policy(one privacy.QueryMutationRule) ent.Policy {
	return privacy.Policy{Query: privacy.QueryPolicy{one}, Mutation: privacy.MutationPolicy{one}}
}

// Owned makes a row belong to an organization, and hides it from every other.
// Rows says what the organization's partners see of the table.
type Owned struct {
	mixin.Schema
	Rows rule.PartnerRows
}

// Policy of the mixin.
func (o Owned) Policy() ent.Policy { return policy(rule.Organization(o.Rows)) }

// Hooks of the mixin.
func (Owned) Hooks() []ent.Hook { return []ent.Hook{rule.OwnCreates} }

// Fields of the mixin.
func (Owned) Fields() []ent.Field {
	return []ent.Field{field.String("organization_id").MaxRuneLen(40).NotEmpty().Immutable()}
}

// PartnerOwned makes a row belong to one partner, who may see it. Rows that nobody
// lists by partner are unlisted: they have no index for it.
type PartnerOwned struct {
	mixin.Schema
	Unlisted bool
}

// Fields of the mixin.
func (PartnerOwned) Fields() []ent.Field {
	return []ent.Field{field.String("partner_id").MaxRuneLen(40).NotEmpty().Immutable()}
}

// Indexes of the mixin.
func (p PartnerOwned) Indexes() []ent.Index {
	if p.Unlisted {
		return nil
	}
	return []ent.Index{index.Fields("organization_id", "partner_id")}
}

// AppendOnly refuses every update and delete: facts, postings, histories.
type AppendOnly struct{ mixin.Schema }

// Hooks of the mixin.
func (AppendOnly) Hooks() []ent.Hook { return []ent.Hook{rule.RefuseChanges} }

// ref is a required foreign key's column; its edge is made by to.
func ref(name string) ent.Field {
	return field.String(name).MaxRuneLen(40).NotEmpty().Immutable()
}

// optional is a nullable foreign key's column.
func optional(name string) ent.Field {
	return field.String(name).MaxRuneLen(40).Optional().Nillable()
}

// to is the edge of a column made by ref.
func to(name string, target any) ent.Edge {
	return edge.To(name, target).Unique().Required().Immutable().Field(name + "_id").
		Annotations(entsql.OnDelete(entsql.NoAction))
}

// maybe is the edge of a column made by optional.
func maybe(name string, target any) ent.Edge {
	return edge.To(name, target).Unique().Field(name + "_id").Annotations(entsql.OnDelete(entsql.NoAction))
}

// unique is a unique index; every one begins with the organization.
func unique(fields ...string) ent.Index {
	return index.Fields(append([]string{"organization_id"}, fields...)...).Unique()
}

// indexed is an index; every one begins with the organization.
func indexed(fields ...string) ent.Index {
	return index.Fields(append([]string{"organization_id"}, fields...)...)
}
