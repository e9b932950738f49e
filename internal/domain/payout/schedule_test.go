package payout_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/rapporthq/rapport/internal/domain/payout"
)

func TestNextCutoff(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, zone string
		day        int
		after      string
		want       string
	}{
		{"without a zone days are those of UTC", "", 1, "2026-01-15T12:00:00Z", "2026-02-01T00:00:00Z"},
		{"winter in Berlin", "Europe/Berlin", 1, "2026-01-15T12:00:00Z", "2026-01-31T23:00:00Z"},
		{"summer in Berlin", "Europe/Berlin", 1, "2026-06-15T12:00:00Z", "2026-06-30T22:00:00Z"},
		{"the cut-off itself belongs to the past", "Europe/Berlin", 1, "2026-01-31T23:00:00Z", "2026-02-28T23:00:00Z"},
		{"the day may still come this month", "Europe/Berlin", 20, "2026-01-15T12:00:00Z", "2026-01-19T23:00:00Z"},
		{"the year ends", "Europe/Berlin", 5, "2026-12-31T12:00:00Z", "2027-01-04T23:00:00Z"},
		{"the month is already the next one there", "Pacific/Auckland", 1, "2026-01-31T11:30:00Z", "2026-02-28T11:00:00Z"},
		{"the 31st of a short month is its last day", "UTC", 31, "2026-02-01T00:00:00Z", "2026-02-28T00:00:00Z"},
		{"and of a leap year", "UTC", 31, "2028-02-01T00:00:00Z", "2028-02-29T00:00:00Z"},
		{"a day below 1 is the first", "UTC", 0, "2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z"},
		{"a day above 31 is the last", "UTC", 40, "2026-02-01T00:00:00Z", "2026-02-28T00:00:00Z"},
		{"clocks jump over midnight in Sao Paulo", "America/Sao_Paulo", 4, "2018-10-20T00:00:00Z", "2018-11-04T03:00:00Z"},
		{"midnight comes twice in Havana", "America/Havana", 1, "2020-10-20T00:00:00Z", "2020-11-01T04:00:00Z"},
		{"a day that Samoa never had", "Pacific/Apia", 30, "2011-12-20T00:00:00Z", "2011-12-30T10:00:00Z"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			policy := payout.Policy{DayOfMonth: tt.day}
			if tt.zone != "" {
				location, err := time.LoadLocation(tt.zone)
				require.NoError(t, err)
				policy.Location = location
			}
			require.Equal(t, instant(t, tt.want), policy.NextCutoff(instant(t, tt.after)))
		})
	}
}

// Cut-offs follow one another month by month, and none is left out.
func TestCutoffsTileTime(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		zone := rapid.SampledFrom([]string{
			"UTC", "Europe/Berlin", "America/Sao_Paulo", "America/Havana", "America/St_Johns", "Pacific/Apia", "Asia/Beirut",
		}).Draw(t, "zone")
		location, err := time.LoadLocation(zone)
		require.NoError(t, err)
		policy := payout.Policy{Location: location, DayOfMonth: rapid.IntRange(1, 31).Draw(t, "day")}
		after := time.Unix(rapid.Int64Range(631_152_000, 2_208_988_800).Draw(t, "after"), 0)
		first := policy.NextCutoff(after)
		require.True(t, first.After(after))
		require.Less(t, first.Sub(after), 32*24*time.Hour+2*time.Hour)
		require.Equal(t, first, policy.NextCutoff(first.Add(-time.Microsecond)))
		second := policy.NextCutoff(first)
		require.Greater(t, second.Sub(first), 26*24*time.Hour)
	})
}
