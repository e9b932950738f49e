package importer_test

import (
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/app/importer"
)

// leads: two of one page, one whose deal was won before, one without origin, one
// whose deal was won after the window, and lines that make no sense.
const leads = "\ufeffmql_id,first_contact_date,landing_page_id,origin\n" +
	"lead1,2018-01-10,page-one-aaaa,social\n" +
	"lead2,2018-01-10,page-one-aaaa,email\n" +
	"lead3,2018-02-01,PAGE-TWO-BBBB,\n" +
	"lead4,2017-12-01,page-two-bbbb,organic_search\n" +
	"lead1,2018-03-01,page-one-aaaa,social\n" +
	"lead5,yesterday,page-one-aaaa,social\n" +
	",2018-01-01,page-one-aaaa,social\n" +
	"lead6,2018-01-01,,social\n" +
	"lead7,2018-01-01\n"

// deals: a plain one, one before its lead's click, one long after, one of nobody.
const deals = "declared_monthly_revenue,mql_id,won_date,business_segment,lead_type,seller_id\n" +
	"1000.5,lead1,2018-01-20 10:00:00,pet,online_medium,s1\n" +
	"0.0,lead3,2018-02-01 03:00:00,pet,,s2\n" +
	",lead4,2018-11-14 18:04:19,,online_big,s3\n" +
	"20.0,lead9,2018-01-05 00:00:00,,,s4\n" +
	"0.0,lead2,2018-13-01 00:00:00,,,s5\n" +
	"-5.0,lead2,2018-03-01 00:00:00,,,s6\n" +
	"1.234,lead2,2018-03-01 00:00:00,,,s7\n"

func TestParseOlist(t *testing.T) {
	t.Parallel()
	funnel, problems := importer.ParseOlist([]byte(leads), []byte(deals))
	require.Equal(t, []importer.OlistLead{
		{Line: 2, ID: "lead1", Day: day(2018, 1, 10), PageID: "page-one-aaaa", Origin: "social"},
		{Line: 3, ID: "lead2", Day: day(2018, 1, 10), PageID: "page-one-aaaa", Origin: "email"},
		{Line: 4, ID: "lead3", Day: day(2018, 2, 1), PageID: "page-two-bbbb"},
		{Line: 5, ID: "lead4", Day: day(2017, 12, 1), PageID: "page-two-bbbb", Origin: "organic_search"},
	}, funnel.Leads)
	require.Equal(t, []importer.OlistDeal{
		{Line: 2, LeadID: "lead1", WonAt: day(2018, 1, 20).Add(10 * time.Hour), Revenue: "1000.5", Segment: "pet", LeadType: "online_medium"},
		{Line: 3, LeadID: "lead3", WonAt: day(2018, 2, 1).Add(3 * time.Hour), Revenue: "0.0", Segment: "pet"},
		{Line: 4, LeadID: "lead4", WonAt: time.Date(2018, 11, 14, 18, 4, 19, 0, time.UTC), Revenue: "0", LeadType: "online_big"},
		{Line: 5, LeadID: "lead9", WonAt: day(2018, 1, 5), Revenue: "20.0"},
	}, funnel.Deals)
	require.Equal(t, []string{
		"qualified_leads.csv:10: The line has 2 cells, the heading 4.",
		"qualified_leads.csv:6: The mql_id lead1 stands on line 2 already.",
		"qualified_leads.csv:7: The first_contact_date must be a day such as 2018-02-01.",
		"qualified_leads.csv:8: There is no mql_id.",
		"qualified_leads.csv:9: There is no landing_page_id.",
		"closed_deals.csv:6: The won_date must be an instant such as 2018-02-26 19:58:54.",
		"closed_deals.csv:7: The declared_monthly_revenue must be an amount of BRL from 0, such as 1000.00.",
		"closed_deals.csv:8: The declared_monthly_revenue must be an amount of BRL from 0, such as 1000.00.",
	}, words(problems))
}

func TestParseOlistWithoutTables(t *testing.T) {
	t.Parallel()
	funnel, problems := importer.ParseOlist(nil, []byte("mql_id,won_date\nlead1,2018-01-01 00:00:00\n"))
	require.Empty(t, funnel.Leads)
	require.Empty(t, funnel.Deals)
	require.Equal(t, []string{
		"qualified_leads.csv:1: The file has no heading.",
		"closed_deals.csv:1: There is no column lead_type.",
		"closed_deals.csv:1: There is no column business_segment.",
		"closed_deals.csv:1: There is no column declared_monthly_revenue.",
	}, words(problems))
	_, problems = importer.ParseOlist([]byte("mql_id,first_contact_date,landing_page_id,origin\n\"a\"b,c\n"), nil)
	require.Equal(t, `qualified_leads.csv:2: This line is no CSV: extraneous or missing " in quoted-field.`, words(problems)[0])
}

func TestReadOlist(t *testing.T) {
	t.Parallel()
	folder := fstest.MapFS{importer.OlistLeadsFile: {Data: []byte(leads)}}
	_, _, err := importer.ReadOlist(folder)
	require.ErrorContains(t, err, "closed_deals.csv")
	folder[importer.OlistDealsFile] = &fstest.MapFile{Data: []byte(deals)}
	funnel, problems, err := importer.ReadOlist(folder)
	require.NoError(t, err)
	require.Len(t, funnel.Leads, 4)
	require.Len(t, problems, 8)
}

func day(year int, month time.Month, n int) time.Time {
	return time.Date(year, month, n, 0, 0, 0, 0, time.UTC)
}

func words(problems []importer.Problem) []string {
	out := make([]string, len(problems))
	for i, one := range problems {
		out[i] = one.String()
	}
	return out
}
