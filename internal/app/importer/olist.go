package importer

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"github.com/rapporthq/rapport/internal/domain/money"
)

// The files of the Olist marketing funnel.
const (
	OlistLeadsFile = "qualified_leads.csv"
	OlistDealsFile = "closed_deals.csv"
)

// olistCurrency is what the funnel's amounts are in.
const olistCurrency = money.Currency("BRL")

// Olist is the marketing funnel as its files say it: leads, and the deals that
// some became.
type Olist struct {
	Leads []OlistLead
	Deals []OlistDeal
}

// OlistLead is one marketing-qualified lead.
type OlistLead struct {
	Line int
	// ID is the lead's (mql_id), unique.
	ID string
	// Day of the first contact, at midnight UTC.
	Day time.Time
	// PageID is the landing page that brought it, in lower case as codes are.
	PageID string
	// Origin is the channel; empty if unknown.
	Origin string
}

// OlistDeal is a lead that was won.
type OlistDeal struct {
	Line int
	// LeadID is the lead's, unique among deals.
	LeadID string
	WonAt  time.Time
	// Revenue is the declared monthly revenue in BRL, "0" if nothing was said.
	Revenue string
	// LeadType and Segment are empty if unknown.
	LeadType, Segment string
}

// ReadOlist reads the two files of the funnel from a folder. A file that is not
// there is an error; lines that make no sense are problems.
func ReadOlist(folder fs.FS) (Olist, []Problem, error) {
	leads, err := fs.ReadFile(folder, OlistLeadsFile)
	if err != nil {
		return Olist{}, nil, failed("read the leads", err)
	}
	deals, err := fs.ReadFile(folder, OlistDealsFile)
	if err != nil {
		return Olist{}, nil, failed("read the deals", err)
	}
	funnel, problems := ParseOlist(leads, deals)
	return funnel, problems, nil
}

// ParseOlist reads the contents of the two files. Lines that make no sense are
// left out and named; a missing origin, lead type, segment or revenue is none.
func ParseOlist(leads, deals []byte) (Olist, []Problem) {
	var funnel Olist
	rows, problems := table(OlistLeadsFile, leads, "mql_id", "first_contact_date", "landing_page_id", "origin")
	lines := map[string]int{}
	for _, one := range rows {
		lead, err := readLead(one)
		if err == nil {
			err = once(lines, lead.ID, one.line)
		}
		if err != nil {
			problems = append(problems, Problem{OlistLeadsFile, one.line, err.Error()})
			continue
		}
		funnel.Leads = append(funnel.Leads, lead)
	}
	rows, more := table(OlistDealsFile, deals, "mql_id", "won_date", "lead_type", "business_segment", "declared_monthly_revenue")
	problems = append(problems, more...)
	won := map[string]int{}
	for _, one := range rows {
		deal, err := readDeal(one)
		if err == nil {
			err = once(won, deal.LeadID, one.line)
		}
		if err != nil {
			problems = append(problems, Problem{OlistDealsFile, one.line, err.Error()})
			continue
		}
		funnel.Deals = append(funnel.Deals, deal)
	}
	return funnel, problems
}

// once notes the line of an id, or says that it has one already.
func once(lines map[string]int, id string, line int) error {
	if first, found := lines[id]; found {
		return fmt.Errorf("The mql_id %s stands on line %d already.", id, first) //nolint:revive,staticcheck // a sentence for people
	}
	lines[id] = line
	return nil
}

// The mistakes in a line, as sentences for people.
//
//nolint:revive,staticcheck // they are shown as they are
var (
	errNoLead  = errors.New("There is no mql_id.")
	errNoPage  = errors.New("There is no landing_page_id.")
	errNoDay   = errors.New("The first_contact_date must be a day such as 2018-02-01.")
	errNoWon   = errors.New("The won_date must be an instant such as 2018-02-26 19:58:54.")
	errRevenue = errors.New("The declared_monthly_revenue must be an amount of BRL from 0, such as 1000.00.")
)

func readLead(r row) (OlistLead, error) {
	lead := OlistLead{Line: r.line, ID: r.cells["mql_id"], PageID: strings.ToLower(r.cells["landing_page_id"]), Origin: r.cells["origin"]}
	day, err := time.Parse(time.DateOnly, r.cells["first_contact_date"])
	lead.Day = day
	switch {
	case lead.ID == "":
		return lead, errNoLead
	case lead.PageID == "":
		return lead, errNoPage
	case err != nil:
		return lead, errNoDay
	}
	return lead, nil
}

func readDeal(r row) (OlistDeal, error) {
	deal := OlistDeal{
		Line: r.line, LeadID: r.cells["mql_id"], Revenue: r.cells["declared_monthly_revenue"],
		LeadType: r.cells["lead_type"], Segment: r.cells["business_segment"],
	}
	if deal.Revenue == "" {
		deal.Revenue = "0"
	}
	won, err := time.Parse(time.DateTime, r.cells["won_date"])
	deal.WonAt = won
	amount, amountErr := money.Parse(deal.Revenue, olistCurrency)
	switch {
	case deal.LeadID == "":
		return deal, errNoLead
	case err != nil:
		return deal, errNoWon
	case amountErr != nil || amount.Sign() < 0:
		return deal, errRevenue
	}
	return deal, nil
}

// pages lists the landing pages, in order.
func (o Olist) pages() []string {
	ids := make([]string, len(o.Leads))
	for i, lead := range o.Leads {
		ids[i] = lead.PageID
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// since is an instant before everything in the funnel: midnight UTC of the day
// before the first fact. The zero time if there is none.
func (o Olist) since() time.Time {
	var first time.Time
	note := func(at time.Time) {
		if first.IsZero() || at.Before(first) {
			first = at
		}
	}
	for _, lead := range o.Leads {
		note(lead.Day)
	}
	for _, deal := range o.Deals {
		note(deal.WonAt)
	}
	if first.IsZero() {
		return first
	}
	return first.Truncate(24*time.Hour).AddDate(0, 0, -1)
}

// late counts the deals won more than so many days after the click of their lead.
func (o Olist) late(days int) int {
	clicked := make(map[string]time.Time, len(o.Leads))
	for _, lead := range o.Leads {
		clicked[lead.ID] = lead.Day.Add(noon)
	}
	late := 0
	for _, deal := range o.Deals {
		if at, found := clicked[deal.LeadID]; found && deal.WonAt.AddDate(0, 0, -days).After(at) {
			late++
		}
	}
	return late
}

// pageName is what the partner behind a landing page is called.
func pageName(pageID string) string {
	const shown = 8
	if len(pageID) > shown {
		pageID = pageID[:shown]
	}
	return "Landing page " + pageID
}
