package commission

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/db"
	"github.com/rapporthq/rapport/internal/domain/money"
)

// Fingerprints are stored: a request that is repeated after an upgrade must have the
// one that it had before.
func TestFingerprintsStayAsTheyAre(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 3, 10, 13, 30, 0, 123456789, time.FixedZone("CET", 3600))
	for mark, in := range map[string]AdjustInput{
		"54df15c90067b891d8f5a8144238b718dca951f161fef0d7da7ef636bafcfc8d": {EnrollmentID: "enr_1", Amount: money.Input{Amount: " -12.34 ", CurrencyCode: "EUR"}, Reason: " a gift ", IdempotencyKey: "k"},
		"f34a1f2b9643d7cbf120998a34665768b417fbba07b41e329e9ed034976ed3ae": {EnrollmentID: "enr_1", Amount: money.Input{Amount: "5", CurrencyCode: "EUR"}, Reason: "r", IsHeld: true, ReleaseAt: &at, IdempotencyKey: "k"},
	} {
		content, errs := in.read()
		require.Empty(t, errs)
		got, err := db.Fingerprint(content)
		require.NoError(t, err)
		require.Equal(t, mark, got)
	}
}
