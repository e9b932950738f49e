package auth_test

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/internal/auth"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

const publicURL = "https://partners.example.com"

// morning is when the tests begin.
var morning = time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)

// bundle is an organization with an owner, Ada, who also belongs to a partner of
// it, and the middleware in front of a route that notes who came.
type bundle struct {
	t          *testing.T
	client     *ent.Client
	clock      *clock.Fake
	sessions   *auth.Sessions
	handler    http.Handler
	came       viewer.Viewer
	served     int
	inside     func(ctx context.Context) // what the route does
	owner      *ent.User
	member     *ent.Member
	partner    *ent.Partner
	partnerMan *ent.PartnerUser
}

func setup(t *testing.T, d *testkit.Database) *bundle {
	t.Helper()
	b := &bundle{t: t, client: d.Client, clock: clock.NewFake(morning)}
	b.sessions = auth.NewSessions(d.Client, b.clock)
	middleware, err := auth.NewMiddleware(d.Client, b.clock, b.sessions, publicURL, slog.New(slog.DiscardHandler))
	require.NoError(t, err)
	b.handler = middleware.Handler(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		b.served++
		b.came = viewer.From(r.Context())
		if b.inside != nil {
			b.inside(r.Context())
		}
	}))

	directory := viewer.With(t.Context(), viewer.NewDirectory())
	organization := d.Client.Organization.Create().SetCreatedAt(morning).SetName("Acme").SetSlug("acme").SaveX(directory)
	b.owner = d.Client.User.Create().SetCreatedAt(morning).SetEmail("ada@example.com").SetName("Ada").
		SetPasswordHash("none").SaveX(directory)
	system := b.system(organization.ID)
	b.member = d.Client.Member.Create().SetCreatedAt(morning).SetUserID(b.owner.ID).SetRole(viewer.Admin).SaveX(system)
	b.partner = d.Client.Partner.Create().SetCreatedAt(morning).SetName("Ada's studio").SetEmail("ada@example.com").
		SetTags([]string{}).SaveX(system)
	b.partnerMan = d.Client.PartnerUser.Create().SetCreatedAt(morning).SetPartnerID(b.partner.ID).
		SetUserID(b.owner.ID).SetRole(viewer.Staff).SaveX(system)
	return b
}

func (b *bundle) system(organizationID string) context.Context {
	return viewer.With(b.t.Context(), viewer.NewSystem(organizationID))
}

func (b *bundle) memberSeat() viewer.Seat {
	return viewer.Seat{OrganizationID: b.member.OrganizationID, MemberID: b.member.ID}
}

func (b *bundle) partnerSeat() viewer.Seat {
	return viewer.Seat{OrganizationID: b.member.OrganizationID, PartnerUserID: b.partnerMan.ID}
}

// program makes a program in which the partner is enrolled with status.
func (b *bundle) program(name string, status enrollment.Status) *ent.Program {
	b.t.Helper()
	system := b.system(b.member.OrganizationID)
	p := newProgram(b.client, name).SaveX(system)
	b.client.Enrollment.Create().SetCreatedAt(morning).SetProgramID(p.ID).SetPartnerID(b.partner.ID).SetStatus(status).
		ExecX(system)
	return p
}

// request is what a test sends.
type request struct {
	method, body string
	cookie       *http.Cookie
	headers      map[string]string
}

// reply is what came back.
type reply struct {
	StatusCode int
	Header     http.Header
	body       string
	cookies    []*http.Cookie
}

// Cookies are those that the reply sets.
func (r reply) Cookies() []*http.Cookie { return r.cookies }

// send runs one request through the middleware.
func (b *bundle) send(r request) reply {
	b.t.Helper()
	if r.method == "" {
		r.method = http.MethodPost
	}
	sent := httptest.NewRequestWithContext(b.t.Context(), r.method, publicURL+"/graphql", strings.NewReader(r.body))
	sent.Header.Set("User-Agent", "Testzilla/1.0")
	if r.cookie != nil {
		sent.AddCookie(r.cookie)
		sent.Header.Set(auth.RequestHeader, "1")
	}
	for name, value := range r.headers {
		if sent.Header.Del(name); value != "" {
			sent.Header.Set(name, value)
		}
	}
	recorder := httptest.NewRecorder()
	b.came = viewer.Viewer{}
	b.handler.ServeHTTP(recorder, sent)
	answer := recorder.Result()
	require.NoError(b.t, answer.Body.Close())
	return reply{StatusCode: answer.StatusCode, Header: answer.Header, body: recorder.Body.String(), cookies: answer.Cookies()}
}

// signIn starts a session in a seat and returns its cookie.
func (b *bundle) signIn(seat viewer.Seat) *http.Cookie {
	b.t.Helper()
	b.inside = func(ctx context.Context) {
		_, err := b.sessions.Start(ctx, b.owner.ID, seat)
		require.NoError(b.t, err)
	}
	answer := b.send(request{})
	b.inside = nil
	require.Len(b.t, answer.Cookies(), 1)
	return answer.Cookies()[0]
}

func TestRequestsThatChangeSomethingByCookie(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	cookie := b.signIn(b.memberSeat())
	for name, c := range map[string]struct {
		request request
		status  int
		kind    viewer.Kind
	}{
		"with the header":                 {request{cookie: cookie}, 200, viewer.Member},
		"without the header":              {request{cookie: cookie, headers: map[string]string{auth.RequestHeader: ""}}, 403, viewer.Nobody},
		"reading needs no header":         {request{method: http.MethodGet, cookie: cookie, headers: map[string]string{auth.RequestHeader: ""}}, 200, viewer.Member},
		"from a page of the public URL":   {request{cookie: cookie, headers: map[string]string{"Origin": publicURL}}, 200, viewer.Member},
		"from a foreign page":             {request{cookie: cookie, headers: map[string]string{"Sec-Fetch-Site": "cross-site"}}, 403, viewer.Nobody},
		"from a foreign origin":           {request{cookie: cookie, headers: map[string]string{"Origin": "https://evil.example"}}, 403, viewer.Nobody},
		"signing in from a foreign page":  {request{headers: map[string]string{"Sec-Fetch-Site": "cross-site"}}, 403, viewer.Nobody},
		"without a cookie and the header": {request{}, 200, viewer.Nobody},
		"with the cookie of nobody":       {request{cookie: &http.Cookie{Name: auth.CookieName, Value: auth.NewToken()}}, 200, viewer.Nobody},
	} {
		answer := b.send(c.request)
		require.Equal(t, c.status, answer.StatusCode, name)
		require.Equal(t, c.kind, b.came.Kind, name)
		if c.status == http.StatusForbidden {
			require.JSONEq(t, `{"errors":[{"message":"the request must come from this site's own pages and carry the header X-Rapport-Request","extensions":{"code":"FORBIDDEN"}}]}`, answer.body, name)
		}
	}
}

func TestKeys(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		system := b.system(b.member.OrganizationID)
		first := b.program("First", enrollment.StatusAPPROVED)
		makeKey := func(change func(*ent.APIKeyCreate)) (key, id string) {
			key, visible, hash := auth.Tokens{}.NewAPIKey(b.member.OrganizationID)
			create := d.Client.APIKey.Create().SetCreatedAt(morning).SetName("shop").SetPrefix(visible).SetSecretHash(hash).
				SetScopes([]viewer.Permission{viewer.ConversionRecord, viewer.OwnRead}).SetCreatedBy(b.owner.ID)
			change(create)
			return key, create.SaveX(system).ID
		}
		bearer := func(key string) request {
			// A foreign page may use a key: it has no cookie to lend.
			return request{headers: map[string]string{"Authorization": "Bearer " + key, "Sec-Fetch-Site": "cross-site"}}
		}
		ours, oursID := makeKey(func(*ent.APIKeyCreate) {})
		theirs, theirsID := makeKey(func(c *ent.APIKeyCreate) { c.SetPartnerID(b.partner.ID) })
		revoked, _ := makeKey(func(c *ent.APIKeyCreate) { c.SetRevokedAt(morning) })

		require.Equal(t, 200, b.send(bearer(ours)).StatusCode)
		require.Equal(t, viewer.Viewer{
			Kind: viewer.Member, OrganizationID: b.member.OrganizationID, Name: "shop", Role: viewer.Owner, APIKeyID: oursID,
			Scopes: []viewer.Permission{viewer.ConversionRecord, viewer.OwnRead},
		}, b.came)
		require.Equal(t, []viewer.Permission{viewer.ConversionRecord}, b.came.Permissions())

		require.Equal(t, 200, b.send(bearer(theirs)).StatusCode)
		require.Equal(t, viewer.Viewer{
			Kind: viewer.Partner, OrganizationID: b.member.OrganizationID, Name: "shop", Role: viewer.Owner, APIKeyID: theirsID,
			PartnerID: b.partner.ID, ProgramIDs: []string{first.ID},
			Scopes: []viewer.Permission{viewer.ConversionRecord, viewer.OwnRead},
		}, b.came)
		require.Equal(t, []viewer.Permission{viewer.OwnRead}, b.came.Permissions())

		elsewhere := d.Client.Organization.Create().SetCreatedAt(morning).SetName("Other").SetSlug("other").
			SaveX(viewer.With(t.Context(), viewer.NewDirectory()))
		served := b.served
		for name, key := range map[string]string{
			"unknown": ours[:len(ours)-4] + "AAAA", "revoked": revoked, "empty": "", "no key": "hello", "no secret": ours[:30],
			"of another organization": "rk_" + elsewhere.ID[len("org_"):] + ours[29:],
		} {
			answer := b.send(bearer(key))
			require.Equal(t, 401, answer.StatusCode, name)
			require.Equal(t, "Bearer", answer.Header.Get("WWW-Authenticate"), name)
			require.JSONEq(t, `{"errors":[{"message":"this API key does not work; make another in the console","extensions":{"code":"UNAUTHENTICATED"}}]}`, answer.body, name)
		}
		require.Equal(t, served, b.served, "a bad key is not served")

		bad := bearer("nonsense")
		bad.cookie = b.signIn(b.memberSeat())
		require.Equal(t, 401, b.send(bad).StatusCode, "a cookie does not make up for a bad key")
	})
}

func TestUseOfAKeyIsNotedToTheMinute(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		system := b.system(b.member.OrganizationID)
		key, visible, hash := auth.Tokens{}.NewAPIKey(b.member.OrganizationID)
		row := d.Client.APIKey.Create().SetCreatedAt(morning).SetName("shop").SetPrefix(visible).SetSecretHash(hash).
			SetScopes([]viewer.Permission{viewer.OwnRead}).SetCreatedBy(b.owner.ID).SaveX(system)
		usedAt := func() time.Time { return *d.Client.APIKey.GetX(system, row.ID).UsedAt }
		use := request{headers: map[string]string{"Authorization": "bearer " + key}}

		b.send(use)
		require.Equal(t, morning, usedAt().UTC())
		b.clock.Advance(time.Minute - time.Microsecond)
		b.send(use)
		require.Equal(t, morning, usedAt().UTC())
		b.clock.Advance(time.Microsecond)
		b.send(use)
		require.Equal(t, morning.Add(time.Minute), usedAt().UTC())
	})
}

func TestABrokenDatabaseIsOurFault(t *testing.T) {
	t.Parallel()
	d := testkit.Open(t)
	b := setup(t, d)
	cookie := b.signIn(b.memberSeat())
	served := b.served
	_, err := d.SQL.ExecContext(t.Context(), "ALTER TABLE sessions RENAME TO gone")
	require.NoError(t, err)
	answer := b.send(request{cookie: cookie})
	require.Equal(t, 500, answer.StatusCode)
	require.JSONEq(t, `{"errors":[{"message":"something went wrong on our side","extensions":{"code":"INTERNAL"}}]}`, answer.body)
	require.Equal(t, served, b.served)
}
