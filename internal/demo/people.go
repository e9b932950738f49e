package demo

import (
	"math/rand/v2"
	"strconv"
	"strings"
)

// The words that customers' names are made of.
var (
	firstNames = strings.Fields("Anna Ben Clemens Dana Elif Felix Greta Hannes Ida Jakob Karla Levin Marta Nils Olga Paul " +
		"Rosa Sven Tilda Uwe Vera Wim Yara Zeno Alma Bruno Carla Dario Edda Finn")
	lastNames = strings.Fields("Albrecht Berger Conrad Dietz Ebert Falk Grimm Huber Iversen Jung Kraus Lorenz Maurer " +
		"Neumann Opitz Pfeiffer Quandt Reuter Sommer Thiel Ulrich Vogt Winter Ziegler")
	studios = strings.Fields("Birkenhof Sonnenweg Lindenplatz Hafenblick Rosengarten Bergluft Morgentau Waldrand Seeufer " +
		"Altstadt Mühlbach Sternwarte Kirschblüte Nordwind Südstern Auwiesen Goldregen Steinbruch Felsentor Brückenkopf")
	trades = []string{
		"Physiotherapie", "Friseure", "Yoga", "Zahnärzte", "Massage", "Fahrschule", "Musikschule", "Kosmetik", "Tierarztpraxis",
		"Coaching", "Pilates", "Osteopathie", "Tanzschule", "Hundesalon", "Sprachschule", "Barbershop",
	}
	places   = strings.Fields("Lakeside Summit Riverbend Oakwood Cedar Harbor Prairie Granite Sunset Willow Canyon Evergreen Juniper Redstone Beacon Highland")
	networks = []string{
		"Dental Group", "Physical Therapy", "Wellness Clinics", "Veterinary Partners", "Fitness Studios", "Vision Centers",
		"Pediatrics", "Dermatology", "Counseling Network", "Spa Collection", "Driving Academy", "Music Schools",
	}
)

// person is a customer of the vendor.
type person struct {
	externalID, name, company, email, country string
}

// newPerson makes up a customer of a program; number is its position.
func newPerson(r *rand.Rand, p *plot, number int) person {
	first, last := pick(r, firstNames), pick(r, lastNames)
	company := pick(r, studios) + " " + pick(r, trades)
	if p.isAgency {
		company = pick(r, places) + " " + pick(r, networks)
	}
	id := p.key + "-" + strconv.Itoa(10000+number)
	return person{
		externalID: id, name: first + " " + last, company: company, country: pick(r, p.countries),
		email: plain(first) + "." + plain(last) + "@" + id + ".example",
	}
}

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// plain writes a name as an address has it.
func plain(name string) string {
	return strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", " ", "").Replace(strings.ToLower(name))
}
