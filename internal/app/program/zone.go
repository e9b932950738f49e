package program

import (
	"context"
	"fmt"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/conversion"
	"github.com/rapporthq/rapport/ent/enrollmentday"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
)

// ZoneIsFixed reports whether something was counted in the program's time zone: a
// conversion, or a figure of a day. In another zone, days, months, caps and periods
// would begin at other instants than those by which it was counted.
func ZoneIsFixed(ctx context.Context, client *ent.Client, programID string) (bool, error) {
	has, err := client.Conversion.Query().Where(conversion.ProgramID(programID)).Exist(ctx)
	if err != nil {
		return false, fmt.Errorf("look for conversions: %w", err)
	}
	if has {
		return true, nil
	}
	if has, err = client.EnrollmentDay.Query().Where(enrollmentday.ProgramID(programID)).Exist(ctx); err != nil {
		return false, fmt.Errorf("look for daily figures: %w", err)
	}
	return has, nil
}

// checkMove refuses another time zone once ZoneIsFixed, and else counts the clicks
// by its days. The program is locked, and whoever records locks it, too.
func (in UpdateInput) checkMove(ctx context.Context, tx *ent.Tx, p *ent.Program, now time.Time) error {
	if in.TimeZone == nil || *in.TimeZone == p.TimeZone {
		return nil
	}
	isFixed, err := ZoneIsFixed(ctx, tx.Client(), p.ID)
	if err != nil {
		return err
	}
	if !isFixed {
		return recountClicks(ctx, tx, p, *in.TimeZone, now)
	}
	return apperr.New(apperr.WrongState, "The time zone stays "+p.TimeZone+": conversions were counted by its days and months, "+
		"and caps, tiers and payouts would no longer agree with them. Make a new program for another time zone.", "input", "timeZone")
}

// recountClicks counts the program's clicks by the days of another zone.
func recountClicks(ctx context.Context, tx *ent.Tx, p *ent.Program, zone string, now time.Time) error {
	location, err := time.LoadLocation(zone)
	if err != nil {
		return fmt.Errorf("load the time zone: %w", err) // it was checked before
	}
	return db.RecountClicks(ctx, tx, now, p.ID, location)
}
