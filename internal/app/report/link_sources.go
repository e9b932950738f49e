package report

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"entgo.io/ent/dialect/sql"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/click"
	"github.com/rapporthq/rapport/internal/viewer"
)

// LinkSource is what came through a link with one value of sub1.
type LinkSource struct {
	// Sub1 is empty for visits without one.
	Sub1 string
	// ClickCount counts clicks that are neither bots nor duplicates.
	ClickCount int
}

// maxSources is how many values of sub1 are told at most.
const maxSources = 20

// LinkSources returns what came through a link by sub1, the most clicks first, at
// most 20. Members need PARTNER_READ; of a link that the viewer may not see it
// returns nothing.
func (s *Service) LinkSources(ctx context.Context, linkID string) ([]*LinkSource, error) {
	if err := reader(ctx, viewer.PartnerRead); err != nil {
		return nil, err
	}
	bySub := map[string]int{}
	var rows []struct {
		Sub1  string `json:"sub1"`
		Count int    `json:"count"`
	}
	err := s.client.Click.Query().
		Where(click.LinkID(linkID), withSub, click.IsBot(false), click.IsDuplicate(false)).
		GroupBy(click.FieldSub1).Aggregate(ent.Count()).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("count clicks by sub-id: %w", err)
	}
	// Those without one are the rest: nobody has to read them.
	totals, err := s.LinkTotals(ctx, []string{linkID})
	if err != nil {
		return nil, err
	}
	without := totals[linkID].ClickCount
	for _, row := range rows {
		bySub[row.Sub1] = row.Count
		without -= row.Count
	}
	if without > 0 {
		bySub[""] = without
	}
	out := make([]*LinkSource, 0, len(bySub))
	for sub, count := range bySub {
		out = append(out, &LinkSource{Sub1: sub, ClickCount: count})
	}
	slices.SortFunc(out, func(a, b *LinkSource) int {
		return cmp.Or(cmp.Compare(b.ClickCount, a.ClickCount), cmp.Compare(a.Sub1, b.Sub1))
	})
	return out[:min(len(out), maxSources)], nil
}

// withSub keeps clicks with a sub1, in the words of the index that has only these.
func withSub(q *sql.Selector) { q.Where(sql.ExprP(q.C(click.FieldSub1) + " <> ''")) }
