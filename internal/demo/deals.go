package demo

import (
	"cmp"
	"strconv"
	"time"

	"github.com/rapporthq/rapport/internal/domain/money"
)

// deal is a customer whose story is told on purpose, whatever else happens, so
// that each rule of the plans is seen at work. Days count back from the end.
type deal struct {
	// id is part of external ids; handle is who brought the customer, empty for
	// nobody.
	id, handle                string
	company, contact, country string
	currency                  money.Currency
	// lead and first are the days of the sign-up and of the first of count
	// invoices, one a month.
	lead, first, count int
	// net of each invoice and of the onboarding package with the first, in minor
	// units.
	net, setup int64
	// back is the day on which the first invoice is refunded; 0 for never. Part
	// is how much of it, in minor units; 0 for all.
	back int
	part int64
}

// affiliateDeals are those of the affiliate program.
var affiliateDeals = []deal{
	{id: "elbe", handle: "nordlicht", company: "Praxisverbund Elbe", contact: "Katja Lorenz", country: "DE", lead: 521, first: 517, count: 17, net: 39900, setup: 49000},
	{id: "alster", handle: "nordlicht", company: "Musikschulen Alster", contact: "Klara Brandt", country: "DE", lead: 262, first: 255, count: 9, net: 19900, back: 238, part: 9900},
	{id: "thames", handle: "nordlicht", company: "Thames Yoga Rooms", contact: "Olivia Hart", country: "GB", currency: "GBP", lead: 306, first: 300, count: 10, net: 12900},
	{id: "bay", handle: "nordlicht", company: "Bay Area Barre", contact: "Jordan Ellis", country: "US", currency: "USD", lead: 205, first: 200, count: 7, net: 14900},
	{id: "goteborg", handle: "nordlicht", company: "Göteborg Rörelse", contact: "Maja Ekström", country: "SE", currency: "SEK", lead: 84, first: 80, count: 3, net: 129000, back: 60, part: 29000},
	{id: "chain", handle: "buchungsbude", company: "Sprachschulen Lindenplatz", contact: "Vera Maurer", country: "DE", lead: 156, first: 150, count: 5, net: 149000},
	{id: "forum", handle: "buchungsbude", company: "Musikforum Seeufer", contact: "Nils Reuter", country: "DE", lead: 70, first: 65, count: 3, net: 89000},
	{id: "cohort-1", handle: "kosmetik", company: "Kosmetik Morgentau", contact: "Ida Falk", country: "DE", lead: 135, first: 130, count: 4, net: 2900},
	{id: "cohort-2", handle: "kosmetik", company: "Kosmetik Bergluft", contact: "Rosa Thiel", country: "DE", lead: 135, first: 129, count: 4, net: 2900},
	{id: "cohort-3", handle: "kosmetik", company: "Kosmetik Waldrand", contact: "Elif Winter", country: "DE", lead: 135, first: 128, count: 4, net: 2900},
	{id: "cohort-4", handle: "kosmetik", company: "Kosmetik Altstadt", contact: "Dana Vogt", country: "AT", lead: 135, first: 127, count: 4, net: 2900},
	{id: "cohort-5", handle: "kosmetik", company: "Kosmetik Mühlbach", contact: "Greta Jung", country: "AT", lead: 135, first: 126, count: 4, net: 2900},
	{id: "cohort-6", handle: "kosmetik", company: "Kosmetik Sternwarte", contact: "Alma Kraus", country: "DE", lead: 135, first: 125, count: 4, net: 2900},
	{id: "large-1", handle: "retreatradar", company: "Retreat Brückenkopf", contact: "Wim Berger", country: "NL", lead: 175, first: 170, count: 1, net: 119000},
	{id: "large-2", handle: "werkstattweb", company: "Fahrschulen Nordwind", contact: "Uwe Conrad", country: "DE", lead: 125, first: 120, count: 1, net: 109000},
	{id: "large-3", handle: "coworkingatlas", company: "Coworking Felsentor", contact: "Carla Ebert", country: "ES", lead: 95, first: 90, count: 1, net: 129000},
	{id: "large-4", handle: "agendalisboa", company: "Pilates Goldregen", contact: "Bruno Opitz", country: "PT", lead: 64, first: 60, count: 1, net: 119000, setup: 29000},
	{id: "ljubljana", handle: "kleinekurse", company: "Tanzschule Steinbruch", contact: "Vera Huber", country: "SI", lead: 116, first: 110, count: 1, net: 99000, back: 14},
	{id: "lost", handle: "praxiswerk", company: "Osteopathie Auwiesen", contact: "Hannes Dietz", country: "DE", lead: 96, first: 90, count: 1, net: 99000},
	{id: "won", handle: "terminteam", company: "Tierarztpraxis Südstern", contact: "Tilda Sommer", country: "DE", lead: 75, first: 70, count: 2, net: 79000},
	{id: "open", handle: "nordlicht", company: "Hundesalon Kirschblüte", contact: "Finn Albrecht", country: "DE", lead: 24, first: 20, count: 1, net: 49000},
	{id: "moved", handle: "physioforum", company: "Physiotherapie Rosengarten", contact: "Edda Neumann", country: "DE", lead: 60, first: 54, count: 2, net: 19900},
	{id: "split", company: "Coaching Hafenblick", contact: "Jakob Ulrich", country: "DE", lead: 46, first: 40, count: 2, net: 24900},
	{id: "nobody", company: "Yoga Birkenhof", contact: "Marta Grimm", country: "DE", lead: 31, first: 25, count: 1, net: 7900},
	{id: "once", handle: "gesundnord", company: "Zahnärzte Sonnenweg", contact: "Paul Quandt", country: "DE", lead: 404, first: 400, count: 1, net: 60000},
}

// agencyDeals are those of the agency program.
var agencyDeals = []deal{
	{id: "granite", handle: "brightwater", company: "Granite Fitness Studios", contact: "Dana Pfeiffer", country: "US", lead: 330, first: 300, count: 9, net: 180000},
	{id: "willow", handle: "copperpine", company: "Willow Vision Centers", contact: "Ben Iversen", country: "US", lead: 90, first: 50, count: 2, net: 1600000},
	{id: "beacon", handle: "sagebrush", company: "Beacon Counseling Network", contact: "Anna Ziegler", country: "US", lead: 120, first: 100, count: 1, net: 360000},
	{id: "harbor", handle: "tidalworks", company: "Harbor Dermatology", contact: "Karla Lorenz", country: "US", lead: 130, first: 105, count: 2, net: 240000},
}

// invoice is the external id of the nth invoice of a deal, from 1.
func (p *plot) invoice(id string, n int) string { return p.key + "-" + id + "-" + strconv.Itoa(n) }

// tellDeals returns what happens in the deals of the scene, up to the end.
func (s *scene) tellDeals(to time.Time) []beat {
	var beats []beat
	for _, one := range s.deals {
		beats = append(beats, s.tellDeal(one, to)...)
	}
	return beats
}

// tellDeal returns a visit, a sign-up, invoices and a refund.
func (s *scene) tellDeal(d deal, to time.Time) []beat {
	who := person{
		externalID: s.key + "-" + d.id, name: d.contact, company: d.company, country: d.country,
		email: plain(d.contact[:1]) + "@" + s.key + "-" + d.id + ".example",
	}
	ago := func(days int) time.Time { return to.AddDate(0, 0, -days).Add(10 * time.Hour) }
	lead := &report{who: who, kind: "lead", id: "signup-" + who.externalID}
	var beats []beat
	for i, one := range s.roles {
		if one.handle == d.handle {
			lead.visit = s.key + "-click-" + d.id
			beats = append(beats, beat{at: ago(d.lead).Add(-time.Hour), visit: &visit{
				key: lead.visit, visitor: s.key + "-visitor-" + d.id, agent: agents[0], role: i,
			}})
		}
	}
	beats = append(beats, beat{at: ago(d.lead), report: lead})
	for n := range d.count {
		r := &report{who: who, kind: "sale", id: s.invoice(d.id, n+1), minor: d.net, currency: d.currency}
		if n == 0 {
			r.setup = d.setup
			r.minor += d.setup
		}
		if d.country == s.home {
			r.tax = r.minor * s.vat / 100
			r.minor += r.tax
		}
		if at := ago(d.first).AddDate(0, n, 0); at.Before(to) {
			beats = append(beats, beat{at: at, report: r})
		}
		if n == 0 && d.back > 0 {
			beats = append(beats, beat{at: ago(d.back), refund: &refund{
				id: "refund-" + r.id, of: r.id, minor: cmp.Or(d.part, r.minor), currency: r.currency, reason: "Guarantee of 100 days.",
			}})
		}
	}
	return beats
}
