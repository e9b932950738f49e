package web_test

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/app/partner"
	"github.com/rapporthq/rapport/internal/app/tracking"
	"github.com/rapporthq/rapport/internal/auth"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
	"github.com/rapporthq/rapport/internal/web"
)

// start is the instant at which every test begins.
var start = time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC)

// firefox is the user agent of a person.
const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"

// bundle is a server with a program whose partner Ada has the link "ada".
type bundle struct {
	*testkit.Book
	clock   *clock.Fake
	deps    web.Deps
	log     *journal
	ada     *ent.Enrollment
	link    *ent.Link
	handler http.Handler
}

// journal is a log that may be written by several requests at once.
type journal struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (j *journal) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.Write(p)
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.String()
}

// noTiers moves nobody.
type noTiers struct{}

func (noTiers) Evaluate(context.Context, *ent.Tx, string, []string, time.Time) error { return nil }

func setup(t *testing.T, d *testkit.Database, changes ...func(*web.Deps)) bundle {
	t.Helper()
	b := bundle{Book: testkit.NewBook(t, d, "acme", start), clock: clock.NewFake(start), log: &journal{}}
	logger := slog.New(slog.NewTextHandler(b.log, nil))
	const publicURL = "https://go.example.com"
	middleware, err := auth.NewMiddleware(d.Client, b.clock, auth.NewSessions(d.Client, b.clock), publicURL, logger)
	require.NoError(t, err)
	b.deps = web.Deps{
		Tracking:    tracking.New(d.Client, b.clock, []byte("a secret of the installation")),
		Conversions: conversion.New(d.Client, b.clock, noTiers{}),
		Partners:    partner.New(d.Client, b.clock, publicURL, nil, nil),
		GraphQL:     http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "graphql") }),
		Playground:  http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "playground") }),
		Files:       runFiles{}, Uploads: &shelf{}, Authenticate: middleware.Handler,
		Pages: fstest.MapFS{
			"index.html": {Data: []byte("<!doctype html>the page")}, "theme.js": {Data: []byte("theme()")},
			"assets/app-1a2b.js": {Data: []byte("app()")}, "assets/app-1a2b.js.br": {Data: []byte("br")},
			".vite/manifest.json": {Data: []byte("{}")},
		},
		Page: "index.html", Ping: d.SQL.PingContext, Clock: b.clock, Log: logger, PublicURL: publicURL, Metrics: web.NewMetrics(),
	}
	for _, change := range changes {
		change(&b.deps)
	}
	b.handler = web.Handler(b.deps)
	b.ada = b.Enroll("ada")
	b.link = b.addLink(t, "ada", "https://shop.example.com/spring?color=red")
	return b
}

// addLink gives Ada a link.
func (b bundle) addLink(t *testing.T, code, destination string) *ent.Link {
	t.Helper()
	row, err := b.Client.Link.Create().SetCreatedAt(start).SetProgramID(b.ada.ProgramID).SetEnrollmentID(b.ada.ID).
		SetPartnerID(b.ada.PartnerID).SetCode(code).SetDestination(destination).Save(b.System())
	require.NoError(t, err)
	err = b.Client.Route.Create().SetCreatedAt(start).SetOwnerID(b.OrganizationID).SetCode(code).SetLinkID(row.ID).Exec(b.System())
	require.NoError(t, err)
	return row
}

// key makes an API key with the scopes.
func (b bundle) key(t *testing.T, scopes ...viewer.Permission) string {
	t.Helper()
	key, visible, hash := auth.Tokens{}.NewAPIKey(b.OrganizationID)
	err := b.Client.APIKey.Create().SetCreatedAt(start).SetName("shop").SetPrefix(visible).SetSecretHash(hash).
		SetScopes(scopes).SetCreatedBy("usr_owner").Exec(b.System())
	require.NoError(t, err)
	return key
}

// request is one request and what matters of it.
type request struct {
	method, path, body string
	header             map[string]string
	cookie             *http.Cookie
	address            string
	// host that was asked; that of httptest if empty.
	host string
}

// reply is what was answered.
type reply struct {
	StatusCode int
	Header     http.Header
	body       string
}

// Cookies are those that the browser is asked to keep.
func (r reply) Cookies() []*http.Cookie { return (&http.Response{Header: r.Header}).Cookies() }

// send answers the request of a person.
func (b bundle) send(t *testing.T, one request) reply {
	t.Helper()
	if one.method == "" {
		one.method = http.MethodGet
	}
	r := httptest.NewRequestWithContext(t.Context(), one.method, one.path, strings.NewReader(one.body))
	r.Header.Set("User-Agent", firefox)
	r.RemoteAddr = "192.0.2.7:4711"
	if one.address != "" {
		r.RemoteAddr = one.address
	}
	for name, value := range one.header {
		r.Header.Set(name, value)
	}
	if one.cookie != nil {
		r.AddCookie(one.cookie)
	}
	if one.host != "" {
		r.Host = one.host
	}
	w := httptest.NewRecorder()
	b.handler.ServeHTTP(w, r)
	return reply{w.Code, w.Header(), w.Body.String()}
}

// metrics reads the figures of the server.
func (b bundle) metrics(t *testing.T) string {
	t.Helper()
	return b.send(t, request{path: "/metrics"}).body
}
