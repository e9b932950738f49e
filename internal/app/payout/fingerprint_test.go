package payout

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// Fingerprints are stored: a request that is repeated after an upgrade must have the
// one that it had before.
func TestFingerprintsStayAsTheyAre(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 3, 10, 13, 30, 0, 123456789, time.FixedZone("CET", 3600))
	require.Equal(t, "40c0fc0e602f3804886c9a4849fa463f78ddc2976d24b0fdfe0bb5ad773e66ef", RunCreateInput{ProgramID: "prg_1", IdempotencyKey: "k"}.fingerprint())
	require.Equal(t, "6a43230700b07ae9b0cd0db2bbd38b46560e612c836dd236fd7f6a9ca4ac4944", RunCreateInput{ProgramID: "prg_1", CutOffAt: &at, IdempotencyKey: "k"}.fingerprint())
}
