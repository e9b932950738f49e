package web

import (
	_ "embed"
	"net/http"
)

// scriptSource is rapport.js, which sites include:
//
//	<script src="https://partners.example.com/rapport.js" defer></script>
//
// data-parameters names the query parameters that carry codes ("via,ref").
//
//go:embed rapport.js
var scriptSource []byte

// script answers GET /rapport.js. The copy in a browser is an hour old at most.
func script(w http.ResponseWriter, _ *http.Request) {
	h := w.Header()
	h.Set("Content-Type", "text/javascript; charset=utf-8")
	h.Set("Cache-Control", "public, max-age=3600")
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	_, _ = w.Write(scriptSource)
}
