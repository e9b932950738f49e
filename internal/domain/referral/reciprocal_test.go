package referral

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/domain/money"
)

func reciprocalStatuses() []ReciprocalStatus {
	var out []ReciprocalStatus
	for _, name := range ReciprocalStatus("").Values() {
		out = append(out, ReciprocalStatus(name))
	}
	return out
}

func TestReciprocalStatuses(t *testing.T) {
	t.Parallel()
	type move struct{ from, to ReciprocalStatus }
	may := map[move]bool{
		{ReciprocalSent, ReciprocalAccepted}: true, {ReciprocalSent, ReciprocalDeclined}: true,
		{ReciprocalAccepted, ReciprocalWon}: true, {ReciprocalAccepted, ReciprocalLost}: true,
	}
	corrected := map[move]bool{
		{ReciprocalWon, ReciprocalLost}: true, {ReciprocalWon, ReciprocalAccepted}: true, {ReciprocalWon, ReciprocalWon}: true,
		{ReciprocalLost, ReciprocalWon}: true, {ReciprocalLost, ReciprocalAccepted}: true,
	}
	for _, from := range reciprocalStatuses() {
		for _, to := range reciprocalStatuses() {
			require.Equal(t, may[move{from, to}], from.CanBecome(to), "%s to %s", from, to)
			require.Equal(t, corrected[move{from, to}], from.CanBeCorrected(to), "%s corrected to %s", from, to)
		}
	}
	require.Len(t, ReciprocalDecline("").Values(), 5)
}

func TestReciprocalIsClosed(t *testing.T) {
	t.Parallel()
	closed := map[ReciprocalStatus]bool{ReciprocalDeclined: true, ReciprocalWon: true, ReciprocalLost: true}
	for _, s := range reciprocalStatuses() {
		require.Equal(t, closed[s], s.IsClosed(), s)
	}
}

func TestReciprocity(t *testing.T) {
	t.Parallel()
	r := NewReciprocity("EUR")
	for s, n := range map[ReciprocalStatus]int{
		ReciprocalSent: 1, ReciprocalAccepted: 2, ReciprocalDeclined: 3, ReciprocalWon: 4, ReciprocalLost: 5,
	} {
		r.Received.Add(s, n, 1_000)
	}
	r.Given.WonCount, r.Given.WonValue.Minor = 1, 999
	require.Equal(t, Received{SentCount: 15, AcceptedCount: 11, WonCount: 4, WonValue: money.New(1_000, "EUR")}, r.Received)
	require.Equal(t, -3, r.WonCountBalance())
	balance, err := r.WonValueBalance()
	require.NoError(t, err)
	require.Equal(t, money.New(-1, "EUR"), balance, "the partner received more")
	r.Received.WonValue.Minor = math.MinInt64
	_, err = r.WonValueBalance()
	require.ErrorIs(t, err, money.ErrOverflow)
}
