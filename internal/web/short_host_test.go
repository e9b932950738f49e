package web_test

import (
	"bytes"
	"image/png"
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent/unknowncode"
	"github.com/rapporthq/rapport/internal/testkit"
)

func TestShortHost(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		b.Client.ShortDomain.Create().SetCreatedAt(start).SetOwnerID(b.OrganizationID).SetProgramID(b.Program.ID).
			SetHost("go.acme.example").ExecX(b.System())
		b.Program.Update().SetShortHost("go.acme.example").ExecX(b.System())
		open := func(path string) (int, string) {
			answer := b.send(t, request{path: path, host: "GO.acme.example:443"})
			return answer.StatusCode, answer.Header.Get("Location")
		}
		site := b.Program.SiteURL
		for path, want := range map[string]string{
			"/": site, "/nobody": site, "/console/partners": site, "/graphql": site, "/playground": site, "/files/fil_1": site,
			"/?url=https://evil.example": site, "/%2F%2Fevil.example": site, "/r/nobody": site,
		} {
			status, location := open(path)
			require.Equal(t, http.StatusFound, status, path)
			require.Equal(t, want, location, path)
		}
		for _, path := range []string{"/ada", "/ADA/", "/ada.", "/r/ada"} {
			status, location := open(path)
			require.Equal(t, http.StatusFound, status, path)
			require.Contains(t, location, "https://shop.example.com/spring?color=red&rapport_click=clk_", path)
		}
		for _, path := range []string{"/favicon.ico", "/robots.txt", "/.well-known/acme-challenge/x"} {
			status, _ := open(path)
			require.Equal(t, http.StatusNotFound, status, path)
		}
		require.Equal(t, http.StatusMethodNotAllowed, b.send(t, request{method: http.MethodPost, path: "/graphql", host: "go.acme.example"}).StatusCode)
		waiting := b.Client.UnknownCode.Query().Where(unknowncode.ProgramID(b.Program.ID)).AllX(b.System())
		codes := map[string]int64{}
		for _, one := range waiting {
			codes[one.Code] = one.Hits
		}
		require.Contains(t, codes, "nobody")
		require.NotContains(t, codes, "favicon.ico")
		require.Equal(t, http.StatusOK, b.send(t, request{path: "/healthz", host: "go.acme.example"}).StatusCode)
	})
}

func TestExpiredLink(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	b.link.Update().SetExpiresAt(start.Add(-time.Minute)).SetFallback("https://shop.example.com/over").ExecX(b.System())
	answer := b.send(t, request{path: "/r/ada?fallback=https://evil.example"})
	require.Equal(t, http.StatusFound, answer.StatusCode)
	require.Equal(t, "https://shop.example.com/over", answer.Header.Get("Location"))
	require.Empty(t, answer.Cookies(), "nobody is to be remembered for it")
	require.Empty(t, b.clicks(t))
	require.Contains(t, b.metrics(t), `rapport_redirects_total{kind="expired"} 1`)
}

func TestPictureOfQRCode(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	for path, want := range map[string]int{"/qr/ada.png": 1024, "/qr/ada.png?size=128": 128, "/qr/ada.png?size=4096": 4096} {
		picture, err := png.Decode(bytes.NewReader([]byte(b.send(t, request{path: path}).body)))
		require.NoError(t, err)
		require.Equal(t, want, picture.Bounds().Dx(), path)
		require.Equal(t, want, picture.Bounds().Dy(), path)
	}
	for _, size := range []string{"127", "4097", "-1", "x", "99999999999999999999"} {
		require.Equal(t, http.StatusBadRequest, b.send(t, request{path: "/qr/ada.png?size=" + size}).StatusCode, size)
	}
	for color, dark := range map[string]string{"#ffffff": "#", "#ffee00": "#", "#000000": "#000000", "#123456": "#123456"} {
		b.Program.Update().SetAccentColor(color).ExecX(b.System())
		drawn := b.send(t, request{path: "/qr/ada"}).body
		require.Contains(t, drawn, `<path fill="`+dark, color)
		if dark == "#" {
			require.NotContains(t, drawn, color, "too light for cameras")
		}
	}
}
