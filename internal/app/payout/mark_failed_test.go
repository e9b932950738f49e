package payout_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/app/payout"
	"github.com/rapporthq/rapport/internal/testkit"
	"github.com/rapporthq/rapport/internal/viewer"
)

// Bounds count characters, not bytes, all the way into the database.
func TestTextsMayBeLongInEveryScript(t *testing.T) {
	t.Parallel()
	testkit.EachDialect(t, func(t *testing.T, d *testkit.Database) {
		b := setup(t, d)
		finance := b.Member("fin", viewer.Finance)
		_, err := b.payouts.MethodSet(finance, payout.MethodSetInput{
			PartnerID: b.ada.PartnerID, CurrencyCode: "EUR", AccountHolder: strings.Repeat("Ж", 120), AccountNumber: "12345678",
		})
		require.NoError(t, err)
		b.due(b.ada, 1000, "EUR")
		_, payouts := b.sent(t, strings.Repeat("ключ", 25))
		reason := strings.Repeat("нет ", 124) + "нет!"
		failed, _, err := b.payouts.MarkFailed(finance, payouts[0].ID, reason)
		require.NoError(t, err)
		require.Equal(t, reason, failed.FailureReason)
	})
}
