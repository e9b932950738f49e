package web_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/web"
)

func TestPages(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	for name, one := range map[string]struct {
		path, encoding, body, kind, cache string
		status                            int
	}{
		"the root is the page":                 {"/", "", "<!doctype html>the page", "text/html; charset=utf-8", "no-cache", 200},
		"a path of the SPA is the page":        {"/console/partners/par_1", "", "<!doctype html>the page", "text/html; charset=utf-8", "no-cache", 200},
		"a path with a point is the page":      {"/invite/a.b", "", "<!doctype html>the page", "text/html; charset=utf-8", "no-cache", 200},
		"a file without a hash is asked again": {"/theme.js", "", "theme()", "text/javascript; charset=utf-8", "no-cache", 200},
		"a file with a hash is kept for ever":  {"/assets/app-1a2b.js", "gzip", "app()", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable", 200},
		"its twin is smaller":                  {"/assets/app-1a2b.js", "gzip, br;q=0.9", "br", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable", 200},
		"an old asset is no page":              {"/assets/old.js", "", "404 page not found\n", "text/plain; charset=utf-8", "no-store", 404},
		"what the build keeps is the page":     {"/.vite/manifest.json", "", "<!doctype html>the page", "text/html; charset=utf-8", "no-cache", 200},
		"a twin alone is not there":            {"/assets/app-1a2b.js.br", "", "404 page not found\n", "text/plain; charset=utf-8", "no-store", 404},
	} {
		answer := b.send(t, request{path: one.path, header: map[string]string{"Accept-Encoding": one.encoding}})
		require.Equal(t, one.status, answer.StatusCode, name)
		require.Equal(t, one.body, answer.body, name)
		require.Equal(t, one.kind, answer.Header.Get("Content-Type"), name)
		require.Equal(t, one.cache, answer.Header.Get("Cache-Control"), name)
	}
	known := b.send(t, request{path: "/"}).Header.Get("ETag")
	require.Equal(t, http.StatusNotModified, b.send(t, request{path: "/", header: map[string]string{"If-None-Match": known}}).StatusCode)
	require.Equal(t, http.StatusMethodNotAllowed, b.send(t, request{method: http.MethodPost, path: "/console"}).StatusCode)

	bare := setup(t, testkit.Open(t), func(d *web.Deps) {
		d.Pages, d.Page = fstest.MapFS{"placeholder.html": {Data: []byte("build me")}}, "placeholder.html"
	})
	require.Equal(t, "build me", bare.send(t, request{path: "/console"}).body)
}

func TestRoutes(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	for path, want := range map[string]string{
		"/graphql": "graphql", "/playground": "playground", "/playground/app.js": "playground",
		"/healthz": `{"status":"ok"}` + "\n", "/readyz": `{"status":"ok"}` + "\n",
	} {
		answer := b.send(t, request{path: path})
		require.Equal(t, http.StatusOK, answer.StatusCode, path)
		require.Equal(t, want, answer.body, path)
	}
	for _, path := range []string{"/api/nothing", "/api/", "/files/nothing"} {
		answer := b.send(t, request{path: path})
		require.Equal(t, http.StatusNotFound, answer.StatusCode, path)
		require.Contains(t, answer.body, `"code":"NOT_FOUND"`, path)
	}
	figures := b.metrics(t)
	require.Contains(t, figures, `rapport_http_request_duration_seconds_count{method="GET",route="/graphql",status="200"} 1`)
	require.Contains(t, figures, "go_goroutines ")

	away := setup(t, testkit.Open(t), func(d *web.Deps) {
		d.Ping = func(context.Context) error { return errors.New("connection refused") }
	})
	require.Equal(t, http.StatusServiceUnavailable, away.send(t, request{path: "/readyz"}).StatusCode)
	require.Equal(t, http.StatusOK, away.send(t, request{path: "/healthz"}).StatusCode)
}

func TestHeaders(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	header := b.send(t, request{path: "/"}).Header
	policy := header.Get("Content-Security-Policy")
	require.Contains(t, policy, "script-src 'self';")
	require.Contains(t, policy, "frame-ancestors 'none'")
	require.Equal(t, "nosniff", header.Get("X-Content-Type-Options"))
	require.Equal(t, "same-origin", header.Get("Referrer-Policy"))
	require.Equal(t, "max-age=31536000", header.Get("Strict-Transport-Security"))

	plain := setup(t, testkit.Open(t), func(d *web.Deps) { d.PublicURL = "http://127.0.0.1:8080" })
	require.Empty(t, plain.send(t, request{path: "/"}).Header.Get("Strict-Transport-Security"))
	require.False(t, plain.send(t, request{path: "/r/ada"}).Cookies()[0].Secure)
}

func TestRequestID(t *testing.T) {
	t.Parallel()
	var seen []string
	b := setup(t, testkit.Open(t), func(d *web.Deps) {
		d.GraphQL = http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			seen = append(seen, r.Header.Get("X-Request-Id"))
		})
	})
	for name, sent := range map[string]string{"a proxy's": "proxy-1.2_3", "none": "", "one that is no id": "a b\tc"} {
		answer := b.send(t, request{path: "/graphql", header: map[string]string{"X-Request-Id": sent}})
		id := answer.Header.Get("X-Request-Id")
		require.Equal(t, seen[len(seen)-1], id, name)
		require.Equal(t, sent == "proxy-1.2_3", id == sent, name)
		require.NotEmpty(t, id, name)
		require.Contains(t, b.log.String(), "route=/graphql status=200 bytes=0", name)
		require.Contains(t, b.log.String(), "request="+id, name)
	}
}

func TestPanicIsAnswered(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t), func(d *web.Deps) {
		d.GraphQL = http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("a secret of the code") })
	})
	answer := b.send(t, request{path: "/graphql"})
	require.Equal(t, http.StatusInternalServerError, answer.StatusCode)
	body := answer.body
	require.Contains(t, body, `"requestId":"`+answer.Header.Get("X-Request-Id")+`"`)
	require.NotContains(t, body, "secret of the code")
	require.Contains(t, b.log.String(), "a secret of the code")
	require.Contains(t, b.metrics(t), `route="/graphql",status="500"} 1`)
}

func TestBodiesAreLimited(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t), func(d *web.Deps) {
		d.GraphQL = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			var tooLong *http.MaxBytesError
			if _, err := io.Copy(io.Discard, r.Body); errors.As(err, &tooLong) {
				w.WriteHeader(http.StatusTeapot)
			}
		})
	})
	body := strings.Repeat("x", 10<<20)
	announced := b.send(t, request{method: http.MethodPost, path: "/graphql", body: body})
	require.Equal(t, http.StatusRequestEntityTooLarge, announced.StatusCode)
	require.Contains(t, announced.body, `"code":"TOO_LARGE"`)

	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "/graphql", io.MultiReader(strings.NewReader(body)))
	require.NoError(t, err)
	w := httptest.NewRecorder()
	b.handler.ServeHTTP(w, r)
	require.Equal(t, http.StatusTeapot, w.Code, "a length that is not announced is found while reading")
}
