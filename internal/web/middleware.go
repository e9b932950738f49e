package web

import (
	"log/slog"
	"net/http"
	"regexp"
	"runtime/debug"
	"strings"

	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/id"
)

// RequestIDHeader carries the id of a request, in and out: answers, logs and
// the errors that people report name it.
const RequestIDHeader = "X-Request-Id"

var requestIDForm = regexp.MustCompile(`^[A-Za-z0-9._-]{1,64}$`)

// identify gives each request an id: the one it brings, from a proxy, or a new
// one. Whoever comes later reads it from the request's header.
func identify(c clock.Clock, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		requestID := r.Header.Get(RequestIDHeader)
		if !requestIDForm.MatchString(requestID) {
			requestID = id.New("req", c.Now())
		}
		r.Header.Set(RequestIDHeader, requestID)
		w.Header().Set(RequestIDHeader, requestID)
		next.ServeHTTP(w, r)
	})
}

// limit refuses bodies of more than most bytes with 413: at once if the length
// is announced, else when the roof is reached.
func limit(most int64, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.ContentLength > most {
			refuse(w, http.StatusRequestEntityTooLarge, codeTooLarge, tooLarge(most))
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, most)
		next.ServeHTTP(w, r)
	})
}

// policy lets pages load from this server only. Styles may be inline, because
// the components set them; scripts may not.
var policy = strings.Join([]string{
	"default-src 'self'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:",
	"font-src 'self' data:", "connect-src 'self'", "object-src 'none'", "base-uri 'self'", "form-action 'self'",
	"frame-ancestors 'none'",
}, "; ")

// secure sets the headers that keep browsers from doing what nobody asked for.
// A handler may set its own instead.
func secure(d Deps, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		if d.isSecure() {
			h.Set("Strict-Transport-Security", "max-age=31536000")
		}
		next.ServeHTTP(w, r)
	})
}

// isSecure reports whether people come by HTTPS.
func (d Deps) isSecure() bool { return strings.HasPrefix(d.PublicURL, "https://") }

// observer stands around the routes: it turns panics into answers, writes the
// access log and measures. It names requests by their route, never by path,
// query or address: those may hold codes, tokens and people.
type observer struct {
	deps Deps
	next http.Handler
}

func (o observer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	began := o.deps.Clock.Now()
	seen := &recorder{ResponseWriter: w}
	defer func() {
		failure := recover()
		if failure == http.ErrAbortHandler { //nolint:errorlint // the documented value, as it was thrown
			panic(failure) //nolint:forbidigo // net/http ends the connection by it
		}
		if failure != nil {
			o.deps.Log.ErrorContext(r.Context(), "panic", slog.Any("panic", failure), slog.String("stack", string(debug.Stack())),
				slog.String("request", r.Header.Get(RequestIDHeader)))
			if seen.status == 0 {
				internal(seen, r)
			}
		}
		took := o.deps.Clock.Now().Sub(began)
		route := routeOf(r)
		// A stream is as long as somebody looks.
		if seen.Header().Get("Content-Type") != "text/event-stream" {
			o.deps.Metrics.observe(route, method(r), seen.code(), took)
		}
		o.deps.Log.InfoContext(r.Context(), "request",
			slog.String("method", method(r)), slog.String("route", route), slog.Int("status", seen.code()),
			slog.Int64("bytes", seen.bytes), slog.Duration("took", took), slog.String("request", r.Header.Get(RequestIDHeader)))
	}()
	o.next.ServeHTTP(seen, r)
}

// routeOf is the pattern that the routes matched, without its method.
func routeOf(r *http.Request) string {
	if r.Pattern == "" {
		return "none"
	}
	if _, path, found := strings.Cut(r.Pattern, " "); found {
		return path
	}
	return r.Pattern
}

// method is the request's method, if it is one of HTTP: anything else would
// make a new metric for each word that somebody sends.
func method(r *http.Request) string {
	switch r.Method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions:
		return r.Method
	default:
		return "OTHER"
	}
}

// recorder notes what was answered.
type recorder struct {
	http.ResponseWriter
	status int
	bytes  int64
}

// WriteHeader notes the first final status.
func (r *recorder) WriteHeader(status int) {
	if r.status == 0 && status >= http.StatusOK {
		r.status = status
	}
	r.ResponseWriter.WriteHeader(status)
}

// Write counts bytes.
func (r *recorder) Write(b []byte) (int, error) {
	if r.status == 0 {
		r.status = http.StatusOK
	}
	n, err := r.ResponseWriter.Write(b)
	r.bytes += int64(n)
	return n, err
}

// Unwrap lets http.ResponseController reach what is below, to flush streams.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }

// Flush sends what is written so far; streams ask for it by interface.
func (r *recorder) Flush() { _ = http.NewResponseController(r.ResponseWriter).Flush() }

func (r *recorder) code() int {
	if r.status == 0 {
		return http.StatusOK
	}
	return r.status
}
