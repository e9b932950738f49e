package auth

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/viewer"
)

// RequestHeader must stand, with any value, in every request that changes
// something by a session cookie: a foreign page cannot set it without asking
// first.
const RequestHeader = "X-Rapport-Request"

// Middleware says who makes a request.
type Middleware struct {
	sessions   *Sessions
	keys       keys
	secure     bool
	protection *http.CrossOriginProtection
	log        *slog.Logger
}

// NewMiddleware returns the middleware. The publicURL is where browsers reach
// the server: with https:// the cookies are Secure.
func NewMiddleware(client *ent.Client, c clock.Clock, sessions *Sessions, publicURL string, log *slog.Logger) (*Middleware, error) {
	protection := http.NewCrossOriginProtection()
	if err := protection.AddTrustedOrigin(publicURL); err != nil {
		return nil, fmt.Errorf("trust the public address: %w", err)
	}
	return &Middleware{
		sessions: sessions, keys: keys{client: client, clock: c}, secure: strings.HasPrefix(publicURL, "https://"),
		protection: protection, log: log,
	}, nil
}

// Handler hands requests to next with their viewer and their Jar in the
// context. An API key ("Authorization: Bearer rk_…") counts before the session
// cookie, and a bad one is answered 401. Whoever shows neither is Nobody, which
// is no error here.
//
// Put it around the routes that ask for a viewer, not around static files and
// short links: each request reads the session.
func (m *Middleware) Handler(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		jar := NewJar(w, r, m.secure)
		ctx := WithJar(r.Context(), jar)
		v, err := m.identify(ctx, jar, r)
		switch {
		case err == nil:
			next.ServeHTTP(w, r.WithContext(viewer.With(ctx, v)))
		case errors.Is(err, apperr.ErrUnauthenticated):
			w.Header().Set("WWW-Authenticate", "Bearer")
			refuse(w, http.StatusUnauthorized, "UNAUTHENTICATED", "this API key does not work; make another in the console")
		case errors.Is(err, errForeignPage):
			refuse(w, http.StatusForbidden, "FORBIDDEN", err.Error())
		case r.Context().Err() != nil: // nobody waits for an answer
		default:
			m.log.ErrorContext(ctx, "identify the viewer", slog.Any("error", err))
			refuse(w, http.StatusInternalServerError, "INTERNAL", "something went wrong on our side")
		}
	})
}

// errForeignPage means that another site's page may have sent the request.
var errForeignPage = errors.New("the request must come from this site's own pages and carry the header " + RequestHeader)

// identify returns the viewer of r.
func (m *Middleware) identify(ctx context.Context, jar *Jar, r *http.Request) (viewer.Viewer, error) {
	if scheme, key, found := strings.Cut(r.Header.Get("Authorization"), " "); found && strings.EqualFold(scheme, "Bearer") {
		return m.keys.find(ctx, strings.TrimSpace(key))
	}
	if m.protection.Check(r) != nil {
		return viewer.Viewer{}, errForeignPage
	}
	cookies := r.CookiesNamed(CookieName)
	if len(cookies) == 0 {
		return viewer.Viewer{}, nil
	}
	if changes(r.Method) && r.Header.Get(RequestHeader) == "" {
		return viewer.Viewer{}, errForeignPage
	}
	return m.sessions.find(ctx, jar, cookies[0].Value)
}

func changes(method string) bool {
	return method != http.MethodGet && method != http.MethodHead && method != http.MethodOptions
}

// refuse answers in the form of the API's top-level errors, which the plain
// routes share.
func refuse(w http.ResponseWriter, status int, code, message string) {
	type one struct {
		Message    string            `json:"message"`
		Extensions map[string]string `json:"extensions"`
	}
	body, err := json.Marshal(map[string][]one{"errors": {{Message: message, Extensions: map[string]string{"code": code}}}})
	if err != nil {
		status, body = http.StatusInternalServerError, nil
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write(body)
}
