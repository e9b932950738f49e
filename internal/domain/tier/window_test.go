package tier_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/rapporthq/rapport/internal/domain/tier"
)

func TestBoundsOfParagraph7(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name       string
		window     tier.Window
		zone       string
		at         string
		start, end string
	}{
		{"30 days in Berlin across the spring change", tier.Window{Kind: tier.RollingDays, Days: 30}, "Europe/Berlin", "2026-04-10T12:00:00Z", "2026-03-11T23:00:00Z", "2026-04-10T22:00:00Z"},
		{"one day is today", tier.Window{Kind: tier.RollingDays, Days: 1}, "Europe/Berlin", "2026-04-09T22:00:00Z", "2026-04-09T22:00:00Z", "2026-04-10T22:00:00Z"},
		{"the month with the spring change", tier.Window{Kind: tier.CalendarMonth}, "Europe/Berlin", "2026-03-15T12:00:00Z", "2026-02-28T23:00:00Z", "2026-03-31T22:00:00Z"},
		{"the start of a month belongs to it", tier.Window{Kind: tier.CalendarMonth}, "Europe/Berlin", "2026-02-28T23:00:00Z", "2026-02-28T23:00:00Z", "2026-03-31T22:00:00Z"},
		{"a microsecond earlier does not", tier.Window{Kind: tier.CalendarMonth}, "Europe/Berlin", "2026-02-28T22:59:59.999999Z", "2026-01-31T23:00:00Z", "2026-02-28T23:00:00Z"},
		{"the fourth quarter", tier.Window{Kind: tier.CalendarQuarter}, "America/New_York", "2026-11-30T12:00:00Z", "2026-10-01T04:00:00Z", "2027-01-01T05:00:00Z"},
		{"the first quarter", tier.Window{Kind: tier.CalendarQuarter}, "UTC", "2026-03-31T23:59:59Z", "2026-01-01T00:00:00Z", "2026-04-01T00:00:00Z"},
		{"a year in Auckland", tier.Window{Kind: tier.CalendarYear}, "Pacific/Auckland", "2026-07-01T00:00:00Z", "2025-12-31T11:00:00Z", "2026-12-31T11:00:00Z"},
		{"a lifetime ends with today", tier.Window{Kind: tier.Lifetime}, "Europe/Berlin", "2026-07-01T12:00:00Z", "0001-01-01T00:00:00Z", "2026-07-01T22:00:00Z"},
		{"an unknown kind is a lifetime", tier.Window{Kind: "FORTNIGHT"}, "UTC", "2026-07-01T12:00:00Z", "0001-01-01T00:00:00Z", "2026-07-02T00:00:00Z"},
		{"today where clocks jump over midnight", tier.Window{Kind: tier.RollingDays, Days: 1}, "America/Sao_Paulo", "2018-11-04T12:00:00Z", "2018-11-04T03:00:00Z", "2018-11-05T02:00:00Z"},
		{"the day before it", tier.Window{Kind: tier.RollingDays, Days: 1}, "America/Sao_Paulo", "2018-11-04T02:59:59Z", "2018-11-03T03:00:00Z", "2018-11-04T03:00:00Z"},
		{"the month that begins with two midnights", tier.Window{Kind: tier.CalendarMonth}, "America/Havana", "2020-11-01T04:30:00Z", "2020-11-01T04:00:00Z", "2020-12-01T05:00:00Z"},
		{"an instant that shows yesterday after midnight", tier.Window{Kind: tier.RollingDays, Days: 1}, "America/St_Johns", "2010-11-07T02:45:00Z", "2010-11-07T02:30:00Z", "2010-11-08T03:30:00Z"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			location, err := time.LoadLocation(tt.zone)
			require.NoError(t, err)
			start, end := tt.window.Bounds(instant(t, tt.at), location)
			require.Equal(t, instant(t, tt.start), start)
			require.Equal(t, instant(t, tt.end), end)
		})
	}
	t.Run("without a zone days are those of UTC", func(t *testing.T) {
		t.Parallel()
		start, end := tier.Window{Kind: tier.CalendarYear}.Bounds(instant(t, "2026-07-01T12:00:00Z"), nil)
		require.Equal(t, instant(t, "2026-01-01T00:00:00Z"), start)
		require.Equal(t, instant(t, "2027-01-01T00:00:00Z"), end)
	})
}

// Any instant lies in its own window; calendar windows and days meet without gap
// or overlap, in every zone and whatever its clocks do.
func TestWindowsTileTime(t *testing.T) {
	t.Parallel()
	zones := []string{
		"UTC", "Europe/Berlin", "America/New_York", "America/Sao_Paulo", "America/Havana", "America/St_Johns",
		"Pacific/Apia", "Asia/Beirut", "Asia/Kathmandu", "Africa/Cairo", "Australia/Lord_Howe",
	}
	windows := []tier.Window{
		{Kind: tier.CalendarMonth}, {Kind: tier.CalendarQuarter}, {Kind: tier.CalendarYear}, {Kind: tier.RollingDays, Days: 1},
	}
	rapid.Check(t, func(t *rapid.T) {
		location, err := time.LoadLocation(rapid.SampledFrom(zones).Draw(t, "zone"))
		require.NoError(t, err)
		window := rapid.SampledFrom(windows).Draw(t, "window")
		at := time.UnixMicro(rapid.Int64Range(0, 2_208_988_800_000_000).Draw(t, "at")).UTC()
		// Clocks are set around midnight: half of the instants are put there.
		if rapid.Bool().Draw(t, "near midnight") {
			_, midnight := tier.Window{Kind: tier.RollingDays, Days: 1}.Bounds(at, location)
			at = midnight.Add(time.Duration(rapid.IntRange(-7200, 7200).Draw(t, "seconds")) * time.Second)
		}
		start, end := window.Bounds(at, location)
		require.False(t, at.Before(start), "%s starts at %s", at, start)
		require.True(t, at.Before(end), "%s ends at %s", at, end)
		lastStart, lastEnd := window.Bounds(end.Add(-time.Microsecond), location)
		require.Equal(t, []time.Time{start, end}, []time.Time{lastStart, lastEnd})
		nextStart, _ := window.Bounds(end, location)
		require.Equal(t, end, nextStart)
		_, previousEnd := window.Bounds(start.Add(-time.Microsecond), location)
		require.Equal(t, start, previousEnd)
	})
}
