package referral_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/domain/referral"
)

// The rules say in §6: "The second partner gets a neutral answer that leaks nothing
// about the first", whatever the team chose.
func TestASecondPartnerDoesNotLearnOfTheFirst(t *testing.T) {
	t.Parallel()
	for _, value := range referral.RejectReason("").Values() {
		reason := referral.RejectReason(value)
		told := reason.ForPartner()
		require.NotEqual(t, referral.RejectDuplicate, told)
		if reason != referral.RejectDuplicate {
			require.Equal(t, reason, told)
		}
	}
	require.Equal(t, referral.RejectKnown, referral.RejectDuplicate.ForPartner())
}
