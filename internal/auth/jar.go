package auth

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"time"

	"github.com/rapporthq/rapport/internal/viewer"
)

// CookieName is the cookie that carries the token of a session.
const CookieName = "rapport_session"

// sessionLife is how long a session lives after it was last seen.
const sessionLife = 30 * 24 * time.Hour

// errNoJar means that a session was to start where there is no browser.
var errNoJar = errors.New("no browser is waiting for a session here")

// Jar is the browser of one request, as far as signing in needs it: where the
// cookie goes, and who the request's viewer has become meanwhile. The
// middleware puts one into the context. It is safe for concurrent use.
type Jar struct {
	writer    http.ResponseWriter
	secure    bool
	remote    string
	userAgent string

	mu     sync.Mutex
	became *viewer.Viewer
}

type jarKey struct{}

// NewJar returns the jar of one request. The cookies it sets are Secure if
// secure.
func NewJar(w http.ResponseWriter, r *http.Request, secure bool) *Jar {
	return &Jar{writer: w, secure: secure, remote: remoteAddress(r), userAgent: r.UserAgent()}
}

// WithJar returns ctx carrying j.
func WithJar(ctx context.Context, j *Jar) context.Context {
	return context.WithValue(ctx, jarKey{}, j)
}

// Current returns ctx with the viewer that the request has by now: another one
// after signing in, switching the seat or signing out. What is resolved after a
// mutation asks in this name.
func Current(ctx context.Context) context.Context {
	j, ok := jarOf(ctx)
	if !ok {
		return ctx
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.became == nil {
		return ctx
	}
	return viewer.With(ctx, *j.became)
}

// SetSession gives the browser the token, for the life of a session.
func (j *Jar) SetSession(token string) { j.set(token, int(sessionLife/time.Second)) }

// ClearSession takes the token from the browser.
func (j *Jar) ClearSession() { j.set("", -1) }

func (j *Jar) set(token string, maxAge int) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.dropCookie()
	http.SetCookie(j.writer, &http.Cookie{
		Name: CookieName, Value: token, Path: "/", MaxAge: maxAge,
		HttpOnly: true, Secure: j.secure, SameSite: http.SameSiteLaxMode,
	})
}

// dropCookie removes the session cookie that this request has set before, so
// that the answer names it once.
func (j *Jar) dropCookie() {
	var kept []string
	for _, line := range j.writer.Header().Values("Set-Cookie") {
		if !strings.HasPrefix(line, CookieName+"=") {
			kept = append(kept, line)
		}
	}
	j.writer.Header().Del("Set-Cookie")
	for _, line := range kept {
		j.writer.Header().Add("Set-Cookie", line)
	}
}

func (j *Jar) become(v viewer.Viewer) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.became = &v
}

func jarOf(ctx context.Context) (*Jar, bool) {
	j, ok := ctx.Value(jarKey{}).(*Jar)
	return j, ok
}

// remoteOf is the network address of the browser of ctx, empty if there is
// none.
func remoteOf(ctx context.Context) string {
	if j, ok := jarOf(ctx); ok {
		return j.remote
	}
	return ""
}

// remoteAddress is who called: one IPv4 address, or the /64 network of an IPv6
// one, which is what a household gets. A caller on this very machine is a proxy,
// whose word about the last hop is taken; nobody else's is.
func remoteAddress(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	addr, err := netip.ParseAddr(host)
	if err != nil {
		return host
	}
	if hops := r.Header.Values("X-Forwarded-For"); addr.IsLoopback() && len(hops) > 0 {
		last := hops[len(hops)-1]
		last = strings.TrimSpace(last[strings.LastIndex(last, ",")+1:])
		if forwarded, err := netip.ParseAddr(last); err == nil {
			addr = forwarded
		}
	}
	addr = addr.Unmap()
	if addr.Is4() {
		return addr.String()
	}
	network, err := addr.WithZone("").Prefix(64)
	if err != nil {
		return addr.String()
	}
	return network.String()
}
