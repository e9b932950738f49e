package tracking

import (
	"context"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/click"
)

// visitOf is one visitor on one link.
type visitOf struct{ linkID, visitorID string }

// markDuplicates compares the rows, which are in order of time, with the
// counted clicks of their visitors in the table and with each other.
func markDuplicates(ctx context.Context, tx *ent.Tx, rows []*fact) error {
	counted := map[visitOf][]time.Time{}
	for chunk := range slices.Chunk(rows, pastChunk) {
		ids := make([]string, len(chunk))
		for i, row := range chunk {
			ids[i] = row.VisitorID
		}
		from, to := chunk[0].OccurredAt.Add(-duplicateWithin), chunk[len(chunk)-1].OccurredAt
		found, err := tx.Click.Query().Where(
			click.VisitorIDIn(ids...), click.OccurredAtGT(from), click.OccurredAtLTE(to),
			click.IsBot(false), click.IsDuplicate(false),
		).Select(click.FieldID, click.FieldLinkID, click.FieldVisitorID, click.FieldOccurredAt).All(ctx)
		if err != nil {
			return failed("look for earlier clicks", err)
		}
		for _, one := range found {
			key := visitOf{one.LinkID, one.VisitorID}
			counted[key] = append(counted[key], one.OccurredAt)
		}
	}
	for _, row := range rows {
		key := visitOf{row.LinkID, row.VisitorID}
		row.isDuplicate = slices.ContainsFunc(counted[key], func(at time.Time) bool {
			return !at.After(row.OccurredAt) && row.OccurredAt.Sub(at) < duplicateWithin
		})
		if row.isCounted() {
			counted[key] = append(counted[key], row.OccurredAt)
		}
	}
	return nil
}
