package web

import (
	"encoding/json"
	"net/http"
	"time"

	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/viewer"
)

// How many reports of pages may come from one address and for one program at once,
// and how soon after that the next may.
const (
	reportsPerAddress = 30
	reportsPerProgram = 1_000
	reportEvery       = 2 * time.Second
	programEvery      = 100 * time.Millisecond
)

// pageReports answers POST /api/pages/identify and /api/pages/convert, which
// rapport.js calls for a page:
//
//	{"token": "eyJ…", "clickId": "clk_…", "visitorId": "vis_…"}
//	→ {"recorded": true}
//
// The token is a JSON Web Token that the site's server signed with the program's
// secret: what it says is as good as what that server reports with a key, what the
// page says beside it are the ids of a browser only. Its claims are aud (the key of
// the program), exp, and customer (as in customerIdentify) or conversion (as in
// conversionRecord). Mistakes are answered 422 with userErrors, foreign pages 403,
// too many reports 429. Nothing that is stored is answered.
type pageReports struct {
	Deps
	limit *FormLimit
}

func newPageReports(d Deps) http.Handler {
	limit, err := NewFormLimit()
	if err != nil {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fail(w, r, d.Log, err) })
	}
	return pageReports{d, limit}
}

func (h pageReports) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	record := map[string]func(*http.Request, *object, ids) error{"identify": h.identify, "convert": h.convert}[r.PathValue("verb")]
	switch {
	case record == nil:
		nothingHere(w, r)
	case r.Method != http.MethodPost:
		w.Header().Set("Allow", http.MethodPost)
		refuse(w, http.StatusMethodNotAllowed, codeBadRequest, "only POST is answered here")
	case !h.limit.take(h.Clock.Now(), "page "+remoteAddress(r), reportsPerAddress, reportEvery):
		h.failed(w, r, apperr.ErrRateLimited)
	default:
		if err := h.report(r, record); err != nil {
			h.failed(w, r, err)
			return
		}
		answer(w, http.StatusOK, map[string]bool{"recorded": true})
	}
}

// ids are those of the browser, and the program that the token is for.
type ids struct {
	programID          string
	clickID, visitorID *string
}

// report believes the token and records what it says.
func (h pageReports) report(r *http.Request, record func(*http.Request, *object, ids) error) error {
	var errs apperr.Errors
	body, err := readObject(r, &errs)
	if err != nil {
		return err
	}
	token, of := body.text("token"), ids{clickID: body.optional("clickId"), visitorID: body.optional("visitorId")}
	body.end()
	if err := errs.OrNil(); err != nil {
		return err
	}
	said, err := h.Tracking.ReadPageReport(r.Context(), token, r.Header.Get("Origin"))
	if err != nil {
		return err
	}
	if !h.limit.take(h.Clock.Now(), "program "+said.ProgramID, reportsPerProgram, programEvery) {
		return apperr.ErrRateLimited
	}
	of.programID = said.ProgramID
	claims, err := newObject(json.RawMessage(said.Claims), &errs, "token")
	if err != nil {
		return err
	}
	return record(r.WithContext(viewer.With(r.Context(), viewer.NewPage(said.OrganizationID))), claims, of)
}

// identify records that the browser is the customer of the token.
func (h pageReports) identify(r *http.Request, claims *object, of ids) error {
	in := conversion.IdentifyInput{ProgramID: of.programID, ClickID: of.clickID, VisitorID: of.visitorID}
	if customer := claims.child("customer"); customer != nil {
		in.Customer = customerInput(customer)
	}
	if err := claims.errs.OrNil(); err != nil {
		return err
	}
	_, err := h.Conversions.Identify(r.Context(), in)
	return err
}

// convert records the conversion of the token.
func (h pageReports) convert(r *http.Request, claims *object, of ids) error {
	said := claims.child("conversion")
	if said == nil {
		claims.errs.Add(apperr.Blank, "The token has no conversion.", "token", "conversion")
		return claims.errs.OrNil()
	}
	in := recordInput(said)
	in.ProgramID = of.programID
	// What the site's server signed comes before what the page says.
	if in.ClickID == nil && in.VisitorID == nil {
		in.ClickID, in.VisitorID = of.clickID, of.visitorID
	}
	if err := claims.errs.OrNil(); err != nil {
		return err
	}
	recorded, err := h.Conversions.Record(r.Context(), in)
	if err != nil {
		return err
	}
	if !recorded.Repeated {
		h.Metrics.CountConversions(conversion.SourceAPI, 1)
	}
	return nil
}
