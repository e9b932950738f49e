package server

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/rapporthq/rapport/internal/app/tracking"
	"github.com/rapporthq/rapport/internal/bus"
	"github.com/rapporthq/rapport/internal/clicklog"
	"github.com/rapporthq/rapport/internal/clock"
)

// The patience with the click log: how long a predecessor may take to give its
// folder back, how often it is asked, and how long what is durable may take into
// the database when the process ends. What does not make it is carried by the next.
const (
	handOver      = 2 * drainTimeout
	handOverEvery = 200 * time.Millisecond
	lastClicks    = 5 * time.Second
)

// clicks is the way of clicks into the database: the directory that says where a
// code leads, the click log on the disk, and the sink that empties it.
type clicks struct {
	directory *tracking.Directory
	log       *clicklog.Log
	sink      *tracking.Sink
	// isWarm says that the links of an earlier process are known.
	isWarm bool
	// isCarrying says that run was called.
	isCarrying bool
}

// openClicks opens the click log and lets the use cases go by it: from now on a
// redirect waits for the disk only.
func openClicks(ctx context.Context, i *installation) (*clicks, error) {
	dir := i.settings.ClickLogDir
	log, err := takeLog(ctx, dir, handOver, i.logger)
	if damage, isDamaged := errors.AsType[*clicklog.CorruptError](err); isDamaged {
		log, err = setAside(ctx, dir, damage, i)
	}
	if errors.Is(err, clicklog.ErrLocked) {
		return nil, fmt.Errorf("%s: another process has this click log; give each a RAPPORT_CLICK_LOG_DIR of its own: %w", dir, err)
	}
	if err != nil {
		return nil, err
	}
	out := &clicks{
		directory: tracking.NewDirectory(i.client, i.logger), log: log,
		sink: tracking.NewSink(i.services.tracking, log, i.logger),
	}
	if out.isWarm, err = out.directory.KeepIn(dir+".links", i.settings.DatabaseName()); err != nil {
		i.logger.WarnContext(ctx, "links are not known before the database answers", slog.Any("error", err))
	}
	i.services.tracking.UseClickLog(log)
	i.services.tracking.UseDirectory(out.directory)
	i.services.conversions.AwaitClicks(out.sink)
	return out, nil
}

// run follows the news of links and carries clicks, until ctx ends.
func (c *clicks) run(ctx context.Context, working *sync.WaitGroup, news *bus.Bus) {
	c.isCarrying = true
	listener := routing{news.ListenToRouting()}
	working.Go(func() { defer listener.Close(); c.directory.Run(ctx, listener) })
	working.Go(func() { c.sink.Run(ctx) })
}

// setAside keeps a damaged log for somebody to look at, and begins a new one: its
// clicks that are not in the database wait there, and new ones are not lost.
func setAside(ctx context.Context, dir string, damage *clicklog.CorruptError, i *installation) (*clicklog.Log, error) {
	aside := dir + "-damaged-" + i.clock.Now().UTC().Format("20060102T150405.000000")
	if err := os.Rename(dir, aside); err != nil {
		return nil, errors.Join(damage, err)
	}
	i.logger.ErrorContext(ctx, "the click log is damaged and was set aside; see docs/adr/0007-a-click-log-of-our-own.md",
		slog.Any("error", damage), slog.String("folder", aside))
	return takeLog(ctx, dir, handOver, i.logger)
}

// takeLog opens the log, and waits for a process that is just ending, patience at
// most.
func takeLog(ctx context.Context, dir string, patience time.Duration, logger *slog.Logger) (*clicklog.Log, error) {
	waiting, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	again := time.NewTicker(handOverEvery)
	defer again.Stop()
	for {
		log, err := clicklog.Open(clicklog.Disk{}, dir, clicklog.Options{Now: clock.System{}.Now})
		if !errors.Is(err, clicklog.ErrLocked) {
			return log, err
		}
		select {
		case <-again.C:
			logger.InfoContext(ctx, "waiting for the click log of another process", slog.String("folder", dir))
		case <-waiting.Done():
			return nil, cmp.Or(ctx.Err(), err)
		}
	}
}

// close carries what is left, as far as the database lets it, and gives the folder
// back. No click may come any more; the sink still runs, if it did.
func (c *clicks) close(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, lastClicks)
	defer cancel()
	if c.isCarrying {
		_ = c.sink.Settle(ctx) // the next process goes on
	}
	return c.log.Close()
}

// figures are what an alarm needs to know.
func (c *clicks) figures() []prometheus.Collector {
	counter := func(name, help string, value func() float64) prometheus.Collector {
		return prometheus.NewCounterFunc(prometheus.CounterOpts{Name: name, Help: help}, value)
	}
	gauge := func(name, help string, value func() float64) prometheus.Collector {
		return prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help}, value)
	}
	return []prometheus.Collector{
		gauge("rapport_links_known", "Short codes that lead without asking the database.",
			func() float64 { return float64(c.directory.Len()) }),
		counter("rapport_click_log_appended_total", "Clicks that became durable.",
			func() float64 { return float64(c.log.Stats().Appended) }),
		counter("rapport_click_log_failed_total", "Clicks that the disk refused: their visitors were redirected, and nobody is credited.",
			func() float64 { return float64(c.log.Stats().Failed) }),
		gauge("rapport_click_log_failing", "1 from a refusal of the disk until it takes clicks again.",
			func() float64 { return truth(c.log.Stats().Failing) }),
		gauge("rapport_click_log_segments", "Files of the click log.",
			func() float64 { return float64(c.log.Stats().Segments) }),
		counter("rapport_clicks_stored_total", "Clicks that came into the database.",
			func() float64 { return float64(c.sink.Stats().Clicks) }),
		counter("rapport_clicks_dropped_total", "Clicks that the database can never take, because their link is not there.",
			func() float64 { return float64(c.sink.Stats().Dropped) }),
		counter("rapport_click_sink_failures_total", "Attempts to write clicks into the database that failed; the clicks wait.",
			func() float64 { return float64(c.sink.Stats().Failures) }),
		gauge("rapport_clicks_behind_bytes", "Bytes of the click log that are not in the database yet.",
			func() float64 { return float64(c.sink.Stats().Behind) }),
	}
}

func truth(is bool) float64 {
	if is {
		return 1
	}
	return 0
}

// routing is the news of a bus as the directory of links takes it.
type routing struct{ *bus.Listener }

// Changed returns the rows by organization; without an organization anything may
// have changed.
func (r routing) Changed() (rows map[string][]string, all bool) {
	rows = map[string][]string{}
	for _, one := range r.Take() {
		ids, isKnown := rows[one.OrganizationID]
		switch {
		case one.OrganizationID == "":
			all = true
		case one.SubjectID == "" || isKnown && ids == nil:
			rows[one.OrganizationID] = nil
		default:
			rows[one.OrganizationID] = append(ids, one.SubjectID)
		}
	}
	return rows, all
}
