package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html"
	"html/template"
	"regexp"
	"strconv"
	"strings"

	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark"

	"github.com/rapporthq/rapport/internal/app/landing"
)

// LandingPages draws landing pages: a whole document each, without scripts.
type LandingPages struct{}

// Form is the page with an empty form.
func (LandingPages) Form(p landing.Page) (string, error) {
	return draw(landingView{Page: p, Typed: landing.SendInput{}})
}

// Thanks is the page after the form was sent.
func (LandingPages) Thanks(p landing.Page) (string, error) {
	return draw(landingView{Page: p, IsSent: true})
}

// landingView is everything that a page shows.
type landingView struct {
	Page landing.Page
	// Token signs the form, Typed is what stands in it, Note why it is asked for
	// again, and Mistakes what is wrong, by field.
	Token    string
	Typed    landing.SendInput
	Note     landingNote
	Mistakes map[string]string
	IsSent   bool
}

// draw writes the document.
func draw(v landingView) (string, error) {
	words := wordsIn(v.Page.Language)
	text := v.Page.Body
	if v.IsSent {
		text = v.Page.Thanks
	}
	body, err := fromMarkdown(text, v.Page)
	if err != nil {
		return "", err
	}
	var out bytes.Buffer
	err = landingTemplate.Execute(&out, map[string]any{
		"View": v, "Page": v.Page, "Words": words, "Body": body, "Style": template.CSS(landingStyle(v.Page.AccentColor)), //nolint:gosec // ours
		"Title": withNames(v.Page.Title, v.Page, func(s string) string { return s }), "Note": words.Notes[v.Note],
	})
	if err != nil {
		return "", fmt.Errorf("draw a landing page: %w", err)
	}
	return out.String(), nil
}

// allowed is what Markdown may become: text, lists and links, and nothing that is
// fetched from elsewhere.
var allowed = func() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements("p", "br", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "blockquote", "code", "pre", "hr")
	p.AllowAttrs("href").OnElements("a")
	p.AllowURLSchemes("https", "http", "mailto", "tel")
	p.RequireParseableURLs(true)
	p.AllowRelativeURLs(false)
	p.RequireNoFollowOnLinks(true)
	p.RequireNoReferrerOnLinks(true)
	return p
}()

// fromMarkdown draws the text, sanitised; names are put in afterwards, so that
// nothing in them is read as Markdown.
func fromMarkdown(text string, p landing.Page) (template.HTML, error) {
	var out bytes.Buffer
	if err := goldmark.Convert([]byte(text), &out); err != nil {
		return "", fmt.Errorf("read Markdown: %w", err)
	}
	// The page has its own title of the first rank.
	lowered := strings.NewReplacer("<h1", "<h2", "</h1>", "</h2>").Replace(out.String())
	return template.HTML(withNames(allowed.Sanitize(lowered), p, html.EscapeString)), nil //nolint:gosec // sanitised
}

// withNames puts the names where the text asks for them.
func withNames(text string, p landing.Page, escape func(string) string) string {
	return strings.NewReplacer("{partner}", escape(p.PartnerName), "{program}", escape(p.ProgramName)).Replace(text)
}

var colorForm = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)

// landingStyle is the style sheet with the program's colour, which is used as a
// surface only, with the ink that can be read on it.
func landingStyle(accent string) string {
	if !colorForm.MatchString(accent) {
		accent = "#2f5bd7"
	}
	n, err := strconv.ParseUint(accent[1:], 16, 32)
	if err != nil {
		n = 0
	}
	ink := "#fff"
	// The weights of brightness as the eye sees it (ITU-R BT.601), in thousandths.
	if 299*(n>>16)+587*(n>>8&0xff)+114*(n&0xff) > 150_000 {
		ink = "#111"
	}
	return ":root{--accent:" + accent + ";--ink:" + ink + "}" + landingCSS
}

// landingPolicy lets the page of this colour do nothing but show itself, its logos,
// and send its form here.
func landingPolicy(accent string) string {
	sum := sha256.Sum256([]byte(landingStyle(accent)))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) +
		"'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
}

const landingCSS = `
*{box-sizing:border-box}
html{color-scheme:light dark;--bg:#f6f7f9;--card:#fff;--text:#16181d;--muted:#5a6070;--line:#c9cdd6;--bad:#b42318;--note:#fff6e0}
@media(prefers-color-scheme:dark){html{--bg:#121418;--card:#1b1e24;--text:#eceef2;--muted:#a4abba;--line:#444b58;--bad:#ff8f85;--note:#3a3120}}
body{margin:0;background:var(--bg);color:var(--text);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
main{max-width:38rem;margin:0 auto;padding:24px 16px 40px}
.who{display:flex;flex-wrap:wrap;align-items:center;gap:8px 12px;margin-bottom:24px;font-weight:600}
.who img{display:block;max-height:40px;max-width:140px;background:#fff;border-radius:6px;padding:4px}
.who .with{color:var(--muted);font-weight:400}.who .beside{display:flex;align-items:center;gap:8px 12px;min-width:0}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 16px;text-wrap:balance}
h2{font-size:1.25rem;line-height:1.3;margin:24px 0 8px}h3,h4{font-size:1rem;margin:16px 0 4px}
p,ul,ol,pre,blockquote{margin:0 0 12px}ul,ol{padding-left:1.25rem}li+li{margin-top:4px}p{text-wrap:pretty}blockquote{padding-left:12px;border-left:3px solid var(--line);color:var(--muted)}
pre{overflow-x:auto}a{color:inherit}
form{scroll-margin-top:12px}form,.card{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:20px 16px;margin-top:24px}
label{display:block;font-weight:600;margin-bottom:4px}label small,.hint{color:var(--muted);font-weight:400;font-size:.875rem}
.field{margin-bottom:16px}
input[type=text],input[type=email],textarea{width:100%;font:inherit;color:inherit;background:var(--bg);border:1px solid #80889a;border-radius:8px;padding:10px 12px;min-height:44px}
textarea{min-height:112px;resize:vertical}
:focus-visible{outline:3px solid var(--text);outline-offset:2px}
[aria-invalid=true]{border-color:var(--bad)!important}
.mistake{color:var(--bad);margin:4px 0 0;font-size:.9375rem}
.note{background:var(--note);border-radius:8px;padding:12px;margin-bottom:16px}
.tick{display:flex;gap:12px;align-items:flex-start}.tick input{flex:none;width:24px;height:24px;margin:0}.tick label{font-weight:400;margin:0}
button{font:inherit;font-weight:600;width:100%;min-height:48px;border:1px solid transparent;border-radius:8px;background:var(--accent);color:var(--ink);padding:10px 16px;cursor:pointer}
footer{margin-top:24px;color:var(--muted);font-size:.8125rem}
.trap{position:absolute;left:-9999px;width:1px;height:1px;overflow:hidden}
@media(min-width:40rem){main{padding-top:48px}form,.card{padding:28px}button{width:auto}}
`

var landingTemplate = template.Must(template.New("landing").Parse(`<!doctype html>
<html lang="{{.Words.Language}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<title>{{if .View.IsSent}}{{.Words.ThanksTitle}} – {{else if .View.Mistakes}}{{.Words.Problems}} – {{end}}{{.Title}}</title>
<style>{{.Style}}</style>
</head>
<body>
<main>
<div class="who">
{{if .Page.ProgramLogoID}}<img src="/logos/{{.Page.ProgramLogoID}}" alt="{{.Page.ProgramName}}">{{else}}<span>{{.Page.ProgramName}}</span>{{end}}
{{if .Page.PartnerName}}<span class="beside"><span class="with">{{.Words.With}}</span>
{{if .Page.PartnerLogoID}}<img src="/logos/{{.Page.PartnerLogoID}}" alt="{{.Page.PartnerName}}">{{else}}<span>{{.Page.PartnerName}}</span>{{end}}</span>{{end}}
</div>
{{if .View.IsSent}}<h1>{{.Words.ThanksTitle}}</h1>
<div class="card" role="status">{{.Body}}</div>
{{else}}<h1>{{.Title}}</h1>
{{.Body}}
<form method="post" action="#form" id="form" novalidate>
{{if .Note}}<p class="note" role="alert">{{.Note}}</p>{{end}}
{{if .View.Mistakes}}<p class="note" role="alert">{{.Words.Problems}}</p>{{end}}
<input type="hidden" name="form" value="{{.View.Token}}">
<div class="field"><label for="name">{{.Words.Name}}</label>
<input type="text" id="name" name="name" value="{{.View.Typed.Name}}" autocomplete="name" maxlength="120" required{{with .View.Mistakes.name}} aria-invalid="true" aria-describedby="name-mistake"{{end}}>
{{with .View.Mistakes.name}}<p class="mistake" id="name-mistake">{{.}}</p>{{end}}</div>
<div class="field"><label for="email">{{.Words.Email}}</label>
<input type="email" id="email" name="email" value="{{.View.Typed.Email}}" autocomplete="email" maxlength="254" required{{with .View.Mistakes.email}} aria-invalid="true" aria-describedby="email-mistake"{{end}}>
{{with .View.Mistakes.email}}<p class="mistake" id="email-mistake">{{.}}</p>{{end}}</div>
<div class="field"><label for="company">{{.Words.Company}} <small>({{.Words.Optional}})</small></label>
<input type="text" id="company" name="company" value="{{.View.Typed.Company}}" autocomplete="organization" maxlength="120"{{with .View.Mistakes.company}} aria-invalid="true" aria-describedby="company-mistake"{{end}}>
{{with .View.Mistakes.company}}<p class="mistake" id="company-mistake">{{.}}</p>{{end}}</div>
<div class="field"><label for="message">{{.Words.Message}} <small>({{.Words.Optional}})</small></label>
<textarea id="message" name="message" maxlength="4000" placeholder="{{.Words.TellUs}}"{{with .View.Mistakes.message}} aria-invalid="true" aria-describedby="message-mistake"{{end}}>
{{.View.Typed.Message}}</textarea>
{{with .View.Mistakes.message}}<p class="mistake" id="message-mistake">{{.}}</p>{{end}}</div>
<div class="trap" aria-hidden="true"><label for="homepage">{{.Words.Trap}}</label><input type="text" id="homepage" name="homepage" tabindex="-1" autocomplete="off"></div>
<div class="field"><div class="tick"><input type="checkbox" id="consent" name="consent" value="yes"{{if .View.Typed.HasConsent}} checked{{end}} required{{with .View.Mistakes.consent}} aria-invalid="true" aria-describedby="consent-mistake"{{end}}>
<label for="consent">{{.Page.Consent}}</label></div>
{{with .View.Mistakes.consent}}<p class="mistake" id="consent-mistake">{{.}}</p>{{end}}</div>
<button type="submit">{{.Page.Button}}</button>
</form>{{end}}
<footer>{{.Words.Powered}}</footer>
</main>
</body>
</html>
`))

// noPageTemplate is a page that is no form: it names nobody.
var noPageTemplate = template.Must(template.New("no page").Parse(`<!doctype html>
<html lang="{{.Language}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<title>{{.Title}}</title>
<style>{{.Style}}</style>
</head>
<body>
<main><h1>{{.Title}}</h1><p>{{.Text}}</p></main>
</body>
</html>
`))
