package report

import (
	"context"
	"fmt"
	"slices"
	"time"

	"entgo.io/ent/dialect/sql"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/click"
	"github.com/rapporthq/rapport/internal/viewer"
)

// LinkTotals is what a link brought.
type LinkTotals struct {
	// ClickCount counts clicks that are neither bots nor duplicates, and
	// UncountedClickCount the others.
	ClickCount          int
	UncountedClickCount int
	// LastClickAt is the last counted click; nil if there was none.
	LastClickAt *time.Time
}

// LinkTotals returns the totals of the links, by id; a link without clicks, or
// that the viewer may not see, is not in it. Members need PARTNER_READ.
func (s *Service) LinkTotals(ctx context.Context, linkIDs []string) (map[string]LinkTotals, error) {
	if err := reader(ctx, viewer.PartnerRead); err != nil {
		return nil, err
	}
	out := map[string]LinkTotals{}
	for part := range slices.Chunk(linkIDs, chunk) {
		var rows []struct {
			LinkID      string  `json:"link_id"`
			IsBot       bool    `json:"is_bot"`
			IsDuplicate bool    `json:"is_duplicate"`
			Count       int     `json:"count"`
			Last        instant `json:"last"`
		}
		err := s.client.Click.Query().Where(click.LinkIDIn(part...)).
			GroupBy(click.FieldLinkID, click.FieldIsBot, click.FieldIsDuplicate).
			Aggregate(ent.As(ent.Count(), "count"), func(s *sql.Selector) string {
				return sql.As(sql.Max(s.C(click.FieldOccurredAt)), "last")
			}).Scan(ctx, &rows)
		if err != nil {
			return nil, fmt.Errorf("count clicks: %w", err)
		}
		for _, row := range rows {
			totals := out[row.LinkID]
			if row.IsBot || row.IsDuplicate {
				totals.UncountedClickCount += row.Count
			} else {
				last := row.Last.Time
				totals.ClickCount, totals.LastClickAt = row.Count, &last
			}
			out[row.LinkID] = totals
		}
	}
	return out, nil
}
