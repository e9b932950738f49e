package conversion_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/testkit"
)

func TestRecord(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		ada, bob := b.partner("ada"), b.partner("bob")
		b.click(bob, "vis_1", start.Add(-3*time.Hour))
		b.click(ada, "vis_1", start.Add(-2*time.Hour))

		sale := b.record(b.input("sale", "cus-1", byVisitor("vis_1"), at(start.Add(-time.Hour))))

		require.Equal(t, int64(10000), sale.AmountMinor)
		require.Equal(t, 1, sale.Ordinal)
		require.Equal(t, []line{{ada.ID, commission.KindEarned, commission.StatusPending, 1000}}, b.lines())
		decisions, err := b.service.CurrentDecisions(b.admin, []string{sale.ID})
		require.NoError(t, err)
		d1 := decisions[sale.ID]
		require.Equal(t, attribution.OutcomeTouches, d1.Attribution.Outcome)
		require.Len(t, d1.Attribution.Touches, 2)
		require.Equal(t, []string{"2026-03-10 1 10000"}, b.figures(ada, "revenue"))
		require.Equal(t, []string{"2026-03-10 1 0"}, b.figures(ada, "conversions:sale"))
		require.Equal(t, [][]string{{ada.ID}}, b.tiers.calls)
		b.sound()

		again := b.record(b.input("sale", "cus-1", at(start)))
		require.Equal(t, 2, again.Ordinal)
		decisions, err = b.service.CurrentDecisions(b.admin, []string{again.ID})
		require.NoError(t, err)
		require.Equal(t, attribution.OutcomeInherited, decisions[again.ID].Attribution.Outcome)
		require.Equal(t, []string{"2026-03-10 2 20000"}, b.figures(ada, "revenue"))
		b.sound()
	})
}

func TestRecordRepeats(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		b.partner("ada")
		in := b.input("sale", "cus-1", byCode("Ada!"))
		in.IdempotencyKey = "key-1"
		first := b.record(in)
		require.Len(t, b.lines(), 1)

		b.clock.Advance(time.Hour)
		second, err := b.service.Record(b.admin, in)
		require.NoError(t, err)
		require.True(t, second.Repeated)
		require.Equal(t, first.ID, second.Conversion.ID)
		require.Len(t, b.lines(), 1)

		other := in
		other.ExternalID = "order-other"
		_, err = b.service.Record(b.admin, other)
		requireError(t, err, "IDEMPOTENCY_CONFLICT", "input", "idempotencyKey")
		other = in
		other.IdempotencyKey, other.Customer = "key-2", conversion.CustomerInput{ExternalID: "cus-2"}
		_, err = b.service.Record(b.admin, other)
		requireError(t, err, "IDEMPOTENCY_CONFLICT", "input", "externalId")
		require.Len(t, b.lines(), 1)
		require.Equal(t, 1, b.Client.Customer.Query().CountX(b.System()))
		b.sound()
	})
}
