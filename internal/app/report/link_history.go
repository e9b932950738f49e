package report

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/clickday"
	"github.com/rapporthq/rapport/ent/clickhour"
	"github.com/rapporthq/rapport/ent/link"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/viewer"
)

// How far a LinkHistory goes back.
const (
	historyDays  = 30
	historyHours = 48
)

// LinkHistory is how often a link was opened lately, by clicks that are neither bots
// nor duplicates.
type LinkHistory struct {
	// ClicksByDay has the last 30 local days of the program, today at the end.
	ClicksByDay []int
	// ClicksByHour has the last 48 hours of UTC, the one that runs at the end.
	ClicksByHour []int
}

// LinkHistories returns the histories of the links, by id; a link that the viewer may
// not see is not in it. Members need PARTNER_READ.
func (s *Service) LinkHistories(ctx context.Context, linkIDs []string) (map[string]*LinkHistory, error) {
	if err := reader(ctx, viewer.PartnerRead); err != nil {
		return nil, err
	}
	now := s.clock.Now()
	out := map[string]*LinkHistory{}
	for part := range slices.Chunk(linkIDs, chunk) {
		links, err := s.client.Link.Query().Where(link.IDIn(part...)).WithProgram().All(ctx)
		if err != nil {
			return nil, fmt.Errorf("load links: %w", err)
		}
		for _, one := range links {
			out[one.ID] = &LinkHistory{ClicksByDay: make([]int, historyDays), ClicksByHour: make([]int, historyHours)}
		}
		if err := s.addHistoryDays(ctx, links, now, out); err != nil {
			return nil, err
		}
		if err := s.addHistoryHours(ctx, part, now, out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// addHistoryDays counts by days, which begin at other instants in other programs.
func (s *Service) addHistoryDays(ctx context.Context, links []*ent.Link, now time.Time, out map[string]*LinkHistory) error {
	last := map[string]time.Time{}
	ids := make([]string, len(links))
	earliest := ""
	for i, one := range links {
		zone, err := zoneOf(one.Edges.Program)
		if err != nil {
			return err
		}
		ids[i], last[one.ID] = one.ID, noonOf(dayOf(now, zone))
		if first := last[one.ID].AddDate(0, 0, 1-historyDays).Format(time.DateOnly); earliest == "" || first < earliest {
			earliest = first
		}
	}
	rows, err := s.client.ClickDay.Query().Where(clickday.LinkIDIn(ids...), clickday.DayGTE(earliest)).All(ctx)
	if err != nil {
		return fmt.Errorf("load days of links: %w", err)
	}
	for _, row := range rows {
		back := int(last[row.LinkID].Sub(noonOf(row.Day)) / (24 * time.Hour))
		if at := historyDays - 1 - back; back >= 0 && at >= 0 {
			out[row.LinkID].ClicksByDay[at] = int(row.Counted)
		}
	}
	return nil
}

func (s *Service) addHistoryHours(ctx context.Context, ids []string, now time.Time, out map[string]*LinkHistory) error {
	last := now.UTC().Truncate(time.Hour)
	rows, err := s.client.ClickHour.Query().
		Where(clickhour.LinkIDIn(ids...), clickhour.HourGT(last.Add(-historyHours*time.Hour)), clickhour.HourLTE(last)).All(ctx)
	if err != nil {
		return fmt.Errorf("load hours of links: %w", err)
	}
	for _, row := range rows {
		back := int(last.Sub(clock.Normalize(row.Hour)) / time.Hour)
		if history := out[row.LinkID]; history != nil {
			history.ClicksByHour[historyHours-1-back] = int(row.Counted)
		}
	}
	return nil
}
