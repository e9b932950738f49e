package web

import (
	"cmp"
	"net/http"

	"github.com/rs/cors"

	"github.com/rapporthq/rapport/internal/app/tracking"
	"github.com/rapporthq/rapport/internal/apperr"
)

// anyOrigin answers browsers that ask whether a page of another host may call.
// Every page may ask: there are no cookies to lend. Whether its click is taken
// is decided with the link, whose program names the hosts; a page of another
// host gets 403 and nothing is recorded.
func anyOrigin(next http.Handler) http.Handler {
	return cors.New(cors.Options{
		AllowedOrigins: []string{"*"}, AllowedMethods: []string{http.MethodPost}, AllowedHeaders: []string{"Content-Type"}, MaxAge: 86400,
	}).Handler(next)
}

// clicks answers POST /api/clicks, which rapport.js calls when a page's address
// carries a code:
//
//	{"code": "ada", "url": "https://example.com/?via=ada", "visitorId": "vis_…", "referrer": "https://…"}
//	→ {"clickId": "clk_…", "visitorId": "vis_…"}
//
// "via" may stand for "code"; visitorId and referrer are optional. Mistakes are
// answered 422 with userErrors, foreign pages 403.
type clicks struct{ Deps }

func (h clicks) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", http.MethodPost)
		refuse(w, http.StatusMethodNotAllowed, codeBadRequest, "only POST is answered here")
		return
	}
	var errs apperr.Errors
	body, err := readObject(r, &errs)
	if err != nil {
		h.failed(w, r, err)
		return
	}
	visit := visitOf(r)
	in := tracking.RegisterInput{
		Host: hostOf(r), Code: cmp.Or(body.text("code"), body.text("via")), URL: body.text("url"), Origin: r.Header.Get("Origin"),
	}
	visit.VisitorID = cmp.Or(body.text("visitorId"), visit.VisitorID)
	visit.Referrer = body.text("referrer")
	in.Visit = visit
	body.end()
	if err := errs.OrNil(); err != nil {
		h.failed(w, r, err)
		return
	}
	clicked, err := h.Tracking.RegisterClick(r.Context(), in)
	if err != nil {
		h.failed(w, r, err)
		return
	}
	answer(w, http.StatusOK, map[string]string{"clickId": clicked.ClickID, "visitorId": clicked.VisitorID})
}
