// Package event records what happened, in the transaction in which it
// happened: the audit log, and the source of notifications and mails. It tells
// nobody itself: of what people are told it leaves a job in the same transaction.
package event

import (
	"context"
	"fmt"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/viewer"
)

// Fact is one thing that happened.
type Fact struct {
	// Kind is "<noun>.<past participle>", such as "enrollment.approved".
	Kind string
	// SubjectID is the row it happened to.
	SubjectID string
	// PartnerID is the partner that may see it; empty if none may.
	PartnerID string
	// Data is what a reader needs besides; never names, addresses, tokens.
	Data map[string]string
}

// Record writes the fact in tx, with the viewer of ctx as its author.
func Record(ctx context.Context, tx *ent.Tx, at time.Time, fact Fact) error {
	create := tx.Event.Create().
		SetCreatedAt(at).
		SetOrganizationID(viewer.From(ctx).OrganizationID).
		SetKind(fact.Kind).
		SetSubjectID(fact.SubjectID).
		SetActor(viewer.From(ctx).Actor()).
		SetData(fact.Data)
	if fact.PartnerID != "" {
		create.SetPartnerID(fact.PartnerID)
	}
	row, err := create.Save(ctx)
	if err != nil {
		return fmt.Errorf("record event %s: %w", fact.Kind, err)
	}
	return tell(ctx, tx, at, row.ID, fact.Kind)
}
