package tracking_test

import (
	"context"
	"log/slog"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/app/tracking"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/destination"
	"github.com/rapporthq/rapport/internal/testkit"
)

// eachWay runs a test against the database, against a directory that knows
// everything, and against one that was kept in a file.
func eachWay(t *testing.T, prepare func(t *testing.T, b bundle), check func(t *testing.T, b bundle)) {
	t.Helper()
	quiet := slog.New(slog.DiscardHandler)
	for name, use := range map[string]func(t *testing.T, b bundle){
		"database": func(*testing.T, bundle) {},
		"directory": func(t *testing.T, b bundle) {
			t.Helper()
			d := tracking.NewDirectory(b.Client, quiet)
			require.NoError(t, d.Load(t.Context()))
			b.service.UseDirectory(d)
		},
		"file": func(t *testing.T, b bundle) {
			t.Helper()
			path := filepath.Join(t.TempDir(), "links")
			loaded, d := tracking.NewDirectory(b.Client, quiet), tracking.NewDirectory(b.Client, quiet)
			require.NoError(t, loaded.Load(t.Context()))
			require.NoError(t, loaded.Save(path))
			require.NoError(t, d.Restore(path))
			b.service.UseDirectory(d)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t, testkit.Open(t))
			prepare(t, b)
			use(t, b)
			check(t, b)
		})
	}
}

func TestLinksThatExpire(t *testing.T) {
	t.Parallel()
	eachWay(t, func(t *testing.T, b bundle) {
		t.Helper()
		b.link.Update().SetExpiresAt(start.Add(time.Hour)).SetFallback("https://shop.example.com/over").
			SetUtm(destination.UTM{Source: "{partner}", Term: "{code}"}).SetSubs([]string{"mail", "", "x"}).ExecX(b.System())
	}, func(t *testing.T, b bundle) {
		t.Helper()
		const said = "utm_source=ada&utm_term=ada"
		visit := person("192.0.2.1")
		visit.Sub[2] = "own"
		clicked := b.click(t, "ADA", visit)
		require.Equal(t, "https://shop.example.com/spring?color=red&"+said+"&rapport_click="+clicked.ClickID+"#top", clicked.URL)
		row := b.row(t, clicked.ClickID)
		require.Equal(t, []string{"mail", "", "own"}, []string{row.Sub1, row.Sub2, row.Sub3}, "the address's own sub-id wins")

		b.clock.Advance(time.Hour)
		to, err := b.service.Resolve(t.Context(), "", "ada")
		require.NoError(t, err)
		require.Equal(t, []any{true, true, "https://shop.example.com/over?" + said}, []any{to.Known(), to.IsExpired, to.URL})
		_, err = b.service.RegisterClick(t.Context(), tracking.RegisterInput{Code: "ada", URL: "https://example.com/", Visit: person("192.0.2.2")})
		list, ok := apperr.List(err)
		require.True(t, ok)
		require.Equal(t, apperr.Expired, list[0].Code)
		require.Equal(t, []string{"input", "code"}, list[0].Field)
		require.Equal(t, 1, b.Client.Click.Query().CountX(b.System()))
	})
}

func TestLinksThatStray(t *testing.T) {
	t.Parallel()
	eachWay(t, func(t *testing.T, b bundle) {
		t.Helper()
		b.Program.Update().SetAllowedHosts([]string{}).SetUtm(destination.UTM{Medium: "partner"}).ExecX(b.System())
	}, func(t *testing.T, b bundle) {
		t.Helper()
		clicked := b.click(t, "ada", person("192.0.2.1"))
		require.Equal(t, "https://example.com?utm_medium=partner&rapport_click="+clicked.ClickID, clicked.URL)
		require.True(t, clicked.IsCounted, "it credits as before")
	})
}

func TestShortDomainsLeadToTheirProgram(t *testing.T) {
	t.Parallel()
	eachWay(t, func(t *testing.T, b bundle) {
		t.Helper()
		younger := testkit.NewBook(t, b.Database, "younger", start.Add(time.Hour))
		younger.Program.Update().SetSiteURL("https://younger.example.com").ExecX(younger.System())
		addLink(t, younger, younger.Enroll("bob"), "bob", "https://shop.example.com/young")
		younger.Client.ShortDomain.Create().SetCreatedAt(start).SetOwnerID(younger.OrganizationID).SetProgramID(younger.Program.ID).
			SetHost("go.younger.example").ExecX(younger.System())
	}, func(t *testing.T, b bundle) {
		t.Helper()
		leads := func(host, code string) string {
			to, err := b.service.Resolve(t.Context(), host, code)
			require.NoError(t, err)
			if !to.Known() {
				return "unknown " + to.URL
			}
			return to.URL
		}
		require.Equal(t, "https://shop.example.com/young", leads("GO.younger.example", "Bob."))
		require.Equal(t, "https://shop.example.com/young", leads("", "bob"), "the server's own host leads everywhere")
		require.Equal(t, "unknown https://younger.example.com", leads("go.younger.example", "ada"), "another tenant's code is unknown")
		require.Equal(t, "unknown https://younger.example.com", leads("go.younger.example", "eve"))
		require.Equal(t, "unknown https://example.com", leads("", "eve"), "the oldest program's elsewhere")
		_, err := b.service.Lookup(t.Context(), "go.younger.example", "ada")
		require.ErrorIs(t, err, apperr.ErrNotFound)

		to, ok, err := b.service.ShortSite(t.Context(), "Go.Younger.Example")
		require.NoError(t, err)
		require.True(t, ok)
		require.Equal(t, "https://younger.example.com", to.URL)
		_, ok, err = b.service.ShortSite(t.Context(), "go.example.com")
		require.NoError(t, err)
		require.False(t, ok)
	})
}

// What a directory is told of, it knows: a short domain by the news of its program,
// a name by those of its partner.
func TestDirectoryLearnsNamesAndHosts(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	b.Program.Update().SetUtm(destination.UTM{Source: "{partner}"}).ExecX(b.System())
	d := tracking.NewDirectory(b.Client, slog.New(slog.DiscardHandler))
	b.service.UseDirectory(d)
	news := newsOf{wake: make(chan struct{}, 1), rows: make(chan map[string][]string, 1)}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { defer close(ended); d.Run(ctx, news) }()
	defer func() { stop(); <-ended }()
	tell := func(id string) {
		news.rows <- map[string][]string{b.OrganizationID: {id}}
		news.wake <- struct{}{}
	}
	b.Client.Partner.UpdateOneID(b.ada.PartnerID).SetName("Ada Renamed").ExecX(b.System())
	domain := b.Client.ShortDomain.Create().SetCreatedAt(start).SetOwnerID(b.OrganizationID).SetProgramID(b.Program.ID).
		SetHost("go.acme.example").SaveX(b.System())
	tell(b.ada.PartnerID)
	tell(b.Program.ID)
	require.Eventually(t, func() bool {
		to, err := b.service.Resolve(t.Context(), "go.acme.example", "ada")
		_, isShort, shortErr := b.service.ShortSite(t.Context(), "go.acme.example")
		return err == nil && shortErr == nil && isShort && to.URL == "https://shop.example.com/spring?color=red&utm_source=ada-renamed#top"
	}, 5*time.Second, time.Millisecond)
	b.Client.ShortDomain.DeleteOne(domain).ExecX(b.System())
	tell(b.Program.ID)
	require.Eventually(t, func() bool {
		_, isShort, err := b.service.ShortSite(t.Context(), "go.acme.example")
		return err == nil && !isShort
	}, 5*time.Second, time.Millisecond)
}

// newsOf gives what the test tells.
type newsOf struct {
	wake chan struct{}
	rows chan map[string][]string
}

func (n newsOf) Wake() <-chan struct{} { return n.wake }

func (n newsOf) Changed() (rows map[string][]string, all bool) { return <-n.rows, false }
