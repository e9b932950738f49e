package db

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/click"
	"github.com/rapporthq/rapport/ent/clickday"
	"github.com/rapporthq/rapport/ent/clickhour"
	"github.com/rapporthq/rapport/ent/link"
	"github.com/rapporthq/rapport/internal/id"
)

// ClickFigure is a click as the rollups of clicks see it.
type ClickFigure struct {
	OrganizationID, ProgramID, PartnerID, EnrollmentID, LinkID string
	// At is when it happened; its hour is that of UTC, its day that of Zone, the
	// program's time zone.
	At   time.Time
	Zone *time.Location
	// IsCounted is false of bots and duplicates.
	IsCounted bool
}

// Day is the local day, such as 2026-01-31.
func (c ClickFigure) Day() string { return c.At.In(c.Zone).Format(time.DateOnly) }

// Hour is the beginning of the hour of UTC.
func (c ClickFigure) Hour() time.Time { return c.At.UTC().Truncate(time.Hour) }

// clickSum is a row of one of the two rollups.
type clickSum struct {
	of ClickFigure
	// period is a day such as 2026-01-31, or an hour.
	period             string
	counted, uncounted int64
	last               *time.Time
}

// AddClicks adds clicks to the rollups of hours and days, in one statement each for
// some hundred links; rows that are missing are made. Nothing else writes either
// table but RecountClicks.
func AddClicks(ctx context.Context, tx *ent.Tx, now time.Time, clicks []ClickFigure) error {
	days := sumClicks(clicks, ClickFigure.Day)
	if err := clickDays(now, days).Exec(ctx, tx); err != nil {
		return err
	}
	hours := sumClicks(clicks, func(c ClickFigure) string { return c.Hour().Format(time.RFC3339) })
	return clickHours(now, hours).Exec(ctx, tx)
}

// sumClicks adds up what belongs to one row, in one order everywhere, so that two
// writers never wait for each other.
func sumClicks(clicks []ClickFigure, periodOf func(ClickFigure) string) []*clickSum {
	type key struct{ linkID, period string }
	rows := map[key]*clickSum{}
	for _, one := range clicks {
		k := key{one.LinkID, periodOf(one)}
		row := rows[k]
		if row == nil {
			row = &clickSum{of: one, period: k.period}
			rows[k] = row
		}
		if !one.IsCounted {
			row.uncounted++
			continue
		}
		row.counted++
		if row.last == nil || one.At.After(*row.last) {
			row.last = &one.At
		}
	}
	out := make([]*clickSum, 0, len(rows))
	for _, row := range rows {
		out = append(out, row)
	}
	slices.SortFunc(out, func(a, b *clickSum) int {
		return cmp.Or(cmp.Compare(a.of.LinkID, b.of.LinkID), cmp.Compare(a.period, b.period))
	})
	return out
}

// clickColumns are those that both rollups have.
func clickColumns(own ...string) []string {
	return append([]string{
		clickday.FieldID, clickday.FieldCreatedAt, clickday.FieldOrganizationID, clickday.FieldProgramID, clickday.FieldPartnerID,
		clickday.FieldEnrollmentID, clickday.FieldLinkID, clickday.FieldCounted, clickday.FieldUncounted,
	}, own...)
}

func (c *clickSum) values(prefix string, now time.Time, own ...any) []any {
	return append([]any{
		id.New(prefix, now), now, c.of.OrganizationID, c.of.ProgramID, c.of.PartnerID, c.of.EnrollmentID, c.of.LinkID, c.counted, c.uncounted,
	}, own...)
}

// moreClicks is what follows ON CONFLICT for a rollup whose column of the period has
// that name.
func moreClicks(table, period string) string {
	return `("organization_id", "link_id", "` + period + `") DO UPDATE SET ` +
		`"counted" = "` + table + `"."counted" + excluded."counted", ` +
		`"uncounted" = "` + table + `"."uncounted" + excluded."uncounted"`
}

func clickDays(now time.Time, sums []*clickSum) Insert {
	t := `"` + clickday.Table + `"`
	insert := Insert{
		Table: clickday.Table, Columns: clickColumns(clickday.FieldDay, clickday.FieldLastAt),
		OnConflict: moreClicks(clickday.Table, clickday.FieldDay) +
			`, "last_at" = CASE WHEN ` + t + `."last_at" IS NULL OR ` + t + `."last_at" < excluded."last_at" ` +
			`THEN excluded."last_at" ELSE ` + t + `."last_at" END`,
	}
	for _, one := range sums {
		var last any
		if one.last != nil {
			last = *one.last
		}
		insert.Rows = append(insert.Rows, one.values("ckd", now, one.period, last))
	}
	return insert
}

func clickHours(now time.Time, sums []*clickSum) Insert {
	insert := Insert{
		Table: clickhour.Table, Columns: clickColumns(clickhour.FieldHour),
		OnConflict: moreClicks(clickhour.Table, clickhour.FieldHour),
	}
	for _, one := range sums {
		insert.Rows = append(insert.Rows, one.values("ckh", now, one.of.Hour()))
	}
	return insert
}

// recountPage is how many clicks are read at a time.
const recountPage = 5000

// RecountClicks makes the rollup of days of a program anew, in another time zone. It
// locks the program's links, so that no click comes between.
func RecountClicks(ctx context.Context, tx *ent.Tx, now time.Time, programID string, zone *time.Location) error {
	_, err := tx.Link.Query().Where(link.ProgramID(programID), ForUpdateOfNoKey).Order(link.ByID()).IDs(ctx)
	if err != nil {
		return fmt.Errorf("lock the links: %w", err)
	}
	if _, err := tx.ClickDay.Delete().Where(clickday.ProgramID(programID)).Exec(ctx); err != nil {
		return fmt.Errorf("remove the days: %w", err)
	}
	return EachClick(ctx, tx.Client(), programID, func(rows []*ent.Click) error {
		clicks := make([]ClickFigure, len(rows))
		for i, row := range rows {
			clicks[i] = ClickFigure{
				OrganizationID: row.OrganizationID, ProgramID: row.ProgramID, PartnerID: row.PartnerID, EnrollmentID: row.EnrollmentID,
				LinkID: row.LinkID, At: row.OccurredAt, Zone: zone, IsCounted: !row.IsBot && !row.IsDuplicate,
			}
		}
		return clickDays(now, sumClicks(clicks, ClickFigure.Day)).Exec(ctx, tx)
	})
}

// EachClick reads all clicks of a program, some thousand at a time.
func EachClick(ctx context.Context, client *ent.Client, programID string, take func(rows []*ent.Click) error) error {
	for after := ""; ; {
		rows, err := client.Click.Query().Where(click.ProgramID(programID), click.IDGT(after)).Order(click.ByID()).Limit(recountPage).
			Select(click.FieldID, click.FieldOrganizationID, click.FieldProgramID, click.FieldPartnerID, click.FieldEnrollmentID,
				click.FieldLinkID, click.FieldOccurredAt, click.FieldIsBot, click.FieldIsDuplicate).All(ctx)
		if err != nil {
			return fmt.Errorf("read clicks: %w", err)
		}
		if len(rows) == 0 {
			return nil
		}
		if err := take(rows); err != nil {
			return err
		}
		after = rows[len(rows)-1].ID
	}
}
