package server

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/auth"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/config"
	"github.com/rapporthq/rapport/internal/job"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// start is when every world of these tests begins.
var start = time.Date(2026, time.March, 2, 9, 0, 0, 0, time.UTC)

const password = "a password for tests"

// world is the whole product on one fresh database, with a clock that stands
// still until it is told to move.
type world struct {
	*installation
	database *testkit.Database
	now      *clock.Fake
	handler  http.Handler
	runner   *job.Runner
}

func setup(t *testing.T, d *testkit.Database) *world {
	t.Helper()
	now := clock.NewFake(start)
	i := install(t, d, now, t.Output())
	i.batchWait = 50 * time.Millisecond // a busy machine must not split a batch
	handler, err := newHandler(i)
	require.NoError(t, err)
	return &world{installation: i, database: d, now: now, handler: handler, runner: newRunner(i, job.NewQueue(now))}
}

// install wires the product on a database as open does, with a data folder of its
// own, and says warnings on logs.
func install(t testing.TB, d *testkit.Database, c clock.Clock, logs io.Writer) *installation {
	t.Helper()
	settings, err := config.From(map[string]string{"RAPPORT_DATA_DIR": t.TempDir(), "RAPPORT_ADDR": "127.0.0.1:8080"})
	require.NoError(t, err)
	made, err := newServices(d.Client, c, settings)
	require.NoError(t, err)
	return &installation{
		settings: settings, logger: slog.New(slog.NewTextHandler(logs, &slog.HandlerOptions{Level: slog.LevelWarn})), clock: c,
		database: d.DB, client: d.Client, services: made, ledgerViolations: newLedgerViolations(), stdout: io.Discard,
	}
}

// later moves the clock and does what is due.
func (w *world) later(t *testing.T, d time.Duration) {
	t.Helper()
	w.now.Advance(d)
	require.NoError(t, w.runner.Drain(t.Context()))
}

// caller is a browser or a script: it keeps its cookies, or sends its key.
type caller struct {
	world   *world
	cookies []*http.Cookie
	key     string
}

func (w *world) browser() *caller { return &caller{world: w} }

func (w *world) script(key string) *caller { return &caller{world: w, key: key} }

// send makes a request and keeps the cookies of the answer.
func (c *caller) send(t *testing.T, method, target, body string) *httptest.ResponseRecorder {
	t.Helper()
	request := httptest.NewRequestWithContext(t.Context(), method, target, strings.NewReader(body))
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36")
	request.Header.Set(auth.RequestHeader, "1")
	if c.key != "" {
		request.Header.Set("Authorization", "Bearer "+c.key)
	}
	for _, cookie := range c.cookies {
		request.AddCookie(cookie)
	}
	answer := httptest.NewRecorder()
	c.world.handler.ServeHTTP(answer, request)
	if set := answer.Result().Cookies(); len(set) > 0 {
		c.cookies = set
	}
	return answer
}

// vars are the variables of an operation.
type vars = map[string]any

// answered is what the API said.
type answered struct {
	Data   map[string]any
	Errors []struct {
		Message    string
		Extensions struct{ Code string }
	}
}

// ask posts an operation and returns whatever came.
func (c *caller) ask(t *testing.T, operation string, variables vars) answered {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": operation, "variables": variables})
	require.NoError(t, err)
	var out answered
	answer := c.send(t, http.MethodPost, "/graphql", string(body))
	decoder := json.NewDecoder(bytes.NewReader(answer.Body.Bytes()))
	require.NoError(t, decoder.Decode(&out), answer.Body.String())
	return out
}

// do posts an operation that must succeed, user errors included, and returns
// the field at path, such as "programCreate.program.id".
func (c *caller) do(t *testing.T, operation string, variables vars, path string) any {
	t.Helper()
	got := c.ask(t, operation, variables)
	require.Empty(t, got.Errors, operation)
	for _, payload := range got.Data {
		if fields, ok := payload.(map[string]any); ok {
			require.Empty(t, fields["userErrors"], operation)
		}
	}
	return at(t, got.Data, path)
}

// text is do for a text.
func (c *caller) text(t *testing.T, operation string, variables vars, path string) string {
	t.Helper()
	out, ok := c.do(t, operation, variables, path).(string)
	require.True(t, ok, "%s is no text", path)
	return out
}

// at walks into an answer; a number is an index.
func at(t *testing.T, from any, path string) any {
	t.Helper()
	for step := range strings.SplitSeq(path, ".") {
		switch here := from.(type) {
		case map[string]any:
			require.Contains(t, here, step, path)
			from = here[step]
		case []any:
			require.NotEmpty(t, here, path)
			require.Len(t, step, 1, path)
			index := int(step[0] - '0')
			require.Less(t, index, len(here), path)
			from = here[index]
		default:
			require.Failf(t, "the answer ends early", "%s at %s: %v", path, step, from)
		}
	}
	return from
}

// found makes another organization with its owner, who is signed in. The API
// makes only the first one of an installation.
func (w *world) found(t *testing.T, name, email string) *caller {
	t.Helper()
	directory := viewer.With(t.Context(), viewer.NewDirectory())
	hash, err := auth.NewPasswords().Hash(t.Context(), password)
	require.NoError(t, err)
	o, err := w.client.Organization.Create().SetCreatedAt(w.now.Now()).SetName(name).SetSlug(url.PathEscape(strings.ToLower(name))).Save(directory)
	require.NoError(t, err)
	u, err := w.client.User.Create().SetCreatedAt(w.now.Now()).SetName(name).SetEmail(email).SetPasswordHash(hash).Save(directory)
	require.NoError(t, err)
	system := viewer.With(t.Context(), viewer.NewSystem(o.ID))
	w.client.Member.Create().SetCreatedAt(w.now.Now()).SetUserID(u.ID).SetRole(viewer.Owner).SaveX(system)
	owner := w.browser()
	owner.signIn(t, email)
	return owner
}

// signIn signs a person of these tests in.
func (c *caller) signIn(t *testing.T, email string) {
	t.Helper()
	c.do(t, `mutation($i: SignInInput!) { signIn(input: $i) { viewer { role } userErrors { message } } }`,
		vars{"i": vars{"email": email, "password": password}}, "signIn.viewer.role")
}
