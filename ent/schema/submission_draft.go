package schema

import (
	"entgo.io/contrib/entgql"
	"entgo.io/ent"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"

	"github.com/rapporthq/rapport/ent/rule"
)

// SubmissionDraft is a submission that a person has begun and not sent.
type SubmissionDraft struct{ ent.Schema }

// Mixin of SubmissionDraft.
func (SubmissionDraft) Mixin() []ent.Mixin {
	return []ent.Mixin{Base{Prefix: "sdr"}, Owned{Rows: rule.Own}, PartnerOwned{}}
}

// Fields of SubmissionDraft.
func (SubmissionDraft) Fields() []ent.Field {
	return []ent.Field{
		ref("program_id"),
		ref("enrollment_id"),
		ref("user_id"),
		field.Text("body").NotEmpty(),
		field.Time("updated_at"),
	}
}

// Edges of SubmissionDraft.
func (SubmissionDraft) Edges() []ent.Edge {
	return []ent.Edge{
		to("enrollment", Enrollment.Type),
	}
}

// Indexes of SubmissionDraft.
func (SubmissionDraft) Indexes() []ent.Index {
	return []ent.Index{
		unique("enrollment_id", "user_id"),
	}
}

// Annotations of SubmissionDraft.
func (SubmissionDraft) Annotations() []schema.Annotation {
	return []schema.Annotation{entgql.RelayConnection()}
}
