package demo

// The vendor and its people. Every name of the demo is made up; addresses end
// in .example, which nobody can own.
const (
	vendorName   = "Tidewise"
	vendorDomain = "tidewise.example"
	ownerName    = "Clara Whitfield"
	ownerEmail   = "clara@" + vendorDomain
	financeName  = "Jonas Feldmann"
	financeEmail = "jonas@" + vendorDomain
	// password of everybody who can sign in.
	password = "tidewise-demo"
)

// role is one partner of the demo.
type role struct {
	name, contact, kind, country string
	// handle is the code of the first link and the name of the domain.
	handle string
	// joined is how many hundredths of the story have passed when the partner
	// enters.
	joined int
	// weight is how much the partner brings, relative to the others.
	weight int
	// campaigns are the names of further links.
	campaigns []string
	// word is a code that people type; empty if the partner has none.
	word string
	// known is the handle of an affiliate who takes part in the agency program
	// too; empty for somebody new.
	known string
	// unpaid partners have given no account; formless ones no tax form.
	unpaid, formless bool
	// recruiter is the handle of who recruited the partner; empty for nobody.
	recruiter string
}

// The partners of the affiliate program. The first one signs in.
var affiliates = []role{
	{name: "Studio Nordlicht", contact: "Mia Sandberg", kind: "AGENCY", country: "DE", handle: "nordlicht", joined: 0, weight: 40, campaigns: []string{"Newsletter", "Client onboarding"}, word: "NORDLICHT"},
	{name: "Die Buchungsbude", contact: "Tobias Kern", kind: "CREATOR", country: "DE", handle: "buchungsbude", joined: 0, weight: 72, campaigns: []string{"YouTube", "Podcast"}, word: "BUDE15"},
	{name: "Praxiswerk Consulting", contact: "Dr. Helene Voss", kind: "CONSULTANT", country: "DE", handle: "praxiswerk", joined: 1, weight: 36, campaigns: []string{"Webinar"}, word: "PRAXISWERK"},
	{name: "Salon & Software", contact: "Giulia Ferrante", kind: "CREATOR", country: "IT", handle: "salon-software", joined: 3, weight: 30, campaigns: []string{"Instagram"}, word: "SALON"},
	{name: "Kalenderliebe", contact: "Franziska Thoma", kind: "CREATOR", country: "AT", handle: "kalenderliebe", joined: 2, weight: 26, campaigns: []string{"Blog"}, word: "KALENDER"},
	{name: "Atelier Rousselle", contact: "Camille Rousselle", kind: "AGENCY", country: "FR", handle: "rousselle", joined: 6, weight: 24, campaigns: []string{"Clients"}},
	{name: "Termin.Team", contact: "Yannick Brodersen", kind: "AGENCY", country: "DE", handle: "terminteam", joined: 4, weight: 22, word: "TEAM"},
	{name: "Yoga Loft Network", contact: "Annika Lindqvist", kind: "CUSTOMER", country: "SE", handle: "yogaloft", joined: 8, weight: 6, word: "YOGALOFT"},
	{name: "De Planner", contact: "Sanne de Wit", kind: "CREATOR", country: "NL", handle: "deplanner", joined: 10, weight: 18, campaigns: []string{"Newsletter"}},
	{name: "Physio Forum", contact: "Markus Eberle", kind: "AFFILIATE", country: "DE", handle: "physioforum", joined: 5, weight: 17},
	{name: "Friseur Kompass", contact: "Nadja Petrow", kind: "AFFILIATE", country: "DE", handle: "friseurkompass", joined: 7, weight: 15, word: "KOMPASS"},
	{name: "Hundeschule digital", contact: "Lena Ostermann", kind: "CREATOR", country: "DE", handle: "hundeschule", joined: 12, weight: 14},
	{name: "Solo Business Club", contact: "Ruth Engel", kind: "AFFILIATE", country: "CH", handle: "soloclub", joined: 14, weight: 13, word: "SOLO"},
	{name: "Kursraum", contact: "Dimitri Adler", kind: "CUSTOMER", country: "DE", handle: "kursraum", joined: 16, weight: 12},
	{name: "Agence Lumière Bleue", contact: "Bastien Caron", kind: "AGENCY", country: "FR", handle: "lumiere-bleue", joined: 18, weight: 11},
	{name: "Appointment Weekly", contact: "Ciara Nolan", kind: "CREATOR", country: "IE", handle: "apptweekly", joined: 20, weight: 11, campaigns: []string{"Issue links"}},
	{name: "Zahnarzt Marketing Süd", contact: "Stefan Aigner", kind: "AGENCY", country: "DE", handle: "zahnarzt-sued", joined: 22, weight: 10},
	{name: "Massage Magazin", contact: "Petra Uhl", kind: "AFFILIATE", country: "AT", handle: "massagemagazin", joined: 15, weight: 9, recruiter: "praxiswerk"},
	{name: "Nomade Numérique", contact: "Élodie Marchal", kind: "CREATOR", country: "BE", handle: "nomade", joined: 25, weight: 9},
	{name: "Studio Kwiat", contact: "Zofia Kwiatkowska", kind: "AGENCY", country: "PL", handle: "kwiat", joined: 28, weight: 8, formless: true},
	{name: "Barber Backstage", contact: "Emre Aydin", kind: "CREATOR", country: "DE", handle: "barberbackstage", joined: 30, weight: 8, word: "BARBER"},
	{name: "Gesundheitsnetz Nord", contact: "Wiebke Harms", kind: "CONSULTANT", country: "DE", handle: "gesundnord", joined: 24, weight: 0, recruiter: "praxiswerk"},
	{name: "Il Calendario", contact: "Marco Bellandi", kind: "AFFILIATE", country: "IT", handle: "ilcalendario", joined: 33, weight: 7},
	{name: "Coworking Atlas", contact: "Inés Carrasco", kind: "AFFILIATE", country: "ES", handle: "coworkingatlas", joined: 35, weight: 6},
	{name: "Fahrschul-Tipps", contact: "Heiko Brandt", kind: "AFFILIATE", country: "DE", handle: "fahrschultipps", joined: 26, weight: 6},
	{name: "Tattoo Termine", contact: "Selin Kaya", kind: "CUSTOMER", country: "DE", handle: "tattootermine", joined: 40, weight: 5},
	{name: "Musikschule vernetzt", contact: "Johannes Riedl", kind: "CUSTOMER", country: "AT", handle: "musikschule", joined: 38, weight: 5},
	{name: "Pixel & Pause", contact: "Noor van Dijk", kind: "AGENCY", country: "NL", handle: "pixelpause", joined: 44, weight: 5, recruiter: "nordlicht"},
	{name: "Der Steuerlotse", contact: "Angela Krämer", kind: "CONSULTANT", country: "DE", handle: "steuerlotse", joined: 48, weight: 4, unpaid: true},
	{name: "Kosmetik Kompakt", contact: "Daria Volk", kind: "CREATOR", country: "DE", handle: "kosmetik", joined: 50, weight: 4},
	{name: "Retreat Radar", contact: "Simon Achterberg", kind: "AFFILIATE", country: "NL", handle: "retreatradar", joined: 53, weight: 4},
	{name: "Freelance Fjord", contact: "Ingrid Haugen", kind: "CREATOR", country: "NO", handle: "fjord", joined: 56, weight: 3},
	{name: "Praxis ohne Papier", contact: "Bernd Wolters", kind: "CONSULTANT", country: "DE", handle: "ohnepapier", joined: 60, weight: 3, unpaid: true},
	{name: "Kleine Kurse", contact: "Maja Horvat", kind: "CUSTOMER", country: "SI", handle: "kleinekurse", joined: 62, weight: 3},
	{name: "Werkstatt Web", contact: "Oliver Zink", kind: "AGENCY", country: "DE", handle: "werkstattweb", joined: 66, weight: 3, recruiter: "nordlicht"},
	{name: "Agenda Lisboa", contact: "Tiago Moreira", kind: "AFFILIATE", country: "PT", handle: "agendalisboa", joined: 70, weight: 2},
	{name: "Nagelstudio Netz", contact: "Jana Dvořáková", kind: "AFFILIATE", country: "CZ", handle: "nagelnetz", joined: 74, weight: 2, unpaid: true},
	{name: "Pilates Post", contact: "Emma Lauritsen", kind: "CREATOR", country: "DK", handle: "pilatespost", joined: 78, weight: 2},
	{name: "Bürohund Blog", contact: "Kathi Moser", kind: "CREATOR", country: "AT", handle: "buerohund", joined: 84, weight: 1, unpaid: true},
	{name: "Vereinsheim Online", contact: "Georg Pohl", kind: "AFFILIATE", country: "DE", handle: "vereinsheim", joined: 90, weight: 1, unpaid: true},
}

// The partners of the agency program. The first one signs in.
var agencies = []role{
	{name: "Brightwater Partners", contact: "Evelyn Brooks", kind: "AGENCY", country: "US", handle: "brightwater", joined: 0, weight: 26, campaigns: []string{"Conference booth"}, word: "BRIGHTWATER"},
	{name: "Copper & Pine", contact: "Dale Whitaker", kind: "AGENCY", country: "US", handle: "copperpine", joined: 0, weight: 42, campaigns: []string{"Case study"}},
	{name: "Meridian Clinics Advisory", contact: "Priya Raman", kind: "CONSULTANT", country: "US", handle: "meridian", joined: 4, weight: 24, word: "MERIDIAN"},
	{name: "Loomis Street Digital", contact: "Andre Baptiste", kind: "AGENCY", country: "US", handle: "loomis", joined: 8, weight: 18},
	{name: "Northbound Systems", contact: "Kelsey Thornton", kind: "CONSULTANT", country: "CA", handle: "northbound", joined: 10, weight: 15, word: "NORTHBOUND"},
	{name: "Blue Heron Works", contact: "Miguel Santoro", kind: "AGENCY", country: "US", handle: "blueheron", joined: 15, weight: 12},
	{name: "Fieldstone Growth", contact: "Harriet Cole", kind: "AGENCY", country: "US", handle: "fieldstone", joined: 20, weight: 10},
	{name: "Agave & Ash", contact: "Lucía Ortega", kind: "AGENCY", country: "MX", handle: "agaveash", joined: 25, weight: 9},
	{name: "Second Shift Software", contact: "Terrence Boyd", kind: "CONSULTANT", country: "US", handle: "secondshift", joined: 30, weight: 8},
	{name: "Harborview Dental Group", contact: "Dr. Naomi Fisk", kind: "CUSTOMER", country: "US", handle: "harborview", joined: 34, weight: 6},
	{name: "Praxiswerk Consulting", handle: "praxiswerk-business", joined: 36, weight: 9, known: "praxiswerk"},
	{name: "Maple Junction", contact: "Owen Tremblay", kind: "AGENCY", country: "CA", handle: "maplejunction", joined: 40, weight: 6},
	{name: "Paperless Practice", contact: "Grace Okafor", kind: "CONSULTANT", country: "US", handle: "paperless", joined: 45, weight: 5},
	{name: "Union Square Studio", contact: "Julian Weiss", kind: "AGENCY", country: "US", handle: "unionsquare", joined: 52, weight: 4, unpaid: true},
	{name: "Sagebrush Solutions", contact: "Wyatt Collier", kind: "AGENCY", country: "US", handle: "sagebrush", joined: 60, weight: 3, recruiter: "brightwater", formless: true},
	{name: "Tidal Works", contact: "Amara Osei", kind: "AGENCY", country: "US", handle: "tidalworks", joined: 70, weight: 2, recruiter: "brightwater"},
	{name: "Kestrel Lane", contact: "Peter Vaughn", kind: "CONSULTANT", country: "US", handle: "kestrel", joined: 82, weight: 2, unpaid: true},
}

// applicant is somebody who applied and was not enrolled by hand.
type applicant struct {
	name, contact, country, handle, message string
}

// Those who wait for a decision at the end of the story.
var waiting = []applicant{
	{"Terminfuchs", "Carolin Beyer", "DE", "terminfuchs", "I write about software for small studios; 9,000 readers a month."},
	{"Vet & Co", "Lukas Steiner", "AT", "vetundco", "We advise 40 veterinary practices and would recommend you to all of them."},
	{"Slow Schedule", "Freya Madsen", "DK", "slowschedule", "A newsletter on calm work, 3,200 subscribers, two issues a month."},
	{"Cheap Deals 4 All", "Max Mustermann", "DE", "cheapdeals", "coupons coupons coupons"},
}

// Those who were refused.
var refused = []applicant{
	{"Klickregen Media", "Ronny Falk", "DE", "klickregen", "We buy traffic and send it to you."},
	{"Gutscheinflut", "Sascha Lenz", "DE", "gutscheinflut", "All your codes on our coupon page."},
}
