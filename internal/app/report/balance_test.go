package report_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/internal/app/report"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/domain/payout"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

func TestEnrollmentBalances(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		b.Pay(b.ada, "EUR")
		before := today.AddDate(0, -2, 0)
		for status, minor := range map[commission.Status]int64{
			commission.StatusPending: 100, commission.StatusApproved: 20, commission.StatusInPayout: 3000,
			commission.StatusPaid: 40000, commission.StatusOnHold: 500000, commission.StatusRejected: 1, commission.StatusReversed: 2,
		} {
			b.earned(t, b.ada, euros(minor), status, before, "")
		}
		b.earned(t, b.ada, euros(-5), commission.StatusApproved, before, "")
		b.earned(t, b.ada, money.New(7, "JPY"), commission.StatusApproved, before, "")
		b.earned(t, b.ben, euros(999), commission.StatusApproved, before, "")
		noMethod := "NO_METHOD"

		want := []report.EnrollmentBalance{
			{
				CurrencyCode: "EUR", Held: euros(500100), Payable: euros(15), InPayout: euros(3000), Paid: euros(40000),
				Earned: euros(543115), NextPayout: &report.NextPayout{DueOn: "2026-04-01", Amount: euros(115)},
			},
			{
				CurrencyCode: "JPY", Held: money.New(0, "JPY"), Payable: money.New(7, "JPY"), InPayout: money.New(0, "JPY"),
				Paid: money.New(0, "JPY"), Earned: money.New(7, "JPY"),
				NextPayout: &report.NextPayout{DueOn: "2026-04-01", Amount: money.New(7, "JPY"), BlockedBy: &noMethod},
			},
		}
		got, err := b.report.EnrollmentBalances(b.Partner(b.ada, viewer.Staff), b.ada.ID)
		require.NoError(t, err)
		require.Equal(t, want, got)
		got, err = b.report.EnrollmentBalances(b.Member("ro", viewer.ReadOnly), b.ada.ID)
		require.NoError(t, err)
		require.Equal(t, want, got, "members see the same")

		all, err := b.report.BalancesOf(b.Partner(b.ada, viewer.Staff), []string{b.ada.ID, b.ben.ID})
		require.NoError(t, err)
		require.Len(t, all, 1, "a partner's row rules leave the others out")
		cat, err := b.report.EnrollmentBalances(b.Member("ro", viewer.ReadOnly), b.Enroll("cat").ID)
		require.NoError(t, err)
		require.Equal(t, []report.EnrollmentBalance{}, cat)
	})
}

func TestEnrollmentBalancesRefuseStrangers(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		_, err := b.report.EnrollmentBalances(b.Partner(b.ben, viewer.Owner), b.ada.ID)
		require.ErrorIs(t, err, apperr.ErrNotFound)
		_, err = b.report.EnrollmentBalances(testkit.NewBook(t, d, "other", today).Member("eve", viewer.Owner), b.ada.ID)
		require.ErrorIs(t, err, apperr.ErrNotFound)
		_, err = b.report.EnrollmentBalances(t.Context(), b.ada.ID)
		require.ErrorIs(t, err, apperr.ErrUnauthenticated)
		visitor := viewer.With(t.Context(), viewer.NewVisitor(b.OrganizationID))
		_, err = b.report.EnrollmentBalances(visitor, b.ada.ID)
		require.ErrorIs(t, err, apperr.ErrForbidden)
	})
}

func TestNextPayout(t *testing.T) {
	t.Parallel()
	type fact struct {
		minor     int64
		status    commission.Status
		releaseAt time.Time
	}
	reason := func(r payout.Reason) *string { text := string(r); return &text }
	april := time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC)
	tests := map[string]struct {
		change func(b *bundle) error
		facts  []fact
		want   *report.NextPayout
	}{
		"what is released on the payout day itself is in": {
			facts: []fact{{500, commission.StatusPending, april}},
			want:  &report.NextPayout{DueOn: "2026-04-01", Amount: euros(500)},
		},
		"what is released later waits for the next one": {
			facts: []fact{{500, commission.StatusPending, april.Add(time.Microsecond)}},
			want:  &report.NextPayout{DueOn: "2026-05-01", Amount: euros(500)},
		},
		"the first payout with anything in it is told": {
			facts: []fact{{500, commission.StatusPending, april.AddDate(0, 2, 0)}, {30, commission.StatusApproved, today}},
			want:  &report.NextPayout{DueOn: "2026-04-01", Amount: euros(30)},
		},
		"what is on hold is not planned": {
			facts: []fact{{500, commission.StatusOnHold, today}},
		},
		"where a person approves, pending is not planned": {
			change: func(b *bundle) error { return b.Program.Update().SetNeedsCommissionApproval(true).Exec(b.System()) },
			facts:  []fact{{500, commission.StatusPending, today}},
		},
		"below the minimum": {
			change: func(b *bundle) error { return b.Program.Update().SetPayoutMinimumMinor(501).Exec(b.System()) },
			facts:  []fact{{500, commission.StatusPending, today}},
			want:   &report.NextPayout{DueOn: "2026-04-01", Amount: euros(500), BlockedBy: reason(payout.ReasonBelowMinimum)},
		},
		"its own minimum wins": {
			change: func(b *bundle) error {
				if err := b.Program.Update().SetPayoutMinimumMinor(501).Exec(b.System()); err != nil {
					return err
				}
				return b.ada.Update().SetPayoutMinimumMinor(0).Exec(b.System())
			},
			facts: []fact{{500, commission.StatusPending, today}},
			want:  &report.NextPayout{DueOn: "2026-04-01", Amount: euros(500)},
		},
		"banned": {
			change: func(b *bundle) error { return b.ada.Update().SetStatus(enrollment.StatusBANNED).Exec(b.System()) },
			facts:  []fact{{500, commission.StatusApproved, today}},
			want:   &report.NextPayout{DueOn: "2026-04-01", Amount: euros(500), BlockedBy: reason(payout.ReasonBanned)},
		},
		"more was taken back than earned": {
			facts: []fact{{500, commission.StatusApproved, today}, {-700, commission.StatusApproved, today}},
			want:  &report.NextPayout{DueOn: "2026-04-01", Amount: euros(-200), BlockedBy: reason(payout.ReasonNegativeBalance)},
		},
		"as much was taken back as earned": {
			facts: []fact{{500, commission.StatusApproved, today}, {-500, commission.StatusApproved, today}},
			want:  &report.NextPayout{DueOn: "2026-04-01", Amount: euros(0), BlockedBy: reason(payout.ReasonNothingDue)},
		},
		"the payout day is local": {
			change: func(b *bundle) error {
				return b.Program.Update().SetTimeZone("America/New_York").SetPayoutDay(10).Exec(b.System())
			},
			facts: []fact{{500, commission.StatusPending, time.Date(2026, 4, 10, 4, 0, 0, 0, time.UTC)}},
			want:  &report.NextPayout{DueOn: "2026-04-10", Amount: euros(500)},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
				b := setup(t, d)
				b.Pay(b.ada, "EUR")
				if test.change != nil {
					require.NoError(t, test.change(b))
				}
				for _, f := range test.facts {
					b.Earn(b.ada, euros(f.minor), f.status, f.releaseAt)
				}
				got, err := b.report.EnrollmentBalances(b.Partner(b.ada, viewer.Owner), b.ada.ID)
				require.NoError(t, err)
				require.Equal(t, test.want, got[0].NextPayout)
			})
		})
	}
}

func TestPipeline(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		stages := map[string]*ent.Stage{}
		for i, key := range []string{"meeting", "won"} {
			row, err := b.Client.Stage.Create().SetCreatedAt(today).SetProgramID(b.Program.ID).SetKey(key).SetName(key).
				SetPosition(2 - i).SetKind("OPEN").SetProbability(10).Save(b.System())
			require.NoError(t, err)
			stages[key] = row
		}
		refer := func(e *ent.Enrollment, currency money.Currency, minor *int64) {
			err := b.Client.Referral.Create().SetCreatedAt(today).SetProgramID(e.ProgramID).SetEnrollmentID(e.ID).
				SetPartnerID(e.PartnerID).SetStageID(stages["meeting"].ID).SetStatus("ACCEPTED").SetSource("LINK").
				SetName("Acme").SetCurrency(currency).SetNillableEstimateMinor(minor).SetOpenedAt(today).
				SetStageSince(today).Exec(b.System())
			require.NoError(t, err)
		}
		value, other := int64(5000), int64(77)
		refer(b.ada, "EUR", &value)
		refer(b.ada, "EUR", nil)
		refer(b.ada, "USD", &other)
		refer(b.ben, "EUR", &other)

		got, err := b.report.Pipeline(b.Partner(b.ada, viewer.Staff), b.ada.ID)
		require.NoError(t, err)
		require.Len(t, got, 2)
		require.Equal(t, "won", got[0].Stage.Key)
		require.Equal(t, [2]any{0, euros(0)}, [2]any{got[0].Count, got[0].Value})
		require.Equal(t, "meeting", got[1].Stage.Key)
		require.Equal(t, [2]any{3, euros(5000)}, [2]any{got[1].Count, got[1].Value})

		_, err = b.report.Pipeline(b.Partner(b.ben, viewer.Owner), b.ada.ID)
		require.ErrorIs(t, err, apperr.ErrNotFound)
		_, err = b.report.Pipeline(testkit.NewBook(t, d, "other", today).Member("eve", viewer.Owner), b.ada.ID)
		require.ErrorIs(t, err, apperr.ErrNotFound)
		_, err = b.report.Pipeline(viewer.With(t.Context(), viewer.NewVisitor(b.OrganizationID)), b.ada.ID)
		require.ErrorIs(t, err, apperr.ErrForbidden)
	})
}
