package tracking_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent/clickday"
	"github.com/rapporthq/rapport/ent/clickhour"
	"github.com/rapporthq/rapport/internal/app/tracking"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// Hours are those of UTC, days those of the program.
func TestClicksAddToHoursAndDays(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		const zone = "Asia/Kathmandu" // its days begin in the middle of an hour
		require.NoError(t, b.Client.Program.UpdateOneID(b.Program.ID).SetTimeZone(zone).Exec(b.System()))
		location, err := time.LoadLocation(zone)
		require.NoError(t, err)
		midnight := time.Date(2026, 3, 3, 0, 0, 0, 0, location).UTC()
		hour := midnight.Truncate(time.Hour)
		require.NotEqual(t, hour, midnight)
		b.clock.Set(midnight.Add(-time.Minute))
		b.click(t, "ada", person("192.0.2.1"))
		b.click(t, "ada", person("192.0.2.1")) // a duplicate
		b.click(t, "ada", tracking.Visit{RemoteAddress: "192.0.2.2"})
		b.clock.Set(midnight.Add(time.Minute))
		b.click(t, "ada", person("192.0.2.3"))
		later := b.clock.Now().Add(time.Hour)
		b.clock.Set(later)
		b.click(t, "ada", person("192.0.2.4"))

		days, err := b.Client.ClickDay.Query().Order(clickday.ByDay()).All(b.System())
		require.NoError(t, err)
		require.Len(t, days, 2)
		require.Equal(t, []any{"2026-03-02", int64(1), int64(2)}, []any{days[0].Day, days[0].Counted, days[0].Uncounted})
		require.Equal(t, []any{"2026-03-03", int64(2), int64(0)}, []any{days[1].Day, days[1].Counted, days[1].Uncounted})
		require.Equal(t, midnight.Add(-time.Minute), clock.Normalize(*days[0].LastAt))
		require.Equal(t, later, clock.Normalize(*days[1].LastAt))
		require.Equal(t, []string{b.ada.ProgramID, b.ada.ID, b.ada.PartnerID, b.link.ID},
			[]string{days[0].ProgramID, days[0].EnrollmentID, days[0].PartnerID, days[0].LinkID})

		hours, err := b.Client.ClickHour.Query().Order(clickhour.ByHour()).All(b.System())
		require.NoError(t, err)
		require.Len(t, hours, 2)
		require.Equal(t, []time.Time{hour, hour.Add(time.Hour)}, []time.Time{clock.Normalize(hours[0].Hour), clock.Normalize(hours[1].Hour)})
		require.Equal(t, []int64{2, 2, 1, 0}, []int64{hours[0].Counted, hours[0].Uncounted, hours[1].Counted, hours[1].Uncounted})
	})
}

func TestVerifyRollupsOfClicks(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		second := addLink(t, b.Book, b.Enroll("bea"), "bea", "https://shop.example.com")
		admin := b.Member("admin", viewer.Admin)
		for i, code := range []string{"ada", "ada", "bea", "bea"} {
			b.clock.Advance(time.Duration(i) * 40 * time.Minute)
			b.click(t, code, person("192.0.2.1"))
		}
		for _, held := range []int{1, 1000} {
			found, err := tracking.VerifyRollupsHolding(admin, b.Client, b.Program.ID, held)
			require.NoError(t, err)
			require.Empty(t, found)
		}

		require.NoError(t, b.Client.ClickDay.Update().Where(clickday.LinkID(b.link.ID)).AddCounted(1).Exec(b.System()))
		require.NoError(t, b.Client.ClickDay.Update().Where(clickday.LinkID(second.ID)).SetLastAt(start).Exec(b.System()))
		_, err := b.Client.ClickHour.Delete().Where(clickhour.LinkID(second.ID)).Exec(b.System())
		require.NoError(t, err)
		for _, held := range []int{1, 1000} {
			found, err := tracking.VerifyRollupsHolding(admin, b.Client, b.Program.ID, held)
			require.NoError(t, err)
			var rows []string
			for _, one := range found {
				rows = append(rows, one.Row)
				require.NotEmpty(t, one.Detail)
			}
			require.ElementsMatch(t, []string{
				b.link.ID + " on 2026-03-02", second.ID + " on 2026-03-02",
				second.ID + " in the hour of 2026-03-02T11:00:00Z", second.ID + " in the hour of 2026-03-02T13:00:00Z",
			}, rows)
		}

		_, err = tracking.VerifyRollups(b.Partner(b.ada, "OWNER"), b.Client, b.Program.ID)
		require.ErrorIs(t, err, apperr.ErrForbidden)
		_, err = tracking.VerifyRollups(admin, b.Client, "prg_01k00000000000000000000000")
		require.ErrorIs(t, err, apperr.ErrNotFound)
	})
}
