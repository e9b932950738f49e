package referral_test

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/enrollmentday"
	"github.com/rapporthq/rapport/ent/event"
	"github.com/rapporthq/rapport/ent/stagechange"
	"github.com/rapporthq/rapport/internal/app/conversion"
	"github.com/rapporthq/rapport/internal/app/referral"
	apptier "github.com/rapporthq/rapport/internal/app/tier"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/clock"
	"github.com/rapporthq/rapport/internal/domain/metric"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/domain/tier"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// today is half past midnight of 11 March in Berlin.
var today = time.Date(2026, 3, 10, 23, 30, 0, 0, time.UTC)

// bundle is a program in Berlin with the default stages, two tiers, and a
// referral on the first stage.
type bundle struct {
	*testkit.Book
	referrals *referral.Service
	clock     *clock.Fake
	stages    map[string]*ent.Stage
	silver    *ent.Tier
	ada       *ent.Enrollment
	prospect  *ent.Referral
}

func setup(t *testing.T, d *testkit.Database) *bundle {
	t.Helper()
	b := &bundle{Book: testkit.NewBook(t, d, "acme", today), clock: clock.NewFake(today), stages: map[string]*ent.Stage{}}
	tiers := apptier.New(d.Client, b.clock)
	b.referrals = referral.New(d.Client, b.clock, tiers, conversion.New(d.Client, b.clock, tiers))
	ctx := b.System()
	require.NoError(t, b.Program.Update().SetTimeZone("Europe/Berlin").Exec(ctx))
	for i, one := range domain.DefaultStages() {
		b.stages[one.Key] = b.stage(t, b.Program, one, i+1)
	}
	var entry *ent.Tier
	for i, requirements := range [][]tier.Requirement{{}, {{Kind: tier.WonReferrals, Threshold: 1}}} {
		row, err := b.Client.Tier.Create().SetCreatedAt(today).SetProgramID(b.Program.ID).SetRank(i + 1).
			SetName([]string{"Partner", "Silver"}[i]).SetWindow(tier.Window{Kind: tier.Lifetime}).
			SetRequirements(requirements).SetBenefits([]string{}).Save(ctx)
		require.NoError(t, err)
		if i == 0 {
			entry = row
		}
		b.silver = row
	}
	b.ada = b.Enroll("ada")
	require.NoError(t, b.ada.Update().SetTierID(entry.ID).SetTierSince(today).Exec(ctx))
	var err error
	b.prospect, err = b.Client.Referral.Create().SetCreatedAt(today).SetProgramID(b.Program.ID).SetEnrollmentID(b.ada.ID).
		SetPartnerID(b.ada.PartnerID).SetStageID(b.stages["submitted"].ID).SetStatus(domain.Accepted).SetSource("LINK").
		SetName("Acme").SetCurrency("EUR").SetOpenedAt(today).SetStageSince(today).Save(ctx)
	require.NoError(t, err)
	return b
}

func (b *bundle) stage(t *testing.T, p *ent.Program, s domain.Stage, position int) *ent.Stage {
	t.Helper()
	row, err := b.Client.Stage.Create().SetCreatedAt(today).SetProgramID(p.ID).SetKey(s.Key).SetName(s.Name).
		SetPosition(position).SetKind(s.Kind).SetProbability(s.Probability).Save(b.System())
	require.NoError(t, err)
	return row
}

// move moves the prospect, as a person of the organization does.
func (b *bundle) move(stage, reason string) (*ent.Referral, error) {
	in := referral.MoveInput{StageID: b.stages[stage].ID}
	if reason != "" {
		in.Reason = &reason
	}
	return b.referrals.Move(b.Member("ann", viewer.Admin), b.prospect.ID, in)
}

// wins returns the count of wins by day.
func (b *bundle) wins(t *testing.T) map[string]int64 {
	t.Helper()
	rows, err := b.Client.EnrollmentDay.Query().Where(enrollmentday.Metric(metric.Wins)).All(b.System())
	require.NoError(t, err)
	out := map[string]int64{}
	for _, row := range rows {
		require.Equal(t, b.ada.ID, row.EnrollmentID)
		out[row.Day] = row.Count
	}
	return out
}

func TestMove(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		b.clock.Advance(time.Hour)
		moved, err := b.move("meeting", "")
		require.NoError(t, err)
		require.Equal(t, b.stages["meeting"].ID, moved.StageID)
		require.Equal(t, today.Add(time.Hour), moved.StageSince)
		require.Nil(t, moved.ClosedAt)
		current, err := moved.QueryStage().Only(b.System())
		require.NoError(t, err, "the referral is unwrapped")
		require.Equal(t, "meeting", current.Key)
		_, err = b.move("submitted", "One step back.")
		require.NoError(t, err, "between open stages every way is free")

		changes, err := b.Client.StageChange.Query().Order(ent.Asc(stagechange.FieldCreatedAt, stagechange.FieldID)).
			All(b.Partner(b.ada, viewer.Staff))
		require.NoError(t, err)
		require.Len(t, changes, 2)
		require.Equal(t, b.stages["submitted"].ID, *changes[0].FromStageID)
		require.Equal(t, b.stages["meeting"].ID, changes[0].ToStageID)
		require.Equal(t, "usr_ann", changes[0].Actor)
		require.Equal(t, today.Add(time.Hour), changes[0].OccurredAt)
		require.Equal(t, "One step back.", changes[1].Reason)
		seen, err := b.Client.Event.Query().Where(event.Kind("referral.moved")).Count(b.Partner(b.ada, viewer.Staff))
		require.NoError(t, err)
		require.Equal(t, 2, seen)
		require.Empty(t, b.wins(t))
	})
}

func TestMoveClosesAndReopens(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		won, err := b.move("won", "")
		require.NoError(t, err)
		require.Equal(t, today, *won.ClosedAt)
		require.Equal(t, map[string]int64{"2026-03-11": 1}, b.wins(t), "the day is local")
		promoted, err := b.Client.Enrollment.Get(b.System(), b.ada.ID)
		require.NoError(t, err)
		require.Equal(t, b.silver.ID, *promoted.TierID, "the win counts at once")

		b.clock.Advance(48 * time.Hour)
		_, err = b.move("proposal", " ")
		requireProblem(t, err, apperr.Blank, "input", "reason")
		reopened, err := b.move("proposal", "They asked for a new offer.")
		require.NoError(t, err)
		require.Nil(t, reopened.ClosedAt)
		require.Equal(t, map[string]int64{"2026-03-11": 0}, b.wins(t), "the win is taken from its own day")

		_, err = b.move("won", "")
		require.NoError(t, err)
		require.Equal(t, map[string]int64{"2026-03-11": 0, "2026-03-13": 1}, b.wins(t))
		lost, err := b.move("lost", "Went bankrupt.")
		require.NoError(t, err, "the outcome may change, with a reason")
		require.Equal(t, today.Add(48*time.Hour), *lost.ClosedAt)
		require.Equal(t, map[string]int64{"2026-03-11": 0, "2026-03-13": 0}, b.wins(t))
		kinds, err := b.Client.Event.Query().Where(event.SubjectID(b.prospect.ID)).Order(ent.Asc(event.FieldCreatedAt, event.FieldID)).
			Select(event.FieldKind).Strings(b.System())
		require.NoError(t, err)
		require.ElementsMatch(t, []string{"referral.won", "referral.reopened", "referral.won", "referral.lost"}, kinds)
	})
}

func TestMoveRefuses(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		other := testkit.NewBook(t, d, "other", today)
		second, err := b.Client.Program.Create().SetCreatedAt(today).SetName("Second").SetSlug("second").SetCurrency("EUR").
			SetSiteURL("https://example.com").SetTouchPriority(b.Program.TouchPriority).SetAllowedHosts([]string{}).
			SetQueryParameters([]string{}).Save(b.System())
		require.NoError(t, err)
		foreign := b.stage(t, second, domain.DefaultStages()[1], 1)
		long := strings.Repeat("x", 501)
		admin, meeting := b.Member("ann", viewer.Admin), referral.MoveInput{StageID: b.stages["meeting"].ID}
		move := func(ctx context.Context, in referral.MoveInput) error {
			_, err := b.referrals.Move(ctx, b.prospect.ID, in)
			return err
		}
		requireProblem(t, move(admin, referral.MoveInput{}), apperr.Blank, "input", "stageId")
		requireProblem(t, move(admin, referral.MoveInput{StageID: meeting.StageID, Reason: &long}), apperr.TooLong, "input", "reason")
		requireProblem(t, move(admin, referral.MoveInput{StageID: "stg_x"}), apperr.NotFoundCode, "input", "stageId")
		requireProblem(t, move(admin, referral.MoveInput{StageID: foreign.ID}), apperr.NotFoundCode, "input", "stageId")
		requireProblem(t, move(admin, referral.MoveInput{StageID: b.stages["submitted"].ID}), apperr.WrongState, "input", "stageId")
		_, err = b.referrals.Move(admin, "ref_x", meeting)
		require.ErrorIs(t, err, apperr.ErrNotFound)
		require.ErrorIs(t, move(other.Member("eve", viewer.Owner), meeting), apperr.ErrNotFound)
		require.ErrorIs(t, move(b.Member("ro", viewer.ReadOnly), meeting), apperr.ErrForbidden)
		requireProblem(t, move(b.Partner(b.ada, viewer.Owner), meeting), apperr.WrongState, "id")
		require.ErrorIs(t, move(b.Partner(b.Enroll("ben"), viewer.Owner), meeting), apperr.ErrNotFound)
		require.ErrorIs(t, move(t.Context(), meeting), apperr.ErrUnauthenticated)

		fresh, err := b.Client.Referral.Get(b.System(), b.prospect.ID)
		require.NoError(t, err)
		require.Equal(t, b.stages["submitted"].ID, fresh.StageID)
		require.Zero(t, b.Client.StageChange.Query().CountX(b.System()))
		require.Zero(t, b.Client.Event.Query().CountX(b.System()))
		require.Zero(t, b.Client.Conversion.Query().CountX(b.System()))
	})
}

// TestMoveRaces wins one referral many times at once: one of them wins it.
func TestMoveRaces(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		errs := make([]error, 6)
		var wait sync.WaitGroup
		for i := range errs {
			wait.Go(func() { _, errs[i] = b.move("won", "") })
		}
		wait.Wait()
		won := 0
		for _, err := range errs {
			if err == nil {
				won++
				continue
			}
			requireProblem(t, err, apperr.WrongState, "input", "stageId")
		}
		require.Equal(t, 1, won)
		require.Equal(t, map[string]int64{"2026-03-11": 1}, b.wins(t))
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
