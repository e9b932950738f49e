package tracking

import "net/netip"

// Countries tells where an address is: the code of a country (ISO 3166-1, two
// letters), "" if unknown.
type Countries interface {
	Country(address netip.Addr) string
}

// UseCountries makes clicks say the country of their visitor. It is called before
// the first click.
func (s *Service) UseCountries(c Countries) { s.countries = c }

// country is where the visitor is, as far as it is known.
func (s *Service) country(remoteAddress string) string {
	if s.countries == nil {
		return ""
	}
	address, err := netip.ParseAddr(remoteAddress)
	if err != nil {
		return ""
	}
	return s.countries.Country(address)
}
