package referral_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/ent/event"
	"github.com/rapporthq/rapport/internal/apperr"
	domain "github.com/rapporthq/rapport/internal/domain/referral"
	"github.com/rapporthq/rapport/internal/testkit"
)

func TestClaimsThatAreOverdueAreToldOnce(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		require.NoError(t, b.Program.Update().SetTimeZone("America/New_York").Exec(b.System()))
		claim, err := b.referrals.Claim(b.partner(b.ada), b.claim("order-7"))
		require.NoError(t, err)
		asked, err := b.referrals.Claim(b.partner(b.ada), b.claim("order-8"))
		require.NoError(t, err)
		_, err = b.referrals.AskClaim(b.admin(), asked.ID, "Whom did you call?")
		require.NoError(t, err)
		declined, err := b.referrals.Claim(b.partner(b.ada), b.claim("order-9"))
		require.NoError(t, err)
		_, err = b.referrals.DeclineClaim(b.admin(), declined.ID, domain.DeclineNoEvidence, nil)
		require.NoError(t, err)
		watched := func(want int, why string) {
			t.Helper()
			for _, count := range []int{want, 0} { // Once is enough.
				got, err := b.referrals.WatchClaims(b.System(), b.Program.ID)
				require.NoError(t, err)
				require.Equal(t, count, got, why)
			}
		}
		b.clock.Advance(14*day + time.Minute)
		watched(0, "the day itself is not over where the program is")
		b.clock.Advance(day)
		watched(1, "neither what was decided nor what waits for the partner")
		told := b.Client.Event.Query().Where(event.Kind("claim.overdue")).OnlyX(b.System())
		require.Equal(t, []string{claim.ID, b.ada.PartnerID}, []string{told.SubjectID, *told.PartnerID})

		_, err = b.referrals.AnswerClaim(b.partner(b.ada), asked.ID, "Their head of sales.", nil)
		require.NoError(t, err)
		_, err = b.referrals.AskClaim(b.admin(), claim.ID, "And you?")
		require.NoError(t, err)
		_, err = b.referrals.AnswerClaim(b.partner(b.ada), claim.ID, "Me, too.", nil)
		require.NoError(t, err)
		watched(0, "an answer gives the time anew")
		b.clock.Advance(15 * day)
		watched(2, "each due day for itself")
		_, err = b.referrals.WatchClaims(b.System(), "prg_none")
		require.ErrorIs(t, err, apperr.ErrNotFound)
	})
}
