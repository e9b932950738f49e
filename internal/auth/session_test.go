package auth_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/ent/session"
	"github.com/rapporthq/rapport/internal/auth"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// newProgram is a program with the least that one needs.
func newProgram(client *ent.Client, name string) *ent.ProgramCreate {
	return client.Program.Create().SetCreatedAt(morning).SetName(name).SetSlug(strings.ToLower(name)).
		SetCurrency("EUR").SetTimeZone("Europe/Berlin").SetSiteURL("https://example.com").
		SetTouchPriority([]attribution.Kind{}).SetAllowedHosts([]string{}).SetQueryParameters([]string{})
}

func TestStart(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		directory := viewer.With(t.Context(), viewer.NewDirectory())
		cookie := b.signIn(b.memberSeat())
		require.Equal(t, "rapport_session", cookie.Name)
		require.Len(t, cookie.Value, 43)
		require.Equal(t, "/", cookie.Path)
		require.Equal(t, 30*24*60*60, cookie.MaxAge)
		require.True(t, cookie.HttpOnly)
		require.True(t, cookie.Secure, "the public URL is https")
		require.Equal(t, http.SameSiteLaxMode, cookie.SameSite)

		row := d.Client.Session.Query().OnlyX(directory)
		require.Equal(t, auth.HashToken(cookie.Value), row.TokenHash)
		require.Equal(t, "Testzilla/1.0", row.UserAgent)
		require.Equal(t, morning.Add(30*24*time.Hour), row.ExpiresAt.UTC())

		b.send(request{cookie: cookie})
		require.Equal(t, viewer.Viewer{
			Kind: viewer.Member, OrganizationID: b.member.OrganizationID, UserID: b.owner.ID, Name: "Ada", Role: viewer.Admin,
			SessionID: row.ID,
		}, b.came)

		b.inside = func(ctx context.Context) {
			_, err := b.sessions.Start(ctx, b.owner.ID, b.partnerSeat())
			require.NoError(t, err)
		}
		b.send(request{cookie: cookie})
		require.Equal(t, 0, d.Client.Session.Query().Where(session.ID(row.ID)).CountX(directory),
			"signing in again ends the session that the browser had")
		require.Equal(t, 1, d.Client.Session.Query().CountX(directory))
	})
}

func TestPartnersBringTheirPrograms(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		var want []string
		for _, status := range []enrollment.Status{
			enrollment.StatusAPPLIED, enrollment.StatusAPPROVED, enrollment.StatusSUSPENDED, enrollment.StatusBANNED,
			enrollment.StatusREJECTED,
		} {
			want = append(want, b.program("Program "+string(status), status).ID)
		}
		cookie := b.signIn(b.partnerSeat())
		b.send(request{cookie: cookie})
		require.Equal(t, viewer.Partner, b.came.Kind)
		require.Equal(t, viewer.Staff, b.came.Role)
		require.Equal(t, b.partner.ID, b.came.PartnerID)
		require.ElementsMatch(t, want, b.came.ProgramIDs)
	})
}

func TestSessionsSlide(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		cookie := b.signIn(b.memberSeat())
		directory := viewer.With(t.Context(), viewer.NewDirectory())
		row := func() *ent.Session { return d.Client.Session.Query().OnlyX(directory) }

		b.clock.Advance(10*time.Minute - time.Microsecond)
		require.Empty(t, b.send(request{cookie: cookie}).Cookies())
		require.Equal(t, morning, row().SeenAt.UTC(), "not written more often than each ten minutes")

		b.clock.Advance(time.Microsecond)
		prolonged := b.send(request{cookie: cookie}).Cookies()
		require.Len(t, prolonged, 1)
		require.Equal(t, cookie.Value, prolonged[0].Value)
		require.Equal(t, 30*24*60*60, prolonged[0].MaxAge)
		require.Equal(t, b.clock.Now(), row().SeenAt.UTC())
		require.Equal(t, b.clock.Now().Add(30*24*time.Hour), row().ExpiresAt.UTC())

		b.clock.Advance(30*24*time.Hour - time.Microsecond)
		b.send(request{cookie: cookie})
		require.Equal(t, viewer.Member, b.came.Kind)

		b.clock.Advance(30 * 24 * time.Hour)
		ended := b.send(request{cookie: cookie}).Cookies()
		require.Equal(t, viewer.Nobody, b.came.Kind, "thirty days unseen is the end")
		require.Len(t, ended, 1)
		require.Negative(t, ended[0].MaxAge, "the browser is told to forget")

		b.signIn(b.memberSeat())
		require.Equal(t, 1, d.Client.Session.Query().CountX(directory), "ended sessions go when the person signs in")
	})
}

func TestSessionWithoutItsSeatIsNobody(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		asMember, atPartner := b.signIn(b.memberSeat()), b.signIn(b.partnerSeat())
		system := b.system(b.member.OrganizationID)
		d.Client.Member.DeleteOne(b.member).ExecX(system)
		b.send(request{cookie: asMember})
		require.Equal(t, viewer.Viewer{}, b.came)
		b.send(request{cookie: atPartner})
		require.Equal(t, viewer.Partner, b.came.Kind)
		d.Client.PartnerUser.DeleteOne(b.partnerMan).ExecX(system)
		b.send(request{cookie: atPartner})
		require.Equal(t, viewer.Viewer{}, b.came)
	})
}

func TestMoveAndEnd(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		cookie := b.signIn(b.memberSeat())
		b.inside = func(ctx context.Context) {
			require.Equal(t, viewer.Member, viewer.From(auth.Current(ctx)).Kind)
			moved, err := b.sessions.Move(ctx, b.partnerSeat())
			require.NoError(t, err)
			require.Equal(t, b.partner.ID, moved.PartnerID)
			require.Equal(t, moved, viewer.From(auth.Current(ctx)), "the rest of the request is asked in the new seat")
			require.Equal(t, viewer.Member, viewer.From(ctx).Kind)
		}
		b.send(request{cookie: cookie})
		b.inside = nil
		b.send(request{cookie: cookie})
		require.Equal(t, viewer.Partner, b.came.Kind)

		b.inside = func(ctx context.Context) {
			require.NoError(t, b.sessions.End(ctx))
			require.Equal(t, viewer.Nobody, viewer.From(auth.Current(ctx)).Kind)
		}
		ended := b.send(request{cookie: cookie}).Cookies()
		b.inside = nil
		require.Len(t, ended, 1)
		require.Negative(t, ended[0].MaxAge)
		require.Empty(t, ended[0].Value)
		require.Equal(t, 0, d.Client.Session.Query().CountX(viewer.With(t.Context(), viewer.NewDirectory())))
		b.send(request{cookie: cookie})
		require.Equal(t, viewer.Nobody, b.came.Kind)
	})
}

func TestOneAnswerSetsTheCookieOnce(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	b.inside = func(ctx context.Context) {
		_, err := b.sessions.Start(ctx, b.owner.ID, b.memberSeat())
		require.NoError(t, err)
		require.NoError(t, b.sessions.End(ctx))
	}
	answer := b.send(request{})
	require.Len(t, answer.Cookies(), 1)
	require.Negative(t, answer.Cookies()[0].MaxAge)
}

func TestOtherCookiesStay(t *testing.T) {
	t.Parallel()
	recorder := httptest.NewRecorder()
	http.SetCookie(recorder, &http.Cookie{Name: "rapport_visitor", Value: "v1"})
	jar := auth.NewJar(recorder, httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/", nil), false)
	jar.SetSession("first")
	jar.SetSession("second")
	answer := recorder.Result()
	require.NoError(t, answer.Body.Close())
	require.Len(t, answer.Cookies(), 2)
	require.Equal(t, "v1", answer.Cookies()[0].Value)
	require.Equal(t, "second", answer.Cookies()[1].Value)
	require.False(t, answer.Cookies()[1].Secure, "the public URL is http")
}

func TestWithoutABrowserNobodySignsIn(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	_, err := b.sessions.Start(t.Context(), b.owner.ID, b.memberSeat())
	require.EqualError(t, err, "no browser is waiting for a session here")
	_, err = b.sessions.Move(t.Context(), b.memberSeat())
	require.EqualError(t, err, "no browser is waiting for a session here")
	require.EqualError(t, b.sessions.End(t.Context()), "no browser is waiting for a session here")
	require.Equal(t, 0, b.client.Session.Query().CountX(viewer.With(t.Context(), viewer.NewDirectory())))
}

func TestClip(t *testing.T) {
	t.Parallel()
	require.Equal(t, strings.Repeat("a", 300), auth.Clip(strings.Repeat("a", 301)))
	require.Equal(t, strings.Repeat("a", 299), auth.Clip(strings.Repeat("a", 299)+"ä"), "no half characters")
	require.Equal(t, "short", auth.Clip("short"))
	require.Equal(t, "short", auth.Clip("sh\xffort\xe4"), "no bytes that PostgreSQL would refuse")
}
