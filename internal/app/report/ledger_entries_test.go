package report_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	appcommission "github.com/rapporthq/rapport/internal/app/commission"
	"github.com/rapporthq/rapport/internal/app/report"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/ledger"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// statement is a book in which three commissions were made and two approved, a
// day apart each.
func statement(t *testing.T, d *testkit.Database) (*testkit.Book, *report.Service, *ent.Enrollment) {
	t.Helper()
	at := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	b := testkit.NewBook(t, d, "acme", at)
	ada := b.Enroll("ada")
	b.Earn(b.Enroll("ben"), money.New(77, "EUR"), commission.StatusPending, at)
	one := b.Earn(ada, money.New(1000, "EUR"), commission.StatusPending, at)
	two := b.Earn(ada, money.New(-300, "EUR"), commission.StatusPending, at)
	b.Earn(ada, money.New(500, "JPY"), commission.StatusPending, at)
	// An instant of its own for each: within one, the order is any, and stable.
	for hours, minor := range map[int]int64{1: 300, 2: 500} {
		_, err := d.SQL.ExecContext(t.Context(), `UPDATE postings SET created_at = $1 WHERE amount_minor = $2`,
			at.Add(time.Duration(hours)*time.Hour), minor)
		require.NoError(t, err)
	}
	for i, row := range []*ent.Commission{one, two} {
		c := clock.NewFake(at.AddDate(0, 0, i+1))
		_, err := appcommission.New(b.Client, c).Approve(b.System(), []string{row.ID})
		require.NoError(t, err)
	}
	return b, report.New(b.Client, clock.NewFake(at.AddDate(0, 0, 5))), ada
}

func lineOf(e report.LedgerEntry) string {
	return fmt.Sprintf("%s %s %s %s, other side %s = %s", e.At.UTC().Format("01-02"), e.Verb, e.Account, e.Amount, e.CounterAccount, e.Balance)
}

func TestLedgerEntriesEndInTheBalance(t *testing.T) {
	t.Parallel()
	want := []string{
		"03-03 APPROVED PENDING 3.00 EUR, other side PAYABLE = 0.00 EUR",
		"03-03 APPROVED PAYABLE -3.00 EUR, other side PENDING = 7.00 EUR",
		"03-02 APPROVED PAYABLE 10.00 EUR, other side PENDING = 10.00 EUR",
		"03-02 APPROVED PENDING -10.00 EUR, other side PAYABLE = -3.00 EUR",
		"03-01 EARNED PENDING 500 JPY, other side BRAND = 500 JPY",
		"03-01 EARNED PENDING -3.00 EUR, other side BRAND = 7.00 EUR",
		"03-01 EARNED PENDING 10.00 EUR, other side BRAND = 10.00 EUR",
	}
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b, s, ada := statement(t, d)
		f := report.LedgerFilter{EnrollmentID: &ada.ID}
		for name, ctx := range map[string]viewer.Kind{"partner": viewer.Partner, "member": viewer.Member} {
			who := b.Partner(ada, viewer.Owner)
			if ctx == viewer.Member {
				who = b.Member("finance", viewer.Finance)
			}
			for size := 1; size <= 8; size++ {
				var forward, backward []string
				page := report.PageOf{First: size}
				for {
					got, err := s.LedgerEntries(who, f, page)
					require.NoError(t, err, name)
					for _, one := range got.Entries {
						forward = append(forward, lineOf(one))
					}
					require.Equal(t, page.After != "", got.HasPrevious)
					if !got.HasNext {
						break
					}
					page.After = got.Entries[len(got.Entries)-1].Position
				}
				require.Equal(t, want, forward, "pages of %d", size)
				page = report.PageOf{Last: size}
				for {
					got, err := s.LedgerEntries(who, f, page)
					require.NoError(t, err)
					var some []string
					for _, one := range got.Entries {
						some = append(some, lineOf(one))
					}
					backward = append(some, backward...)
					if !got.HasPrevious {
						break
					}
					page.Before = got.Entries[0].Position
				}
				require.Equal(t, want, backward, "pages of %d from the end", size)
			}
			n, err := s.LedgerEntryCount(who, f)
			require.NoError(t, err)
			require.Equal(t, len(want), n)
			payable, eur := ledger.Payable, money.Currency("EUR")
			got, err := s.LedgerEntries(who, report.LedgerFilter{
				EnrollmentID: &ada.ID, Account: &payable, CurrencyCode: &eur,
				Period: &report.Period{StartsAt: time.Date(2026, 3, 3, 0, 0, 0, 0, time.UTC), EndsAt: time.Date(2026, 3, 4, 0, 0, 0, 0, time.UTC)},
			}, report.PageOf{First: 9})
			require.NoError(t, err)
			require.Len(t, got.Entries, 1)
			require.Equal(t, want[1], lineOf(got.Entries[0]), "the balance knows what was before the period")
		}
		brand := ledger.Brand
		got, err := s.LedgerEntries(b.Member("finance", viewer.Finance), report.LedgerFilter{ProgramID: &b.Program.ID, Account: &brand}, report.PageOf{First: 9})
		require.NoError(t, err)
		require.Equal(t, "-7.77 EUR", got.Entries[1].Balance.String(), "what the vendor has promised")
	})
}

func TestLedgerEntriesAreForThoseWhoMay(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b, s, ada := statement(t, d)
		cal := b.Enroll("cal")
		ask := func(f report.LedgerFilter, page report.PageOf) func(v int) error {
			return func(v int) error {
				who := b.Partner(cal, viewer.Owner)
				switch v {
				case 1:
					who = testkit.NewBook(t, d, "other", time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)).Member("eve", viewer.Owner)
				case 2:
					who = b.Member("finance", viewer.Finance)
				}
				_, err := s.LedgerEntries(who, f, page)
				return err
			}
		}
		own := ask(report.LedgerFilter{EnrollmentID: &ada.ID}, report.PageOf{First: 5})
		require.ErrorIs(t, own(0), apperr.ErrNotFound, "another partner")
		require.ErrorIs(t, own(1), apperr.ErrNotFound, "another organization")
		program := ask(report.LedgerFilter{ProgramID: &b.Program.ID}, report.PageOf{First: 5})
		require.ErrorIs(t, program(0), apperr.ErrForbidden, "the program's accounts are for members")
		world := ledger.World
		for _, f := range []report.LedgerFilter{
			{}, {EnrollmentID: &ada.ID, Account: &world}, {EnrollmentID: &ada.ID, Period: &report.Period{}},
		} {
			_, isMistake := apperr.List(ask(f, report.PageOf{First: 5})(2))
			require.True(t, isMistake)
		}
		theirs, err := s.LedgerEntries(b.Member("finance", viewer.Finance), report.LedgerFilter{EnrollmentID: &ada.ID}, report.PageOf{First: 1})
		require.NoError(t, err)
		_, err = s.LedgerEntries(b.Partner(cal, viewer.Owner), report.LedgerFilter{EnrollmentID: &cal.ID}, report.PageOf{First: 1, After: theirs.Entries[0].Position})
		_, isMistake := apperr.List(err)
		require.True(t, isMistake, "a position of somebody else's is none: %v", err)
	})
}

func TestLedgerFileIsInert(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b, s, ada := statement(t, d)
		_, err := appcommission.New(b.Client, clock.NewFake(time.Date(2026, 3, 4, 0, 0, 0, 0, time.UTC))).Adjust(b.Member("finance", viewer.Finance), appcommission.AdjustInput{
			EnrollmentID: ada.ID, Amount: money.Input{Amount: "1", CurrencyCode: "EUR"}, Reason: "=HYPERLINK(1)", IdempotencyKey: "k",
		})
		require.NoError(t, err)
		var out strings.Builder
		require.NoError(t, s.LedgerFile(b.Partner(ada, viewer.Owner), report.LedgerFilter{EnrollmentID: &ada.ID}, &out))
		lines := strings.Split(strings.TrimSpace(out.String()), "\n")
		require.Len(t, lines, 1+7+3)
		require.True(t, strings.HasPrefix(lines[1], "2026-03-01 12:00:00,PENDING,EARNED,10.00,EUR,10.00,"), lines[1])
		require.Contains(t, out.String(), "PAYABLE,EARNED,1.00,EUR,8.00,,,,'=HYPERLINK(1),com_")
	})
}
