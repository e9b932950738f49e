package importer_test

import (
	"bytes"
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/click"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/ent/conversion"
	"github.com/rapporthq/rapport/ent/link"
	"github.com/rapporthq/rapport/ent/program"
	"github.com/rapporthq/rapport/internal/app/importer"
	"github.com/rapporthq/rapport/internal/app/ledger"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/domain/attribution"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// start is the instant at which every test imports.
var start = time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC)

// funnel is what the two files say.
func funnel() importer.OlistOptions {
	read, problems := importer.ParseOlist([]byte(leads), []byte(deals))
	return importer.OlistOptions{Funnel: read, Problems: problems}
}

// rows counts the rows of every table that an import writes.
func rows(ctx context.Context, t *testing.T, client *ent.Client) map[string]int {
	t.Helper()
	out := map[string]int{}
	for name, count := range map[string]func(context.Context) (int, error){
		"programs": client.Program.Query().Count, "plans": client.PlanVersion.Query().Count, "partners": client.Partner.Query().Count,
		"links": client.Link.Query().Count, "clicks": client.Click.Query().Count, "customers": client.Customer.Query().Count,
		"conversions": client.Conversion.Query().Count, "decisions": client.Decision.Query().Count,
		"commissions": client.Commission.Query().Count, "postings": client.Posting.Query().Count, "events": client.Event.Query().Count,
	} {
		n, err := count(ctx)
		require.NoError(t, err)
		out[name] = n
	}
	return out
}

func TestApplyOlist(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := testkit.NewBook(t, d, "acme", start)
		ctx, now := b.System(), clock.NewFake(start)
		service := newService(d.Client, now)
		var progress bytes.Buffer
		report, err := service.ApplyOlist(ctx, funnel(), &progress)
		require.NoError(t, err)
		require.Contains(t, progress.String(), "clicks: 4 of 4\n")
		require.Contains(t, progress.String(), "conversions: 8 of 8, up to 2018-11-14\n")

		require.Equal(t, 4, report.Leads)
		require.Equal(t, 4, report.Deals)
		require.Len(t, report.Problems, 8)
		require.Equal(t, importer.Count{New: 2}, report.Partners)
		require.Equal(t, importer.Count{New: 4}, report.Clicks)
		require.Equal(t, importer.Count{New: 4}, report.LeadConversions)
		require.Equal(t, importer.Count{New: 4}, report.SaleConversions)
		require.Empty(t, report.Refused)
		require.Equal(t, 1, report.Late)
		require.Equal(t, 180, report.WindowDays)
		require.Equal(t, []importer.Uncredited{
			{Type: "sale", ExternalID: "lead9", OccurredAt: day(2018, 1, 5), Reason: attribution.ReasonNoTouch},
			{
				Type: "sale", ExternalID: "lead3", OccurredAt: day(2018, 2, 1).Add(3 * time.Hour),
				Reason: attribution.ReasonNoEligibleTouch, TouchReason: attribution.ReasonAfterConversion,
			},
		}, report.Uncredited)
		// 4 leads; the sale of lead1 with 10 % of 1,000.50; that of lead4, long after
		// the window, which inherits.
		require.Equal(t, []importer.StatusTotal{
			{Status: commission.StatusPending, Count: 7, Amount: money.New(4*1500+2*30000+10005, "BRL")},
		}, report.Totals)
		violations, err := ledger.Verify(ctx, d.Client, report.ProgramID)
		require.NoError(t, err)
		require.Empty(t, violations)

		before := rows(ctx, t, d.Client)
		now.Advance(time.Hour)
		again, err := newService(d.Client, now).ApplyOlist(ctx, funnel(), &progress)
		require.NoError(t, err)
		require.Equal(t, before, rows(ctx, t, d.Client), "a repetition changes nothing")
		require.Equal(t, importer.Count{Known: 2}, again.Partners)
		require.Equal(t, importer.Count{Known: 4}, again.Clicks)
		require.Equal(t, importer.Count{Known: 4}, again.LeadConversions)
		require.Equal(t, importer.Count{Known: 4}, again.SaleConversions)
		require.Equal(t, report.Totals, again.Totals)
		require.Equal(t, report.Uncredited, again.Uncredited)

		var printed bytes.Buffer
		_, err = again.WriteTo(&printed)
		require.NoError(t, err)
		require.Contains(t, printed.String(), "clicks               4, all there before\n")
		require.Contains(t, printed.String(), "  sale lead3 at 2018-02-01T03:00:00Z: the customer's click came after it\n")
		require.Contains(t, printed.String(), "pending              760.05 BRL in 7 commissions\n")
	})
}

func TestOlistIsWhatTheFilesSay(t *testing.T) {
	t.Parallel()
	b := testkit.NewBook(t, testkit.Open(t), "acme", start)
	ctx := b.System()
	report, err := newService(b.Client, clock.NewFake(start)).ApplyOlist(ctx, funnel(), &bytes.Buffer{})
	require.NoError(t, err)

	p, err := b.Client.Program.Query().Where(program.ID(report.ProgramID)).Only(ctx)
	require.NoError(t, err)
	require.Equal(t, "Olist", p.Name)
	require.Equal(t, money.Currency("BRL"), p.Currency)
	require.Equal(t, "America/Sao_Paulo", p.TimeZone)
	require.Equal(t, attribution.ModelLast, p.AttributionModel)
	require.Equal(t, 180, p.WindowDays)
	require.Equal(t, 30, p.HoldDays)

	lead, err := b.Client.Conversion.Query().Where(conversion.ExternalID("lead1"), conversion.Type("lead")).WithCustomer().Only(ctx)
	require.NoError(t, err)
	require.Equal(t, "lead1", lead.Edges.Customer.ExternalID)
	require.Equal(t, day(2018, 1, 10).Add(12*time.Hour+time.Minute), clock.Normalize(lead.OccurredAt))
	require.Equal(t, map[string]string{"origin": "social"}, lead.Metadata)
	require.Equal(t, "IMPORT", lead.Source)
	clicked, err := b.Client.Click.Query().Where(click.ID(lead.ClickID)).Only(ctx)
	require.NoError(t, err)
	opened, err := b.Client.Link.Query().Where(link.ID(clicked.LinkID)).
		WithEnrollment(func(q *ent.EnrollmentQuery) { q.WithPartner() }).Only(ctx)
	require.NoError(t, err)
	require.Equal(t, day(2018, 1, 10).Add(12*time.Hour), clock.Normalize(clicked.OccurredAt))
	require.Equal(t, "page-one-aaaa", opened.Code)
	require.Equal(t, "Landing page page-one", opened.Edges.Enrollment.Edges.Partner.Name)
	require.Equal(t, day(2017, 11, 30), clock.Normalize(*opened.Edges.Enrollment.ApprovedAt))

	bare, err := b.Client.Conversion.Query().Where(conversion.ExternalID("lead3"), conversion.Type("lead")).Only(ctx)
	require.NoError(t, err)
	require.Empty(t, bare.Metadata, "a missing origin is no attribute")
	sale, err := b.Client.Conversion.Query().Where(conversion.ExternalID("lead1"), conversion.Type("sale")).Only(ctx)
	require.NoError(t, err)
	require.Equal(t, int64(100050), sale.AmountMinor)
	require.Equal(t, map[string]string{"lead_type": "online_medium", "segment": "pet"}, sale.Metadata)
	held, err := b.Client.Commission.Query().Where(entcommission.ConversionID(sale.ID)).All(ctx)
	require.NoError(t, err)
	require.Len(t, held, 2)
	require.Equal(t, day(2018, 2, 19).Add(10*time.Hour), clock.Normalize(held[0].ReleaseAt))
}

func TestApplyOlistGoesOn(t *testing.T) {
	t.Parallel()
	b := testkit.NewBook(t, testkit.Open(t), "acme", start)
	ctx, service := b.System(), newService(b.Client, clock.NewFake(start))
	half := funnel()
	half.Funnel.Deals, half.Funnel.Leads = nil, half.Funnel.Leads[3:]
	first, err := service.ApplyOlist(ctx, half, &bytes.Buffer{})
	require.NoError(t, err)
	whole, err := service.ApplyOlist(ctx, funnel(), &bytes.Buffer{})
	require.NoError(t, err)
	require.Equal(t, first.ProgramID, whole.ProgramID)
	require.Equal(t, importer.Count{New: 1, Known: 1}, whole.Partners)
	require.Equal(t, importer.Count{New: 3, Known: 1}, whole.Clicks)
	require.Equal(t, importer.Count{New: 3, Known: 1}, whole.LeadConversions)

	changed := funnel()
	changed.Funnel.Deals[0].Revenue = "1.00"
	third, err := service.ApplyOlist(ctx, changed, &bytes.Buffer{})
	require.NoError(t, err)
	require.Len(t, third.Refused, 1, "what was recorded stays as it was")
	require.Equal(t, importer.OlistDealsFile, third.Refused[0].File)
	require.Equal(t, 2, third.Refused[0].Line)
	require.Equal(t, whole.Totals, third.Totals)
}

func TestApplyOlistRefuses(t *testing.T) {
	t.Parallel()
	b := testkit.NewBook(t, testkit.Open(t), "acme", start)
	service := newService(b.Client, clock.NewFake(start))
	before := rows(b.System(), t, b.Client)
	for name, one := range map[string]struct {
		ctx  context.Context
		want error
	}{
		"nobody":    {t.Context(), apperr.ErrUnauthenticated},
		"a partner": {b.Partner(b.Enroll("ada"), viewer.Owner), apperr.ErrForbidden},
		"a reader":  {b.Member("reader", viewer.ReadOnly), apperr.ErrForbidden},
	} {
		_, err := service.ApplyOlist(one.ctx, funnel(), &bytes.Buffer{})
		require.ErrorIs(t, err, one.want, name)
	}
	_, err := service.ApplyOlist(b.System(), importer.OlistOptions{}, &bytes.Buffer{})
	require.ErrorContains(t, err, "no lead and no deal")
	before["partners"]++ // Ada
	require.Equal(t, before, rows(b.System(), t, b.Client))

	_, err = b.Client.Program.Create().SetCreatedAt(start).SetName("Olist").SetSlug("olist").SetCurrency("EUR").SetSiteURL("https://example.com").
		SetTouchPriority([]attribution.Kind{}).SetAllowedHosts([]string{}).SetQueryParameters([]string{}).Save(b.System())
	require.NoError(t, err)
	_, err = service.ApplyOlist(b.System(), funnel(), &bytes.Buffer{})
	require.ErrorContains(t, err, `has a program "olist" in EUR`)
}
