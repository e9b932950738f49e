package destination_test

import (
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/domain/destination"
)

// shop is the program of the tests.
var shop = destination.NewHosts("https://www.example.com/welcome", []string{"shop.example.com", "*.example.org", "xn--mnchen-3ya.example.net"})

func TestCheck(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]error{
		// What is allowed.
		"https://www.example.com":                         nil,
		"https://www.example.com/":                        nil,
		"http://www.example.com/a/b?c=d&e=%20f#g":         nil,
		"HTTPS://WWW.EXAMPLE.COM/Path":                    nil,
		"https://www.example.com:443/":                    nil,
		"http://shop.example.com:80/":                     nil,
		"https://shop.example.com/?next=https://evil.com": nil, // a query of the shop's own
		"https://a.example.org/":                          nil,
		"https://a.b.example.org/":                        nil,
		"https://www.example.com/straße":                  nil,
		"https://xn--mnchen-3ya.example.net/":             nil,
		"https://www.example.com/#@evil.com":              nil,
		"https://www.example.com/@evil.com":               nil,
		"https://www.example.com?@evil.com":               nil,

		// Other schemes.
		"javascript:alert(1)":                      destination.ErrForm,
		"javascript://www.example.com/%0aalert(1)": destination.ErrForm,
		"JaVaScRiPt:alert(1)":                      destination.ErrForm,
		"data:text/html,hello":                     destination.ErrForm,
		"ftp://www.example.com/":                   destination.ErrForm,
		"file:///etc/passwd":                       destination.ErrForm,
		"intent://www.example.com/":                destination.ErrForm,
		"ws://www.example.com/":                    destination.ErrForm,
		"blob:https://www.example.com/":            destination.ErrForm,

		// No scheme, no host, or neither.
		"":                         destination.ErrForm,
		"www.example.com":          destination.ErrForm,
		"/welcome":                 destination.ErrForm,
		"//www.example.com/":       destination.ErrForm,
		"//evil.com/":              destination.ErrForm,
		"///evil.com/":             destination.ErrForm,
		"https:www.example.com":    destination.ErrForm,
		"https:/www.example.com":   destination.ErrForm,
		"https:///www.example.com": destination.ErrForm,
		"https://":                 destination.ErrForm,
		"https://?a=b":             destination.ErrForm,
		"https://:443/":            destination.ErrForm,

		// Credentials.
		"https://www.example.com@evil.com/":           destination.ErrCredentials,
		"https://user:word@www.example.com/":          destination.ErrCredentials,
		"https://user@www.example.com/":               destination.ErrCredentials,
		"https://@www.example.com/":                   destination.ErrCredentials,
		"https://www.example.com%40evil.com@evil.com": destination.ErrCredentials,
		"https://evil.com;@www.example.com/":          destination.ErrCredentials,

		// Backslashes, blanks, control and invisible characters.
		`https://www.example.com\@evil.com/`:      destination.ErrForm,
		`https://evil.com\.www.example.com/`:      destination.ErrForm,
		`https:\\www.example.com/`:                destination.ErrForm,
		`https://www.example.com/a\b`:             destination.ErrForm,
		`\\evil.com`:                              destination.ErrForm,
		"https://www.example.com/a b":             destination.ErrForm,
		" https://www.example.com/":               destination.ErrForm,
		"https://www.example.com/\r\nSet-Cookie:": destination.ErrForm,
		"https://www.example.com/\n":              destination.ErrForm,
		"java\tscript:alert(1)":                   destination.ErrForm,
		"https://www.example.com/\x00":            destination.ErrForm,
		"https://www.example.com/\x7f":            destination.ErrForm,
		"https://www.example.com/\u202egpj.exe":   destination.ErrForm,
		"https://www.exa\u200bmple.com/":          destination.ErrForm,
		"https://www.example.com/\u2028":          destination.ErrForm,
		"https://www.example.com/\u00a0":          destination.ErrForm,
		"https://www.example.com/\xff":            destination.ErrForm,

		// Encoded tricks.
		"https://www.example.com%2eevil.com/":  destination.ErrForm,
		"https://evil.com%23.www.example.com/": destination.ErrForm,
		"https://evil.com%2f.example.org/":     destination.ErrForm,
		"https://www.example.com%00.evil.com/": destination.ErrForm,
		"https%3a//www.example.com/":           destination.ErrForm,
		"https://www.example.com/%zz":          destination.ErrForm,

		// Hosts that only look alike.
		"https://www.example.com.evil.com/": destination.ErrHost,
		"https://evilwww.example.com/":      destination.ErrHost,
		"https://evilexample.org/":          destination.ErrHost,
		"https://example.org/":              destination.ErrHost, // *.example.org is below it
		"https://.example.org/":             destination.ErrHost,
		"https://example.org.evil.com/":     destination.ErrHost,
		"https://www.example.com./":         destination.ErrHost,
		"https://a.example.org./":           destination.ErrHost,
		"https://www-example.com/":          destination.ErrHost,
		"https://example.com/":              destination.ErrHost,
		"https://www.ехample.com/":          destination.ErrHost, // Cyrillic letters
		"https://www.ｅxample.com/":          destination.ErrHost, // a wide letter, that browsers narrow
		"https://www。example。com/":          destination.ErrHost, // ideographic full stops, that browsers read as dots
		"https://xn--www-8cd.example.com/":  destination.ErrHost,
		"https://münchen.example.net/":      destination.ErrHost, // only its ASCII form is on the list
		"https://127.0.0.1/":                destination.ErrHost,
		"https://2130706433/":               destination.ErrHost,
		"https://[::1]/":                    destination.ErrHost,
		"https://localhost/":                destination.ErrHost,

		// Ports.
		"https://www.example.com:8443/":  destination.ErrHost,
		"https://shop.example.com:8443/": destination.ErrHost,
		"https://www.example.com:22/":    destination.ErrHost,
		"https://www.example.com:x/":     destination.ErrForm,
	} {
		_, err := shop.Check(address)
		require.ErrorIs(t, err, want, "%q", address)
	}
}

func TestCheckPortOfTheSite(t *testing.T) {
	t.Parallel()
	local := destination.NewHosts("http://localhost:3000", []string{"shop.example.com"})
	_, err := local.Check("http://localhost:3000/a")
	require.NoError(t, err)
	for _, elsewhere := range []string{"http://shop.example.com:3000/", "http://localhost:3001/"} {
		_, err = local.Check(elsewhere)
		require.ErrorIs(t, err, destination.ErrHost, elsewhere)
	}
	_, err = destination.NewHosts("://", []string{"*"}).Check("https://evil.com/")
	require.ErrorIs(t, err, destination.ErrHost, "a site that is no address allows nothing")
	_, err = destination.NewHosts("https://a.example", []string{"*", "*evil.com", ""}).Check("https://evil.com/")
	require.ErrorIs(t, err, destination.ErrHost, "an entry without a dot stands for nothing")
}

// Whatever an address looks like, one that is allowed is sent to an allowed host.
func FuzzCheck(f *testing.F) {
	for _, seed := range []string{
		"https://www.example.com/a?b#c", "//evil.com", `https://www.example.com\@evil.com`, "https://www.example.com@evil.com",
		"https://a.example.org", "https://www.example.com%2eevil.com", "javascript://www.example.com/%0aalert(1)", "https://[::1]:443/",
		"https://www.example.com:443", "https://www.example.com:/", "https:///a.example.org", "http:a.example.org", "https://www.example.com./",
		"https://www.ｅxample.com", "https://www.example.com/\u202e", "https://xn--mnchen-3ya.example.net/?utm_source=x",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, address string) {
		u, err := shop.Check(address)
		if err != nil {
			require.Nil(t, u)
			return
		}
		require.NotContains(t, address, `\`)
		require.False(t, strings.ContainsAny(address, "\r\n\t\x00 "))
		again, err := url.Parse(u.String())
		require.NoError(t, err)
		require.Contains(t, []string{"http", "https"}, again.Scheme)
		require.Nil(t, again.User)
		host := strings.ToLower(again.Hostname())
		require.True(t, host == "www.example.com" || host == "shop.example.com" || host == "xn--mnchen-3ya.example.net" ||
			strings.HasSuffix(host, ".example.org") && host != ".example.org", host)
		_, after, _ := strings.Cut(address, "://")
		authority, _, _ := strings.Cut(after, "/")
		authority, _, _ = strings.Cut(authority, "?")
		authority, _, _ = strings.Cut(authority, "#")
		require.True(t, strings.HasPrefix(strings.ToLower(authority), host), "what a browser reads up to the first slash is the host")
	})
}
