package web_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent/credit"
	entenrollment "github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/internal/app/landing"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/web"
)

func TestLandingFloodsAreKeptAway(t *testing.T) {
	t.Parallel()
	p := setupPage(t, testkit.Open(t))
	token := p.open(t)
	form := filled(token)
	form.Del("consent")
	for range 10 {
		require.Equal(t, http.StatusUnprocessableEntity, p.post(t, form).StatusCode)
	}
	answer := p.post(t, filled(token))
	require.Equal(t, http.StatusTooManyRequests, answer.StatusCode)
	require.Contains(t, answer.body, "Please wait a little")
	require.Equal(t, "60", answer.Header.Get("Retry-After"))
	german := p.post(t, filled(token), func(r *request) { r.header["Accept-Language"] = "de-AT" })
	require.Contains(t, german.body, "Bitte warten Sie")
	p.clock.Advance(time.Minute)
	require.Equal(t, http.StatusOK, p.post(t, filled(token)).StatusCode)
	limit, err := web.NewFormLimit()
	require.NoError(t, err)
	p.deps.Forms = limit
	big := p.post(t, url.Values{"message": {strings.Repeat("x", 70_000)}}, func(r *request) { r.address = "203.0.113.9:1" })
	require.Equal(t, http.StatusBadRequest, big.StatusCode)
	require.Contains(t, big.body, "could not be read")
}

// TestLandingLinkIsLimited sends one form from many addresses.
func TestLandingLinkIsLimited(t *testing.T) {
	t.Parallel()
	p := setupPage(t, testkit.Open(t))
	token := p.open(t)
	for i := range 101 {
		answer := p.post(t, filled(token), func(r *request) { r.address = fmt.Sprintf("198.51.100.%d:1", i) })
		want := http.StatusOK
		if i == 100 {
			want = http.StatusTooManyRequests
		}
		require.Equal(t, want, answer.StatusCode, i)
	}
}

func TestLandingPagesThatAreNotThere(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		p := setupPage(t, d)
		rival := testkit.NewBook(t, d, "rival", start)
		bodies := map[string]bool{}
		for _, one := range []string{"/p/acme/nobody", "/p/nobody/ada", "/p/rival/ada", "/p/" + rival.Program.Slug + "/nobody", "/p/acme/%00"} {
			answer := p.send(t, request{path: one})
			require.Equal(t, http.StatusNotFound, answer.StatusCode, one)
			require.Equal(t, "no-store", answer.Header.Get("Cache-Control"))
			bodies[answer.body] = true
			require.Equal(t, http.StatusNotFound, p.post(t, filled("x"), func(r *request) { r.path = one }).StatusCode, one)
		}
		in := words()
		in.IsPublished = false
		p.set(t, in)
		bodies[p.send(t, request{path: path}).body] = true
		require.Len(t, bodies, 1, "what is not there looks the same, whatever it is")
		require.Empty(t, p.clicks(t))
	})
}

// TestLandingPageIsConsistentWithTheRedirect: a link goes on leading (rules §2.2 decides
// about credit).
func TestLandingPageIsConsistentWithTheRedirect(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		p := setupPage(t, d)
		p.link.Update().SetArchivedAt(start).ExecX(p.System())
		require.Equal(t, http.StatusOK, p.send(t, request{path: path}).StatusCode, "archived links still lead")
		require.Equal(t, http.StatusOK, p.send(t, request{path: "/p/ACME/Ada"}).StatusCode)
		token := p.open(t)
		for _, status := range []entenrollment.Status{entenrollment.StatusSUSPENDED, entenrollment.StatusBANNED} {
			p.ada.Update().SetStatus(status).ExecX(p.System())
			answer := p.send(t, request{path: path})
			require.Equal(t, http.StatusFound, answer.StatusCode, status)
			require.True(t, strings.HasPrefix(answer.Header.Get("Location"), "https://shop.example.com/spring"), "it leads where the link leads")
		}
		require.Equal(t, http.StatusFound, p.post(t, filled(token)).StatusCode)
		require.Empty(t, p.leads())
		p.ada.Update().SetStatus(entenrollment.StatusAPPROVED).ExecX(p.System())
		p.Program.Update().SetArchivedAt(start).ExecX(p.System())
		require.Equal(t, http.StatusFound, p.send(t, request{path: path}).StatusCode)
	})
}

func TestLandingPageOpenedByAProgramAndSentByAPerson(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		p := setupPage(t, d)
		answer := p.send(t, request{path: path, header: map[string]string{"Sec-Purpose": "prefetch;prerender"}})
		require.True(t, p.clicks(t)[0].IsBot)
		p.clock.Advance(4 * time.Second)
		require.Equal(t, http.StatusOK, p.post(t, filled(tokenOf(t, answer))).StatusCode)
		require.Len(t, p.clicks(t), 2)
		require.Equal(t, 1, p.Client.Credit.Query().Where(credit.ConversionID(p.leads()[0].ConversionID)).CountX(p.System()))
		require.Equal(t, http.StatusOK, p.send(t, request{method: http.MethodHead, path: path}).StatusCode)
	})
}

func TestLandingPageIsDrawnInItsLanguageAndColour(t *testing.T) {
	t.Parallel()
	p := setupPage(t, testkit.Open(t))
	in := words()
	in.Language = landing.German
	p.set(t, in)
	p.Program.Update().SetAccentColor("#ffee00").SetLogoID("fil_program").ExecX(p.System())
	p.Client.Partner.UpdateOneID(p.ada.PartnerID).SetName(`<b>"Ada"</b>`).SetLogoID("fil_partner").ExecX(p.System())
	answer := p.send(t, request{path: path})
	for _, want := range []string{
		`<html lang="de">`, "E-Mail-Adresse", "--accent:#ffee00;--ink:#111", `src="/logos/fil_program"`, `src="/logos/fil_partner"`,
		"&lt;b&gt;&#34;Ada&#34;&lt;/b&gt;",
	} {
		require.Contains(t, answer.body, want)
	}
	require.NotContains(t, answer.body, "<b>")
}
