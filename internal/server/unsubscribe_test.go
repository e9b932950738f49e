package server

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	entmail "github.com/rapporthq/rapport/ent/mail"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// TestALinkInAMailEndsThem goes the way of a reader who is not signed in: GET asks
// and changes nothing, POST ends the mails.
func TestALinkInAMailEndsThem(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		w := setup(t, d)
		api := w.script(keyOf(t, w))
		program := newProgram(t, api)
		applyAs(t, w, program, "ada@example.com")
		w.later(t, 0)
		organization := w.client.Organization.Query().FirstIDX(viewer.With(t.Context(), viewer.NewDirectory()))
		system := viewer.With(t.Context(), viewer.NewSystem(organization))
		row := w.client.Mail.Query().Where(entmail.Kind("application.received")).OnlyX(system)
		require.Equal(t, entmail.StatusKEPT, row.Status)
		_, after, found := strings.Cut(row.Text, "/unsubscribe/")
		require.True(t, found)
		link := "/unsubscribe/" + strings.TrimSpace(after)

		stranger := w.browser()
		require.Equal(t, http.StatusNotFound, stranger.send(t, http.MethodGet, link, "").Code, "what is stored is sealed")
		page := stranger.send(t, http.MethodGet, "/unsubscribe/nothing", "")
		require.Equal(t, http.StatusNotFound, page.Code)
		require.Contains(t, page.Body.String(), "This link is not valid")
		page = stranger.send(t, http.MethodGet, "/unsubscribe/nothing?lang=de", "")
		require.Contains(t, page.Body.String(), "Dieser Link gilt nicht")
		link = "/unsubscribe/" + w.services.notifications.LeaveToken(system, *row.UserID, row.Kind)
		for range 2 {
			page = stranger.send(t, http.MethodGet, link, "")
			require.Equal(t, http.StatusOK, page.Code)
			require.Contains(t, page.Body.String(), `<form method="post">`)
			require.Contains(t, page.Body.String(), "“Somebody applies”")
			require.Equal(t, "no-referrer", page.Header().Get("Referrer-Policy"))
			require.Zero(t, w.client.NotificationPreference.Query().CountX(system), "looking changes nothing")
		}
		page = stranger.send(t, http.MethodPost, link, "List-Unsubscribe=One-Click")
		require.Equal(t, http.StatusOK, page.Code)
		require.Contains(t, page.Body.String(), "These mails have ended")
		require.Equal(t, "NONE", string(w.client.NotificationPreference.Query().OnlyX(system).Mail))

		applyAs(t, w, program, "bob@example.com")
		w.later(t, 0)
		require.Equal(t, 1, w.client.Mail.Query().Where(entmail.Kind("application.received")).CountX(system), "no second mail")
	})
}
