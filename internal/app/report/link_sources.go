package report

import (
	"cmp"
	"context"
	"fmt"
	"slices"

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
	var rows []struct {
		Sub1  *string `json:"sub1"`
		Count int     `json:"count"`
	}
	err := s.client.Click.Query().
		Where(click.LinkID(linkID), click.IsBot(false), click.IsDuplicate(false)).
		GroupBy(click.FieldSub1).Aggregate(ent.Count()).Scan(ctx, &rows)
	if err != nil {
		return nil, fmt.Errorf("count clicks by sub-id: %w", err)
	}
	bySub := map[string]int{} // none may be stored in two ways
	for _, row := range rows {
		if row.Sub1 == nil {
			row.Sub1 = new("")
		}
		bySub[*row.Sub1] += row.Count
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
