package tracking

import "github.com/rapporthq/rapport/internal/domain/fraud"

// maxPaidSearch is how much is kept of what an advertisement was known by.
const maxPaidSearch = 60

// UseDataCentres makes clicks say whether their visitor's address is in one of the
// networks. It is called before the first click.
func (s *Service) UseDataCentres(ranges *fraud.Ranges) { s.dataCentres = ranges }

// signals notes what rules against fraud may ask of the visit later, when a
// conversion follows: whether the visitor's address is in a data centre, and whether
// an advertisement led here. No rule is asked and no address is kept.
func (s *Service) signals(f *fact, v Visit) {
	if f.IsBot {
		return
	}
	f.PaidSearch = clean(fraud.PaidSearch(v.Query, v.Referrer), maxPaidSearch)
	f.IsDataCentre = s.dataCentres.Contains(v.RemoteAddress)
}
