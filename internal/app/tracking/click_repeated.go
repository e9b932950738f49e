package tracking

import (
	"cmp"
	"context"
	"slices"
	"time"

	"entgo.io/ent/dialect"
	"github.com/lib/pq"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/click"
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
		find := findCounted
		if tx.Dialect() == dialect.Postgres {
			find = probeCounted
		}
		found, err := find(ctx, tx, rows[0].OrganizationID, part, since, until)
		if err != nil {
			return nil, failed("look for counted clicks", err)
		}
		for _, one := range found {
			key := visitKey{one.LinkID, one.VisitorHash}
			out[key] = append(out[key], counted{one.ID, one.OccurredAt})
		}
	}
	for _, clicks := range out {
		slices.SortFunc(clicks, func(a, b counted) int {
			return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.clickID, b.clickID))
		})
	}
	return out, nil
}

// findCounted returns the counted clicks of the visitors between the instants.
func findCounted(ctx context.Context, tx *ent.Tx, _ string, hashes []string, since, until time.Time) ([]*ent.Click, error) {
	return tx.Click.Query().Where(
		click.VisitorHashIn(hashes...), click.OccurredAtGT(since), click.OccurredAtLT(until),
		click.IsBot(false), click.IsDuplicate(false),
	).Select(click.FieldID, click.FieldLinkID, click.FieldVisitorHash, click.FieldOccurredAt).All(ctx)
}

// probe looks each visitor up in the index. The planner, left alone, reads all clicks
// of the two hours and compares each with the whole list: it cannot know that nearly
// all visitors are new.
const probe = `SELECT found.id, found.link_id, found.visitor_hash, found.occurred_at
FROM unnest($2::text[]) AS wanted(hash) CROSS JOIN LATERAL (
	SELECT id, link_id, visitor_hash, occurred_at FROM clicks
	WHERE organization_id = $1 AND visitor_hash = wanted.hash AND occurred_at > $3 AND occurred_at < $4
		AND NOT is_bot AND NOT is_duplicate
	OFFSET 0
) AS found`

// probeCounted is findCounted on PostgreSQL.
func probeCounted(ctx context.Context, tx *ent.Tx, organizationID string, hashes []string, since, until time.Time) (out []*ent.Click, err error) {
	rows, err := tx.QueryContext(ctx, probe, organizationID, pq.StringArray(hashes), since, until)
	if err != nil {
		return nil, err
	}
	defer func() { err = cmp.Or(err, rows.Err(), rows.Close()) }()
	for rows.Next() {
		one := new(ent.Click)
		if err := rows.Scan(&one.ID, &one.LinkID, &one.VisitorHash, &one.OccurredAt); err != nil {
			return nil, err
		}
		out = append(out, one)
	}
	return out, nil
}
