package conversion

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/rapporthq/rapport/ent/conversion"
)

// late is a conversion that occurred before another one of its customer and type
// that is recorded.
type late struct {
	customerID, kind string
	at               time.Time
}

// lateAtOnce is how many of them one statement counts.
const lateAtOnce = 100

// loadLate counts what is recorded up to the instants of late conversions.
func (r *recording) loadLate(ctx context.Context, items []*item) error {
	var wanted []late
	for _, i := range items {
		c := r.byExternalID[i.Customer.ExternalID]
		if c == nil {
			continue
		}
		one := late{c.row.ID, i.Type, r.now}
		if i.OccurredAt != nil {
			one.at = *i.OccurredAt
		}
		if r.isLate(one) && !slices.Contains(wanted, one) {
			wanted = append(wanted, one)
		}
	}
	return r.countBefore(ctx, wanted)
}

// isLate reports whether a later conversion of the customer and type was recorded
// by earlier transactions.
func (w *work) isLate(one late) bool {
	stored := w.totals.loaded[totalKey{conversionsKey, customerScope(one.customerID, one.kind)}]
	return stored.counted > 0 && (stored.lastAt == nil || stored.lastAt.After(one.at))
}

// countBefore counts, for each, what is recorded of the customer and type up to
// the instant.
func (w *work) countBefore(ctx context.Context, wanted []late) error {
	for part := range slices.Chunk(wanted, lateAtOnce) {
		var query strings.Builder
		var args []any
		for n, one := range part {
			if n > 0 {
				query.WriteString(" UNION ALL ")
			}
			at := len(args)
			fmt.Fprintf(&query, `SELECT %d, COUNT(*) FROM "%s" WHERE "organization_id" = $%d AND "customer_id" = $%d AND "type" = $%d AND "occurred_at" <= $%d`,
				n, conversion.Table, at+1, at+2, at+3, at+4)
			args = append(args, w.viewer.OrganizationID, one.customerID, one.kind, one.at.UTC())
		}
		rows, err := w.tx.QueryContext(ctx, query.String(), args...)
		if err != nil {
			return fmt.Errorf("count earlier conversions: %w", err)
		}
		if err := w.readBefore(rows, part); err != nil {
			return err
		}
	}
	return nil
}

func (w *work) readBefore(rows *sql.Rows, part []late) error {
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var n int
		var count int64
		if err := rows.Scan(&n, &count); err != nil {
			return fmt.Errorf("count earlier conversions: %w", err)
		}
		w.before[part[n]] = count
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("count earlier conversions: %w", err)
	}
	return nil
}
