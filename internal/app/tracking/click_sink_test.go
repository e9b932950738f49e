package tracking_test

import (
	"context"
	"errors"
	"log/slog"
	"net/netip"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/click"
	entlog "github.com/rapporthq/rapport/ent/clicklog"
	"github.com/rapporthq/rapport/internal/app/tracking"
	"github.com/rapporthq/rapport/internal/clicklog"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// log opens the click log in dir.
func log(t *testing.T, dir string) *clicklog.Log {
	t.Helper()
	log, err := clicklog.Open(clicklog.Disk{}, dir, clicklog.Options{Now: clock.System{}.Now, SegmentSize: 32 << 10})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, log.Close()) })
	return log
}

// process is one process with a click log and a sink, on the database of b.
func (b bundle) process(t *testing.T, dir string) (*tracking.Service, *clicklog.Log, *tracking.Sink) {
	t.Helper()
	service, log := tracking.New(b.Client, b.clock, []byte("a secret of the installation")), log(t, dir)
	service.UseClickLog(log)
	return service, log, tracking.NewSink(service, log, slog.New(slog.DiscardHandler))
}

// run runs the sink until the test ends or stop is called.
func run(t *testing.T, sink *tracking.Sink) (stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	var running sync.WaitGroup
	running.Go(func() { sink.Run(ctx) })
	stop = func() { cancel(); running.Wait() }
	t.Cleanup(stop)
	return stop
}

// clicks returns the clicks of the database by id.
func (b bundle) clicks(t *testing.T) map[string]*ent.Click {
	t.Helper()
	rows, err := b.Client.Click.Query().Order(click.ByID()).All(b.System())
	require.NoError(t, err)
	out := map[string]*ent.Click{}
	for _, row := range rows {
		out[row.ID] = row
	}
	return out
}

// visit opens the code "ada" at service.
func visit(t *testing.T, service *tracking.Service, from tracking.Visit) tracking.Clicked {
	t.Helper()
	to, err := service.Resolve(t.Context(), "", "ada")
	require.NoError(t, err)
	clicked, err := service.Click(t.Context(), to, from)
	require.NoError(t, err)
	return clicked
}

// atlas are the countries of addresses.
type atlas map[netip.Addr]string

func (a atlas) Country(address netip.Addr) string { return a[address] }

func TestSinkStoresWhatTheJournalHas(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		service, _, sink := b.process(t, t.TempDir())
		service.UseCountries(atlas{netip.MustParseAddr("192.0.2.7"): "DE"})
		from := person("192.0.2.7")
		from.Referrer, from.Sub[4] = "https://blog.example.org/post", "five"
		first := visit(t, service, from)
		again := visit(t, service, person("192.0.2.7"))
		bot := visit(t, service, tracking.Visit{RemoteAddress: "192.0.2.9"})
		require.Empty(t, b.clicks(t), "nothing waited for the database")
		require.Equal(t, first.ClickID, again.ClickID, "the site is told the click that can be credited")
		require.True(t, first.IsCounted)
		require.False(t, again.IsCounted)
		require.True(t, bot.IsBot)

		b.clock.Advance(time.Second)
		run(t, sink)
		require.NoError(t, sink.Settle(t.Context()))
		rows := b.clicks(t)
		require.Len(t, rows, 3)
		row := rows[first.ClickID]
		require.Equal(t, []string{first.VisitorID, "blog.example.org", "five", b.link.ID, b.ada.ID, "Firefox"},
			[]string{row.VisitorID, row.ReferrerHost, row.Sub5, row.LinkID, row.EnrollmentID, row.Browser})
		require.Equal(t, start, clock.Normalize(row.OccurredAt))
		require.Equal(t, start.Add(time.Second), clock.Normalize(row.CreatedAt), "known since it was stored")
		require.Equal(t, "DE", row.Country)
		require.True(t, rows[bot.ClickID].IsBot)
		require.Empty(t, rows[bot.ClickID].Country)
		repeats := 0
		for _, one := range rows {
			if one.IsDuplicate {
				require.Equal(t, first.ClickID, one.RepeatsID)
				repeats++
			}
		}
		require.Equal(t, 1, repeats)
		require.Equal(t, tracking.Stored{Clicks: 3, Duplicates: 1}, sink.Stats().Stored)
		require.Zero(t, sink.Stats().Behind)
	})
}

func TestSinkGoesOnWhereAnotherProcessEnded(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		dir := t.TempDir()
		service, log, sink := b.process(t, dir)
		visit(t, service, person("192.0.2.1"))
		stop := run(t, sink)
		require.NoError(t, sink.Settle(t.Context()))
		stop()
		visit(t, service, person("192.0.2.2")) // durable, not stored
		require.NoError(t, log.Close())

		service, _, sink = b.process(t, dir)
		visit(t, service, person("192.0.2.3"))
		run(t, sink)
		require.NoError(t, sink.Settle(t.Context()))
		require.Len(t, b.clicks(t), 3, "each once")
		require.Equal(t, 2, sink.Stats().Clicks)
	})
}

// Two processes do not know each other's clicks: the database decides which one
// counts, and the id that was handed out leads to it.
func TestStoreTellsDuplicatesOfTwoProcesses(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		one, _, sinkOfOne := b.process(t, t.TempDir())
		two, _, sinkOfTwo := b.process(t, t.TempDir())
		earlier := visit(t, one, person("192.0.2.7"))
		b.clock.Advance(59 * time.Minute)
		later := visit(t, two, person("192.0.2.7"))
		require.True(t, later.IsCounted, "as far as its process knows")

		run(t, sinkOfTwo) // the later one is stored first
		require.NoError(t, sinkOfTwo.Settle(t.Context()))
		run(t, sinkOfOne)
		require.NoError(t, sinkOfOne.Settle(t.Context()))
		rows := b.clicks(t)
		require.False(t, rows[later.ClickID].IsDuplicate)
		require.True(t, rows[earlier.ClickID].IsDuplicate)
		require.Equal(t, later.ClickID, rows[earlier.ClickID].RepeatsID)
	})
}

func TestClicksOfTwoProcessesAtOnceCountOnce(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		var sinks []*tracking.Sink
		for range 4 {
			service, _, sink := b.process(t, t.TempDir())
			for range 5 {
				visit(t, service, person("192.0.2.7"))
			}
			sinks = append(sinks, sink)
		}
		for _, sink := range sinks {
			run(t, sink)
		}
		for _, sink := range sinks {
			require.NoError(t, sink.Settle(t.Context()))
		}
		counted, err := b.Client.Click.Query().Where(click.IsDuplicate(false)).Count(b.System())
		require.NoError(t, err)
		require.Equal(t, 1, counted)
		require.Len(t, b.clicks(t), 20)
	})
}

// errAway is what a database says that is away.
var errAway = errors.New("the database is away")

func TestSinkWaitsForTheDatabase(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		var away atomic.Bool
		tries := make(chan struct{}, 100)
		b.Client.ClickLog.Use(func(next ent.Mutator) ent.Mutator {
			return ent.MutateFunc(func(ctx context.Context, m ent.Mutation) (ent.Value, error) {
				if away.Load() {
					tries <- struct{}{}
					return nil, errAway
				}
				return next.Mutate(ctx, m)
			})
		})
		away.Store(true)
		service, _, sink := b.process(t, t.TempDir())
		run(t, sink)
		first := visit(t, service, person("192.0.2.7"))
		<-tries
		<-tries
		second := visit(t, service, person("192.0.2.8"))
		require.Empty(t, b.clicks(t))
		require.Positive(t, sink.Stats().Failures)
		require.Positive(t, sink.Stats().Behind)
		away.Store(false)
		require.NoError(t, sink.Settle(t.Context()))
		rows := b.clicks(t)
		require.Len(t, rows, 2)
		require.Contains(t, rows, first.ClickID)
		require.Contains(t, rows, second.ClickID)
	})
}

func TestStoreWritesEachPieceOnce(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		service, log, _ := b.process(t, t.TempDir())
		visit(t, service, person("192.0.2.7"))
		records, next, err := log.Read(0, 10, 1<<20)
		require.NoError(t, err)
		piece := tracking.Batch{LogID: log.ID(), Next: int64(next), Payloads: [][]byte{records[0].Payload}}

		position, isKnown, err := service.Position(t.Context(), log.ID())
		require.NoError(t, err)
		require.False(t, isKnown)
		require.Zero(t, position)
		_, err = service.Store(t.Context(), piece)
		require.NoError(t, err)
		_, err = service.Store(t.Context(), piece)
		require.ErrorIs(t, err, tracking.ErrMoved)
		require.Len(t, b.clicks(t), 1)
		position, isKnown, err = service.Position(t.Context(), log.ID())
		require.NoError(t, err)
		require.True(t, isKnown)
		require.Equal(t, int64(next), position)
		moved, err := b.Client.ClickLog.Query().Where(entlog.ID(log.ID())).Only(viewer.With(t.Context(), viewer.NewDirectory()))
		require.NoError(t, err)
		require.Equal(t, start, clock.Normalize(moved.MovedAt))
	})
}

func TestStoreDropsWhatHasNoPlace(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		service, log, sink := b.process(t, t.TempDir())
		to, err := service.Resolve(t.Context(), "", "ada")
		require.NoError(t, err)
		to.LinkID = "lnk_01k00000000000000000000000"
		_, err = service.Click(t.Context(), to, person("192.0.2.7"))
		require.NoError(t, err)
		for _, foreign := range []string{"no click", `{"v":2,"id":"clk_1","org":"org_1","link":"lnk_1"}`} {
			_, err = log.Append(t.Context(), []byte(foreign))
			require.NoError(t, err)
		}
		to, err = service.Resolve(t.Context(), "", "ada")
		require.NoError(t, err)
		to.EnrollmentID = "enr_of_nobody"
		_, err = service.Click(t.Context(), to, person("192.0.2.8"))
		require.NoError(t, err)
		kept := visit(t, service, person("192.0.2.9"))
		records, _, err := log.Read(0, 10, 1<<20)
		require.NoError(t, err)
		_, err = log.Append(t.Context(), records[len(records)-1].Payload) // the database refuses the id, which it has
		require.NoError(t, err)
		after := visit(t, service, person("192.0.2.10"))

		run(t, sink)
		require.NoError(t, sink.Settle(t.Context()))
		require.Contains(t, b.clicks(t), kept.ClickID, "what is broken holds up nobody")
		require.Contains(t, b.clicks(t), after.ClickID, "nor who comes after it")
		require.Equal(t, tracking.Stored{Clicks: 2, Dropped: 5}, sink.Stats().Stored)
	})
}

func TestSettleEndsWithItsContext(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	service, _, sink := b.process(t, t.TempDir())
	require.NoError(t, sink.Settle(t.Context()), "nothing waits")
	visit(t, service, person("192.0.2.7"))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	require.ErrorIs(t, sink.Settle(ctx), context.Canceled)
}
