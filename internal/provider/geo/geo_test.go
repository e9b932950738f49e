package geo_test

import (
	"net"
	"net/netip"
	"os"
	"path/filepath"
	"testing"

	"github.com/maxmind/mmdbwriter"
	"github.com/maxmind/mmdbwriter/mmdbtype"
	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/provider/geo"
)

// write makes a file with what each network is.
func write(t *testing.T, networks map[string]mmdbtype.Map) string {
	t.Helper()
	tree, err := mmdbwriter.New(mmdbwriter.Options{DatabaseType: "Test-Country", IncludeReservedNetworks: true})
	require.NoError(t, err)
	for text, record := range networks {
		_, network, err := net.ParseCIDR(text)
		require.NoError(t, err)
		require.NoError(t, tree.Insert(network, record))
	}
	path := filepath.Join(t.TempDir(), "country.mmdb")
	file, err := os.Create(path) //nolint:gosec // A path of the test.
	require.NoError(t, err)
	_, err = tree.WriteTo(file)
	require.NoError(t, err)
	require.NoError(t, file.Close())
	return path
}

func in(code string) mmdbtype.Map {
	return mmdbtype.Map{"country": mmdbtype.Map{"iso_code": mmdbtype.String(code)}}
}

func TestCountry(t *testing.T) {
	t.Parallel()
	path := write(t, map[string]mmdbtype.Map{
		"192.0.2.0/24": in("DE"), "2001:db8::/32": in("FR"), "198.51.100.0/24": in("Germany"),
		"203.0.113.0/24": {"continent": mmdbtype.String("EU")},
	})
	countries, err := geo.Open(path)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, countries.Close()) })
	for address, want := range map[string]string{
		"192.0.2.7": "DE", "::ffff:192.0.2.7": "DE", "2001:db8::1": "FR",
		"198.51.100.1": "", // no code of two letters
		"203.0.113.1":  "", "10.0.0.1": "", "::1": "",
	} {
		require.Equal(t, want, countries.Country(netip.MustParseAddr(address)), address)
	}
	require.Empty(t, countries.Country(netip.Addr{}), "no address at all")
}

func TestOpenRefuses(t *testing.T) {
	t.Parallel()
	_, err := geo.Open(filepath.Join(t.TempDir(), "missing.mmdb"))
	require.ErrorIs(t, err, os.ErrNotExist)
	other := filepath.Join(t.TempDir(), "other")
	require.NoError(t, os.WriteFile(other, []byte("no such format"), 0o600))
	_, err = geo.Open(other)
	require.ErrorContains(t, err, "open the file of countries")
	_, err = geo.Open(write(t, map[string]mmdbtype.Map{"192.0.2.0/24": {"asn": mmdbtype.Uint32(64496)}}))
	require.ErrorIs(t, err, geo.ErrNoCountries)
}
