package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
)

// Event is what happened, recorded in the transaction in which it happened: the audit log and the source of every message.
type Event struct{ ent.Schema }

// Mixin of Event.
func (Event) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "eve"}, Owned{Rows: rule.Own}, AppendOnly{}}
}

// Fields of Event.
func (Event) Fields() []ent.Field {
	return []ent.Field{
		field.String("kind").MaxRuneLen(60).NotEmpty().Immutable(),
		field.String("subject_id").MaxRuneLen(40).Immutable(),
		field.String("partner_id").MaxRuneLen(40).Optional().Nillable().Immutable(),
		field.String("actor").MaxRuneLen(60).Immutable(),
		field.JSON("data", map[string]string{}).Optional().Immutable(),
	}
}

// Indexes of Event.
func (Event) Indexes() []ent.Index {
	return []ent.Index{
		indexed("created_at"),
		indexed("subject_id", "created_at"),
		indexed("partner_id", "created_at"),
	}
}

// Annotations of Event.
func (Event) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
