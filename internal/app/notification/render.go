package notification

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"regexp"

	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark"

	"github.com/rapporthq/rapport/internal/domain/notice"
)

//go:embed mail.html
var pageText string

var page = template.Must(template.New("mail").Parse(pageText))

// markdown knows no HTML of its own: what somebody writes as HTML is left out.
var markdown = goldmark.New()

// harmless lets through what Markdown makes, and links to elsewhere only.
var harmless = func() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements("p", "br", "strong", "em", "ul", "ol", "li", "h1", "h2", "h3", "h4", "blockquote", "code", "pre", "hr")
	p.AllowAttrs("href").OnElements("a")
	p.AllowURLSchemes("https", "http", "mailto")
	p.AllowRelativeURLs(false)
	p.RequireNoFollowOnLinks(false)
	return p
}()

// alone is a paragraph that is nothing but a link: it is shown as a button.
var alone = regexp.MustCompile(`<p><a href="([^"]+)"[^>]*>([^<]*)</a></p>`)

const button = `<p style="margin:24px 0"><a href="$1" style="display:inline-block;padding:12px 20px;border-radius:8px;` +
	`background:#1f2937;color:#ffffff;text-decoration:none;font-weight:600">$2</a></p>`

// foot is what stands below a mail.
type foot struct {
	// why says why one gets it; settings and leave are addresses, empty for a mail
	// that nobody may choose away.
	Why, SettingsWords, LeaveWords string
	Settings, Leave                string
}

// written is a mail as it is stored.
type written struct{ subject, text, html string }

// write fills the words.
func write(words notice.Words, kind notice.Kind, in notice.Language, values map[string]string, below foot) (written, error) {
	fields := notice.Placeholders(kind)
	out := written{
		subject: cut(notice.FillLine(words.Subject, fields, in, values), longestStored),
		text:    notice.FillPlain(words.Body, fields, in, values) + "\n\n-- \n" + below.Why + "\n",
	}
	if below.Settings != "" {
		out.text += below.SettingsWords + ": " + below.Settings + "\n" + below.LeaveWords + ": " + below.Leave + "\n"
	}
	var made bytes.Buffer
	if err := markdown.Convert([]byte(notice.FillMarkdown(words.Body, fields, in, values)), &made); err != nil {
		return written{}, fmt.Errorf("read the Markdown: %w", err)
	}
	body := alone.ReplaceAllString(harmless.Sanitize(made.String()), button)
	var whole bytes.Buffer
	err := page.Execute(&whole, map[string]any{
		"Language": in.Locale(), "Subject": out.subject, "Organization": values["organization"],
		"Body": template.HTML(body), //nolint:gosec // It was sanitized above.
		"Foot": below,
	})
	if err != nil {
		return written{}, fmt.Errorf("write the page: %w", err)
	}
	out.html = whole.String()
	return out, nil
}

// longestStored is the longest subject that is kept, in characters.
const longestStored = 300

func cut(text string, longest int) string {
	if runes := []rune(text); len(runes) > longest {
		return string(runes[:longest-2]) + " …"
	}
	return text
}
