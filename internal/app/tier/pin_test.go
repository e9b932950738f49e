package tier_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	enttier "github.com/rapporthq/rapport/ent/tier"
	"github.com/rapporthq/rapport/internal/app/program"
	apptier "github.com/rapporthq/rapport/internal/app/tier"
	"github.com/rapporthq/rapport/internal/apperr"
	"github.com/rapporthq/rapport/internal/domain/metric"
	"github.com/rapporthq/rapport/internal/domain/tier"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

func TestPinOfParagraph7FixesTheTier(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b, silver, gold := climbed(t, d, tier.DemotionStep)
		b.night(t, "2026-07-01 02:00")
		until := berlin(t, "2026-11-01 00:00")
		pinned, err := b.service.Pin(b.owner, b.ada.ID, apptier.PinInput{TierID: silver.ID, Until: &until, Reason: " A contract. "})
		require.NoError(t, err)
		require.Equal(t, []string{silver.ID, silver.ID, "A contract."}, []string{*pinned.TierID, *pinned.PinTierID, pinned.PinReason})
		require.Nil(t, pinned.DemotionTierID, "§7 never while pinned")
		moves := b.moves(t, b.ada)
		last := moves[len(moves)-1]
		require.Equal(t, []string{"PIN", "A contract.", "usr_acme"}, []string{last.Cause, last.Reason, last.Actor})
		b.day(t, b.ada, "2026-07-02", metric.Wins, 9, 0)
		b.night(t, "2026-07-02 02:00")
		require.Equal(t, "Silver", b.standing(t, b.ada), "§7 whatever is earned")
		_, err = b.move(b.owner, b.row(t, b.ada), gold.ID, "Anyway.")
		requireMistake(t, err, apperr.WrongState, "input", "tierId")

		b.night(t, "2026-10-01 02:00")
		require.Nil(t, b.row(t, b.ada).DemotionTierID, "§7 never while pinned")
		b.night(t, "2026-11-01 00:00")
		over := b.row(t, b.ada)
		require.Nil(t, over.PinTierID, "the pin is over")
		require.Empty(t, over.PinReason)
		told := b.told(t, b.ada)
		require.Equal(t, "enrollment.tierUnpinned", told[len(told)-1])

		_, err = b.service.Pin(b.owner, b.ada.ID, apptier.PinInput{TierID: silver.ID, Reason: "Again."})
		require.NoError(t, err)
		b.day(t, b.ada, "2026-11-01", metric.Wins, 5, 0)
		b.night(t, "2026-11-02 02:00")
		unpinned, err := b.service.Unpin(b.owner, b.ada.ID)
		require.NoError(t, err)
		require.Equal(t, gold.ID, *unpinned.TierID, "§7 without a pin promotion is at once")
		_, err = b.service.Unpin(b.owner, b.ada.ID)
		requireMistake(t, err, apperr.WrongState, "id")
	})
}

func TestFloorOfParagraph7(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b, silver, gold := climbed(t, d, tier.DemotionEarned)
		bob := b.enroll(t, "bob")
		lifted, err := b.service.SetFloor(b.owner, bob.ID, apptier.FloorInput{TierID: &silver.ID})
		require.NoError(t, err)
		require.Equal(t, silver.ID, *lifted.TierID)
		require.Equal(t, "FLOOR", b.moves(t, bob)[1].Cause)
		_, err = b.move(b.owner, b.row(t, bob), *bob.TierID, "Down.")
		requireMistake(t, err, apperr.WrongState, "input", "tierId")

		b.night(t, "2026-07-01 02:00")
		_, err = b.service.SetFloor(b.owner, b.ada.ID, apptier.FloorInput{TierID: &silver.ID})
		require.NoError(t, err)
		require.Equal(t, silver.ID, *b.row(t, b.ada).DemotionTierID, "§7 the warning stops at the floor")
		_, err = b.service.SetFloor(b.owner, b.ada.ID, apptier.FloorInput{TierID: &gold.ID})
		require.NoError(t, err)
		require.Nil(t, b.row(t, b.ada).DemotionTierID)
		clears := true
		cleared, err := b.service.SetFloor(b.owner, b.ada.ID, apptier.FloorInput{Clear: &clears})
		require.NoError(t, err)
		require.Nil(t, cleared.FloorTierID)
		require.Equal(t, gold.ID, *cleared.TierID)

		_, err = b.service.SetFloor(b.owner, b.ada.ID, apptier.FloorInput{})
		requireMistake(t, err, apperr.Blank, "input", "tierId")
		_, err = b.service.SetFloor(b.owner, b.ada.ID, apptier.FloorInput{TierID: &gold.ID, Clear: &clears})
		requireMistake(t, err, apperr.Invalid, "input", "clear")
		foreign := "tir_none"
		_, err = b.service.SetFloor(b.owner, b.ada.ID, apptier.FloorInput{TierID: &foreign})
		requireMistake(t, err, apperr.NotFoundCode, "input", "tierId")
	})
}

func TestPinAndFloorRefuse(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b, silver, _ := climbed(t, d, tier.DemotionStep)
		other, err := b.programs.Create(b.owner, program.CreateInput{Name: "Other", Currency: "EUR", SiteURL: "https://acme.example"})
		require.NoError(t, err)
		foreign, err := b.Client.Tier.Query().Where(enttier.ProgramID(other.ID)).Only(b.owner)
		require.NoError(t, err)
		now := b.clock.Now()
		for name, one := range map[string]struct {
			in   apptier.PinInput
			code apperr.Code
			path []string
		}{
			"another program's": {apptier.PinInput{TierID: foreign.ID, Reason: "x"}, apperr.NotFoundCode, []string{"input", "tierId"}},
			"until now":         {apptier.PinInput{TierID: silver.ID, Reason: "x", Until: &now}, apperr.TooSmall, []string{"input", "until"}},
			"no reason":         {apptier.PinInput{TierID: silver.ID, Reason: " "}, apperr.Blank, []string{"input", "reason"}},
			"a long reason":     {apptier.PinInput{TierID: silver.ID, Reason: strings.Repeat("r", 501)}, apperr.TooLong, []string{"input", "reason"}},
		} {
			_, err := b.service.Pin(b.owner, b.ada.ID, one.in)
			require.Error(t, err, name)
			requireMistake(t, err, one.code, one.path...)
		}
		applied := b.enroll(t, "bob")
		require.NoError(t, b.Client.Enrollment.UpdateOne(applied).ClearTierID().Exec(b.owner))
		_, err = b.service.Pin(b.owner, applied.ID, apptier.PinInput{TierID: silver.ID, Reason: "x"})
		requireMistake(t, err, apperr.WrongState, "id")

		readOnly := viewer.From(b.owner)
		readOnly.Role = viewer.ReadOnly
		may := viewer.With(t.Context(), readOnly)
		before := b.row(t, b.ada).String()
		_, err = b.service.Pin(may, b.ada.ID, apptier.PinInput{TierID: silver.ID, Reason: "x"})
		require.ErrorIs(t, err, apperr.ErrForbidden)
		_, err = b.service.Unpin(may, b.ada.ID)
		require.ErrorIs(t, err, apperr.ErrForbidden)
		_, err = b.service.SetFloor(may, b.ada.ID, apptier.FloorInput{TierID: &silver.ID})
		require.ErrorIs(t, err, apperr.ErrForbidden)
		_, err = b.service.Pin(b.stranger, b.ada.ID, apptier.PinInput{TierID: silver.ID, Reason: "x"})
		require.ErrorIs(t, err, apperr.ErrNotFound)
		require.Equal(t, before, b.row(t, b.ada).String())
	})
}

func TestATierThatBindsSomebodyStays(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		never, grace := tier.DemotionStep, 30
		_, err := b.programs.Update(b.owner, b.program.ID, program.UpdateInput{TierDemotion: &never, TierGraceDays: &grace})
		require.NoError(t, err)
		silver := b.tier(t, "Silver", tier.CalendarQuarter, asks(tier.WonReferrals, "2"))
		gold := b.tier(t, "Gold", tier.CalendarQuarter, asks(tier.WonReferrals, "5"))
		// From the entry tier straight to gold: nobody ever stood on silver.
		b.day(t, b.ada, "2026-03-01", metric.Wins, 5, 0)
		b.evaluate(t, b.ada.ID)
		_, err = b.service.SetFloor(b.owner, b.ada.ID, apptier.FloorInput{TierID: &silver.ID})
		require.NoError(t, err)
		_, err = b.programs.DeleteTier(b.owner, silver.ID)
		requireMistake(t, err, apperr.InUse, "id")
		clears := true
		_, err = b.service.SetFloor(b.owner, b.ada.ID, apptier.FloorInput{Clear: &clears})
		require.NoError(t, err)

		require.NoError(t, b.Client.Enrollment.UpdateOne(b.ada).SetPinTierID(silver.ID).SetPinUntil(start.Add(time.Hour)).Exec(b.owner))
		_, err = b.programs.DeleteTier(b.owner, silver.ID)
		requireMistake(t, err, apperr.InUse, "id")
		require.NoError(t, b.Client.Enrollment.UpdateOne(b.ada).ClearPinTierID().ClearPinUntil().Exec(b.owner))

		b.night(t, "2026-07-01 02:00")
		require.Equal(t, silver.ID, *b.row(t, b.ada).DemotionTierID)
		_, err = b.programs.DeleteTier(b.owner, silver.ID)
		requireMistake(t, err, apperr.InUse, "id")
		_, err = b.service.SetFloor(b.owner, b.ada.ID, apptier.FloorInput{TierID: &gold.ID})
		require.NoError(t, err)
		_, err = b.programs.DeleteTier(b.owner, silver.ID)
		require.NoError(t, err, "nothing binds it any more")
	})
}
