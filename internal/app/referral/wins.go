package referral

import (
	"context"
	"fmt"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/metric"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
)

// wins is a move as the daily figure of wins sees it.
type wins struct {
	from, to *ent.Stage
	// since is when the referral entered from.
	since time.Time
}

// countWins adds a win to the day on which it happened, and takes one that is
// left from the day on which it was counted, so that a referral that is won
// twice counts once.
func countWins(ctx context.Context, tx *ent.Tx, now time.Time, r *ent.Referral, p *ent.Program, w wins) error {
	zone, err := time.LoadLocation(p.TimeZone)
	if err != nil {
		return fmt.Errorf("load the program's time zone: %w", err)
	}
	if w.from.Kind == domain.Won {
		if err := addWins(ctx, tx, now, r, w.since.In(zone), -1); err != nil {
			return err
		}
	}
	if w.to.Kind == domain.Won {
		return addWins(ctx, tx, now, r, now.In(zone), 1)
	}
	return nil
}

// addWins adds n to the wins of the referral's enrollment on a local day, and of
// its month.
func addWins(ctx context.Context, tx *ent.Tx, now time.Time, r *ent.Referral, day time.Time, n int64) error {
	return db.AddFigures(ctx, tx, now, []db.Figure{{
		OrganizationID: r.OrganizationID, ProgramID: r.ProgramID, PartnerID: r.PartnerID, EnrollmentID: r.EnrollmentID,
		Metric: metric.Wins, Day: day.Format(time.DateOnly), Count: n,
	}})
}
