package server

import (
	"context"
	"io/fs"
	"net/http"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/rapporthq/rapport/frontend"
	"github.com/rapporthq/rapport/graph"
	"github.com/rapporthq/rapport/internal/app/file"
	"github.com/rapporthq/rapport/internal/auth"
	"github.com/rapporthq/rapport/internal/web"
)

// newHandler returns the server's one handler. The figures are shown beside those
// of the requests.
func newHandler(i *installation, figures ...prometheus.Collector) (http.Handler, error) {
	metrics, err := newMetrics(i, figures...)
	if err != nil {
		return nil, err
	}
	return wholeHandler(i, metrics)
}

// newMetrics are those of the requests, with the figures beside them.
func newMetrics(i *installation, figures ...prometheus.Collector) (*web.Metrics, error) {
	metrics := web.NewMetrics()
	for _, one := range append(figures, i.ledgerViolations) {
		if err := metrics.Register(one); err != nil {
			return nil, err
		}
	}
	return metrics, nil
}

// newFront answers while the database is not there yet.
func newFront(i *installation, metrics *web.Metrics, leads bool) *web.Front {
	return web.NewFront(web.Deps{
		Tracking: i.services.tracking, Clock: i.clock, Log: i.logger, PublicURL: i.settings.PublicURL, Metrics: metrics,
	}, leads)
}

// wholeHandler answers everything.
func wholeHandler(i *installation, metrics *web.Metrics) (http.Handler, error) {
	middleware, err := auth.NewMiddleware(i.client, i.clock, i.services.sessions, i.settings.PublicURL, i.logger)
	if err != nil {
		return nil, err
	}
	forms, err := web.NewFormLimit()
	if err != nil {
		return nil, err
	}
	return web.Handler(web.Deps{
		Tracking: i.services.tracking, Conversions: i.services.conversions, Notifications: i.services.notifications,
		GraphQL: graphQL(i, middleware), Playground: http.HandlerFunc(playground),
		Files: i.services.payouts, Ledger: i.services.reports, Uploads: file.Desk{Service: i.services.files}, Authenticate: middleware.Handler,
		Landing: i.services.landings, Forms: forms, Partners: i.services.partners,
		Pages: frontend.Files(), Page: frontend.Page(), Ping: i.database.SQL.PingContext,
		Clock: i.clock, Log: i.logger, PublicURL: i.settings.PublicURL, Metrics: metrics,
	}), nil
}

// playground serves the page on which people try the API. Its scripts are
// assets of the built front end, as those of every page.
func playground(w http.ResponseWriter, r *http.Request) {
	page := "playground.html"
	if _, err := fs.Stat(frontend.Files(), page); err != nil {
		page = frontend.Page() // says how to build the front end
	}
	w.Header().Set("Cache-Control", "no-cache")
	http.ServeFileFS(w, r, frontend.Files(), page)
}

type requestIDKey struct{}

// requestID of the request in ctx; empty if there is none.
func requestID(ctx context.Context) string {
	text, _ := ctx.Value(requestIDKey{}).(string)
	return text
}

// graphQL is the API, with the id of each request at hand for its errors.
func graphQL(i *installation, middleware *auth.Middleware) http.Handler {
	handler := graph.NewHandler(&graph.Resolver{
		Client: i.client, Clock: i.clock, PublicURL: i.settings.PublicURL, Demo: demoLoader{i}, Services: i.services.forGraph(),
		BatchWait: i.batchWait, Live: &graph.Live{News: i.services.news, Again: middleware.Again, AskAgain: i.askAgain},
	}, graph.Options{Logger: i.logger, RequestID: requestID, Current: auth.Current})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := context.WithValue(r.Context(), requestIDKey{}, r.Header.Get(web.RequestIDHeader))
		handler.ServeHTTP(w, r.WithContext(ctx))
	})
}
