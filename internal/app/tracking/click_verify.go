package tracking

import (
	"context"
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/clickday"
	"github.com/rapporthq/rapport/ent/clickhour"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/viewer"
)

// heldAtOnce is how many rows of rollups are compared in one pass over the clicks.
const heldAtOnce = 200_000

// VerifyRollups compares the hours and days of a program's links with its clicks and
// names each row that differs, also one that is missing. Its memory does not grow
// with the program. It asks for AUDIT_READ; a program that the viewer does not see
// is apperr.ErrNotFound. Give it the client of a read-only transaction if others
// write meanwhile.
func VerifyRollups(ctx context.Context, client *ent.Client, programID string) ([]db.FigureDifference, error) {
	return verifyRollups(ctx, client, programID, heldAtOnce)
}

func verifyRollups(ctx context.Context, client *ent.Client, programID string, held int) ([]db.FigureDifference, error) {
	if _, err := viewer.Require(ctx, viewer.AuditRead); err != nil {
		return nil, err
	}
	p, err := client.Program.Get(ctx, programID)
	if ent.IsNotFound(err) {
		return nil, apperr.ErrNotFound
	}
	if err != nil {
		return nil, failed("load the program", err)
	}
	zone, err := time.LoadLocation(p.TimeZone)
	if err != nil {
		return nil, failed("load the time zone", err)
	}
	rows, err := client.ClickHour.Query().Where(clickhour.ProgramID(programID)).Count(ctx)
	if err != nil {
		return nil, failed("count the hours", err)
	}
	var out []db.FigureDifference
	passes := uint64(rows/held) + 1 //nolint:gosec // A count.
	for pass := range passes {
		a := &clickAudit{client: client, programID: programID, zone: zone, pass: pass, passes: passes, rows: map[string]clickTally{}}
		for _, step := range []func(context.Context) error{a.derive, a.days, a.hours} {
			if err := step(ctx); err != nil {
				return nil, err
			}
		}
		out = append(out, a.differences()...)
	}
	return out, nil
}

// clickTally is what the clicks of a row are, less what the row says.
type clickTally struct {
	counted, uncounted int64
	last               time.Time
}

// clickAudit is one pass: some of the links, told by a hash of their ids.
type clickAudit struct {
	client       *ent.Client
	programID    string
	zone         *time.Location
	pass, passes uint64
	rows         map[string]clickTally
}

func (a *clickAudit) isMine(linkID string) bool {
	sum := fnv.New64a()
	_, _ = sum.Write([]byte(linkID))
	return sum.Sum64()%a.passes == a.pass
}

func dayRow(linkID, day string) string { return linkID + " on " + day }

func hourRow(linkID string, hour time.Time) string {
	return linkID + " in the hour of " + hour.UTC().Format(time.RFC3339)
}

// derive adds what the clicks say.
func (a *clickAudit) derive(ctx context.Context) error {
	return db.EachClick(ctx, a.client, a.programID, func(rows []*ent.Click) error {
		for _, row := range rows {
			if !a.isMine(row.LinkID) {
				continue
			}
			f := db.ClickFigure{At: row.OccurredAt, Zone: a.zone}
			isCounted := !row.IsBot && !row.IsDuplicate
			day := a.rows[dayRow(row.LinkID, f.Day())]
			if isCounted && row.OccurredAt.After(day.last) {
				day.last = clock.Normalize(row.OccurredAt)
			}
			a.rows[dayRow(row.LinkID, f.Day())] = day.plus(isCounted)
			a.rows[hourRow(row.LinkID, f.Hour())] = a.rows[hourRow(row.LinkID, f.Hour())].plus(isCounted)
		}
		return nil
	})
}

func (t clickTally) plus(isCounted bool) clickTally {
	if isCounted {
		t.counted++
	} else {
		t.uncounted++
	}
	return t
}

// days takes away what the rows of days say.
func (a *clickAudit) days(ctx context.Context) error {
	for after := ""; ; {
		rows, err := a.client.ClickDay.Query().Where(clickday.ProgramID(a.programID), clickday.IDGT(after)).
			Order(clickday.ByID()).Limit(loadPage).All(ctx)
		if err != nil {
			return failed("read the days", err)
		}
		if len(rows) == 0 {
			return nil
		}
		for _, row := range rows {
			if !a.isMine(row.LinkID) {
				continue
			}
			t := a.rows[dayRow(row.LinkID, row.Day)]
			t.counted, t.uncounted = t.counted-row.Counted, t.uncounted-row.Uncounted
			if row.LastAt != nil && clock.Normalize(*row.LastAt).Equal(t.last) {
				t.last = time.Time{}
			} else if row.LastAt != nil {
				t.last = clock.Normalize(*row.LastAt)
			}
			a.rows[dayRow(row.LinkID, row.Day)] = t
		}
		after = rows[len(rows)-1].ID
	}
}

// hours takes away what the rows of hours say.
func (a *clickAudit) hours(ctx context.Context) error {
	for after := ""; ; {
		rows, err := a.client.ClickHour.Query().Where(clickhour.ProgramID(a.programID), clickhour.IDGT(after)).
			Order(clickhour.ByID()).Limit(loadPage).All(ctx)
		if err != nil {
			return failed("read the hours", err)
		}
		if len(rows) == 0 {
			return nil
		}
		for _, row := range rows {
			if !a.isMine(row.LinkID) {
				continue
			}
			t := a.rows[hourRow(row.LinkID, row.Hour)]
			t.counted, t.uncounted = t.counted-row.Counted, t.uncounted-row.Uncounted
			a.rows[hourRow(row.LinkID, row.Hour)] = t
		}
		after = rows[len(rows)-1].ID
	}
}

// differences names the rows of which something is left.
func (a *clickAudit) differences() []db.FigureDifference {
	var out []db.FigureDifference
	for _, row := range slices.Sorted(maps.Keys(a.rows)) {
		left := a.rows[row]
		if left == (clickTally{}) {
			continue
		}
		detail := fmt.Sprintf("the clicks are %+d counted and %+d others to what is kept", left.counted, left.uncounted)
		if left.counted == 0 && left.uncounted == 0 {
			detail = "the last click that counts was another one, or none"
		}
		out = append(out, db.FigureDifference{Row: row, Detail: detail})
	}
	return out
}
