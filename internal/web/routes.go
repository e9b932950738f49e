// Package web is what comes by plain HTTP: short links, the click script, the
// conversion API, files, pages and health, and the one list of all routes. It
// turns requests into calls of use cases and their results into answers; it
// decides nothing and asks no database. It must not know graph, whose handlers
// it is handed.
package web

import (
	"context"
	"io/fs"
	"log/slog"
	"net/http"

	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/app/landing"
	"github.com/rapporthq/rapport/internal/app/notification"
	"github.com/rapporthq/rapport/internal/app/partner"
	"github.com/rapporthq/rapport/internal/app/tracking"
	"github.com/rapporthq/rapport/internal/clock"
)

// Deps is what the routes need.
type Deps struct {
	Tracking    *tracking.Service
	Conversions *conversion.Service
	// Notifications end mails by the links in them.
	Notifications *notification.Service
	// GraphQL and Playground serve the API and its page. Both may set a content
	// security policy of their own.
	GraphQL, Playground http.Handler
	// Files writes bank files and statements.
	Files PayoutFiles
	// Ledger writes statements of account.
	Ledger LedgerFiles
	// Uploads keeps what people upload.
	Uploads Uploads
	// Partners says what codes give.
	Partners *partner.Service
	// Landing serves the pages of links, whose forms Forms limits.
	Landing *landing.Service
	Forms   *FormLimit
	// Authenticate puts the viewer into the requests of a handler.
	Authenticate func(http.Handler) http.Handler
	// Pages are the files of the SPA; Page names the one that every path of the
	// SPA is answered with.
	Pages fs.FS
	Page  string
	// Ping reports whether the database answers.
	Ping  func(context.Context) error
	Clock clock.Clock
	Log   *slog.Logger
	// PublicURL is how people reach the server, without a slash at the end. With
	// https:// the cookies are Secure.
	PublicURL string
	// Metrics are shown at /metrics.
	Metrics *Metrics
}

// The roofs of request bodies in bytes.
const (
	maxBody      = 4 << 20
	maxClickBody = 16 << 10
)

// Handler returns the server's one handler, with every route.
func Handler(d Deps) http.Handler {
	mux := http.NewServeMux()
	routes(mux, d)
	return around(d, mux)
}

// around is what stands around all routes.
func around(d Deps, mux *http.ServeMux) http.Handler {
	var h http.Handler = shortHosts{deps: d, next: mux}
	h = observer{deps: d, next: h}
	h = secure(d, h)
	h = limitEach(h)
	return identify(d.Clock, h)
}

// limitEach gives every body its roof.
func limitEach(next http.Handler) http.Handler {
	usual, large := limit(maxBody, next), limit(maxUpload, next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == uploadPath {
			large.ServeHTTP(w, r)
			return
		}
		usual.ServeHTTP(w, r)
	})
}

// routes is the list. What is not in it belongs to the SPA.
func routes(mux *http.ServeMux, d Deps) {
	links := redirect{d}
	mux.Handle("GET /r/{code}", links)
	mux.Handle("GET /r/{code}/{$}", links)
	mux.Handle("GET /qr/{code}", qrCode{d})
	mux.Handle("GET /p/{program}/{code}", landingPage{d})
	mux.Handle("POST /p/{program}/{code}", landingPage{d})
	mux.Handle("GET /rapport.js", newScript(d))
	mux.Handle("/api/clicks", anyOrigin(limit(maxClickBody, clicks{d})))
	mux.Handle("/api/pages/{verb}", anyOrigin(limit(maxClickBody, newPageReports(d))))
	mux.Handle("GET /api/codes/{word}", d.Authenticate(newCodes(d)))

	mux.Handle("GET /unsubscribe/{token}", unsubscribe{d})
	mux.Handle("POST /unsubscribe/{token}", unsubscribe{d})

	mux.Handle("POST /api/conversions", d.Authenticate(conversions{d}))
	mux.Handle("POST /api/refunds", d.Authenticate(refunds{d}))
	mux.Handle("POST /api/disputes", d.Authenticate(disputes{d}))
	mux.Handle("POST /api/disputes/close", d.Authenticate(closedDisputes{d}))
	mux.Handle("/graphql", d.Authenticate(d.GraphQL))
	mux.Handle("GET /playground", d.Playground)
	mux.Handle("GET /playground/", d.Playground)
	mux.Handle(PayoutRunFilePattern, d.Authenticate(PayoutRunFile(d.Files, d.Log)))
	mux.Handle(StatementPattern, d.Authenticate(StatementFile(d.Files, d.Log)))
	mux.Handle(LedgerPattern, d.Authenticate(LedgerFile(d.Ledger, d.Log)))

	mux.Handle("POST "+uploadPath, d.Authenticate(uploads{d}))
	mux.Handle("GET /files/{id}", d.Authenticate(downloads{d}))
	mux.Handle("GET /logos/{id}", logos{d})

	mux.HandleFunc("GET /healthz", alive)
	mux.Handle("GET /readyz", ready{d})
	mux.Handle("GET /metrics", d.Metrics.handler())

	mux.HandleFunc("/api/", nothingHere)
	mux.HandleFunc("/files/", nothingHere)
	mux.Handle("/", pages{files: d.Pages, page: d.Page})
}
