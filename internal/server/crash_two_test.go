package server

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"entgo.io/ent/dialect"
	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/internal/app/account"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// newsWithin is how soon one process must know what was done through another. It
// takes some 50 ms; a machine that is busy with other tests may take longer.
const newsWithin = 5 * time.Second

// onPostgres runs test on a fresh migrated PostgreSQL database, if there is a server.
func onPostgres(t *testing.T, test func(t *testing.T, d *testkit.Database)) {
	t.Helper()
	if os.Getenv(testkit.PostgresURL) == "" {
		require.NotEqual(t, "1", os.Getenv(testkit.RequirePostgres))
		return
	}
	test(t, testkit.OpenDialect(t, dialect.Postgres))
}

// keyTo makes an API key of the book's owner.
func keyTo(t *testing.T, book *testkit.Book) string {
	t.Helper()
	_, key, err := install(t, book.Database, clock.System{}, t.Output()).services.accounts.APIKeyCreate(
		book.Member("owner", viewer.Owner), account.APIKeyCreateInput{Name: "all", Scopes: viewer.MemberScopes()})
	require.NoError(t, err)
	return key
}

// TestKilledOneOfTwoLosesNoClick lets two processes serve one database. Each visitor
// goes to both, and either is killed again and again: the other one serves on, each
// click that was answered is in the database once, and each visitor counts once.
func TestKilledOneOfTwoLosesNoClick(t *testing.T) {
	t.Parallel()
	onPostgres(t, func(t *testing.T, d *testkit.Database) {
		book, link := linkToKill(t, d)
		key := keyTo(t, book)
		var settings [2][]string
		var both [2]*atomic.Pointer[served]
		for i := range both {
			settings[i] = append(environment(t, d), "RAPPORT_SECRET_KEY=the-key-that-both-processes-share")
			both[i] = new(atomic.Pointer[served])
			both[i].Store(startServer(t, settings[i]))
		}
		load := &load{}
		for round := range rounds(t) {
			stop := load.come(t, both[:]...)
			victim := rand.IntN(2)
			load.awaitMore(t, 20+rand.IntN(300))
			both[victim].Load().kill(t)
			load.awaitMore(t, 20)
			both[victim].Store(startServer(t, settings[victim]))
			load.awaitMore(t, 100)
			stop()
			for _, one := range both {
				one.Load().await(t, nothingBehind)
				one.Load().await(t, nothingDropped)
			}
			requireCountedOnce(t, load.requireAnswered(t, book, link))
			first := rand.IntN(2)
			requireNews(t, both[first].Load().script(key), both[1-first].Load(), link.EnrollmentID, fmt.Sprintf("news-%d", round))
		}
		for _, one := range both {
			one.Load().end(t)
		}
	})
}

// requireCountedOnce requires that of the clicks of a visitor one is counted, and the
// others repeat it.
func requireCountedOnce(t *testing.T, clicks []*ent.Click) {
	t.Helper()
	counted, repeated := map[string]string{}, 0
	for _, one := range clicks {
		if !one.IsDuplicate {
			require.Empty(t, counted[one.Sub1], "visitor %s is counted twice", one.Sub1)
			counted[one.Sub1] = one.ID
		}
	}
	for _, one := range clicks {
		if one.IsDuplicate {
			repeated++
			require.Equal(t, counted[one.Sub1], one.RepeatsID, "visitor %s", one.Sub1)
		}
	}
	require.NotZero(t, repeated, "visitors went to both")
}

// requireNews requires that a link that is made, and then changed, through one process
// leads there on the other one, too.
func requireNews(t *testing.T, here *caller, there *served, enrollmentID, code string) {
	t.Helper()
	id := here.text(t, `mutation($i: LinkCreateInput!) { linkCreate(input: $i) { link { id } userErrors { message } } }`,
		vars{"i": vars{"enrollmentId": enrollmentID, "code": code, "destination": "https://example.com/first"}}, "linkCreate.link.id")
	there.awaitTarget(t, code, "https://example.com/first")
	here.do(t, `mutation($id: ID!) { linkUpdate(id: $id, input: {destination: "https://example.com/second"}) { link { id } userErrors { message } } }`,
		vars{"id": id}, "linkUpdate.link.id")
	there.awaitTarget(t, code, "https://example.com/second")
}

// awaitTarget waits until a code leads somewhere.
func (s *served) awaitTarget(t *testing.T, code, target string) {
	t.Helper()
	require.Eventually(t, func() bool {
		answer, err := s.get(t.Context(), "/r/"+code, "192.0.2.1")
		return err == nil && answer.Body.Close() == nil && strings.HasPrefix(answer.Header.Get("Location"), target)
	}, newsWithin, 10*time.Millisecond, "%s does not lead to %s", code, target)
}
