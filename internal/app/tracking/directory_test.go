package tracking_test

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/app/tracking"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/testkit"
)

// followed is a service with a directory that follows the news.
type followed struct {
	*tracking.Service
	directory *tracking.Directory
	// away makes the database refuse every query.
	away *atomic.Bool
	// tried gets a value for each refused query, as far as somebody takes it.
	tried chan struct{}
	news  *news
}

// news are given by the test.
type news struct {
	wake chan struct{}
	mu   sync.Mutex
	rows map[string][]string
	all  bool
}

func (n *news) Wake() <-chan struct{} { return n.wake }

func (n *news) Changed() (map[string][]string, bool) {
	n.mu.Lock()
	defer n.mu.Unlock()
	rows, all := n.rows, n.all
	n.rows, n.all = nil, false
	return rows, all
}

func (n *news) tell(rows map[string][]string, all bool) {
	n.mu.Lock()
	n.rows, n.all = rows, all
	n.mu.Unlock()
	n.wake <- struct{}{}
}

// errNoDatabase is what a query says while the database is away.
var errNoDatabase = errors.New("the database is away")

// follow makes the directory and loads it.
func follow(t *testing.T, b bundle) followed {
	t.Helper()
	f := followed{away: new(atomic.Bool), tried: make(chan struct{}), news: &news{wake: make(chan struct{}, 1)}}
	b.Client.Intercept(ent.InterceptFunc(func(next ent.Querier) ent.Querier {
		return ent.QuerierFunc(func(ctx context.Context, q ent.Query) (ent.Value, error) {
			if f.away.Load() {
				select {
				case f.tried <- struct{}{}:
				default:
				}
				return nil, errNoDatabase
			}
			return next.Query(ctx, q)
		})
	}))
	f.Service = tracking.New(b.Client, clock.NewFake(start), []byte("a secret of the installation"))
	f.directory = tracking.NewDirectory(b.Client, slog.New(slog.DiscardHandler))
	f.UseDirectory(f.directory)
	require.NoError(t, f.directory.Load(t.Context()))
	return f
}

// run lets the directory follow until the test ends or stop is called.
func (f followed) run(t *testing.T) (stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	var running sync.WaitGroup
	running.Go(func() { f.directory.Run(ctx, f.news) })
	stop = func() { cancel(); running.Wait() }
	t.Cleanup(stop)
	return stop
}

// leads is where the code leads, empty if nowhere.
func (f followed) leads(t *testing.T, code string) string {
	t.Helper()
	to, err := f.Resolve(t.Context(), "", code)
	require.NoError(t, err)
	return to.LinkID + " " + to.URL
}

func TestDirectoryLeadsAsTheDatabase(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		addLink(t, b.Book, b.ada, "spring.", "https://shop.example.com/dot")
		addLink(t, b.Book, b.ada, "new", "https://shop.example.com/new", "old")
		hosted := addLink(t, b.Book, b.ada, "hosted", "https://shop.example.com/hosted")
		require.NoError(t, b.Client.Route.Create().SetCreatedAt(start).SetOwnerID(b.OrganizationID).SetHost("go.example.com").
			SetCode("ada").SetLinkID(hosted.ID).Exec(b.System()))
		other := testkit.NewBook(t, d, "other", start.Add(time.Hour))
		addLink(t, other, other.Enroll("eve"), "eve", "https://other.example.com/")
		f := follow(t, b)
		require.Equal(t, 7, f.directory.Len())
		for _, one := range [][2]string{
			{"", "ada"},
			{"", "ADA"},
			{"", "ada."},
			{"", "ada.)"},
			{"go.example.com", "ada"},
			{"GO.example.com", "Ada,"},
			{"www.example.com", "ada"},
			{"", "spring."},
			{"", "spring.."},
			{"", "old"},
			{"", "new"},
			{"", "hosted"},
			{"", "eve"},
		} {
			f.away.Store(false)
			want, err := b.service.Lookup(t.Context(), one[0], one[1])
			require.Equal(t, one[1] == "spring..", errors.Is(err, apperr.ErrNotFound), one)
			f.away.Store(true)
			got, err := f.Lookup(t.Context(), one[0], one[1])
			if want.Known() {
				require.NoError(t, err, one)
			}
			require.Equal(t, want, got, one)
		}
	})
}

func TestDirectoryWithoutTheDatabase(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	f := follow(t, b)
	f.away.Store(true)
	require.Equal(t, " https://example.com", f.leads(t, "nobody-knows-this"), "to the program's site")
	unknown, err := b.Client.UnknownCode.Query().Count(b.System())
	require.ErrorIs(t, err, errNoDatabase)
	require.Zero(t, unknown)

	empty := tracking.New(b.Client, b.clock, []byte("a secret of the installation"))
	empty.UseDirectory(tracking.NewDirectory(b.Client, slog.New(slog.DiscardHandler)))
	_, err = empty.Resolve(t.Context(), "", "ada")
	require.ErrorIs(t, err, errNoDatabase, "it knows nothing yet")
}

func TestDirectoryFollowsTheNews(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		f := follow(t, b)
		f.run(t)
		leads := func(code, want string) {
			t.Helper()
			require.Eventually(t, func() bool { return f.leads(t, code) == want }, 5*time.Second, time.Millisecond)
		}
		changed := func(id string) { f.news.tell(map[string][]string{b.OrganizationID: {id}}, false) }

		b.Client.Link.UpdateOne(b.link).SetDestination("https://shop.example.com/summer").ExecX(b.System())
		require.Equal(t, b.link.ID+" https://shop.example.com/spring?color=red#top", f.leads(t, "ada"), "nobody said it")
		changed(b.link.ID)
		leads("ada", b.link.ID+" https://shop.example.com/summer")

		b.Client.Program.UpdateOne(b.Program).SetSiteURL("https://example.com/new").ExecX(b.System())
		changed(b.Program.ID)
		require.Eventually(t, func() bool {
			f.away.Store(true)
			defer f.away.Store(false)
			return f.leads(t, "nobody-knows-this") == " https://example.com/new"
		}, 5*time.Second, time.Millisecond)

		// What was missed while the news were away is read when they come back.
		b.Client.Link.UpdateOne(b.link).SetDestination("https://shop.example.com/autumn").ExecX(b.System())
		f.news.tell(map[string][]string{b.OrganizationID: nil}, false)
		leads("ada", b.link.ID+" https://shop.example.com/autumn")
		b.Client.Link.UpdateOne(b.link).SetDestination("https://shop.example.com/winter").ExecX(b.System())
		f.away.Store(true)
		f.news.tell(nil, true)
		<-f.tried
		<-f.tried // it tries again
		require.Equal(t, b.link.ID+" https://shop.example.com/autumn", f.leads(t, "ada"), "what is known stays")
		f.away.Store(false)
		leads("ada", b.link.ID+" https://shop.example.com/winter")
	})
}

func TestDirectoryLearnsWhatItMeets(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	f := follow(t, b)
	made := addLink(t, b.Book, b.ada, "young", "https://shop.example.com/young")
	require.Equal(t, 1, f.directory.Len())
	require.Equal(t, made.ID+" https://shop.example.com/young", f.leads(t, "young"), "the database is asked")
	f.away.Store(true)
	require.Equal(t, made.ID+" https://shop.example.com/young", f.leads(t, "young"), "once")
}
