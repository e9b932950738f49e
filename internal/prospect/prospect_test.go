package prospect_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/prospect"
)

// §6: same registrable domain of e-mail or website (public suffix list; free-mail
// domains excluded).
func TestOf(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, email, website string
		want                 prospect.Keys
	}{
		{"e-mail", "Ada+news@Mail.Acme.co.uk", "", prospect.Keys{Email: "ada@mail.acme.co.uk", EmailDomain: "acme.co.uk"}},
		{"free mail", "ada@gmail.com", "", prospect.Keys{Email: "ada@gmail.com"}},
		{"website with everything", "", " https://www.Acme.de:8443/about?x=1 ", prospect.Keys{SiteDomain: "acme.de"}},
		{"website as people type it", "", "shop.acme.de", prospect.Keys{SiteDomain: "acme.de"}},
		{"a name of other letters", "", "www.bücher.example", prospect.Keys{SiteDomain: "xn--bcher-kva.example"}},
		{"a platform for everybody", "", "acme.github.io", prospect.Keys{SiteDomain: "acme.github.io"}},
		{"a public suffix", "", "co.uk", prospect.Keys{}},
		{"an address", "", "http://192.168.1.1/", prospect.Keys{}},
		{"no website", "nobody", "localhost", prospect.Keys{}},
		{"nonsense", "", "http://%zz", prospect.Keys{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, c.want, prospect.Of(c.email, c.website, "", ""))
		})
	}
	k := prospect.Of("ada@acme.de", "acme.io", "ACME GmbH", "DE")
	require.Equal(t, []string{"acme.de", "acme.io"}, k.Prospect().Domains)
	require.Equal(t, "acme", k.Prospect().Company)
}
