package filter_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	entreferral "github.com/rapporthq/rapport/ent/referral"
	"github.com/rapporthq/rapport/graph/filter"
	"github.com/rapporthq/rapport/internal/app/report"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/domain/money"
	pipeline "github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// prospects brings referrals of every place in the forecast, by name.
func prospects(b *testkit.Book, now time.Time) {
	ada := b.Enroll("ada")
	stages := map[pipeline.StageKind]*ent.Stage{}
	for i, kind := range []pipeline.StageKind{pipeline.Open, pipeline.Won, pipeline.Lost} {
		stages[kind] = b.Client.Stage.Create().SetCreatedAt(now).SetProgramID(b.Program.ID).SetKey(string(kind)).SetName(string(kind)).
			SetPosition(i).SetKind(kind).SetProbability(50).SaveX(b.System())
	}
	early, late := now.AddDate(0, -8, 0), now.AddDate(0, -1, 0)
	for _, one := range []struct {
		name, day string
		kind      pipeline.StageKind
		status    pipeline.Status
		currency  money.Currency
		closedAt  *time.Time
	}{
		{"overdue", "2026-03-08", pipeline.Open, pipeline.Accepted, "EUR", nil},
		{"today", "2026-03-10", pipeline.Open, pipeline.Accepted, "EUR", nil},
		{"this month", "2026-03-31", pipeline.Open, pipeline.Accepted, "EUR", nil},
		{"next month", "2026-04-30", pipeline.Open, pipeline.Accepted, "EUR", nil},
		{"yen", "2026-04-01", pipeline.Open, pipeline.Accepted, "JPY", nil},
		{"no day", "", pipeline.Open, pipeline.Accepted, "EUR", nil},
		{"waiting", "", pipeline.Open, pipeline.Submitted, "EUR", nil},
		{"won early", "2026-03-31", pipeline.Won, pipeline.Accepted, "EUR", &early},
		{"won late", "", pipeline.Won, pipeline.Accepted, "EUR", &late},
		{"lost late", "", pipeline.Lost, pipeline.Accepted, "EUR", &late},
	} {
		b.Client.Referral.Create().SetCreatedAt(now).SetProgramID(b.Program.ID).SetEnrollmentID(ada.ID).SetPartnerID(ada.PartnerID).
			SetStageID(stages[one.kind].ID).SetStatus(one.status).SetSource("SUBMISSION").SetName(one.name).SetCurrency(one.currency).
			SetExpectedClose(one.day).SetOpenedAt(now.AddDate(-1, 0, 0)).SetStageSince(now).SetNillableClosedAt(one.closedAt).SaveX(b.System())
	}
}

// TestFiguresOfTheForecastLeadToTheirRows asks for the rows of each figure as the
// console does, and counts them.
func TestFiguresOfTheForecastLeadToTheirRows(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		now := time.Date(2026, time.March, 10, 9, 0, 0, 0, time.UTC)
		b := testkit.NewBook(t, d, "acme", now)
		prospects(b, now)
		owner := b.Member("ann", viewer.Owner)
		names := func(f filter.Referral) []string {
			f.ProgramID = &b.Program.ID
			out, err := f.Apply(b.Client.Referral.Query()).Order(ent.Asc(entreferral.FieldName)).Select(entreferral.FieldName).Strings(owner)
			require.NoError(t, err)
			return out
		}
		day := func(of string) *string { return &of }
		isKnown, isUnknown := true, false
		expected := func(currency money.Currency, when *filter.ExpectedClose) []string {
			return names(filter.Referral{
				StageKinds: []pipeline.StageKind{pipeline.Open}, Statuses: []pipeline.Status{pipeline.Accepted},
				Currency: &currency, ExpectedClose: when,
			})
		}
		half := &report.Period{StartsAt: now.AddDate(0, -6, 0), EndsAt: now}
		forecast, err := report.New(b.Client, clock.NewFake(now)).Forecast(owner, b.Program.ID, nil, half)
		require.NoError(t, err)
		rows := [][]string{
			expected("EUR", &filter.ExpectedClose{Until: day("2026-03-09")}),
			expected("EUR", &filter.ExpectedClose{From: day("2026-03-10"), Until: day("2026-03-31")}),
			expected("EUR", &filter.ExpectedClose{From: day("2026-04-01"), Until: day("2026-04-30")}),
			expected("EUR", &filter.ExpectedClose{IsKnown: &isUnknown}),
		}
		require.Equal(t, [][]string{{"overdue"}, {"this month", "today"}, {"next month"}, {"no day"}}, rows)
		for i, row := range forecast.Rows {
			require.Len(t, rows[i], row.Totals[0].Count, row)
		}
		require.Equal(t, []string{"yen"}, expected("JPY", nil))
		require.Equal(t, []string{"next month", "overdue", "this month", "today"}, expected("EUR", &filter.ExpectedClose{IsKnown: &isKnown}))
		require.Len(t, expected("EUR", nil), forecast.Totals[0].Count)

		within := &filter.Period{StartsAt: forecast.Cycle.Period.StartsAt, EndsAt: forecast.Cycle.Period.EndsAt}
		won := names(filter.Referral{StageKinds: []pipeline.StageKind{pipeline.Won}, ClosedWithin: within})
		require.Equal(t, []string{"won late"}, won)
		require.Len(t, won, forecast.Cycle.WonCount)
		require.Equal(t, []string{"lost late", "won early", "won late"}, names(filter.Referral{StageKinds: []pipeline.StageKind{pipeline.Won, pipeline.Lost}}))
	})
}
