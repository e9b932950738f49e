package report

import (
	"context"
	"fmt"
	"slices"
	"time"

	"entgo.io/ent/dialect/sql"

	"github.com/rapporthq/rapport/ent/clickday"
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
			LinkID    string   `json:"link_id"`
			Counted   int      `json:"counted"`
			Uncounted int      `json:"uncounted"`
			Last      *instant `json:"last"`
		}
		err := s.client.ClickDay.Query().Where(clickday.LinkIDIn(part...)).GroupBy(clickday.FieldLinkID).
			Aggregate(whole(clickday.FieldCounted, "counted"), whole(clickday.FieldUncounted, "uncounted"),
				func(s *sql.Selector) string { return sql.As(sql.Max(s.C(clickday.FieldLastAt)), "last") },
			).Scan(ctx, &rows)
		if err != nil {
			return nil, fmt.Errorf("count clicks: %w", err)
		}
		for _, row := range rows {
			totals := LinkTotals{ClickCount: row.Counted, UncountedClickCount: row.Uncounted}
			if row.Last != nil {
				totals.LastClickAt = &row.Last.Time
			}
			out[row.LinkID] = totals
		}
	}
	return out, nil
}
