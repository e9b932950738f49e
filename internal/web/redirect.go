package web

import (
	"errors"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"strings"

	"github.com/rapporthq/rapport/internal/app/tracking"
	"github.com/rapporthq/rapport/internal/apperr"
)

// visitorCookie carries the visitor id, on this server's own host.
const (
	visitorCookie     = "rapport_visitor"
	visitorCookieLife = 365 * 24 * 60 * 60
)

// The kinds of redirects that are counted.
const (
	redirectCounted    = "counted"
	redirectUncounted  = "uncounted"
	redirectUnknown    = "unknown"
	redirectUnrecorded = "unrecorded"
	redirectExpired    = "expired"
)

// redirect answers GET and HEAD /r/{code}: the click is recorded, and the
// visitor is sent to where the database says the link leads. Nothing in the
// request can name another place.
type redirect struct{ Deps }

func (h redirect) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	// The destination may see where its visitor came from, as without us.
	w.Header().Set("Referrer-Policy", "strict-origin-when-cross-origin")
	to, err := h.Tracking.Resolve(r.Context(), hostOf(r), r.PathValue("code"))
	switch {
	case errors.Is(err, apperr.ErrNotFound):
		http.Error(w, "This link leads nowhere.", http.StatusNotFound)
		return
	case err != nil:
		fail(w, r, h.Log, err)
		return
	case !to.Known():
		if err := h.Tracking.Note(r.Context(), to, r.PathValue("code")); err != nil {
			h.Log.ErrorContext(r.Context(), "unknown code not noted", slog.Any("error", err),
				slog.String("request", r.Header.Get(RequestIDHeader)))
		}
		h.Metrics.redirects.WithLabelValues(redirectUnknown).Inc()
		send(w, to.URL)
		return
	}
	if to.IsExpired {
		h.Metrics.redirects.WithLabelValues(redirectExpired).Inc()
		send(w, to.URL)
		return
	}
	clicked, err := h.Tracking.Click(r.Context(), to, visitOf(r))
	if err != nil {
		// The visitor is not to suffer for what we cannot write.
		h.Log.ErrorContext(r.Context(), "click not recorded", slog.Any("error", err), slog.String("link", to.LinkID),
			slog.String("request", r.Header.Get(RequestIDHeader)))
		h.Metrics.redirects.WithLabelValues(redirectUnrecorded).Inc()
		send(w, to.URL)
		return
	}
	kind := redirectUncounted
	if clicked.IsCounted {
		kind = redirectCounted
	}
	h.Metrics.redirects.WithLabelValues(kind).Inc()
	h.remember(w, clicked.VisitorID)
	send(w, clicked.URL)
}

// remember gives the browser its visitor id.
func (d Deps) remember(w http.ResponseWriter, visitorID string) {
	http.SetCookie(w, &http.Cookie{
		Name: visitorCookie, Value: visitorID, Path: "/", MaxAge: visitorCookieLife,
		HttpOnly: true, Secure: d.isSecure(), SameSite: http.SameSiteLaxMode,
	})
}

// send answers 302 without a body: http.Redirect would resolve the address
// against the request's.
func send(w http.ResponseWriter, address string) {
	w.Header().Set("Location", address)
	w.WriteHeader(http.StatusFound)
}

// visitOf is what a request says of its visitor.
func visitOf(r *http.Request) tracking.Visit {
	v := tracking.Visit{
		RemoteAddress: remoteAddress(r), UserAgent: r.UserAgent(), Referrer: r.Referer(), Query: r.URL.RawQuery,
		IsAutomatic: r.Method == http.MethodHead || isPrefetch(r.Header),
	}
	if cookie, err := r.Cookie(visitorCookie); err == nil {
		v.VisitorID = cookie.Value
	}
	query := r.URL.Query()
	for i, name := range tracking.SubNames() {
		v.Sub[i] = query.Get(name)
	}
	return v
}

// isPrefetch reports whether the browser, or a program that draws previews of
// links, asks before anybody clicked.
func isPrefetch(h http.Header) bool {
	for _, name := range []string{"Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"} {
		value := strings.ToLower(h.Get(name))
		if strings.Contains(value, "prefetch") || strings.Contains(value, "preview") || strings.Contains(value, "prerender") {
			return true
		}
	}
	return false
}

// hostOf is the host that was asked, in lower case and without the port.
func hostOf(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.Host)
	if err != nil {
		host = r.Host
	}
	return strings.ToLower(host)
}

// remoteAddress is who called, for hashing. A caller on this very machine is a
// proxy, whose word about the last hop is taken; nobody else's is.
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
	return addr.Unmap().WithZone("").String()
}
