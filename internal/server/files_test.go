package server

import (
	"encoding/json"
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/testkit"
)

// upload uploads a file by plain HTTP and returns its id.
func upload(t *testing.T, c *caller, purpose, name, content string) string {
	t.Helper()
	answer := c.send(t, http.MethodPost, "/api/files?purpose="+purpose+"&name="+name, content)
	require.Equal(t, http.StatusCreated, answer.Code, answer.Body.String())
	var out struct{ File struct{ ID string } }
	require.NoError(t, json.Unmarshal(answer.Body.Bytes(), &out))
	return out.File.ID
}

// A file is read by both sides of what it was put to; another partner, another
// organization and nobody find nothing, and can do nothing with it.
func TestFilesOfAReferral(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		w := setup(t, d)
		victim := live(t, w)
		owner := w.browser().founder(t)
		stranger := w.found(t, "Other", "other@example.com")
		rival := applyAs(t, w, victim.program, "rival@example.com")
		id := victim.row("fil", 0)
		read := func(c *caller) int { return c.send(t, http.MethodGet, "/files/"+id, "").Code }
		got := owner.send(t, http.MethodGet, "/files/"+id, "")
		require.Equal(t, []any{http.StatusOK, "An offer.", "private, no-store"}, []any{got.Code, got.Body.String(), got.Header().Get("Cache-Control")})
		for name, c := range map[string]*caller{"another organization": stranger, "another partner": rival, "nobody": w.browser()} {
			require.Equal(t, http.StatusNotFound, read(c), name)
			require.Equal(t, http.StatusNotFound, c.send(t, http.MethodGet, "/logos/"+id, "").Code, name)
		}
		require.Equal(t, http.StatusUnauthorized, w.browser().send(t, http.MethodPost, "/api/files?purpose=ANSWER&name=a.txt", "x").Code)
		require.Equal(t, http.StatusForbidden, w.script(keyWith(t, owner, "CONVERSION_RECORD")).send(t, http.MethodPost, "/api/files?purpose=LOGO&name=a.png", "x").Code)
		refused := owner.send(t, http.MethodPost, "/api/files?purpose=LOGO&name=a.svg", "<svg/>")
		require.Equal(t, http.StatusUnprocessableEntity, refused.Code)
		require.Contains(t, refused.Body.String(), `"code":"INVALID"`)
	})
}

// What nobody put anywhere is gone after a day, with its bytes; the rest stays.
func TestFilesAreSwept(t *testing.T) {
	t.Parallel()
	w := setup(t, testkit.Open(t))
	victim := live(t, w)
	owner := w.browser().founder(t)
	logo := upload(t, owner, "LOGO", "logo.png", "\x89PNG\r\n\x1a\n...")
	used := upload(t, owner, "LOGO", "used.png", "\x89PNG\r\n\x1a\n...")
	owner.text(t, `mutation($p: ID!, $f: ID!) { programLogoSet(programId: $p, fileId: $f) { program { logoUrl } userErrors { message } } }`,
		vars{"p": victim.program, "f": used}, "programLogoSet.program.logoUrl")
	require.Equal(t, http.StatusOK, owner.send(t, http.MethodGet, "/files/"+logo, "").Code)
	w.later(t, 25*time.Hour)
	owner = w.browser().founder(t)
	require.Equal(t, http.StatusNotFound, owner.send(t, http.MethodGet, "/files/"+logo, "").Code)
	_, err := w.services.store.Open(t.Context(), victim.organization+"/"+logo)
	require.Error(t, err, "the bytes, too")
	got := w.browser().send(t, http.MethodGet, "/logos/"+used, "")
	require.Equal(t, []any{http.StatusOK, "public, max-age=3600"}, []any{got.Code, got.Header().Get("Cache-Control")})
	require.Equal(t, http.StatusOK, owner.send(t, http.MethodGet, "/files/"+victim.row("fil", 0), "").Code)
}

// keyWith makes an API key of the organization that may do one thing.
func keyWith(t *testing.T, owner *caller, scope string) string {
	t.Helper()
	return owner.text(t, `mutation($i: ApiKeyCreateInput!) { apiKeyCreate(input: $i) { secret userErrors { message } } }`,
		vars{"i": vars{"name": "narrow", "scopes": []string{scope}}}, "apiKeyCreate.secret")
}
