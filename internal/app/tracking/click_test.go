package tracking_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent/click"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/internal/app/tracking"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/id"
	"github.com/rapporthq/rapport/internal/testkit"
)

func TestClick(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		visit := person("192.0.2.7")
		visit.Referrer = "https://Blog.Example.org:8443/post?secret=1"
		visit.Sub = [tracking.Subs]string{"news\x00letter", strings.Repeat("é", 100), "", "", "five"}

		clicked := b.click(t, "ada", visit)
		require.True(t, clicked.IsCounted)
		require.Equal(t, "https://shop.example.com/spring?color=red&rapport_click="+clicked.ClickID+"#top", clicked.URL)
		prefix, ok := id.Prefix(clicked.VisitorID)
		require.True(t, ok)
		require.Equal(t, "vis", prefix)

		row := b.row(t, clicked.ClickID)
		require.Equal(t, b.Program.ID, row.ProgramID)
		require.Equal(t, b.ada.ID, row.EnrollmentID)
		require.Equal(t, b.ada.PartnerID, row.PartnerID)
		require.Equal(t, b.link.ID, row.LinkID)
		require.Equal(t, start, clock.Normalize(row.OccurredAt))
		require.Equal(t, clicked.VisitorID, row.VisitorID)
		require.Len(t, row.VisitorHash, 32)
		require.Equal(t, b.link.Destination, row.Destination)
		require.Equal(t, "blog.example.org", row.ReferrerHost)
		require.Equal(t, "DESKTOP", row.Device)
		require.Equal(t, "Firefox", row.Browser)
		require.Equal(t, "newsletter", row.Sub1)
		require.Equal(t, strings.Repeat("é", 60), row.Sub2)
		require.Equal(t, "five", row.Sub5)
		require.False(t, row.IsBot)
		require.False(t, row.IsDuplicate)
	})
}

func TestClickKeepsTheVisitor(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	first := b.click(t, "ada", person("192.0.2.7"))
	again := person("192.0.2.8")
	again.VisitorID = first.VisitorID
	require.Equal(t, first.VisitorID, b.click(t, "ada", again).VisitorID)
	for name, forged := range map[string]string{
		"another prefix":   strings.Replace(first.VisitorID, "vis_", "usr_", 1),
		"no id":            "<script>",
		"an upper-case id": strings.ToUpper(first.VisitorID),
	} {
		again.VisitorID = forged
		require.NotEqual(t, forged, b.click(t, "ada", again).VisitorID, name)
	}
}

func TestClickTellsBots(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	for name, one := range map[string]struct {
		visit tracking.Visit
		isBot bool
	}{
		"a person is none":           {person("192.0.2.1"), false},
		"a crawler is one":           {tracking.Visit{UserAgent: "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"}, true},
		"a command-line tool is one": {tracking.Visit{UserAgent: "curl/8.9.1"}, true},
		"no user agent is one":       {tracking.Visit{}, true},
		"a prefetch is one":          {tracking.Visit{UserAgent: firefox, IsAutomatic: true}, true},
	} {
		one.visit.RemoteAddress = name
		clicked := b.click(t, "ada", one.visit)
		require.Equal(t, one.isBot, b.row(t, clicked.ClickID).IsBot, name)
		require.Equal(t, !one.isBot, clicked.IsCounted, name)
	}
}

func TestClickTellsDuplicates(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		addLink(t, b.Book, b.ada, "other", "https://shop.example.com/")
		bot := person("192.0.2.9")
		bot.IsAutomatic = true
		steps := []struct {
			name    string
			after   time.Duration
			code    string
			visit   tracking.Visit
			counted bool
		}{
			{"the first counts", 0, "ada", person("192.0.2.7"), true},
			{"another link counts", 0, "other", person("192.0.2.7"), true},
			{"another visitor counts", 0, "ada", person("192.0.2.8"), true},
			{"the same within the hour does not", 59 * time.Minute, "ada", person("192.0.2.7"), false},
			{"the hour is that of the previous counted one", time.Minute, "ada", person("192.0.2.7"), true},
			{"a bot does not count", 0, "ada", bot, false},
			{"and makes nobody a duplicate", 0, "ada", person("192.0.2.9"), true},
		}
		for _, step := range steps {
			b.clock.Advance(step.after)
			require.Equal(t, step.counted, b.click(t, step.code, step.visit).IsCounted, step.name)
		}
		kept, err := b.Client.Click.Query().Count(b.System())
		require.NoError(t, err)
		require.Equal(t, len(steps), kept, "all are kept")

		counted, repeated := b.click(t, "ada", person("192.0.2.77")), b.click(t, "ada", person("192.0.2.77"))
		require.False(t, repeated.IsCounted)
		require.Equal(t, counted.ClickID, repeated.ClickID, "the site is told the click that can be credited")
		require.Equal(t, counted.URL, repeated.URL)
	})
}

func TestClickHashRotates(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	b.clock.Set(time.Date(2026, 3, 2, 23, 50, 0, 0, time.UTC))
	late := b.click(t, "ada", person("192.0.2.7"))
	b.clock.Advance(20 * time.Minute)
	early := b.click(t, "ada", person("192.0.2.7"))
	require.False(t, early.IsCounted, "midnight does not make a duplicate count")
	require.Equal(t, late.ClickID, early.ClickID)
	hashes := map[string]bool{}
	rows, err := b.Client.Click.Query().All(b.System())
	require.NoError(t, err)
	for _, row := range rows {
		hashes[row.VisitorHash] = true
	}
	require.Len(t, hashes, 2, "the key is another")
	b.clock.Advance(time.Hour)
	require.True(t, b.click(t, "ada", person("192.0.2.7")).IsCounted)
}

func TestClickOfSuspendedEnrollmentIsKept(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	_, err := b.Client.Enrollment.UpdateOne(b.ada).SetStatus(enrollment.StatusSUSPENDED).Save(b.System())
	require.NoError(t, err)
	require.True(t, b.click(t, "ada", person("192.0.2.7")).IsCounted)
}

func TestClicksAtOnceCountOnce(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		to, err := b.service.Resolve(t.Context(), "", "ada")
		require.NoError(t, err)
		var group sync.WaitGroup
		errs := make([]error, 8)
		for i := range errs {
			group.Go(func() { _, errs[i] = b.service.Click(t.Context(), to, person("192.0.2.7")) })
		}
		group.Wait()
		for _, err := range errs {
			require.NoError(t, err)
		}
		counted, err := b.Client.Click.Query().Where(click.IsDuplicate(false)).Count(b.System())
		require.NoError(t, err)
		require.Equal(t, 1, counted)
	})
}

func TestClickReplacesAnEarlierClickID(t *testing.T) {
	t.Parallel()
	b := setup(t, testkit.Open(t))
	addLink(t, b.Book, b.ada, "copied", "https://shop.example.com/?rapport_click=clk_old&b=2&a=1")
	addLink(t, b.Book, b.ada, "bare", "https://shop.example.com")
	clicked := b.click(t, "copied", person("192.0.2.7"))
	require.Equal(t, "https://shop.example.com/?b=2&a=1&rapport_click="+clicked.ClickID, clicked.URL)
	clicked = b.click(t, "bare", person("192.0.2.7"))
	require.Equal(t, "https://shop.example.com?rapport_click="+clicked.ClickID, clicked.URL)
}
