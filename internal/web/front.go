package web

import (
	"net/http"
	"sync/atomic"
)

// startingRetry is when a browser or a program should come again, in seconds.
const startingRetry = "5"

// Front answers before the database does: links lead by what is known, everything
// else is asked to come again. From Open on, the server's one handler answers.
type Front struct {
	early http.Handler
	whole atomic.Pointer[http.Handler]
}

// NewFront returns a front; leads says whether enough is known to send visitors on.
// Of d it needs what a redirect needs.
func NewFront(d Deps, leads bool) *Front {
	mux := http.NewServeMux()
	if leads {
		mux.Handle("GET /r/{code}", redirect{d})
		mux.Handle("GET /r/{code}/{$}", redirect{d})
	}
	mux.HandleFunc("GET /healthz", alive)
	mux.Handle("GET /metrics", d.Metrics.handler())
	mux.HandleFunc("/", starting)
	return &Front{early: around(d, mux)}
}

// Open lets the handler answer from now on.
func (f *Front) Open(whole http.Handler) { f.whole.Store(&whole) }

func (f *Front) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if whole := f.whole.Load(); whole != nil {
		(*whole).ServeHTTP(w, r)
		return
	}
	f.early.ServeHTTP(w, r)
}

// starting says why nothing else is answered yet.
func starting(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Retry-After", startingRetry)
	refuse(w, http.StatusServiceUnavailable, codeStarting, "the server is starting and its database does not answer yet; try again in a moment")
}
