package tier_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollmentday"
	apptier "github.com/rapporthq/rapport/internal/app/tier"
	"github.com/rapporthq/rapport/internal/domain/metric"
	"github.com/rapporthq/rapport/internal/domain/tier"
	"github.com/rapporthq/rapport/internal/testkit"
)

// Whatever the window, the zone and the instant: whole months with the days around
// them hold what the days alone hold.
func TestMonthsAndTheDaysAroundThemAreTheDays(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		first := time.Date(2023, 11, 1, 0, 0, 0, 0, time.UTC)
		b.inTx(t, func(tx *ent.Tx) error {
			for i := range 900 { // Every other day has a figure of its own, so that no day can stand in for another.
				if err := b.count(tx, b.ada, first.AddDate(0, 0, i).Format(time.DateOnly), metric.Revenue, int64(i%2), int64(i*i)); err != nil {
					return err
				}
			}
			return nil
		})
		b.day(t, b.enroll(t, "ben"), "2024-05-05", metric.Revenue, 1, 1_000_000_000)
		b.day(t, b.ada, "2024-05-05", metric.Refunds, 1, 1_000_000_000)
		kinds := []tier.WindowKind{tier.RollingDays, tier.CalendarMonth, tier.CalendarQuarter, tier.CalendarYear, tier.Lifetime}
		zones := []string{"UTC", "Europe/Berlin", "Pacific/Auckland", "America/Los_Angeles", "America/Havana", "America/St_Johns"}
		rapid.Check(t, func(r *rapid.T) {
			window := tier.Window{Kind: rapid.SampledFrom(kinds).Draw(r, "kind")}
			if window.Kind == tier.RollingDays {
				window.Days = rapid.IntRange(1, 1000).Draw(r, "days")
			}
			zone, err := time.LoadLocation(rapid.SampledFrom(zones).Draw(r, "zone"))
			require.NoError(r, err)
			at := first.Add(time.Duration(rapid.IntRange(-60*24*60, 1000*24*60).Draw(r, "minutes")) * time.Minute)
			start, end := rapid.SampledFrom(apptier.BoundsOf).Draw(r, "bounds")(window, at, zone)
			count, minor, err := apptier.SumByMonths(b.owner, b.Client, b.ada.ID, metric.Revenue, start, end, zone)
			require.NoError(r, err)
			allCount, allMinor, err := apptier.SumByDays(b.owner, b.Client, b.ada.ID, metric.Revenue, start, end, zone)
			require.NoError(r, err)
			require.Equal(r, []int64{allCount, allMinor}, []int64{count, minor})
		})
	})
}

// A long window reads months: days that lie in them are not looked at.
func TestLongWindowsReadMonths(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	b.day(t, b.ada, "2025-06-15", metric.Revenue, 1, 500)
	b.day(t, b.ada, "2026-02-15", metric.Revenue, 1, 7)
	_, err := b.SQL.ExecContext(t.Context(), "DELETE FROM enrollment_days")
	require.NoError(t, err)
	require.Zero(t, b.Client.EnrollmentDay.Query().Where(enrollmentday.EnrollmentID(b.ada.ID)).CountX(b.owner))
	zone := time.UTC
	start, end := tier.Window{Kind: tier.Lifetime}.Bounds(time.Date(2026, 2, 20, 0, 0, 0, 0, zone), zone)
	count, minor, err := apptier.SumByMonths(b.owner, b.Client, b.ada.ID, metric.Revenue, start, end, zone)
	require.NoError(t, err)
	require.Equal(t, []int64{1, 500}, []int64{count, minor}, "the month that is not over is read by its days")
}
