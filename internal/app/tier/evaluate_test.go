package tier_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/ent/event"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/metric"
	"github.com/rapporthq/rapport/internal/domain/tier"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

func TestEvaluatePromotesAtOnceAndKeepsTheMove(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		silver := b.tier(t, "Silver", tier.Lifetime, asks(tier.NetRevenue, "100"))
		gold := b.tier(t, "Gold", tier.Lifetime, asks(tier.NetRevenue, "1000"))
		b.day(t, b.ada, "2026-02-01", metric.Revenue, 2, 120_000)
		b.day(t, b.ada, "2026-02-02", metric.Refunds, 1, 20_001)

		b.clock.Advance(time.Hour)
		b.evaluate(t, b.ada.ID)
		require.Equal(t, "Silver", b.standing(t, b.ada))
		moves := b.moves(t, b.ada)
		require.Len(t, moves, 2)
		require.Equal(t, []any{"ENTRY", "PROMOTION"}, []any{moves[0].Cause, moves[1].Cause})
		require.Nil(t, moves[0].FromTierID)
		require.Equal(t, moves[0].ToTierID, *moves[1].FromTierID)
		require.Equal(t, silver.ID, moves[1].ToTierID)
		require.Equal(t, int64(99_999), moves[1].Metrics.NetRevenueMinor)
		require.Equal(t, []any{"usr_acme", moves[0].Sequence + 1}, []any{moves[1].Actor, moves[1].Sequence})
		row, err := b.Client.Enrollment.Get(b.owner, b.ada.ID)
		require.NoError(t, err)
		require.True(t, b.clock.Now().Equal(*row.TierSince))

		b.evaluate(t, b.ada.ID)
		require.Len(t, b.moves(t, b.ada), 2, "nothing new, no move")
		b.day(t, b.ada, "2026-02-28", metric.Revenue, 1, 1)
		b.evaluate(t, b.ada.ID)
		require.Equal(t, "Gold", b.standing(t, b.ada))
		b.day(t, b.ada, "2026-02-28", metric.Refunds, 1, 99_000)
		b.evaluate(t, b.ada.ID)
		require.Equal(t, "Gold", b.standing(t, b.ada), "nobody is demoted")
		told, err := b.Client.Event.Query().Where(event.Kind("enrollment.tierMoved"), event.PartnerID(b.ada.PartnerID)).All(b.owner)
		require.NoError(t, err)
		require.Len(t, told, 3)
		require.Equal(t, map[string]string{"from": silver.ID, "to": gold.ID, "cause": "PROMOTION"}, told[2].Data)
	})
}

func TestEvaluatePassesOver(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		b.tier(t, "Silver", tier.Lifetime, asks(tier.NetRevenue, "1"))
		bob, cyd := b.enroll(t, "bob"), b.enroll(t, "cyd")
		b.day(t, b.ada, "2026-02-01", metric.Revenue, 1, 100)
		b.day(t, bob, "2026-02-01", metric.Revenue, 1, 100)
		b.day(t, cyd, "2026-02-01", metric.Revenue, 1, 100)
		require.NoError(t, b.Client.Enrollment.UpdateOne(bob).SetStatus(enrollment.StatusSUSPENDED).Exec(b.owner))
		b.evaluate(t, b.ada.ID, bob.ID, "enr_unknown")
		require.Equal(t, "Silver", b.standing(t, b.ada))
		require.Equal(t, "Partner", b.standing(t, bob), "suspended")
		require.Equal(t, "Partner", b.standing(t, cyd), "not asked for")
	})
}

func TestEvaluateMeasuresEachKindWithinItsWindow(t *testing.T) {
	t.Parallel()
	// It is half past midnight on 1 March in Berlin.
	february := start.Add(-31 * time.Minute)
	march := start.Add(-30 * time.Minute)
	eventType := "sale"
	cases := map[string]struct {
		window    tier.WindowKind
		asked     program.TierRequirementInput
		tooLittle func(t *testing.T, b *bundle)
		enough    func(t *testing.T, b *bundle)
	}{
		"revenue of the local month": {
			tier.CalendarMonth, asks(tier.NetRevenue, "10"),
			func(t *testing.T, b *bundle) { b.day(t, b.ada, "2026-02-28", metric.Revenue, 1, 1_000) },
			func(t *testing.T, b *bundle) { b.day(t, b.ada, "2026-03-01", metric.Revenue, 1, 1_000) },
		},
		"conversions of a type in the quarter": {
			tier.CalendarQuarter,
			program.TierRequirementInput{Kind: tier.Conversions, EventType: &eventType, Threshold: "2"},
			func(t *testing.T, b *bundle) {
				b.day(t, b.ada, "2026-01-01", metric.Conversions("sale"), 1, 0)
				b.day(t, b.ada, "2026-01-01", metric.Conversions("lead"), 9, 0)
				b.day(t, b.ada, "2025-12-31", metric.Conversions("sale"), 9, 0)
			},
			func(t *testing.T, b *bundle) { b.day(t, b.ada, "2026-02-28", metric.Conversions("sale"), 1, 0) },
		},
		"won referrals of the month": {
			tier.CalendarMonth, asks(tier.WonReferrals, "2"),
			func(t *testing.T, b *bundle) {
				b.day(t, b.ada, "2026-02-28", metric.Wins, 2, 0)
				b.day(t, b.ada, "2026-03-01", metric.Wins, 1, 0)
				b.day(t, b.enroll(t, "bob"), "2026-03-01", metric.Wins, 2, 0)
			},
			func(t *testing.T, b *bundle) {
				b.day(t, b.ada, "2026-03-02", metric.Wins, 1, 0)
				b.clock.Advance(24 * time.Hour)
			},
		},
		"strategic points, given and taken back, of the month": {
			tier.CalendarMonth, asks(tier.StrategicPoints, "10"),
			func(t *testing.T, b *bundle) {
				b.points(t, b.ada, 100, february)
				b.points(t, b.ada, 12, march)
				b.points(t, b.ada, -3, start)
				b.points(t, b.enroll(t, "bob"), 50, march)
			},
			func(t *testing.T, b *bundle) { b.points(t, b.ada, 1, start) },
		},
		"certifications that are held, each name once": {
			tier.CalendarMonth, asks(tier.Certifications, "2"),
			func(t *testing.T, b *bundle) {
				b.certification(t, b.ada, "Sales", february, nil, nil)
				b.certification(t, b.ada, "SALES", march, nil, nil)
				b.certification(t, b.ada, "Expired", february, &start, nil)
				b.certification(t, b.ada, "Revoked", february, nil, &start)
				ahead := start.Add(time.Microsecond)
				b.certification(t, b.ada, "Not yet", ahead, nil, nil)
				b.certification(t, b.enroll(t, "bob"), "Bob's", march, nil, nil)
			},
			func(t *testing.T, b *bundle) {
				ahead := start.Add(time.Microsecond)
				b.certification(t, b.ada, "Support", start, &ahead, &ahead)
			},
		},
		"customers whose conversion is credited still": {
			tier.CalendarMonth, asks(tier.ActiveCustomers, "2"),
			func(t *testing.T, b *bundle) {
				one, bob := b.customer(t, "one"), b.enroll(t, "bob")
				b.sale(t, one, march, bob, b.ada)
				b.sale(t, one, start, b.ada)
				b.sale(t, b.customer(t, "moved"), march, b.ada, bob)
				b.sale(t, b.customer(t, "early"), february, b.ada)
			},
			func(t *testing.T, b *bundle) { b.sale(t, b.customer(t, "two"), march, b.ada) },
		},
		"sales per counted click": {
			tier.CalendarMonth, asks(tier.ConversionRate, "500000"),
			func(t *testing.T, b *bundle) {
				link := b.link(t, b.ada)
				b.click(t, link, march, false, false)
				b.click(t, link, start, false, false)
				b.click(t, link, start, true, false)
				b.click(t, link, start, false, true)
				b.click(t, link, february, false, false)
			},
			func(t *testing.T, b *bundle) { b.day(t, b.ada, "2026-03-01", metric.Sales, 1, 0) },
		},
		"days since approval": {
			tier.Lifetime, asks(tier.TenureDays, "1"),
			func(_ *testing.T, b *bundle) { b.clock.Advance(24*time.Hour - time.Microsecond) },
			func(_ *testing.T, b *bundle) { b.clock.Advance(time.Microsecond) },
		},
	}
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		for name, one := range cases {
			b := setupNamed(t, d, strings.ReplaceAll(name, " ", "-"))
			b.tier(t, "Silver", one.window, one.asked)
			one.tooLittle(t, b)
			b.evaluate(t, b.ada.ID)
			require.Equal(t, "Partner", b.standing(t, b.ada), name)
			one.enough(t, b)
			b.evaluate(t, b.ada.ID)
			require.Equal(t, "Silver", b.standing(t, b.ada), name)
		}
	})
}

func TestEvaluateAsksForALowRefundRate(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	b.day(t, b.ada, "2026-03-01", metric.Revenue, 3, 3_000)
	b.day(t, b.ada, "2026-03-01", metric.Refunds, 1, 301)
	b.tier(t, "Silver", tier.CalendarYear, asks(tier.NetRevenue, "1"), asks(tier.RefundRateAtMost, "100000"))
	require.Equal(t, "Partner", b.standing(t, b.ada))
	b.day(t, b.ada, "2026-03-02", metric.Revenue, 1, 10)
	b.evaluate(t, b.ada.ID)
	require.Equal(t, "Silver", b.standing(t, b.ada))
}

func TestEvaluateProgram(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		bob := b.enroll(t, "bob")
		b.day(t, b.ada, "2026-02-01", metric.Revenue, 1, 10_000)
		b.day(t, bob, "2026-02-01", metric.Revenue, 1, 9_999)
		b.tier(t, "Silver", tier.Lifetime, asks(tier.NetRevenue, "100"))
		require.Equal(t, "Silver", b.standing(t, b.ada), "a new tier promotes at once")
		require.Equal(t, "Partner", b.standing(t, bob))

		b.day(t, bob, "2026-02-02", metric.Revenue, 1, 1)
		require.ErrorIs(t, b.service.EvaluateProgram(b.stranger, b.program.ID), apperr.ErrNotFound)
		readOnly := viewer.From(b.owner)
		readOnly.Role = viewer.ReadOnly
		require.ErrorIs(t, b.service.EvaluateProgram(viewer.With(t.Context(), readOnly), b.program.ID), apperr.ErrForbidden)
		require.Equal(t, "Partner", b.standing(t, bob))
		system := viewer.With(t.Context(), viewer.NewSystem(b.program.OrganizationID))
		require.NoError(t, b.service.EvaluateProgram(system, b.program.ID))
		require.Equal(t, "Silver", b.standing(t, bob))
	})
}
