package referral_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/domain/referral"
)

func TestDefaultStagesOfParagraph6(t *testing.T) {
	t.Parallel()
	require.Equal(t, []referral.Stage{
		{Key: "submitted", Name: "Submitted", Kind: referral.Open, Probability: 10},
		{Key: "qualified", Name: "Qualified", Kind: referral.Open, Probability: 30},
		{Key: "meeting", Name: "Meeting", Kind: referral.Open, Probability: 50},
		{Key: "proposal", Name: "Proposal", Kind: referral.Open, Probability: 70},
		{Key: "won", Name: "Won", Kind: referral.Won, Probability: 100},
		{Key: "lost", Name: "Lost", Kind: referral.Lost, Probability: 0},
	}, referral.DefaultStages())
	require.Equal(t, []string{"OPEN", "WON", "LOST"}, referral.StageKind("").Values())
	require.Equal(t, []string{"SUBMITTED", "ACCEPTED", "REJECTED", "NEEDS_INFO"}, referral.Status("").Values())
}

func TestCanMove(t *testing.T) {
	t.Parallel()
	stages := map[string]referral.Stage{}
	for _, s := range referral.DefaultStages() {
		stages[s.Key] = s
	}
	const closed = "The referral is closed; give a reason to reopen it."
	tests := []struct {
		name, from, to, reason, refusal string
	}{
		{"forward", "submitted", "qualified", "", ""},
		{"over some stages", "submitted", "won", "", ""},
		{"backward", "proposal", "qualified", "", ""},
		{"to lost", "meeting", "lost", "", ""},
		{"nowhere", "meeting", "meeting", "because", "The referral is in this stage already."},
		{"out of lost without a reason", "lost", "meeting", "", closed},
		{"out of lost with a blank reason", "lost", "meeting", " \t", closed},
		{"out of lost with a reason", "lost", "meeting", "They called back.", ""},
		{"from won to lost without a reason", "won", "lost", "", closed},
		{"from won to lost with a reason", "won", "lost", "Cancelled in the first week.", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			ok, refusal := referral.CanMove(stages[tt.from], stages[tt.to], tt.reason)
			require.Equal(t, tt.refusal == "", ok)
			require.Equal(t, tt.refusal, refusal)
		})
	}
}
