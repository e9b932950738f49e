package web

import (
	"errors"
	"html/template"
	"net/http"

	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/notice"
)

// unsubscribe answers /unsubscribe/{token}, the link in a mail: GET asks, POST
// ends the mails of the kind, without signing in. Readers of mail post by
// themselves (RFC 8058), so that only a post may change something.
type unsubscribe struct{ Deps }

func (h unsubscribe) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Referrer-Policy", "no-referrer")
	w.Header().Set("X-Robots-Tag", "noindex")
	token := r.PathValue("token")
	about, err := h.Notifications.Leaving(r.Context(), token)
	isDone := false
	if err == nil && r.Method == http.MethodPost {
		err = h.Notifications.Leave(r.Context(), token)
		isDone = err == nil
	}
	switch {
	case errors.Is(err, apperr.ErrNotFound):
		in := notice.English
		if languageOf(r) == notice.German.Locale() {
			in = notice.German
		}
		h.show(w, r, http.StatusNotFound, leavingWords[in].unknown(in))
	case err != nil:
		fail(w, r, h.Log, err)
	default:
		h.show(w, r, http.StatusOK, leavingWords[about.Language].view(about.Language, about.Label, isDone))
	}
}

func (h unsubscribe) show(w http.ResponseWriter, r *http.Request, status int, view leavingView) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	if err := leavingPage.Execute(w, view); err != nil {
		h.Log.DebugContext(r.Context(), "the reader went away")
	}
}

// leavingView is what the page shows.
type leavingView struct{ Language, Title, Text, Button string }

type leavingText struct{ title, ask, open, shut, button, done, doneText, missing, missingText string }

func (t leavingText) view(in notice.Language, label string, isDone bool) leavingView {
	if isDone {
		return leavingView{in.Locale(), t.done, t.doneText, ""}
	}
	return leavingView{in.Locale(), t.title, t.ask + " " + t.open + label + t.shut, t.button}
}

func (t leavingText) unknown(in notice.Language) leavingView {
	return leavingView{in.Locale(), t.missing, t.missingText, ""}
}

var leavingWords = map[notice.Language]leavingText{
	notice.English: {
		title: "No more mails of this kind?", ask: "Mails of this kind:", open: "“", shut: "”", button: "End these mails",
		done: "These mails have ended", doneText: "You still see it in the app. In its settings you can have the mails again.",
		missing: "This link is not valid", missingText: "Choose in the settings of the app what you are told by mail.",
	},
	notice.German: {
		title: "Keine solchen Mails mehr?", ask: "Mails dieser Art:", open: "„", shut: "“", button: "Diese Mails beenden",
		done: "Diese Mails sind beendet", doneText: "In der App sehen Sie es weiterhin. In ihren Einstellungen können Sie die Mails wieder bestellen.",
		missing: "Dieser Link gilt nicht", missingText: "Wählen Sie in den Einstellungen der App, was Ihnen per Mail gesagt wird.",
	},
}

var leavingPage = template.Must(template.New("unsubscribe").Parse(`<!doctype html>
<html lang="{{.Language}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{.Title}}</title>
<style>
:root { color-scheme: light dark; --page: #f4f5f7; --card: #fff; --ink: #1f2937; --line: #d6dae1; --button: #1f2937; --on: #fff }
@media (prefers-color-scheme: dark) { :root { --page: #111418; --card: #1a1f26; --ink: #e8eaee; --line: #353c47; --button: #e8eaee; --on: #111418 } }
body { margin: 0; padding: 12vh 16px 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
main { max-width: 28rem; margin: 0 auto; padding: 24px; background: var(--card); border: 1px solid var(--line); border-radius: 8px; overflow-wrap: anywhere }
h1 { margin: 0 0 8px; font-size: 20px }
p { margin: 0 }
button { margin-top: 20px; min-height: 44px; padding: 0 20px; border: 0; border-radius: 8px; background: var(--button); color: var(--on); font: inherit; font-weight: 600; cursor: pointer }
</style>
</head>
<body>
<main>
<h1>{{.Title}}</h1>
<p>{{.Text}}</p>
{{if .Button}}<form method="post"><button type="submit">{{.Button}}</button></form>{{end}}
</main>
</body>
</html>
`))
