package conversion_test

import (
	"context"
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/testkit"
)

// A customer who buys every day by a new click must not make each recording read
// all decisions of the past.
func TestRecordingReadsNoMoreWithHistory(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada := b.partner("ada")
		open := b.record(b.input("sale", "cus-1"))
		var read atomic.Int64
		d.Client.Decision.Intercept(ent.InterceptFunc(func(next ent.Querier) ent.Querier {
			return ent.QuerierFunc(func(ctx context.Context, q ent.Query) (ent.Value, error) {
				v, err := next.Query(ctx, q)
				if rows, ok := v.([]*ent.Decision); ok {
					read.Add(int64(len(rows)))
				}
				return v, err
			})
		}))
		var reads []int64
		for day := range 8 {
			b.clock.Advance(24 * time.Hour)
			visitor := fmt.Sprintf("vis-%d", day)
			b.click(ada, visitor, b.clock.Now())
			read.Store(0)
			b.record(b.input("sale", "cus-1", byVisitor(visitor)))
			reads = append(reads, read.Load())
		}
		// The first sale is older than the clicks, so it stays nobody's.
		require.False(t, open.QueryDecisions().FirstX(b.System()).IsAttributed)
		require.Equal(t, reads[2], reads[7], "%v", reads)
		b.unchanged()
	})
}
