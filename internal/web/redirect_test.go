package web_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/testkit"
)

// clicks reads every click, the oldest first.
func (b bundle) clicks(t *testing.T) []*ent.Click {
	t.Helper()
	rows, err := b.Client.Click.Query().Order(ent.Asc("occurred_at", "id")).All(b.System())
	require.NoError(t, err)
	return rows
}

func TestRedirect(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		answer := b.send(t, request{path: "/r/ADA?sub1=mail&url=https://evil.example/&destination=//evil.example", header: map[string]string{
			"Referer": "https://blog.example.org/post",
		}})
		require.Equal(t, http.StatusFound, answer.StatusCode)
		require.Equal(t, "no-store", answer.Header.Get("Cache-Control"))
		require.Equal(t, "strict-origin-when-cross-origin", answer.Header.Get("Referrer-Policy"))
		rows := b.clicks(t)
		require.Len(t, rows, 1)
		require.Equal(t, "https://shop.example.com/spring?color=red&rapport_click="+rows[0].ID, answer.Header.Get("Location"))
		require.Equal(t, "mail", rows[0].Sub1)
		require.Equal(t, "blog.example.org", rows[0].ReferrerHost)
		require.False(t, rows[0].IsBot)

		cookies := answer.Cookies()
		require.Len(t, cookies, 1)
		require.Equal(t, "rapport_visitor", cookies[0].Name)
		require.Equal(t, rows[0].VisitorID, cookies[0].Value)
		require.Equal(t, 365*24*60*60, cookies[0].MaxAge)
		require.True(t, cookies[0].HttpOnly)
		require.True(t, cookies[0].Secure)
		require.Equal(t, http.SameSiteLaxMode, cookies[0].SameSite)

		again := b.send(t, request{path: "/r/ada/", cookie: cookies[0], address: "192.0.2.8:1"})
		require.Equal(t, cookies[0].Value, again.Cookies()[0].Value, "the visitor is known")
		require.Len(t, b.clicks(t), 2)
		require.Contains(t, b.metrics(t), `rapport_redirects_total{kind="counted"} 2`)
	})
}

func TestRedirectKeepsNoAddress(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	b.send(t, request{path: "/r/ada?token=abc123", address: "127.0.0.1:9", header: map[string]string{"X-Forwarded-For": "198.51.100.9, 203.0.113.77"}})
	b.send(t, request{path: "/r/ada", address: "203.0.113.77:9"})
	rows := b.clicks(t)
	require.Len(t, rows, 2)
	require.Equal(t, rows[0].VisitorHash, rows[1].VisitorHash, "a proxy on this machine says who called")
	for _, secret := range []string{"203.0.113.77", "abc123", "ada"} {
		require.NotContains(t, b.log.String(), secret)
	}
}

func TestRedirectTellsWhoOnlyLooks(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	for name, one := range map[string]request{
		"HEAD":        {method: http.MethodHead, path: "/r/ada"},
		"prefetch":    {path: "/r/ada", header: map[string]string{"Sec-Purpose": "prefetch;prerender"}},
		"preview":     {path: "/r/ada", header: map[string]string{"X-Purpose": "preview"}},
		"a bot":       {path: "/r/ada", header: map[string]string{"User-Agent": "curl/8.9.1"}},
		"no agent":    {path: "/r/ada", header: map[string]string{"User-Agent": ""}},
		"old Firefox": {path: "/r/ada", header: map[string]string{"X-Moz": "prefetch"}},
	} {
		answer := b.send(t, one)
		require.Equal(t, http.StatusFound, answer.StatusCode, name)
		require.True(t, strings.HasPrefix(answer.Header.Get("Location"), "https://shop.example.com/spring?"), name)
	}
	rows := b.clicks(t)
	require.Len(t, rows, 6)
	for _, row := range rows {
		require.True(t, row.IsBot)
	}
	require.Contains(t, b.metrics(t), `rapport_redirects_total{kind="uncounted"} 6`)
}

func TestRedirectOfUnknownCode(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		for _, path := range []string{"/r/Eve", "/r/eve.", "/r/%00", "/r/%FF"} {
			answer := b.send(t, request{path: path})
			require.Equal(t, http.StatusFound, answer.StatusCode, path)
			require.Equal(t, b.Program.SiteURL, answer.Header.Get("Location"), path)
			require.Empty(t, answer.Cookies(), path)
		}
		rows, err := b.Client.UnknownCode.Query().All(b.System())
		require.NoError(t, err)
		require.Len(t, rows, 1)
		require.Equal(t, "eve", rows[0].Code)
		require.Equal(t, int64(2), rows[0].Hits)
		require.Empty(t, b.clicks(t))
		require.Contains(t, b.metrics(t), `rapport_redirects_total{kind="unknown"} 4`)

		_, err = b.Client.Program.UpdateOne(b.Program).SetArchivedAt(start).Save(b.System())
		require.NoError(t, err)
		require.Equal(t, http.StatusNotFound, b.send(t, request{path: "/r/eve"}).StatusCode)
		require.Equal(t, http.StatusFound, b.send(t, request{path: "/r/ada"}).StatusCode, "links never die")
		require.Equal(t, http.StatusMethodNotAllowed, b.send(t, request{method: http.MethodPost, path: "/r/ada"}).StatusCode)
	})
}

func TestQRCode(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	for path, want := range map[string]string{
		"/qr/ada": "image/svg+xml", "/qr/ADA.svg": "image/svg+xml", "/qr/ada?format=svg": "image/svg+xml",
		"/qr/ada.png": "image/png", "/qr/ada?format=png": "image/png",
	} {
		answer := b.send(t, request{path: path})
		require.Equal(t, http.StatusOK, answer.StatusCode, path)
		require.Equal(t, want, answer.Header.Get("Content-Type"), path)
		require.Equal(t, "public, max-age=300", answer.Header.Get("Cache-Control"), path)
	}
	drawn := b.send(t, request{path: "/qr/ada"}).body
	// "https://go.example.com/r/ada" needs version 3: 29 modules and the border.
	require.True(t, strings.HasPrefix(drawn, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 37 37" shape-rendering="crispEdges">`+
		`<path fill="#fff" d="M0 0h37v37H0z"/><path fill="#264cb7" d="M4 4h7v1h-7z`), drawn)
	require.True(t, strings.HasSuffix(drawn, `"/></svg>`))
	require.Equal(t, "\x89PNG", b.send(t, request{path: "/qr/ada.png"}).body[:4])

	require.Equal(t, http.StatusNotFound, b.send(t, request{path: "/qr/eve"}).StatusCode)
	require.Equal(t, http.StatusBadRequest, b.send(t, request{path: "/qr/ada?format=gif"}).StatusCode)
	unknown, err := b.Client.UnknownCode.Query().Count(b.System())
	require.NoError(t, err)
	require.Zero(t, unknown, "a picture is no visit")
}
