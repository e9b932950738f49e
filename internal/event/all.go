package event

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/viewer"
)

// bulk is how many events one statement writes.
const bulk = 400

// RecordAll is Record for many facts of the same instant, in few statements. People
// are told of them in the sums of the day only.
func RecordAll(ctx context.Context, tx *ent.Tx, at time.Time, facts []Fact) error {
	v := viewer.From(ctx)
	for part := range slices.Chunk(facts, bulk) {
		rows := make([]*ent.EventCreate, len(part))
		for i, fact := range part {
			rows[i] = tx.Event.Create().
				SetCreatedAt(at).SetOrganizationID(v.OrganizationID).SetActor(v.Actor()).
				SetKind(fact.Kind).SetSubjectID(fact.SubjectID).SetData(fact.Data)
			if fact.PartnerID != "" {
				rows[i].SetPartnerID(fact.PartnerID)
			}
		}
		if err := tx.Event.CreateBulk(rows...).Exec(ctx); err != nil {
			return fmt.Errorf("record events: %w", err)
		}
	}
	return nil
}
