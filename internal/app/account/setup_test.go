package account_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/app/account"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/auth"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

const (
	publicURL = "https://partners.example.com"
	password  = "correct horse"
)

// morning is when the tests begin.
var morning = time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)

// bundle is an installation: the organization Acme, founded by Ada, and another
// one, Rival.
type bundle struct {
	t       *testing.T
	d       *testkit.Database
	client  *ent.Client
	clock   *clock.Fake
	service *account.Service

	acme  string
	ada   *ent.User
	seat  viewer.Seat
	rival string
}

// empty is an installation without an organization.
func empty(t *testing.T, d *testkit.Database) *bundle {
	t.Helper()
	b := &bundle{t: t, d: d, client: d.Client, clock: clock.NewFake(morning)}
	attempts, err := auth.NewAttempts(b.clock)
	require.NoError(t, err)
	b.service = account.New(d.Client, b.clock, publicURL+"/", account.Doors{
		Passwords: auth.NewPasswords(), Tokens: auth.Tokens{},
		Sessions: auth.NewSessions(d.Client, b.clock), Attempts: attempts,
	})
	return b
}

func setup(t *testing.T, d *testkit.Database) *bundle {
	t.Helper()
	b := empty(t, d)
	made, err := b.service.Found(t.Context(), acme())
	require.NoError(t, err)
	b.acme, b.ada, b.seat = made.Organization.ID, made.Owner, made.Seat
	b.rival = d.Client.Organization.Create().SetCreatedAt(morning).SetName("Rival").SetSlug("rival").
		SaveX(b.directory()).ID
	return b
}

func acme() account.OrganizationCreateInput {
	return account.OrganizationCreateInput{
		Name: "Acme", OwnerName: "Ada", Email: "ada@example.com", Password: password,
	}
}

func (b *bundle) directory() context.Context {
	return viewer.With(b.t.Context(), viewer.NewDirectory())
}

func (b *bundle) system(organizationID string) context.Context {
	return viewer.With(b.t.Context(), viewer.NewSystem(organizationID))
}

// owner is Ada at work, without a browser.
func (b *bundle) owner() context.Context { return b.member(b.acme, b.ada.ID, viewer.Owner) }

// rivalOwner is an owner of the other organization.
func (b *bundle) rivalOwner() context.Context { return b.member(b.rival, b.ada.ID, viewer.Owner) }

func (b *bundle) member(organizationID, userID string, role viewer.Role) context.Context {
	return viewer.With(b.t.Context(), viewer.Viewer{
		Kind: viewer.Member, OrganizationID: organizationID, UserID: userID, Role: role,
	})
}

// atPartner is a person of a partner of Acme.
func (b *bundle) atPartner(partnerID string, role viewer.Role) context.Context {
	return viewer.With(b.t.Context(), viewer.Viewer{
		Kind: viewer.Partner, OrganizationID: b.acme, UserID: b.ada.ID, PartnerID: partnerID, Role: role,
	})
}

// browser is what a test needs of a browser: the context of one request after
// the other, as the middleware would make them.
type browser struct {
	b      *bundle
	cookie string
}

func (b *bundle) browser() *browser { return &browser{b: b} }

// do sends one request, in which use is called; the cookie of the answer is kept.
func (w *browser) do(use func(ctx context.Context)) {
	w.b.t.Helper()
	sessions := auth.NewSessions(w.b.client, w.b.clock)
	middleware, err := auth.NewMiddleware(w.b.client, w.b.clock, sessions, publicURL, nil)
	require.NoError(w.b.t, err)
	r := httptest.NewRequestWithContext(w.b.t.Context(), http.MethodPost, publicURL+"/graphql", nil)
	r.Header.Set(auth.RequestHeader, "1")
	if w.cookie != "" {
		r.AddCookie(&http.Cookie{Name: auth.CookieName, Value: w.cookie})
	}
	recorder := httptest.NewRecorder()
	middleware.Handler(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { use(r.Context()) })).
		ServeHTTP(recorder, r)
	answer := recorder.Result()
	require.NoError(w.b.t, answer.Body.Close())
	for _, c := range answer.Cookies() {
		w.cookie = c.Value
	}
}

// viewer is who the next request's viewer is.
func (w *browser) viewer() (v viewer.Viewer) {
	w.b.t.Helper()
	w.do(func(ctx context.Context) { v = viewer.From(ctx) })
	return v
}

// signIn signs Ada in by the common password.
func (w *browser) signIn() *browser {
	w.b.t.Helper()
	w.do(func(ctx context.Context) {
		_, err := w.b.service.SignIn(ctx, account.SignInInput{Email: "ada@example.com", Password: password})
		require.NoError(w.b.t, err)
	})
	return w
}

// person makes an account that nobody can sign in to.
func (b *bundle) person(email string) *ent.User {
	b.t.Helper()
	return b.client.User.Create().SetCreatedAt(b.clock.Now()).SetEmail(email).SetName("Some Person").
		SetPasswordHash("none").SaveX(b.directory())
}

// hire makes a new person a member of an organization.
func (b *bundle) hire(organizationID, email string, role viewer.Role) *ent.Member {
	b.t.Helper()
	return b.client.Member.Create().SetCreatedAt(b.clock.Now()).SetUserID(b.person(email).ID).SetRole(role).
		SaveX(b.system(organizationID))
}

// partner makes a partner of an organization.
func (b *bundle) partner(organizationID, name string) *ent.Partner {
	b.t.Helper()
	return b.client.Partner.Create().SetCreatedAt(b.clock.Now()).SetName(name).SetEmail("hello@example.com").
		SetTags([]string{}).SaveX(b.system(organizationID))
}

// invite makes an invitation as Ada and returns it with its token.
func (b *bundle) invite(in account.InvitationCreateInput) (*ent.Invitation, string) {
	b.t.Helper()
	made, url, err := b.service.InvitationCreate(b.owner(), in)
	require.NoError(b.t, err)
	require.Contains(b.t, url, publicURL+"/invitations/")
	return made, url[len(publicURL+"/invitations/"):]
}

// rows is how many rows every table has in which these use cases write, with
// what they may have changed.
func (b *bundle) rows() map[string]string {
	b.t.Helper()
	out := map[string]string{}
	for table, columns := range map[string]string{
		"organizations": "id", "users": "id, name, locale, password_hash", "sessions": "id, seat_organization_id",
		"members": "id, role", "partner_users": "id, role", "invitations": "id, accepted_at, revoked_at",
		"api_keys": "id, revoked_at", "events": "id",
	} {
		found, err := b.d.SQL.QueryContext(b.t.Context(), "SELECT "+columns+" FROM "+table+" ORDER BY id")
		require.NoError(b.t, err)
		names, err := found.Columns()
		require.NoError(b.t, err)
		for found.Next() {
			values, targets := make([]any, len(names)), make([]any, len(names))
			for i := range values {
				targets[i] = &values[i]
			}
			require.NoError(b.t, found.Scan(targets...))
			out[table] += fmt.Sprintln(values...)
		}
		require.NoError(b.t, found.Err())
		require.NoError(b.t, found.Close())
	}
	return out
}

// requireMistake says that err is the one mistake, at the path.
func requireMistake(t *testing.T, err error, code apperr.Code, path ...string) {
	t.Helper()
	list, ok := apperr.List(err)
	require.True(t, ok, "not a user error: %v", err)
	require.Len(t, list, 1, "%v", err)
	require.Equal(t, code, list[0].Code)
	require.Equal(t, path, list[0].Field)
}

// events lists the kinds of what was recorded in Acme, in no order.
func (b *bundle) events() []string {
	b.t.Helper()
	kinds := []string{}
	for _, e := range b.client.Event.Query().AllX(b.system(b.acme)) {
		kinds = append(kinds, e.Kind)
	}
	return kinds
}

func pointer[T any](value T) *T { return &value }
