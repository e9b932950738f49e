package server

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"os/signal"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	entclick "github.com/rapporthq/rapport/ent/click"
	"github.com/rapporthq/rapport/internal/app/tracking"
	"github.com/rapporthq/rapport/internal/testkit"
)

// asServer makes the test's own binary serve as the product does, so that it can
// be killed: the value is the environment's name of it.
const asServer = "RAPPORT_TEST_SERVE"

func TestMain(m *testing.M) {
	if os.Getenv(asServer) == "" {
		os.Exit(m.Run())
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := Run(ctx, nil, os.Environ(), os.Stdout, os.Stderr)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// rounds is how often a server is killed; make test-crash asks for more.
func rounds(t *testing.T) int {
	t.Helper()
	text := os.Getenv("RAPPORT_CRASH_ROUNDS")
	if text == "" {
		return 3
	}
	n, err := strconv.Atoi(text)
	require.NoError(t, err, "RAPPORT_CRASH_ROUNDS")
	return n
}

// visitors is how many open the link at once.
const visitors = 8

// TestKilledServerLosesNoClick kills a server under load with SIGKILL, again and
// again: each click that was answered is in the database, once.
func TestKilledServerLosesNoClick(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		book, link := linkToKill(t, d)
		settings := environment(t, d)
		load := &load{}
		for range rounds(t) {
			s := startServer(t, settings)
			gone := load.run(t, s, 50+rand.Int64N(400))
			s.kill(t)
			gone()
		}
		s := startServer(t, settings)
		s.await(t, nothingBehind)
		s.end(t)
		load.requireStored(t, book, link)
	})
}

// linkToKill is the link "ada" of a program.
func linkToKill(t testing.TB, d *testkit.Database) (*testkit.Book, *ent.Link) {
	t.Helper()
	book := testkit.NewBook(t, d, "acme", time.Now())
	e := book.Enroll("ada")
	link := d.Client.Link.Create().SetCreatedAt(time.Now()).SetProgramID(e.ProgramID).SetEnrollmentID(e.ID).
		SetPartnerID(e.PartnerID).SetCode("ada").SetDestination("https://example.com/").SaveX(book.System())
	d.Client.Route.Create().SetCreatedAt(time.Now()).SetOwnerID(book.OrganizationID).SetCode("ada").SetLinkID(link.ID).
		ExecX(book.System())
	return book, link
}

// requireExactly is requireStored when no visitor was left without an answer: then
// nothing else is stored.
func (l *load) requireExactly(t *testing.T, book *testkit.Book, link *ent.Link) {
	t.Helper()
	l.requireStored(t, book, link)
	require.Len(t, l.acknowledged, int(l.sent.Load()), "every visitor was redirected")
	stored, err := book.Client.Click.Query().Where(entclick.LinkID(link.ID)).Count(book.System())
	require.NoError(t, err)
	require.Equal(t, len(l.acknowledged), stored)
}

// requireStored requires that each click that was answered is in the database, once.
func (l *load) requireStored(t *testing.T, book *testkit.Book, link *ent.Link) {
	t.Helper()
	for _, one := range l.requireAnswered(t, book, link) {
		require.False(t, one.IsDuplicate, "each visitor came once")
	}
}

// requireAnswered requires that each click that was answered is in the database, and
// returns all that are.
func (l *load) requireAnswered(t *testing.T, book *testkit.Book, link *ent.Link) []*ent.Click {
	t.Helper()
	require.Empty(t, l.wrong, "every answer was a redirect with a click")
	rows, err := book.Client.Click.Query().Where(entclick.LinkID(link.ID)).All(book.System())
	require.NoError(t, err)
	stored := map[string]bool{}
	for _, row := range rows {
		stored[row.ID] = true
	}
	for _, id := range l.acknowledged {
		require.True(t, stored[id], "%s was answered and is lost", id)
	}
	require.GreaterOrEqual(t, l.sent.Load(), int64(len(stored)), "no click twice")
	t.Logf("%d clicks answered, %d stored, %d sent", len(l.acknowledged), len(stored), l.sent.Load())
	return rows
}

// served is a running server of its own process.
type served struct {
	process *exec.Cmd
	address string
	killed  atomic.Bool
}

// kill ends the process with SIGKILL.
func (s *served) kill(t testing.TB) {
	t.Helper()
	s.killed.Store(true)
	require.NoError(t, s.process.Process.Kill())
	_ = s.process.Wait()
}

// end ends the process in order.
func (s *served) end(t testing.TB) {
	t.Helper()
	require.NoError(t, s.process.Process.Signal(syscall.SIGTERM))
	require.NoError(t, s.process.Wait(), "it ends in order")
}

// script calls the API of the server by a key.
func (s *served) script(key string) *caller {
	return &caller{world: &world{handler: httputil.NewSingleHostReverseProxy(&url.URL{Scheme: "http", Host: s.address})}, key: key}
}

func startServer(t testing.TB, settings []string) *served {
	t.Helper()
	program, err := os.Executable()
	require.NoError(t, err)
	process := exec.CommandContext(t.Context(), program)
	process.Env = append(slices.Clone(settings), asServer+"=1")
	out, err := process.StdoutPipe()
	require.NoError(t, err)
	process.Stderr = t.Output()
	require.NoError(t, process.Start())
	return &served{process: process, address: addressSaid(t, out)}
}

// addressSaid reads where a server that starts says it listens.
func addressSaid(t testing.TB, out io.Reader) string {
	t.Helper()
	line, err := bufio.NewReader(out).ReadString('\n')
	require.NoError(t, err)
	address := regexp.MustCompile(`listening on (\S+)\)`).FindStringSubmatch(line)
	require.Len(t, address, 2, line)
	return address[1]
}

// get opens a path as the visitor at the address, and does not follow.
func (s *served) get(ctx context.Context, path, visitor string) (*http.Response, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+s.address+path, nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("X-Forwarded-For", visitor)
	request.Header.Set("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
	return http.DefaultTransport.RoundTrip(request)
}

// Figures that are waited for.
var (
	nothingBehind = regexp.MustCompile(`(?m)^rapport_clicks_behind_bytes 0$`)
	linksKnown    = regexp.MustCompile(`(?m)^rapport_links_known [1-9]`)
)

// await waits until the server shows the figure.
func (s *served) await(t *testing.T, figure *regexp.Regexp) {
	t.Helper()
	require.Eventually(t, func() bool {
		answer, err := s.get(t.Context(), "/metrics", "192.0.2.1")
		if err != nil {
			return false
		}
		body, err := io.ReadAll(answer.Body)
		return err == nil && answer.Body.Close() == nil && figure.Match(body)
	}, time.Minute, 20*time.Millisecond)
}

// load is what visitors did, over all rounds.
type load struct {
	// came are the visitors, sent their requests: one of each, unless a visitor goes
	// to several servers.
	came, sent   atomic.Int64
	mu           sync.Mutex
	acknowledged []string
	wrong        []string
	took         []time.Duration
}

// run lets visitors come, each once, until so many were answered: others are under
// way then. gone waits until no visitor is left, after the server is killed.
func (l *load) run(t *testing.T, s *served, until int64) (gone func()) {
	t.Helper()
	enough := make(chan struct{})
	var answered atomic.Int64
	var coming sync.WaitGroup
	for range visitors {
		coming.Go(func() {
			for l.visit(t.Context(), s) {
				if answered.Add(1) == until {
					close(enough)
				}
			}
		})
	}
	select {
	case <-enough:
	case <-time.After(time.Minute):
		t.Error("the server stopped answering")
	}
	return coming.Wait
}

// come lets visitors come, each to each of the servers once, in any order, until stop
// is called, which waits for the last answer. Only who was killed leaves one without.
func (l *load) come(t *testing.T, servers ...*atomic.Pointer[served]) (stop func()) {
	t.Helper()
	ctx, enough := context.WithCancel(t.Context())
	var coming sync.WaitGroup
	for range visitors {
		coming.Go(func() {
			for n := l.came.Add(1); ctx.Err() == nil; n = l.came.Add(1) {
				for _, i := range rand.Perm(len(servers)) {
					if s := servers[i].Load(); !l.visitAs(t.Context(), s, n) && !s.killed.Load() {
						t.Error("a visitor was not answered")
						return
					}
				}
			}
		})
	}
	return func() { enough(); coming.Wait() }
}

// awaitMore waits until so many more visitors were redirected.
func (l *load) awaitMore(t *testing.T, more int) {
	t.Helper()
	until := l.answered() + more
	require.Eventually(t, func() bool { return l.answered() >= until }, time.Minute, time.Millisecond, "redirects stopped")
}

func (l *load) answered() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.acknowledged)
}

// times returns how long the redirects took since it was last called.
func (l *load) times() []time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	out := l.took
	l.took = nil
	return out
}

// visit is one visitor whom nobody saw before. It is false when the server is gone.
func (l *load) visit(ctx context.Context, s *served) bool { return l.visitAs(ctx, s, l.came.Add(1)) }

// visitAs opens the link as the visitor of that number. It is false when the server is
// gone.
func (l *load) visitAs(ctx context.Context, s *served, n int64) bool {
	l.sent.Add(1)
	begun := time.Now()
	answer, err := s.get(ctx, fmt.Sprintf("/r/ada?sub1=%d", n), fmt.Sprintf("10.%d.%d.%d", n>>16&255, n>>8&255, n&255))
	if err != nil {
		return false
	}
	_ = answer.Body.Close()
	to := answer.Header.Get("Location")
	l.mu.Lock()
	defer l.mu.Unlock()
	l.took = append(l.took, time.Since(begun))
	if _, id, found := strings.Cut(to, tracking.ClickParameter+"="); found && answer.StatusCode == http.StatusFound {
		l.acknowledged = append(l.acknowledged, id)
	} else {
		l.wrong = append(l.wrong, answer.Status+" "+to)
	}
	return true
}
