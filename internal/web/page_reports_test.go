package web_test

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/identification"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// site is a shop whose pages may report what its server signs.
type site struct {
	shop
	secret string
}

func setupSite(t *testing.T, d *testkit.Database) site {
	t.Helper()
	s := site{shop: setupShop(t, d)}
	var err error
	s.secret, _, err = s.deps.Tracking.MakePageSecret(s.Member("owner", viewer.Owner), s.Program.ID)
	require.NoError(t, err)
	return s
}

// sign makes a token as the server of a site does.
func sign(secret, audience string, expires time.Time, claims string) string {
	encode := func(text string) string { return base64.RawURLEncoding.EncodeToString([]byte(text)) }
	text := encode(`{"alg":"HS256","typ":"JWT"}`) + "." + encode(fmt.Sprintf(`{"aud":%q,"exp":%d,%s}`, audience, expires.Unix(), claims))
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(text))
	return text + "." + base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}

const (
	whoIs  = `"customer":{"externalId":"cust-1"}`
	bought = `"conversion":{"type":"sale","externalId":"order-1","customer":{"externalId":"cust-1"},"amount":{"amount":"50.00","currencyCode":"EUR"}}`
)

func (s site) token(claims string) string {
	return sign(s.secret, "acme/acme", start.Add(time.Minute), claims)
}

// page sends a report as a page of origin does.
func (s site) page(t *testing.T, verb, origin, token, clickID string) reply {
	t.Helper()
	body, err := json.Marshal(map[string]any{"token": token, "clickId": clickID, "visitorId": nil})
	require.NoError(t, err)
	return s.send(t, request{
		method: http.MethodPost, path: "/api/pages/" + verb, body: string(body), header: map[string]string{"Origin": origin, "Content-Type": "text/plain"},
	})
}

// visit registers a click of Ada's link and returns its id.
func (s site) visit(t *testing.T, address string) string {
	t.Helper()
	answer := s.send(t, request{method: http.MethodPost, path: "/api/clicks", body: `{"code":"ada","url":"https://example.com/"}`, address: address})
	require.Equal(t, http.StatusOK, answer.StatusCode, answer.body)
	var said map[string]string
	require.NoError(t, json.Unmarshal([]byte(answer.body), &said))
	return said["clickId"]
}

const ownPage = "https://example.com"

func TestPagesReportWhatTheirServerSigned(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		s := setupSite(t, d)
		clickID := s.visit(t, "192.0.2.7:1")
		answer := s.page(t, "convert", ownPage, s.token(bought), clickID)
		require.Equal(t, http.StatusOK, answer.StatusCode, answer.body)
		require.JSONEq(t, `{"recorded":true}`, answer.body)
		row := s.Client.Conversion.Query().OnlyX(s.System())
		require.Equal(t, []any{int64(5000), "API", clickID, s.Program.ID}, []any{row.AmountMinor, row.Source, row.ClickID, row.ProgramID})

		answer = s.page(t, "identify", ownPage, s.token(whoIs), clickID)
		require.Equal(t, http.StatusOK, answer.StatusCode, answer.body)
		require.Equal(t, 1, s.Client.Identification.Query().Where(identification.ClickID(clickID)).CountX(s.System()))
	})
}

// Each of these is an attack, or a mistake that looks like one: nothing is recorded.
func TestPagesThatAreNotBelieved(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		s := setupSite(t, d)
		other := testkit.NewBook(t, d, "rival", start)
		theirs, _, err := s.deps.Tracking.MakePageSecret(other.Member("owner", viewer.Owner), other.Program.ID)
		require.NoError(t, err)
		soon := start.Add(time.Minute)
		clickID := s.visit(t, "192.0.2.7:1")
		forged := strings.Split(s.token(bought), ".")
		for name, one := range map[string]struct {
			origin, token string
			status        int
			says          string
		}{
			"a page of another site":          {"https://evil.example", s.token(bought), http.StatusForbidden, "FORBIDDEN"},
			"no page at all":                  {"", s.token(bought), http.StatusForbidden, "FORBIDDEN"},
			"no signature":                    {ownPage, forged[0] + "." + forged[1] + ".", http.StatusUnprocessableEntity, "INVALID"},
			"another program's secret":        {ownPage, sign(theirs, "acme/acme", soon, bought), http.StatusUnprocessableEntity, "INVALID"},
			"for another organization":        {ownPage, sign(s.secret, "rival/rival", soon, bought), http.StatusUnprocessableEntity, "INVALID"},
			"for nobody":                      {ownPage, sign(s.secret, "none/none", soon, bought), http.StatusUnprocessableEntity, "INVALID"},
			"yesterday's":                     {ownPage, sign(s.secret, "acme/acme", start, bought), http.StatusUnprocessableEntity, "EXPIRED"},
			"one that lives for long":         {ownPage, sign(s.secret, "acme/acme", start.Add(2*time.Hour), bought), http.StatusUnprocessableEntity, "INVALID"},
			"no token":                        {ownPage, "", http.StatusUnprocessableEntity, "INVALID"},
			"a token that says nothing":       {ownPage, s.token(whoIs), http.StatusUnprocessableEntity, "BLANK"},
			"a field that nobody knows":       {ownPage, s.token(`"conversion":{"type":"sale","colour":"red"}`), http.StatusUnprocessableEntity, "INVALID"},
			"another program in what it says": {ownPage, s.token(strings.Replace(bought, `{"type"`, `{"programId":"`+other.Program.ID+`","type"`, 1)), http.StatusOK, "recorded"},
		} {
			answer := s.page(t, "convert", one.origin, one.token, clickID)
			require.Equal(t, one.status, answer.StatusCode, name+answer.body)
			require.Contains(t, answer.body, one.says, name)
		}
		// The last one is recorded where the token is for, whatever it names.
		require.Equal(t, s.Program.ID, s.Client.Conversion.Query().OnlyX(s.System()).ProgramID)
		require.Zero(t, other.Client.Conversion.Query().CountX(other.System()))
	})
}

// A token that is used again, in another browser, moves nothing: its conversion is
// recorded, and credit that somebody has stays.
func TestReplayedReportsMoveNothing(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		s := setupSite(t, d)
		first := s.visit(t, "192.0.2.7:1")
		require.Equal(t, http.StatusOK, s.page(t, "convert", ownPage, s.token(bought), first).StatusCode)
		require.Equal(t, http.StatusOK, s.page(t, "convert", ownPage, s.token(bought), first).StatusCode)
		eve := s.Enroll("eve")
		link := s.Client.Link.Create().SetCreatedAt(start).SetProgramID(s.Program.ID).SetEnrollmentID(eve.ID).
			SetPartnerID(eve.PartnerID).SetCode("eve").SetDestination("https://example.com").SaveX(s.System())
		click := s.Client.Click.Create().SetCreatedAt(start).SetProgramID(s.Program.ID).SetPartnerID(eve.PartnerID).
			SetEnrollmentID(eve.ID).SetLinkID(link.ID).SetVisitorID("vis_eve").SetVisitorHash("h").SetOccurredAt(start).
			SetDestination("https://example.com").SetIsBot(false).SetIsDuplicate(false).SaveX(s.System())
		answer := s.page(t, "convert", ownPage, s.token(bought), click.ID)
		require.Equal(t, http.StatusUnprocessableEntity, answer.StatusCode)
		require.Contains(t, answer.body, "IDEMPOTENCY_CONFLICT")
		credits := func() []string {
			var out []string
			for _, one := range s.Client.Credit.Query().AllX(s.System()) {
				out = append(out, one.EnrollmentID)
			}
			return out
		}
		before := credits()
		require.Equal(t, http.StatusOK, s.page(t, "identify", ownPage, s.token(whoIs), click.ID).StatusCode)
		require.Equal(t, before, credits())
		require.Equal(t, 1, s.Client.Conversion.Query().CountX(s.System()))
	})
}

func TestPagesMayReportNoMore(t *testing.T) {
	t.Parallel()
	s := setupSite(t, testkit.Open(t))
	owner := s.Member("owner2", viewer.Owner)
	old := s.token(bought)
	renewed, _, err := s.deps.Tracking.MakePageSecret(owner, s.Program.ID)
	require.NoError(t, err)
	require.NotEqual(t, s.secret, renewed)
	require.Contains(t, s.page(t, "convert", ownPage, old, "").body, "INVALID")
	_, err = s.deps.Tracking.RemovePageSecret(owner, s.Program.ID)
	require.NoError(t, err)
	s.secret = renewed
	require.Contains(t, s.page(t, "convert", ownPage, s.token(bought), "").body, "INVALID")
	s.secret = ""
	require.Contains(t, s.page(t, "convert", ownPage, s.token(bought), "").body, "INVALID", "no secret signs nothing")
	require.Zero(t, s.Client.Conversion.Query().CountX(s.System()))
}

func TestPageReportsAreLimited(t *testing.T) {
	t.Parallel()
	s := setupSite(t, testkit.Open(t))
	statuses := map[int]int{}
	for range 35 {
		statuses[s.page(t, "identify", ownPage, "", "").StatusCode]++
	}
	require.Equal(t, map[int]int{http.StatusUnprocessableEntity: 30, http.StatusTooManyRequests: 5}, statuses)
	require.Equal(t, http.StatusNotFound, s.page(t, "pay", ownPage, "", "").StatusCode)
	require.Equal(t, http.StatusMethodNotAllowed, s.send(t, request{path: "/api/pages/identify"}).StatusCode)
}

func TestCodesSayWhatTheyGive(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		s := setupShop(t, d)
		other := testkit.NewBook(t, d, "rival", start)
		code := func() *ent.CodeCreate {
			return s.Client.Code.Create().SetCreatedAt(start).SetProgramID(s.Program.ID).SetPartnerID(s.ada.PartnerID).SetEnrollmentID(s.ada.ID)
		}
		code().SetWord("Ada").SetFolded("ada").SaveX(s.System())
		code().SetWord("ADA10").SetFolded("ada10").SetDiscountPpm(100_000).SetCurrency("EUR").SetDiscountMonths(3).
			SetMinimumMinor(5000).SetExpiresAt(start.Add(time.Hour)).SaveX(s.System())
		ask := func(path, key string) reply {
			return s.send(t, request{path: path, header: map[string]string{"Authorization": "Bearer " + key}})
		}
		here := "?program=" + s.Program.ID
		require.JSONEq(t, `{"word":"Ada","isValid":true,"discount":null,"expiresAt":null}`, ask("/api/codes/ADA"+here, s.key).body)
		require.JSONEq(t, `{"word":"ADA10","isValid":true,"expiresAt":"2026-03-02T10:30:00Z","discount":
			{"percentage":"10","amount":null,"months":3,"minimum":{"amount":"50.00","currencyCode":"EUR"}}}`, ask("/api/codes/ada10"+here, s.key).body)
		s.clock.Advance(time.Hour)
		require.Contains(t, ask("/api/codes/ada10"+here, s.key).body, `"isValid":false`)

		require.Equal(t, http.StatusNotFound, ask("/api/codes/none"+here, s.key).StatusCode)
		require.Equal(t, http.StatusNotFound, ask("/api/codes/ada", s.key).StatusCode)
		require.Equal(t, http.StatusNotFound, ask("/api/codes/ada?program="+other.Program.ID, s.key).StatusCode)
		require.Equal(t, http.StatusForbidden, ask("/api/codes/ada"+here, s.bundle.key(t, viewer.ReportRead)).StatusCode)
		require.Equal(t, http.StatusUnauthorized, s.send(t, request{path: "/api/codes/ada" + here}).StatusCode)
		for range 600 {
			ask("/api/codes/none"+here, s.key)
		}
		require.Equal(t, http.StatusTooManyRequests, ask("/api/codes/ada"+here, s.key).StatusCode)
	})
}
