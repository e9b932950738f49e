package report_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	entcommission "github.com/rapporthq/rapport/ent/commission"
	"github.com/rapporthq/rapport/internal/app/report"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/metric"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

func TestEnrollmentTotals(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		require.NoError(t, b.Program.Update().SetTimeZone("Europe/Berlin").Exec(b.System()))
		inside := time.Date(2026, 2, 28, 23, 0, 0, 0, time.UTC) // 1 March in Berlin
		outside := inside.Add(-time.Microsecond)
		l := b.link(t, b.ada, "ada")
		b.click(t, l, inside, "")
		b.click(t, l, inside, "bot")
		b.click(t, l, inside, "duplicate")
		b.click(t, l, outside, "")
		b.click(t, b.link(t, b.ben, "ben"), inside, "")
		b.day(t, b.ada, "2026-03-01", metric.Conversions("lead"), 2, 0)
		b.day(t, b.ada, "2026-03-01", metric.Conversions("sale"), 3, 0)
		b.day(t, b.ada, "2026-03-01", metric.Sales, 3, 0)
		b.day(t, b.ada, "2026-03-01", metric.Revenue, 3, 9000)
		b.day(t, b.ada, "2026-03-02", metric.Refunds, 1, 1000)
		b.day(t, b.ada, "2026-02-28", metric.Revenue, 1, 500)
		b.day(t, b.ada, "2026-02-28", metric.Sales, 1, 0)
		b.day(t, b.ben, "2026-03-01", metric.Revenue, 1, 77)
		b.earned(t, b.ada, euros(900), commission.StatusPaid, inside, "")
		b.earned(t, b.ada, euros(-100), commission.StatusApproved, inside, "")
		b.earned(t, b.ada, euros(5), commission.StatusRejected, inside, "")
		b.earned(t, b.ada, euros(70), commission.StatusPending, outside, "")
		b.earned(t, b.ada, money.New(3, "JPY"), commission.StatusOnHold, inside, "")

		partner := b.Partner(b.ada, viewer.Staff)
		march := &report.Period{StartsAt: inside, EndsAt: inside.AddDate(0, 0, 2)}
		got, err := b.report.EnrollmentTotals(partner, b.ada.ID, march)
		require.NoError(t, err)
		require.Equal(t, &report.EnrollmentTotals{
			ClickCount: 1, LeadCount: 2, SaleCount: 3, Revenue: euros(8000),
			Earned: []money.Money{euros(800), money.New(3, "JPY")},
		}, got)
		got, err = b.report.EnrollmentTotals(partner, b.ada.ID, nil)
		require.NoError(t, err)
		require.Equal(t, &report.EnrollmentTotals{
			ClickCount: 2, LeadCount: 2, SaleCount: 4, Revenue: euros(8500),
			Earned: []money.Money{euros(870), money.New(3, "JPY")},
		}, got)
		_, err = b.report.EnrollmentTotals(partner, b.ada.ID, &report.Period{StartsAt: inside, EndsAt: inside})
		requireProblem(t, err, apperr.Invalid, "period", "endsAt")

		_, err = b.report.EnrollmentTotals(b.Partner(b.ben, viewer.Owner), b.ada.ID, nil)
		require.ErrorIs(t, err, apperr.ErrNotFound)
		_, err = b.report.EnrollmentTotals(testkit.NewBook(t, d, "other", today).Member("eve", viewer.Owner), b.ada.ID, nil)
		require.ErrorIs(t, err, apperr.ErrNotFound)
		_, err = b.report.EnrollmentTotals(viewer.With(t.Context(), viewer.NewVisitor(b.OrganizationID)), b.ada.ID, nil)
		require.ErrorIs(t, err, apperr.ErrForbidden)
	})
}

func TestLinkTotals(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		own, quiet, theirs := b.link(t, b.ada, "own"), b.link(t, b.ada, "quiet"), b.link(t, b.ben, "theirs")
		last := today.Add(time.Microsecond)
		b.click(t, own, last, "")
		b.click(t, own, today, "")
		b.click(t, own, today.Add(time.Hour), "bot")
		b.click(t, own, today.Add(time.Hour), "duplicate")
		b.click(t, theirs, today, "bot")
		ids := []string{own.ID, quiet.ID, theirs.ID}

		got, err := b.report.LinkTotals(b.Member("ro", viewer.ReadOnly), ids)
		require.NoError(t, err)
		require.Equal(t, map[string]report.LinkTotals{
			own.ID: {ClickCount: 2, UncountedClickCount: 2, LastClickAt: &last}, theirs.ID: {UncountedClickCount: 1},
		}, got)
		got, err = b.report.LinkTotals(b.Partner(b.ada, viewer.Staff), ids)
		require.NoError(t, err)
		require.Len(t, got, 1, "a partner's row rules leave the others out")
		got, err = b.report.LinkTotals(testkit.NewBook(t, d, "other", today).Member("eve", viewer.Owner), ids)
		require.NoError(t, err)
		require.Empty(t, got)
		_, err = b.report.LinkTotals(t.Context(), ids)
		require.ErrorIs(t, err, apperr.ErrUnauthenticated)
	})
}

func TestCommissionTotals(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		b.earned(t, b.ada, euros(900), commission.StatusPaid, today, "")
		b.earned(t, b.ada, euros(-100), commission.StatusPaid, today, "")
		b.earned(t, b.ada, money.New(3, "JPY"), commission.StatusPaid, today, "")
		b.earned(t, b.ada, euros(50), commission.StatusRejected, today, "")
		b.earned(t, b.ben, euros(7), commission.StatusPaid, today, "")

		got, err := b.report.CommissionTotals(b.Partner(b.ada, viewer.Staff))
		require.NoError(t, err)
		require.Equal(t, []report.CommissionTotal{
			{Status: commission.StatusPaid, Count: 2, Amount: euros(800)},
			{Status: commission.StatusPaid, Count: 1, Amount: money.New(3, "JPY")},
			{Status: commission.StatusRejected, Count: 1, Amount: euros(50)},
		}, got)
		member := b.Member("ro", viewer.ReadOnly)
		got, err = b.report.CommissionTotals(member, entcommission.CurrencyEQ("EUR"), entcommission.StatusEQ(commission.StatusPaid))
		require.NoError(t, err)
		require.Equal(t, []report.CommissionTotal{{Status: commission.StatusPaid, Count: 3, Amount: euros(807)}}, got)
		got, err = b.report.CommissionTotals(testkit.NewBook(t, d, "other", today).Member("eve", viewer.Owner))
		require.NoError(t, err)
		require.Empty(t, got)
		_, err = b.report.CommissionTotals(viewer.With(t.Context(), viewer.NewVisitor(b.OrganizationID)))
		require.ErrorIs(t, err, apperr.ErrForbidden)
	})
}

func TestEarnedByCustomer(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		one, two := b.customer(t, "1"), b.customer(t, "2")
		b.earned(t, b.ada, euros(900), commission.StatusPaid, today, one.ID)
		b.earned(t, b.ada, euros(-100), commission.StatusPaid, today, one.ID)
		b.earned(t, b.ben, euros(30), commission.StatusPending, today, one.ID)
		b.earned(t, b.ben, euros(5), commission.StatusReversed, today, two.ID)
		ids := []string{one.ID, two.ID}
		got, err := b.report.EarnedByCustomer(b.Partner(b.ada, viewer.Staff), ids)
		require.NoError(t, err)
		require.Equal(t, map[string][]money.Money{one.ID: {euros(800)}}, got)
		got, err = b.report.EarnedByCustomer(b.Member("ro", viewer.ReadOnly), ids)
		require.NoError(t, err)
		require.Equal(t, map[string][]money.Money{one.ID: {euros(830)}}, got)
		_, err = b.report.EarnedByCustomer(viewer.With(t.Context(), viewer.NewVisitor(b.OrganizationID)), ids)
		require.ErrorIs(t, err, apperr.ErrForbidden)
	})
}

// requireProblem requires that err is exactly one mistake.
func requireProblem(t *testing.T, err error, code apperr.Code, path ...string) {
	t.Helper()
	list, ok := apperr.List(err)
	require.True(t, ok, "%v is not made of mistakes", err)
	require.Len(t, list, 1)
	require.Equal(t, code, list[0].Code)
	require.Equal(t, path, list[0].Field)
}
