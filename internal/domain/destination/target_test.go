package destination_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/domain/destination"
)

var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

func TestTarget(t *testing.T) {
	t.Parallel()
	defaults := destination.UTM{Source: "{partner}", Medium: "partner", Campaign: "{group}-{name}", Term: "{code}"}
	site := destination.NewSite("https://example.com", []string{"shop.example.com"}, defaults)
	silent := destination.NewSite("https://example.com", []string{"shop.example.com"}, destination.UTM{})
	names := destination.Names{Partner: "Ada & Söhne GmbH", Group: "Gold", Code: "ada", Name: "Spring Mail"}
	const all = "utm_source=ada-soehne-gmbh&utm_medium=partner&utm_campaign=gold-spring-mail&utm_term=ada"
	for name, one := range map[string]struct {
		site destination.Site
		link destination.Link
		want destination.Target
	}{
		"a link leads to its destination as it was written": {
			silent,
			destination.Link{Destination: "https://shop.example.com/a?b=%20c&d#e"},
			destination.Target{URL: "https://shop.example.com/a?b=%20c&d#e"},
		},
		"defaults are added before the fragment": {
			site,
			destination.Link{Destination: "https://shop.example.com/a?b=%20c&d#e"},
			destination.Target{URL: "https://shop.example.com/a?b=%20c&d&" + all + "#e"},
		},
		"the link's own values win, and are escaped": {
			site,
			destination.Link{Destination: "https://shop.example.com", UTM: destination.UTM{Source: "a&b=c #d", Content: "é"}},
			destination.Target{URL: "https://shop.example.com?utm_source=a%26b%3Dc+%23d&utm_medium=partner&utm_campaign=gold-spring-mail&utm_term=ada&utm_content=%C3%A9"},
		},
		"what the destination says is never overwritten": {
			site,
			destination.Link{Destination: "https://shop.example.com?UTM_Source=x&utm_medium=&utm_term=y"},
			destination.Target{URL: "https://shop.example.com?UTM_Source=x&utm_medium=&utm_term=y&utm_campaign=gold-spring-mail"},
		},
		"the instant of expiry is too late": {
			silent,
			destination.Link{Destination: "https://shop.example.com", Fallback: "https://example.com/over", ExpiresAt: noon},
			destination.Target{URL: "https://example.com/over", IsExpired: true},
		},
		"before its expiry a link leads": {
			silent,
			destination.Link{Destination: "https://shop.example.com", Fallback: "https://example.com/over", ExpiresAt: noon.Add(time.Microsecond)},
			destination.Target{URL: "https://shop.example.com"},
		},
		"without a fallback an expired link leads to the site": {
			silent,
			destination.Link{Destination: "https://shop.example.com", ExpiresAt: noon.Add(-time.Hour)},
			destination.Target{URL: "https://example.com", IsExpired: true},
		},
		"a destination that is not allowed any more leads to the site": {
			silent,
			destination.Link{Destination: "https://old.example.com/a"},
			destination.Target{URL: "https://example.com", IsStray: true},
		},
		"so does a fallback": {
			silent,
			destination.Link{Destination: "https://shop.example.com", Fallback: "https://old.example.com", ExpiresAt: noon},
			destination.Target{URL: "https://example.com", IsStray: true, IsExpired: true},
		},
	} {
		require.Equal(t, one.want, one.site.Target(one.link, names, noon), name)
	}
	nameless := site.Target(destination.Link{Destination: "https://example.com"}, destination.Names{Partner: "Ada", Code: "ada"}, noon)
	require.Equal(t, "https://example.com?utm_source=ada&utm_medium=partner&utm_term=ada", nameless.URL, "what nobody is called is left out")
}

func TestMistakes(t *testing.T) {
	t.Parallel()
	require.Empty(t, destination.UTM{Source: "{partner}{group}{code}{name}", Term: strings.Repeat("é", 120)}.Mistakes())
	require.Equal(t, []destination.Mistake{
		{Field: "source", Err: destination.ErrPlaceholder},
		{Field: "medium", Err: destination.ErrTooLong},
		{Field: "campaign", Err: destination.ErrPlaceholder},
		{Field: "term", Err: destination.ErrLines},
	}, destination.UTM{Source: "{email}", Medium: strings.Repeat("é", 121), Campaign: "{partner", Term: "a\nb"}.Mistakes())
}

func TestShortURL(t *testing.T) {
	t.Parallel()
	require.Equal(t, "https://rap.example/r/ada.b", destination.ShortURL("https://rap.example/", "", "ada.b"))
	require.Equal(t, "https://go.example.com/ada", destination.ShortURL("https://rap.example", "go.example.com", "ada"))
	require.Equal(t, "http://go.example.com:8080/ada", destination.ShortURL("http://localhost:8080", "go.example.com", "ada"))
}
