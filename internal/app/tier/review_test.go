package tier_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent"
	"github.com/rapporthq/rapport/ent/event"
	"github.com/rapporthq/rapport/internal/app/program"
	"github.com/rapporthq/rapport/internal/domain/metric"
	"github.com/rapporthq/rapport/internal/domain/tier"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// berlin is a local instant of the program.
func berlin(t *testing.T, text string) time.Time {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Berlin")
	require.NoError(t, err)
	at, err := time.ParseInLocation("2006-01-02 15:04", text, zone)
	require.NoError(t, err)
	return at.UTC()
}

// night sets the clock and runs the nightly job, twice: the second changes
// nothing.
func (b *bundle) night(t *testing.T, text string) {
	t.Helper()
	b.clock.Set(berlin(t, text))
	system := viewer.With(t.Context(), viewer.NewSystem(b.program.OrganizationID))
	require.NoError(t, b.service.EvaluateProgram(system, b.program.ID))
	before, told := b.row(t, b.ada), len(b.told(t, b.ada))
	require.NoError(t, b.service.EvaluateProgram(system, b.program.ID))
	require.Equal(t, before.String(), b.row(t, b.ada).String(), "twice is once")
	require.Len(t, b.told(t, b.ada), told, "twice is once")
}

func (b *bundle) row(t *testing.T, e *ent.Enrollment) *ent.Enrollment {
	t.Helper()
	row, err := b.Client.Enrollment.Get(b.owner, e.ID)
	require.NoError(t, err)
	return row
}

// told returns the kinds of the events of an enrollment, oldest first.
func (b *bundle) told(t *testing.T, e *ent.Enrollment) []string {
	t.Helper()
	kinds, err := b.Client.Event.Query().Where(event.SubjectID(e.ID)).Order(ent.Asc(event.FieldID)).Select(event.FieldKind).Strings(b.owner)
	require.NoError(t, err)
	return kinds
}

// policy sets how the program demotes.
func (b *bundle) policy(t *testing.T, demotion tier.Demotion, grace int) {
	t.Helper()
	review := tier.ReviewQuarter
	_, err := b.programs.Update(b.owner, b.program.ID, program.UpdateInput{TierReview: &review, TierDemotion: &demotion, TierGraceDays: &grace})
	require.NoError(t, err)
}

// climbed puts Ada on Gold in March, by five wins.
func climbed(t *testing.T, d *testkit.Database, demotion tier.Demotion) (b *bundle, silver, gold *ent.Tier) {
	t.Helper()
	b = setup(t, d)
	b.policy(t, demotion, 30)
	silver = b.tier(t, "Silver", tier.CalendarQuarter, asks(tier.WonReferrals, "2"))
	gold = b.tier(t, "Gold", tier.CalendarQuarter, asks(tier.WonReferrals, "5"))
	b.day(t, b.ada, "2026-03-01", metric.Wins, 5, 0)
	b.evaluate(t, b.ada.ID)
	require.Equal(t, "Gold", b.standing(t, b.ada))
	return b, silver, gold
}

func TestDemotionOfParagraph7FollowsAWarningAndTheGrace(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b, silver, gold := climbed(t, d, tier.DemotionStep)
		b.night(t, "2026-04-01 02:00")
		require.Nil(t, b.row(t, b.ada).DemotionTierID, "§7 the quarter that is over is reviewed, not the one that begins")
		b.night(t, "2026-06-30 23:59")
		require.Nil(t, b.row(t, b.ada).DemotionTierID, "§7 only at the end of the review period")
		b.night(t, "2026-07-01 02:00")
		warned := b.row(t, b.ada)
		require.Equal(t, silver.ID, *warned.DemotionTierID, "§7 one tier at a time")
		require.True(t, berlin(t, "2026-07-31 00:00").Equal(*warned.DemotionAt))
		require.Equal(t, "Gold", b.standing(t, b.ada))
		b.night(t, "2026-07-30 23:59")
		require.Equal(t, "Gold", b.standing(t, b.ada))
		b.night(t, "2026-07-31 00:00")
		require.Equal(t, "Silver", b.standing(t, b.ada))
		moves := b.moves(t, b.ada)
		last := moves[len(moves)-1]
		require.Equal(t, []string{"DEMOTION", gold.ID, silver.ID, "system"}, []string{last.Cause, *last.FromTierID, last.ToTierID, last.Actor})
		require.Equal(t, tier.Metrics{TenureDays: last.Metrics.TenureDays}, last.Metrics, "§7 the metric values")
		after := b.row(t, b.ada)
		require.Nil(t, after.DemotionTierID)
		require.Nil(t, after.DemotionAt)
		require.Equal(t, []string{
			"enrollment.tierMoved", "enrollment.tierMoved", "enrollment.demotionWarned", "enrollment.tierMoved",
		}, b.told(t, b.ada))
	})
}

func TestAWarningIsWithdrawnByTheFactThatEarnsTheTierAgain(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b, _, _ := climbed(t, d, tier.DemotionEarned)
		b.night(t, "2026-07-01 02:00")
		entry := b.moves(t, b.ada)[0].ToTierID
		require.Equal(t, entry, *b.row(t, b.ada).DemotionTierID, "§7 straight to the earned tier")
		b.clock.Set(berlin(t, "2026-07-20 12:00"))
		b.day(t, b.ada, "2026-07-20", metric.Wins, 5, 0)
		b.evaluate(t, b.ada.ID)
		require.Nil(t, b.row(t, b.ada).DemotionTierID)
		require.Equal(t, "enrollment.demotionWithdrawn", b.told(t, b.ada)[3])
		b.day(t, b.ada, "2026-07-21", metric.Wins, -1, 0)
		b.night(t, "2026-08-02 02:00")
		require.Equal(t, "Gold", b.standing(t, b.ada), "§7 lost again, it is the next review's")
		require.Len(t, b.told(t, b.ada), 4)
	})
}

func TestWhatWithdrawsAWarning(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b, silver, gold := climbed(t, d, tier.DemotionStep)
		b.night(t, "2026-07-01 02:00")
		b.policy(t, tier.DemotionNever, 30)
		require.Nil(t, b.row(t, b.ada).DemotionTierID, "§7 the setting")
		b.policy(t, tier.DemotionStep, 30)
		b.night(t, "2026-10-01 02:00")
		require.Equal(t, silver.ID, *b.row(t, b.ada).DemotionTierID)
		_, err := b.move(b.owner, b.row(t, b.ada), silver.ID, "Talked to them.")
		require.NoError(t, err)
		require.Nil(t, b.row(t, b.ada).DemotionTierID, "moved by hand, it is void")
		_, err = b.move(b.owner, b.row(t, b.ada), gold.ID, "Talked again.")
		require.NoError(t, err)
		b.night(t, "2026-12-31 02:00")
		require.Equal(t, "Gold", b.standing(t, b.ada))
		withdrawn := 0
		for _, kind := range b.told(t, b.ada) {
			if kind == "enrollment.demotionWithdrawn" {
				withdrawn++
			}
		}
		require.Equal(t, 2, withdrawn)
	})
}

func TestNobodyBelowIsTouchedByTheReviewOfAnother(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b, _, _ := climbed(t, d, tier.DemotionStep)
		bob := b.enroll(t, "bob")
		b.night(t, "2026-07-01 02:00")
		require.Nil(t, b.row(t, bob).DemotionTierID, "the entry tier has everybody")
		require.NotNil(t, b.row(t, b.ada).DemotionTierID)
	})
}
