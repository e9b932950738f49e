package web

import (
	"bytes"
	"errors"
	"html/template"
	"io"
	"log/slog"
	"net/http"
	"strconv"
	"strings"

	"github.com/rapporthq/rapport/internal/app/landing"
	"github.com/rapporthq/rapport/internal/app/tracking"
	"github.com/rapporthq/rapport/internal/apperr"
)

// maxFormBody is the roof of a form's body in bytes: the longest texts, all of them
// in escaped letters of four bytes.
const maxFormBody = 64 << 10

// landingPage answers GET, HEAD and POST /p/{program}/{code}: the page of a link,
// and its form. Opening it is a click, as the redirect counts it.
type landingPage struct{ Deps }

func (h landingPage) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	to, page, err := h.open(r)
	switch {
	case errors.Is(err, apperr.ErrNotFound):
		h.without(w, r, http.StatusNotFound)
		return
	case errors.Is(err, landing.ErrElsewhere), err == nil && to.IsExpired:
		redirect(h).ServeHTTP(w, r)
		return
	case err != nil:
		fail(w, r, h.Log, err)
		return
	}
	if r.Method == http.MethodPost {
		h.post(w, r, to, page)
		return
	}
	token, err := h.Landing.Issue(placeOf(to), *page, h.click(w, r, to))
	if err != nil {
		fail(w, r, h.Log, err)
		return
	}
	h.show(w, r, http.StatusOK, landingView{Page: *page, Token: token})
}

// open finds the link and its page.
func (h landingPage) open(r *http.Request) (tracking.Destination, *landing.Page, error) {
	to, err := h.Tracking.Lookup(r.Context(), hostOf(r), r.PathValue("code"))
	if err != nil {
		return to, nil, err
	}
	page, err := h.Landing.Open(r.Context(), placeOf(to), r.PathValue("program"))
	return to, page, err
}

func placeOf(to tracking.Destination) landing.Place {
	return landing.Place{
		OrganizationID: to.OrganizationID, ProgramID: to.ProgramID, EnrollmentID: to.EnrollmentID,
		PartnerID: to.PartnerID, LinkID: to.LinkID,
	}
}

// click records the visit and returns the click that can be credited; empty if there
// is none. The visitor is not to suffer for what we cannot write.
func (h landingPage) click(w http.ResponseWriter, r *http.Request, to tracking.Destination) string {
	clicked, err := h.Tracking.Click(r.Context(), to, visitOf(r))
	if err != nil {
		h.Log.ErrorContext(r.Context(), "click not recorded", slog.Any("error", err), slog.String("link", to.LinkID),
			slog.String("request", r.Header.Get(RequestIDHeader)))
		h.Metrics.redirects.WithLabelValues(redirectUnrecorded).Inc()
		return ""
	}
	kind := redirectUncounted
	if clicked.IsCounted {
		kind = redirectCounted
	}
	h.Metrics.redirects.WithLabelValues(kind).Inc()
	h.remember(w, clicked.VisitorID)
	if clicked.IsBot {
		return ""
	}
	return clicked.ClickID
}

// post takes the form.
func (h landingPage) post(w http.ResponseWriter, r *http.Request, to tracking.Destination, page *landing.Page) {
	now := h.Clock.Now()
	if !h.Forms.fromAddress(now, remoteAddress(r)) {
		h.without(w, r, http.StatusTooManyRequests)
		return
	}
	r.Body = http.MaxBytesReader(w, r.Body, maxFormBody)
	if err := r.ParseForm(); err != nil {
		h.without(w, r, http.StatusBadRequest)
		return
	}
	view := landingView{Page: *page, Token: r.PostForm.Get("form"), Typed: typed(r)}
	form, err := h.Landing.Read(placeOf(to), view.Token)
	switch {
	case http.NewCrossOriginProtection().Check(r) != nil, errors.Is(err, landing.ErrTooOld):
		h.again(w, r, to, view, form, noteTooOld)
		return
	case r.PostForm.Get("homepage") != "":
		h.again(w, r, to, view, form, noteTrap)
		return
	}
	if mistakes, ok := apperr.List(view.Typed.Validate()); ok {
		view.Mistakes = map[string]string{}
		for _, one := range mistakes {
			field := one.Field[len(one.Field)-1]
			view.Mistakes[field] = wordsIn(page.Language).Mistakes[mistake(field, one.Code)]
		}
		h.show(w, r, http.StatusUnprocessableEntity, view)
		return
	}
	if errors.Is(err, landing.ErrTooQuick) {
		h.again(w, r, to, view, form, noteTooQuick)
		return
	}
	if !h.Forms.byLink(now, to.LinkID) {
		h.without(w, r, http.StatusTooManyRequests)
		return
	}
	h.send(w, r, to, view, form)
}

// send makes the lead.
func (h landingPage) send(w http.ResponseWriter, r *http.Request, to tracking.Destination, view landingView, form landing.Form) {
	if form.ClickID == "" {
		// What opened the page counted as a program, but a person sends this.
		form.ClickID = h.click(w, r, to)
	}
	_, err := h.Landing.Send(r.Context(), placeOf(to), form, view.Typed)
	switch {
	case errors.Is(err, landing.ErrWordsChanged):
		view.Typed.HasConsent = false
		h.again(w, r, to, view, form, noteChanged)
	case errors.Is(err, landing.ErrSentBefore):
		h.again(w, r, to, view, form, noteBefore)
	case errors.Is(err, apperr.ErrNotFound):
		h.without(w, r, http.StatusNotFound)
	case err != nil:
		fail(w, r, h.Log, err)
	default:
		h.show(w, r, http.StatusOK, landingView{Page: view.Page, IsSent: true})
	}
}

// again shows another form for the same visit, with what was typed.
func (h landingPage) again(w http.ResponseWriter, r *http.Request, to tracking.Destination, view landingView, form landing.Form, why landingNote) {
	token, err := h.Landing.Issue(placeOf(to), view.Page, form.ClickID)
	if err != nil {
		fail(w, r, h.Log, err)
		return
	}
	view.Token, view.Note = token, why
	h.show(w, r, http.StatusUnprocessableEntity, view)
}

func typed(r *http.Request) landing.SendInput {
	return landing.SendInput{
		Name: r.PostForm.Get("name"), Email: r.PostForm.Get("email"), Company: r.PostForm.Get("company"),
		Message: strings.ReplaceAll(r.PostForm.Get("message"), "\r\n", "\n"), HasConsent: r.PostForm.Get("consent") == "yes",
	}
}

// show writes a page.
func (h landingPage) show(w http.ResponseWriter, r *http.Request, status int, v landingView) {
	document, err := draw(v)
	if err != nil {
		fail(w, r, h.Log, err)
		return
	}
	w.Header().Set("Content-Security-Policy", landingPolicy(v.Page.AccentColor))
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = io.WriteString(w, document)
}

// without writes a page that says why there is none, in the browser's language, and
// names nobody.
func (h landingPage) without(w http.ResponseWriter, r *http.Request, status int) {
	words := landingEnglish
	if languageOf(r) == landingGerman.Language {
		words = landingGerman
	}
	title, text := words.NotFound, words.NotFoundText
	switch status {
	case http.StatusTooManyRequests:
		title, text = words.TooMany, words.TooManyText
		w.Header().Set("Retry-After", strconv.Itoa(int(addressEvery.Seconds())))
	case http.StatusBadRequest:
		title, text = words.Unreadable, words.UnreadableText
	}
	var out bytes.Buffer
	err := noPageTemplate.Execute(&out, map[string]any{
		"Language": words.Language, "Title": title, "Text": text, "Style": template.CSS(landingStyle("")), //nolint:gosec // ours
	})
	if err != nil {
		fail(w, r, h.Log, err)
		return
	}
	w.Header().Set("Content-Security-Policy", landingPolicy(""))
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(out.Bytes())
}
