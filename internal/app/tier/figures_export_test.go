package tier

import (
	"context"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollmentday"
	"github.com/rapporthq/rapport/internal/domain/tier"
)

// SumByMonths is what a window holds of a metric for an enrollment, by months and
// the days around them; SumByDays by days alone.
func SumByMonths(ctx context.Context, client *ent.Client, enrollmentID, metric string, start, end time.Time, zone *time.Location) (count, minor int64, err error) {
	g := gauge{client: client, ids: []string{enrollmentID}, start: start, end: end, zone: zone, daily: []string{metric}}
	rows, err := g.figures(ctx)
	for _, row := range rows {
		count += row.Count
		minor += row.Minor
	}
	return count, minor, err
}

// SumByDays adds up every day of the window.
func SumByDays(ctx context.Context, client *ent.Client, enrollmentID, metric string, start, end time.Time, zone *time.Location) (count, minor int64, err error) {
	rows, err := client.EnrollmentDay.Query().Where(enrollmentday.EnrollmentID(enrollmentID), enrollmentday.Metric(metric)).All(ctx)
	for _, row := range rows {
		noon, parseErr := time.ParseInLocation("2006-01-02 15", row.Day+" 12", zone)
		if parseErr != nil {
			return 0, 0, parseErr
		}
		if !noon.Before(start) && noon.Before(end) {
			count += row.Count
			minor += row.AmountMinor
		}
	}
	return count, minor, err
}

// BoundsOf are the bounds of a window, and as of an instant that is over.
var BoundsOf = []func(tier.Window, time.Time, *time.Location) (start, end time.Time){tier.Window.Bounds, tier.Window.AsOf}
