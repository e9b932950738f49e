package web

import (
	"log/slog"
	"net/http"
	"slices"
	"strings"
)

// onShortHosts are the beginnings of paths that short domains answer as the
// server's own host does. Everything else there is a code, or leads to the
// program's site: nobody signs in on a host that a vendor named.
var onShortHosts = []string{"/r/", "/qr/", "/p/", "/api/", "/rapport.js", "/healthz", "/readyz", "/logos/"}

// askedByPrograms are files for which browsers and searchers ask by themselves: they
// are no codes, and waiting for somebody to give them to a link.
var askedByPrograms = []string{"favicon.ico", "robots.txt", "sitemap.xml", "ads.txt", "apple-touch-icon.png", "apple-touch-icon-precomposed.png"}

// shortHosts answers the short domains: a code right below the host leads as /r/{code}
// does, and all that leads nowhere leads to the site of the host's program.
type shortHosts struct {
	deps Deps
	next http.Handler
}

func (h shortHosts) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	to, isShort, err := h.deps.Tracking.ShortSite(r.Context(), hostOf(r))
	if err != nil {
		// Most hosts are no short domains: what is served does not wait for the answer.
		h.deps.Log.ErrorContext(r.Context(), "short domain not looked up", slog.Any("error", err))
	}
	isServed := slices.ContainsFunc(onShortHosts, func(begin string) bool { return strings.HasPrefix(r.URL.Path, begin) })
	if !isShort || isServed {
		h.next.ServeHTTP(w, r)
		return
	}
	code := strings.Trim(r.URL.Path, "/")
	switch {
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		refuse(w, http.StatusMethodNotAllowed, codeBadRequest, "only GET is answered here")
	case strings.HasPrefix(code, ".well-known/") || slices.Contains(askedByPrograms, code):
		nothingHere(w, r)
	case code == "" || strings.Contains(code, "/"):
		w.Header().Set("Cache-Control", "no-store")
		send(w, to.URL)
	default:
		r.SetPathValue("code", code)
		redirect{h.deps}.ServeHTTP(w, r)
	}
}
