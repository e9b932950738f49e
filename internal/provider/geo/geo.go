// Package geo tells the country of an address by an operator's file in MaxMind's
// format (GeoLite2, DB-IP, IP2Location as MMDB). Nothing asks a service, and no
// address is kept.
package geo

import (
	"errors"
	"fmt"
	"net/netip"

	"github.com/oschwald/maxminddb-golang/v2"
)

// Countries is an open file.
type Countries struct{ file *maxminddb.Reader }

// ErrNoCountries means that the file is in the right format and knows no countries.
var ErrNoCountries = errors.New("the file knows no countries: it has no field country.iso_code")

// Open opens the file, which stays mapped into memory until Close.
func Open(path string) (*Countries, error) {
	file, err := maxminddb.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open the file of countries: %w", err)
	}
	out := &Countries{file: file}
	for network := range file.Networks() {
		if out.Country(network.Prefix().Addr()) != "" {
			return out, nil
		}
	}
	return nil, errors.Join(fmt.Errorf("%s: %w", path, ErrNoCountries), file.Close())
}

// Country returns the code of the country (ISO 3166-1, two letters), or "" if the
// file does not know it.
func (c *Countries) Country(address netip.Addr) string {
	var code string
	if err := c.file.Lookup(address.Unmap()).DecodePath(&code, "country", "iso_code"); err != nil || len(code) != 2 {
		return ""
	}
	return code
}

// Close gives the file back.
func (c *Countries) Close() error { return c.file.Close() }
