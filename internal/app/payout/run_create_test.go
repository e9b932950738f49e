package payout_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/commissionchange"
	"github.com/rapporthq/rapport/ent/enrollment"
	"github.com/rapporthq/rapport/ent/payoutline"
	"github.com/rapporthq/rapport/internal/app/payout"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/commission"
	"github.com/rapporthq/rapport/internal/domain/money"
	domain "github.com/rapporthq/rapport/internal/domain/payout"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

func TestRunCreate(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		paid := b.due(b.ada, 5000, "EUR")
		taken := b.due(b.ada, -1250, "EUR")
		nothing := b.due(b.ada, 0, "EUR")
		held := b.Earn(b.ada, money.New(900, "EUR"), commission.StatusPending, today.AddDate(0, 0, 5))
		ben := b.Enroll("ben")
		b.due(ben, 700, "EUR")
		b.Pay(b.ada, "JPY")
		yen := b.due(b.ada, 40, "JPY")

		run := b.run(t, "march")
		require.Equal(t, domain.RunDraft, run.Status)
		require.Equal(t, today, run.CutOffAt)
		require.Equal(t, "usr_fin", run.CreatedBy)
		require.Equal(t, []domain.Exclusion{
			{EnrollmentID: ben.ID, Due: money.New(700, "EUR"), Reason: domain.ReasonNoMethod},
		}, run.Exclusions)

		payouts := b.payoutsOf(t, run)
		require.Len(t, payouts, 2)
		require.Equal(t, "2026-000001", payouts[0].Number)
		require.Equal(t, money.New(3750, "EUR"), payouts[0].Amount())
		require.Equal(t, "2026-000002", payouts[1].Number)
		require.Equal(t, money.New(40, "JPY"), payouts[1].Amount())
		require.Equal(t, domain.Draft, payouts[0].Status)
		require.Equal(t, "Holder of EUR", payouts[0].AccountHolder)
		require.Equal(t, b.ada.PartnerID, payouts[0].PartnerID)

		for _, row := range []*ent.Commission{paid, taken, nothing, yen} {
			require.Equal(t, commission.StatusInPayout, b.status(t, row))
			change, err := b.Client.CommissionChange.Query().Where(commissionchange.CommissionID(row.ID)).Only(b.System())
			require.NoError(t, err)
			require.Equal(t, [3]string{"APPROVED", "IN_PAYOUT", "usr_fin"},
				[3]string{change.FromStatus, change.ToStatus, change.Actor})
		}
		require.Equal(t, commission.StatusPending, b.status(t, held))
		lines, err := payouts[0].QueryLines().Where(payoutline.IsLive(true)).Count(b.System())
		require.NoError(t, err)
		require.Equal(t, 3, lines)
		b.Verify()
		program, err := b.Client.Program.Get(b.System(), b.Program.ID)
		require.NoError(t, err)
		require.Equal(t, int64(2), program.PayoutSequence)
	})
}

func TestRunCreateUsesMinimumsAndBans(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		b.due(b.ada, 5000, "EUR")
		group, err := b.Client.Group.Create().SetCreatedAt(today).SetProgramID(b.Program.ID).SetName("gold").
			SetPayoutMinimumMinor(800).Save(b.System())
		require.NoError(t, err)
		require.NoError(t, b.Program.Update().SetPayoutMinimumMinor(6000).Exec(b.System()))
		require.NoError(t, b.ada.Update().SetPayoutMinimumMinor(5000).Exec(b.System()), "its own minimum wins")
		names := map[string]string{b.ada.ID: "ada"}
		for name, minor := range map[string]int64{"ben": 800, "cat": 799, "dan": 5999, "eve": 9000} {
			e := b.Enroll(name)
			names[e.ID] = name
			b.Pay(e, "EUR")
			b.due(e, minor, "EUR")
			switch name {
			case "ben", "cat":
				require.NoError(t, e.Update().SetGroupID(group.ID).Exec(b.System()))
			case "eve":
				require.NoError(t, e.Update().SetStatus(enrollment.StatusBANNED).Exec(b.System()))
			}
		}
		run := b.run(t, "march")
		reasons := map[string]domain.Reason{}
		for _, x := range run.Exclusions {
			reasons[names[x.EnrollmentID]] = x.Reason
		}
		require.Equal(t, map[string]domain.Reason{
			"cat": domain.ReasonBelowMinimum, "dan": domain.ReasonBelowMinimum, "eve": domain.ReasonBanned,
		}, reasons)
		paid := map[string]int64{}
		for _, p := range b.payoutsOf(t, run) {
			paid[names[p.EnrollmentID]] = p.AmountMinor
		}
		require.Equal(t, map[string]int64{"ada": 5000, "ben": 800}, paid)
		b.Verify()
	})
}

func TestRunCreateIsIdempotent(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		b.due(b.ada, 5000, "EUR")
		ctx := b.Member("fin", viewer.Finance)
		first := b.run(t, "march")
		b.due(b.ada, 100, "EUR")
		again := b.run(t, "march")
		require.Equal(t, first.ID, again.ID)
		earlier := today.Add(-time.Minute)
		_, err := b.payouts.RunCreate(ctx, payout.RunCreateInput{
			ProgramID: b.Program.ID, IdempotencyKey: "march", CutOffAt: &earlier,
		})
		requireProblems(t, err, at(apperr.IdempotencyConflict, "input", "idempotencyKey"))
		second := b.run(t, "april")
		require.NotEqual(t, first.ID, second.ID)
		require.Equal(t, int64(100), b.payoutsOf(t, second)[0].AmountMinor)
		require.Equal(t, "2026-000002", b.payoutsOf(t, second)[0].Number)
		b.Verify()
	})
}

func TestRunCreateRefuses(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		row := b.due(b.ada, 5000, "EUR")
		other := testkit.NewBook(t, d, "other", today)
		ctx := b.Member("fin", viewer.Finance)
		future, past := today.Add(time.Second), today.Add(-2*time.Hour)
		tests := map[string]struct {
			in   payout.RunCreateInput
			want []problem
		}{
			"nothing given": {payout.RunCreateInput{}, []problem{
				at(apperr.Blank, "input", "programId"), at(apperr.Blank, "input", "idempotencyKey"),
			}},
			"a long key": {
				payout.RunCreateInput{ProgramID: b.Program.ID, IdempotencyKey: strings.Repeat("k", 101)},
				[]problem{at(apperr.TooLong, "input", "idempotencyKey")},
			},
			"a cut-off in the future": {
				payout.RunCreateInput{ProgramID: b.Program.ID, IdempotencyKey: "k", CutOffAt: &future},
				[]problem{at(apperr.TooLarge, "input", "cutOffAt")},
			},
			"nothing was due by then": {
				payout.RunCreateInput{ProgramID: b.Program.ID, IdempotencyKey: "k", CutOffAt: &past},
				[]problem{at(apperr.InsufficientBalance)},
			},
			"a program of another organization": {
				payout.RunCreateInput{ProgramID: other.Program.ID, IdempotencyKey: "k"},
				[]problem{at(apperr.NotFoundCode, "input", "programId")},
			},
		}
		for name, test := range tests {
			_, err := b.payouts.RunCreate(ctx, test.in)
			t.Log(name)
			requireProblems(t, err, test.want...)
		}
		in := payout.RunCreateInput{ProgramID: b.Program.ID, IdempotencyKey: "k"}
		_, err := b.payouts.RunCreate(other.Member("eve", viewer.Owner), in)
		requireProblems(t, err, at(apperr.NotFoundCode, "input", "programId"))
		_, err = b.payouts.RunCreate(b.Member("ro", viewer.ReadOnly), in)
		require.ErrorIs(t, err, apperr.ErrForbidden)
		_, err = b.payouts.RunCreate(b.Partner(b.ada, viewer.Owner), in)
		require.ErrorIs(t, err, apperr.ErrForbidden)

		require.Equal(t, commission.StatusApproved, b.status(t, row))
		require.Zero(t, b.Client.PayoutRun.Query().CountX(b.System()))
		require.Zero(t, b.Client.Idempotency.Query().CountX(b.System()))
		require.Zero(t, b.Client.Event.Query().CountX(b.System()))
		b.Verify()
	})
}

// TestRunCreateRaces starts many runs at once: every commission is paid by
// exactly one of them.
func TestRunCreateRaces(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		enrollments := []*ent.Enrollment{b.ada}
		for _, name := range []string{"ben", "cat", "dan"} {
			e := b.Enroll(name)
			b.Pay(e, "EUR")
			enrollments = append(enrollments, e)
		}
		for i := range 40 {
			b.due(enrollments[i%4], 100, "EUR")
		}
		const racers = 8
		ctx := b.Member("fin", viewer.Finance)
		errs := make([]error, racers)
		var wait sync.WaitGroup
		start := make(chan struct{})
		for i := range racers {
			wait.Go(func() {
				<-start
				_, errs[i] = b.payouts.RunCreate(ctx, payout.RunCreateInput{
					ProgramID: b.Program.ID, IdempotencyKey: fmt.Sprintf("race %d", i),
				})
			})
		}
		close(start)
		wait.Wait()
		won := 0
		for _, err := range errs {
			if err == nil {
				won++
				continue
			}
			requireProblems(t, err, at(apperr.InsufficientBalance))
		}
		require.Equal(t, 1, won)
		lines, err := b.Client.PayoutLine.Query().Select(payoutline.FieldCommissionID).Strings(b.System())
		require.NoError(t, err)
		require.Len(t, lines, 40)
		b.Verify()
	})
}

// TestRunCreateRacesWithOneKey starts the same request many times at once: all
// get the same run.
func TestRunCreateRacesWithOneKey(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		b.due(b.ada, 5000, "EUR")
		const racers = 8
		ctx := b.Member("fin", viewer.Finance)
		runs := make([]*ent.PayoutRun, racers)
		errs := make([]error, racers)
		var wait sync.WaitGroup
		for i := range racers {
			wait.Go(func() {
				runs[i], errs[i] = b.payouts.RunCreate(ctx, payout.RunCreateInput{
					ProgramID: b.Program.ID, IdempotencyKey: "once",
				})
			})
		}
		wait.Wait()
		for i := range racers {
			require.NoError(t, errs[i])
			require.Equal(t, runs[0].ID, runs[i].ID)
		}
		require.Equal(t, 1, b.Client.PayoutRun.Query().CountX(b.System()))
		b.Verify()
	})
}

// TestLiveLinesAreUnique tries what no use case does: the database itself
// refuses a commission in a second live payout.
func TestLiveLinesAreUnique(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		row := b.due(b.ada, 5000, "EUR")
		p := b.payoutsOf(t, b.run(t, "march"))[0]
		second := b.Client.PayoutLine.Create().SetCreatedAt(today).SetPartnerID(b.ada.PartnerID).
			SetPayoutID(p.ID).SetCommissionID(row.ID)
		index, ok := db.IsUniqueViolation(second.Exec(b.System()))
		require.True(t, ok)
		require.Equal(t, "payoutline_organization_id_commission_id", index)
		require.NoError(t, second.SetIsLive(false).Exec(b.System()), "a line that let go is history")
	})
}

// TestRunCreateWaitsForDecisions holds a commission in another transaction while
// a run is made: the run takes what is left, not the held one.
func TestRunCreateWaitsForDecisions(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		stays := b.due(b.ada, 100, "EUR")
		held := b.due(b.ada, 5000, "EUR")
		ctx := b.System()
		made := make(chan error, 1)
		var run *ent.PayoutRun
		err := db.InTx(ctx, b.Client, func(tx *ent.Tx) error {
			if err := tx.Commission.UpdateOneID(held.ID).SetStatus(commission.StatusOnHold).Exec(ctx); err != nil {
				return err
			}
			go func() {
				var err error
				run, err = b.payouts.RunCreate(b.Member("fin", viewer.Finance), payout.RunCreateInput{
					ProgramID: b.Program.ID, IdempotencyKey: "k",
				})
				made <- err
			}()
			return tx.CommissionChange.Create().SetCreatedAt(today).SetPartnerID(held.PartnerID).SetCommissionID(held.ID).
				SetFromStatus("APPROVED").SetToStatus("ON_HOLD").SetActor("test").Exec(ctx)
		})
		require.NoError(t, err)
		require.NoError(t, <-made)
		require.Equal(t, int64(100), b.payoutsOf(t, run)[0].AmountMinor)
		require.Equal(t, commission.StatusInPayout, b.status(t, stays))
		require.Equal(t, commission.StatusOnHold, b.status(t, held))
		b.Verify()
	})
}
