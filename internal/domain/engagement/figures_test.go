package engagement_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/domain/engagement"
	"github.com/rapporthq/rapport/internal/domain/money"
)

func TestFigures(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		in       engagement.Figures
		attended int
		rate     *money.Rate
		average  *string
	}{
		"nothing": {},
		"nobody registered, two came": {
			in: engagement.Figures{AttendanceCount: 2, EitherCount: 2, Minutes: 61, TimedCount: 2}, average: new("30.5"),
		},
		"two of three, one of whom says no minutes": {
			in:       engagement.Figures{RegistrationCount: 3, AttendanceCount: 2, EitherCount: 3, Minutes: 45, TimedCount: 1},
			attended: 2, rate: new(money.Rate(667_000)), average: new("45.0"),
		},
		"half a tenth is rounded up": {
			in:       engagement.Figures{RegistrationCount: 1, AttendanceCount: 21, EitherCount: 21, Minutes: 401, TimedCount: 20},
			attended: 1, rate: new(money.Rate(1_000_000)), average: new("20.1"),
		},
		"all registered, nobody came": {in: engagement.Figures{RegistrationCount: 4, EitherCount: 4}, rate: new(money.Rate(0))},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, c.attended, c.in.AttendedCount())
			require.Equal(t, c.rate, c.in.AttendanceRate())
			require.Equal(t, c.average, c.in.AverageMinutes())
		})
	}
}
