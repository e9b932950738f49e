package report_test

import (
	"context"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	entreferral "github.com/rapporthq/rapport/ent/referral"
	"github.com/rapporthq/rapport/internal/app/report"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/domain/money"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// pipeline gives the program the default stages, by key.
func (b *bundle) pipeline(t *testing.T) map[string]*ent.Stage {
	t.Helper()
	out := map[string]*ent.Stage{}
	for i, one := range domain.DefaultStages() {
		out[one.Key] = b.Client.Stage.Create().SetCreatedAt(today).SetProgramID(b.Program.ID).SetKey(one.Key).SetName(one.Name).
			SetPosition(i).SetKind(one.Kind).SetProbability(one.Probability).SaveX(b.System())
	}
	return out
}

// prospect is a referral as a test wants it.
type prospect struct {
	of       *ent.Enrollment
	stage    *ent.Stage
	status   domain.Status
	day      string
	value    *money.Money
	opened   time.Time
	closedAt *time.Time
}

func (b *bundle) bring(t *testing.T, p prospect) *ent.Referral {
	t.Helper()
	if p.status == "" {
		p.status = domain.Accepted
	}
	if p.opened.IsZero() {
		p.opened = today
	}
	create := b.Client.Referral.Create().SetCreatedAt(today).SetProgramID(b.Program.ID).SetEnrollmentID(p.of.ID).
		SetPartnerID(p.of.PartnerID).SetStageID(p.stage.ID).SetStatus(p.status).SetSource("SUBMISSION").SetName("Acme").
		SetCurrency("EUR").SetExpectedClose(p.day).SetOpenedAt(p.opened).SetStageSince(p.opened).SetNillableClosedAt(p.closedAt)
	if p.value != nil {
		create.SetEstimateMinor(p.value.Minor).SetCurrency(p.value.Currency)
	}
	return create.SaveX(b.System())
}

// moved notes that a referral went from one stage to another.
func (b *bundle) moved(r *ent.Referral, from, to *ent.Stage, at time.Time) {
	b.Client.StageChange.Create().SetCreatedAt(at).SetPartnerID(r.PartnerID).SetReferralID(r.ID).SetFromStageID(from.ID).
		SetToStageID(to.ID).SetActor("usr_ann").SetSide(domain.ByVendor).SetOccurredAt(at).ExecX(b.System())
}

func worth(minor int64, currency money.Currency) *money.Money {
	out := money.New(minor, currency)
	return &out
}

// TestForecast is rules §6: weighted by probability and by month, in the program's
// zone, of what is accepted and open.
func TestForecast(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		// Here it is 9 March still.
		b.Program.Update().SetTimeZone("Pacific/Honolulu").ExecX(b.System())
		stages := b.pipeline(t)
		closed := today
		for _, one := range []prospect{
			{of: b.ada, stage: stages["submitted"], day: "2026-03-08", value: worth(100, "EUR")},
			{of: b.ada, stage: stages["meeting"], day: "2026-03-09", value: worth(101, "EUR")},
			{of: b.ada, stage: stages["proposal"], day: "2026-03-31", value: worth(10, "EUR")},
			{of: b.ben, stage: stages["meeting"], day: "2026-04-01", value: worth(1000, "EUR")},
			{of: b.ada, stage: stages["meeting"], day: "2026-04-30", value: worth(500, "JPY")},
			{of: b.ada, stage: stages["qualified"]},
			{of: b.ada, stage: stages["qualified"], value: worth(7, "EUR")},
			// None of these may be won.
			{of: b.ada, stage: stages["submitted"], status: domain.Submitted, value: worth(5000, "EUR")},
			{of: b.ada, stage: stages["submitted"], status: domain.Rejected, closedAt: &closed, value: worth(5000, "EUR")},
			{of: b.ada, stage: stages["won"], closedAt: &closed, value: worth(5000, "EUR")},
			{of: b.ada, stage: stages["lost"], closedAt: &closed, value: worth(5000, "EUR")},
		} {
			b.bring(t, one)
		}
		total := func(count, unvalued int, value, weighted int64, currency money.Currency) domain.ForecastTotal {
			return domain.ForecastTotal{
				Count: count, UnvaluedCount: unvalued, Value: money.New(value, currency), WeightedValue: money.New(weighted, currency),
			}
		}
		row := func(kind domain.ForecastKind, on string, totals ...domain.ForecastTotal) domain.ForecastRow {
			return domain.ForecastRow{Kind: kind, StartsOn: on, Totals: totals}
		}
		got, err := b.report.Forecast(b.Member("ann", viewer.ReadOnly), b.Program.ID, nil, nil)
		require.NoError(t, err)
		require.Equal(t, []domain.ForecastRow{
			row(domain.ForecastOverdue, "", total(1, 0, 100, 10, "EUR")),
			// 101 × 50 % + 10 × 70 % = 57.5
			row(domain.ForecastMonth, "2026-03-01", total(2, 0, 111, 58, "EUR")),
			row(domain.ForecastMonth, "2026-04-01", total(1, 0, 1000, 500, "EUR"), total(1, 0, 500, 250, "JPY")),
			row(domain.ForecastUnknown, "", total(2, 1, 7, 2, "EUR")),
		}, got.Rows)
		// 10 + 57.5 + 500 + 2.1 is rounded once.
		require.Equal(t, []domain.ForecastTotal{total(6, 1, 1218, 570, "EUR"), total(1, 0, 500, 250, "JPY")}, got.Totals)

		own, err := b.report.Forecast(b.Partner(b.ben, viewer.Staff), b.Program.ID, nil, nil)
		require.NoError(t, err)
		require.Equal(t, []domain.ForecastRow{row(domain.ForecastMonth, "2026-04-01", total(1, 0, 1000, 500, "EUR"))}, own.Rows, "a partner sees its own")
		bens, err := b.report.Forecast(b.Member("ann", viewer.Owner), b.Program.ID, &b.ben.ID, nil)
		require.NoError(t, err)
		require.Equal(t, own.Rows, bens.Rows)

		byStage, err := b.report.ReferralTotals(b.Partner(b.ada, viewer.Staff), b.Program.ID, func(q *ent.ReferralQuery) *ent.ReferralQuery {
			return q.Where(entreferral.ProgramID(b.Program.ID), entreferral.StatusNEQ(domain.Rejected))
		})
		require.NoError(t, err)
		require.Len(t, byStage, 6)
		require.Equal(t, "Submitted", byStage[0].Stage.Name)
		require.Equal(t, 2, byStage[0].Count)
		require.Equal(t, []domain.ForecastTotal{total(2, 0, 5100, 10, "EUR")}, byStage[0].Totals, "only what is accepted is weighed")
		require.Equal(t, []domain.ForecastTotal{total(1, 0, 101, 51, "EUR"), total(1, 0, 500, 250, "JPY")}, byStage[2].Totals)
		require.Equal(t, []domain.ForecastTotal{total(1, 0, 5000, 0, "EUR")}, byStage[5].Totals)
	})
}

// BenchmarkForecast reads the forecast of 10,000 referrals that were moved three
// times each.
func BenchmarkForecast(b *testing.B) {
	book := testkit.NewBook(b, testkit.Open(b), "acme", today)
	of := book.Enroll("ada")
	keys := []string{"submitted", "qualified", "meeting", "proposal"}
	for i, key := range keys {
		book.Client.Stage.Create().SetID("stg_" + key).SetCreatedAt(today).SetProgramID(book.Program.ID).SetKey(key).SetName(key).
			SetPosition(i).SetKind(domain.Open).SetProbability(10 * i).ExecX(book.System())
	}
	for part := range 50 {
		referrals, moves := []*ent.ReferralCreate{}, []*ent.StageChangeCreate{}
		for i := range 200 {
			id, at := "ref_"+strconv.Itoa(part*200+i), today.AddDate(0, 0, -i)
			referrals = append(referrals, book.Client.Referral.Create().SetID(id).SetCreatedAt(at).SetProgramID(book.Program.ID).
				SetEnrollmentID(of.ID).SetPartnerID(of.PartnerID).SetStageID("stg_proposal").SetStatus(domain.Accepted).SetSource("LINK").
				SetName("Acme").SetCurrency("EUR").SetEstimateMinor(int64(i)).SetExpectedClose(today.AddDate(0, 0, i).Format(time.DateOnly)).
				SetOpenedAt(at).SetStageSince(at))
			for n := range 3 {
				moves = append(moves, book.Client.StageChange.Create().SetCreatedAt(at).SetPartnerID(of.PartnerID).SetReferralID(id).
					SetFromStageID("stg_"+keys[n]).SetToStageID("stg_"+keys[n+1]).SetActor("usr_ann").SetSide(domain.ByVendor).
					SetOccurredAt(at.AddDate(0, 0, n)))
			}
		}
		book.Client.Referral.CreateBulk(referrals...).ExecX(book.System())
		book.Client.StageChange.CreateBulk(moves...).ExecX(book.System())
	}
	reads := report.New(book.Client, clock.NewFake(today))
	for b.Loop() {
		got, err := reads.Forecast(book.Member("ro", viewer.ReadOnly), book.Program.ID, nil, nil)
		require.NoError(b, err)
		require.Equal(b, 10_000, got.Totals[0].Count)
	}
}

func TestForecastIsRefused(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		other := testkit.NewBook(t, d, "other", today)
		all := func(q *ent.ReferralQuery) *ent.ReferralQuery { return q }
		for name, ctx := range map[string]context.Context{
			"another organization": other.Member("eve", viewer.Owner), "a partner of another program": other.Partner(other.Enroll("eve"), viewer.Owner),
		} {
			_, err := b.report.Forecast(ctx, b.Program.ID, nil, nil)
			require.ErrorIs(t, err, apperr.ErrNotFound, name)
			_, err = b.report.ReferralTotals(ctx, b.Program.ID, all)
			require.ErrorIs(t, err, apperr.ErrNotFound, name)
			_, err = b.report.OpenTasks(ctx, b.Program.ID, nil)
			require.ErrorIs(t, err, apperr.ErrNotFound, name)
		}
		_, err := b.report.Forecast(t.Context(), b.Program.ID, nil, nil)
		require.ErrorIs(t, err, apperr.ErrUnauthenticated)
		owner := b.Member("ann", viewer.Owner)
		_, err = b.report.Forecast(owner, b.Program.ID, nil, &report.Period{StartsAt: today, EndsAt: today})
		requireProblem(t, err, apperr.Invalid, "period", "endsAt")
		_, err = b.report.Forecast(owner, b.Program.ID, nil, &report.Period{StartsAt: today.AddDate(-4, 0, 0), EndsAt: today})
		requireProblem(t, err, apperr.TooLarge, "period", "endsAt")
	})
}

// TestSalesCycle is rules §6: how long it took to win, and on which stage.
func TestSalesCycle(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		stages := b.pipeline(t)
		at := func(daysAgo int) time.Time { return today.AddDate(0, 0, -daysAgo) }
		win := func(of *ent.Enrollment, opened, qualified, won int) {
			closed := at(won)
			r := b.bring(t, prospect{of: of, stage: stages["won"], opened: at(opened), closedAt: &closed})
			b.moved(r, stages["submitted"], stages["qualified"], at(qualified))
			b.moved(r, stages["qualified"], stages["won"], closed)
		}
		win(b.ada, 40, 38, 10) // 30 days: 2 and 28
		win(b.ada, 25, 21, 5)  // 20 days: 4 and 16
		win(b.ben, 12, 9, 1)   // 11 days: 3 and 8
		win(b.ada, 500, 480, 400)
		open := b.bring(t, prospect{of: b.ada, stage: stages["meeting"], opened: at(20)})
		b.moved(open, stages["submitted"], stages["meeting"], at(13)) // 7 days

		got, err := b.report.Forecast(b.Member("ann", viewer.Owner), b.Program.ID, nil, nil)
		require.NoError(t, err)
		days := func(tenths domain.Days) *domain.Days { return &tenths }
		require.Equal(t, 3, got.Cycle.WonCount)
		require.Equal(t, []*domain.Days{days(200), days(203)}, []*domain.Days{got.Cycle.Median, got.Cycle.Average})
		medians := map[string]*domain.Days{}
		for _, one := range got.Cycle.Stages {
			medians[one.Stage.Key+" "+strconv.Itoa(one.Count)] = one.Median
		}
		require.Equal(t, map[string]*domain.Days{
			"submitted 4": days(35), "qualified 3": days(160), "meeting 0": nil, "proposal 0": nil,
		}, medians)

		own, err := b.report.Forecast(b.Partner(b.ben, viewer.Staff), b.Program.ID, nil, nil)
		require.NoError(t, err)
		require.Equal(t, 1, own.Cycle.WonCount)
		require.Equal(t, days(110), own.Cycle.Median)
		require.Equal(t, 1, own.Cycle.Stages[0].Count)
		past, err := b.report.Forecast(b.Member("ann", viewer.Owner), b.Program.ID, nil, &report.Period{StartsAt: at(420), EndsAt: at(390)})
		require.NoError(t, err)
		require.Equal(t, []*domain.Days{days(1000)}, []*domain.Days{past.Cycle.Median})
	})
}

func TestOpenTasks(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		stages := b.pipeline(t)
		add := func(r *ent.Referral, side domain.Side, title, day string, isDone bool) {
			create := b.Client.ReferralTask.Create().SetCreatedAt(today).SetProgramID(b.Program.ID).SetPartnerID(r.PartnerID).
				SetReferralID(r.ID).SetSide(side).SetTitle(title).SetDueDay(day).SetMadeBy("usr_ann")
			if isDone {
				create.SetDoneAt(today)
			}
			create.ExecX(b.System())
		}
		adas := b.bring(t, prospect{of: b.ada, stage: stages["meeting"]})
		bens := b.bring(t, prospect{of: b.ben, stage: stages["meeting"]})
		closed := today
		lost := b.bring(t, prospect{of: b.ada, stage: stages["lost"], closedAt: &closed})
		add(adas, domain.ByVendor, "later", "2026-04-01", false)
		add(adas, domain.ByPartner, "today", "2026-03-10", false)
		add(bens, domain.ByVendor, "overdue", "2026-03-09", false)
		add(adas, domain.ByVendor, "done", "2026-03-01", true)
		add(lost, domain.ByVendor, "of what is lost", "2026-03-01", false)
		titles := func(ctx context.Context, side *domain.Side) (total, overdue int, out []string) {
			got, err := b.report.OpenTasks(ctx, b.Program.ID, side)
			require.NoError(t, err)
			for _, one := range got.Tasks {
				out = append(out, one.Title)
			}
			return got.TotalCount, got.OverdueCount, out
		}
		total, overdue, list := titles(b.Member("ann", viewer.ReadOnly), nil)
		require.Equal(t, []int{3, 1}, []int{total, overdue})
		require.Equal(t, []string{"overdue", "today", "later"}, list)
		vendor := domain.ByVendor
		_, _, list = titles(b.Member("ann", viewer.ReadOnly), &vendor)
		require.Equal(t, []string{"overdue", "later"}, list)
		total, overdue, list = titles(b.Partner(b.ada, viewer.Staff), nil)
		require.Equal(t, []int{2, 0}, []int{total, overdue})
		require.Equal(t, []string{"today", "later"}, list, "a partner sees those of its own referrals")
	})
}
