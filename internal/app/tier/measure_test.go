package tier_test

import (
	"context"
	"fmt"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/domain/tier"
	"github.com/rapporthq/rapport/internal/testkit"
)

// A night's evaluation must not ask once per partner.
func TestManyPartnersAreMeasuredAtOnce(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	b.tier(t, "Silver", tier.CalendarMonth, asks(tier.ActiveCustomers, "2"), asks(tier.WonReferrals, "1"), asks(tier.ConversionRate, "1"))
	var queries atomic.Int64
	b.Client.Intercept(ent.InterceptFunc(func(next ent.Querier) ent.Querier {
		return ent.QuerierFunc(func(ctx context.Context, q ent.Query) (ent.Value, error) {
			queries.Add(1)
			return next.Query(ctx, q)
		})
	}))
	require.NoError(t, b.service.EvaluateProgram(b.owner, b.program.ID))
	one := queries.Load()
	for i := range 5 {
		b.enroll(t, fmt.Sprint("partner", i))
	}
	queries.Store(0)
	require.NoError(t, b.service.EvaluateProgram(b.owner, b.program.ID))
	require.Equal(t, one, queries.Load())
}
