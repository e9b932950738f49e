package calendar_test

import (
	"testing"
	"time"
	_ "time/tzdata" // zones that have no midnight, or two

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/domain/calendar"
)

func TestStartOfDay(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		zone  string
		year  int
		month time.Month
		day   int
		want  string
	}{
		"§0 an ordinary day begins at local midnight":         {"Europe/Berlin", 2026, time.March, 2, "2026-03-01T23:00:00Z"},
		"§0 the day after clocks went forward is an hour off": {"Europe/Berlin", 2026, time.March, 30, "2026-03-29T22:00:00Z"},
		"§0 a day without midnight begins after the gap":      {"America/Sao_Paulo", 2017, time.October, 15, "2017-10-15T03:00:00Z"},
		"§0 a day with two midnights begins at the first":     {"America/Havana", 2025, time.November, 2, "2025-11-02T04:00:00Z"},
		"§0 the thirteenth month is January":                  {"UTC", 2026, 13, 1, "2027-01-01T00:00:00Z"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			zone, err := time.LoadLocation(test.zone)
			require.NoError(t, err)
			require.Equal(t, test.want, calendar.StartOfDay(test.year, test.month, test.day, zone).Format(time.RFC3339))
		})
	}
}
