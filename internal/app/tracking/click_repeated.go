package tracking

import (
	"context"
	"slices"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/click"
	"github.com/rapporthq/rapport/ent/predicate"
	"github.com/rapporthq/rapport/internal/db"
)

// findRepeated tells each click, in order of time, which counted one it repeats:
// one of the table, or an earlier one of these.
func findRepeated(ctx context.Context, tx *ent.Tx, rows []*fact) error {
	before, err := countedBefore(ctx, tx, rows)
	if err != nil {
		return err
	}
	for _, f := range rows {
		f.isDuplicate, f.repeats = false, ""
		for _, hash := range f.hashes() {
			for _, one := range before[visitKey{f.LinkID, hash}] {
				if !f.isDuplicate && isRepeated(one.at, f.OccurredAt) {
					f.isDuplicate, f.repeats = true, one.clickID
				}
			}
		}
		if f.isCounted() {
			key := visitKey{f.LinkID, f.Hash}
			before[key] = append(before[key], counted{f.ID, f.OccurredAt})
		}
	}
	return nil
}

// countedBefore are the counted clicks of the table that may be repeated, by who
// clicked on what.
func countedBefore(ctx context.Context, tx *ent.Tx, rows []*fact) (map[visitKey][]counted, error) {
	out := map[visitKey][]counted{}
	if len(rows) == 0 {
		return out, nil
	}
	var hashes []string
	for _, f := range rows {
		hashes = append(hashes, f.hashes()...)
	}
	slices.Sort(hashes)
	since, until := rows[0].OccurredAt.Add(-duplicateWithin), rows[len(rows)-1].OccurredAt.Add(duplicateWithin)
	for part := range slices.Chunk(slices.Compact(hashes), pastChunk) {
		found, err := tx.Click.Query().Where(
			db.AnyOf[predicate.Click](click.FieldVisitorHash, part), click.OccurredAtGT(since), click.OccurredAtLT(until),
			click.IsBot(false), click.IsDuplicate(false),
		).Order(click.ByOccurredAt(), click.ByID()).
			Select(click.FieldID, click.FieldLinkID, click.FieldVisitorHash, click.FieldOccurredAt).All(ctx)
		if err != nil {
			return nil, failed("look for counted clicks", err)
		}
		for _, one := range found {
			key := visitKey{one.LinkID, one.VisitorHash}
			out[key] = append(out[key], counted{one.ID, one.OccurredAt})
		}
	}
	return out, nil
}
