package web

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"

	lru "github.com/hashicorp/golang-lru/v2"

	"github.com/rapporthq/rapport/internal/app/tracking"
	"github.com/rapporthq/rapport/internal/apperr"
)

// scriptSource is rapport.js, which sites include:
//
//	<script src="https://partners.example.com/rapport.js?program=acme/partners" defer></script>
//
// With program it carries the settings of that program, so that no second request is
// needed. data-parameters names the query parameters that carry codes ("via,ref"),
// whatever the program says; without both it keeps its ids at once, for a year.
//
//go:embed rapport.js
var scriptSource []byte

// scriptEnd is where the settings stand in the source.
const scriptEnd = "})({});\n"

// rememberedScripts is how many programs' settings are kept for the time in which the
// database is away.
const rememberedScripts = 10_000

// script answers GET /rapport.js. The copy in a browser is an hour old at most.
type script struct {
	Deps
	last *lru.Cache[string, tracking.SiteSettings]
}

func newScript(d Deps) script {
	last, err := lru.New[string, tracking.SiteSettings](rememberedScripts)
	if err != nil { // only of a size below 1
		last = nil
	}
	return script{Deps: d, last: last}
}

func (h script) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	source := scriptSource
	if key := r.URL.Query().Get("program"); key != "" {
		settings, err := h.settings(r, key)
		if err != nil {
			fail(w, r, h.Log, err)
			return
		}
		if source, err = scriptWith(settings); err != nil {
			fail(w, r, h.Log, err)
			return
		}
	}
	head := w.Header()
	head.Set("Content-Type", "text/javascript; charset=utf-8")
	head.Set("Cache-Control", "public, max-age=3600")
	head.Set("Cross-Origin-Resource-Policy", "cross-origin")
	_, _ = w.Write(source)
}

// settings of a program; while the database is away, those that were served last.
func (h script) settings(r *http.Request, key string) (tracking.SiteSettings, error) {
	settings, err := h.Tracking.SiteSettings(r.Context(), key)
	switch {
	case err == nil:
		h.last.Add(key, settings)
	case errors.Is(err, apperr.ErrNotFound):
	default:
		if known, ok := h.last.Get(key); ok {
			h.Log.WarnContext(r.Context(), "script served with settings of before", slog.Any("error", err),
				slog.String("request", r.Header.Get(RequestIDHeader)))
			return known, nil
		}
	}
	return settings, err
}

// scriptWith puts the settings into the source.
func scriptWith(s tracking.SiteSettings) ([]byte, error) {
	// json.Marshal writes < and > as escapes, so that the text ends no script element.
	settings, err := json.Marshal(map[string]any{"key": s.Key, "names": s.Parameters, "mode": s.Consent, "days": s.WindowDays})
	if err != nil {
		return nil, err
	}
	return bytes.Join([][]byte{bytes.TrimSuffix(scriptSource, []byte(scriptEnd)), []byte("})("), settings, []byte(");\n")}, nil), nil
}
