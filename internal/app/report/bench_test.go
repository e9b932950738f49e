package report_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/click"
	entcommission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/ent/conversion"
	"github.com/rapporthq/rapport/ent/customer"
	"github.com/rapporthq/rapport/ent/decision"
	"github.com/rapporthq/rapport/ent/enrollmentday"
	"github.com/rapporthq/rapport/ent/link"
	"github.com/rapporthq/rapport/internal/app/report"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/metric"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// The size of the program of the benchmarks: 18 months, and per partner and day
// so many clicks; one day in two brings a conversion.
const (
	benchPartners = 60
	benchDays     = 540
	benchClicks   = 4
)

// benchStart is the first of the days.
var benchStart = time.Date(2025, 1, 1, 12, 0, 0, 0, time.UTC)

// BenchmarkReads reads what the homes of both sides show. The facts take about a
// minute to write, once.
func BenchmarkReads(b *testing.B) {
	book := benchBook(b)
	end := benchStart.AddDate(0, 0, benchDays)
	reads := report.New(book.Client, clock.NewFake(end))
	member := book.Member("ro", viewer.ReadOnly)
	b.Run("report of 18 months", func(b *testing.B) {
		for b.Loop() {
			got, err := reads.ProgramReport(member, book.Program.ID, report.Period{StartsAt: benchStart, EndsAt: end})
			require.NoError(b, err)
			require.Equal(b, benchPartners*benchDays*benchClicks, got.Current.ClickCount)
		}
	})
	b.Run("tasks of a program", func(b *testing.B) {
		for b.Loop() {
			_, err := reads.ProgramTasks(member, book.Program.ID)
			require.NoError(b, err)
		}
	})
	b.Run("home of a partner", func(b *testing.B) {
		e, err := book.Client.Enrollment.Query().First(book.System())
		require.NoError(b, err)
		partner := book.Partner(e, viewer.Staff)
		for b.Loop() {
			_, err := reads.EnrollmentBalances(partner, e.ID)
			require.NoError(b, err)
			_, err = reads.EnrollmentTotals(partner, e.ID, nil)
			require.NoError(b, err)
		}
	})
}

// benchBook fills a program in Berlin with 18 months of facts.
func benchBook(b *testing.B) *testkit.Book {
	b.Helper()
	book := testkit.NewBook(b, testkit.Open(b), "acme", benchStart)
	ctx := book.System()
	require.NoError(b, book.Program.Update().SetTimeZone("Europe/Berlin").Exec(ctx))
	require.NoError(b, book.Client.EventType.Create().SetCreatedAt(benchStart).SetProgramID(book.Program.ID).
		SetKey("sale").SetName("Sale").SetIsSale(true).Exec(ctx))
	for p := range benchPartners {
		e := book.Enroll(fmt.Sprintf("partner%03d", p))
		require.NoError(b, db.InTx(ctx, book.Client, func(tx *ent.Tx) error {
			for _, insert := range benchRows(book, e) {
				insert.OnConflict = "DO NOTHING"
				if err := insert.Exec(ctx, tx); err != nil {
					return err
				}
			}
			return nil
		}))
	}
	return book
}

// benchRows is the facts of one partner.
func benchRows(book *testkit.Book, e *ent.Enrollment) []*db.Insert {
	own := []any{book.OrganizationID, book.Program.ID, benchStart}
	common := []string{"organization_id", "program_id", "created_at"}
	table := func(name string, columns ...string) *db.Insert {
		return &db.Insert{Table: name, Columns: append(append([]string{}, common...), columns...)}
	}
	add := func(t *db.Insert, values ...any) { t.Rows = append(t.Rows, append(append([]any{}, own...), values...)) }
	links := table(link.Table, "id", "enrollment_id", "partner_id", "code", "destination", "is_main")
	customers := table(customer.Table, "id", "external_id")
	clicks := table(click.Table, "id", "enrollment_id", "partner_id", "link_id", "visitor_id", "visitor_hash",
		"occurred_at", "destination", "is_bot", "is_duplicate")
	conversions := table(conversion.Table, "id", "customer_id", "type", "external_id", "occurred_at", "amount_minor",
		"currency", "fingerprint", "source", "sequence", "ordinal")
	decisions := table(decision.Table, "id", "conversion_id", "revision", "is_attributed", "attribution", "pricing", "sequence")
	figures := table(enrollmentday.Table, "id", "enrollment_id", "partner_id", "day", "metric", "count", "amount_minor")
	earned := table(entcommission.Table, "id", "enrollment_id", "partner_id", "kind", "status", "amount_minor", "currency",
		"occurred_at", "release_at", "status_since", "explanation", "sequence")
	add(links, "lnk_"+e.ID, e.ID, e.PartnerID, e.ID, "https://example.com", true)
	for day := range benchDays {
		at := benchStart.AddDate(0, 0, day)
		id := fmt.Sprintf("%s_%04d", e.ID, day)
		for c := range benchClicks {
			add(clicks, fmt.Sprintf("%s_%d", id, c), e.ID, e.PartnerID, "lnk_"+e.ID, "v", "h",
				at.Add(time.Duration(c)*time.Hour), "https://example.com", false, false)
		}
		for i, name := range []string{metric.Revenue, metric.Refunds, metric.Sales, metric.Conversions("sale")} {
			add(figures, fmt.Sprintf("%s_%d", id, i), e.ID, e.PartnerID, at.Format(time.DateOnly), name, 1, 1000)
		}
		if day%2 == 0 {
			add(customers, id, id)
			add(conversions, id, id, "sale", id, at, 1000, "EUR", "f", "API", benchSequence(e, day), 1)
			add(decisions, id, id, 1, true, "{}", "{}", 1)
			add(earned, id, e.ID, e.PartnerID, "EARNED", "PAID", 100, "EUR", at, at, at, "{}", 1)
		}
	}
	return []*db.Insert{links, customers, clicks, conversions, decisions, figures, earned}
}

// benchSequence is a number of its own for each partner and day.
func benchSequence(e *ent.Enrollment, day int) int {
	var partner int
	_, _ = fmt.Sscanf(e.ID, "enr_acme_partner%d", &partner)
	return partner*benchDays + day + 1
}
