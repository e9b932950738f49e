package payout_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/domain/money"
	"github.com/rapporthq/rapport/internal/domain/payout"
)

func TestRunMovesOfParagraph8(t *testing.T) {
	t.Parallel()
	allowed := map[string]bool{
		"DRAFT>APPROVED": true, "DRAFT>CANCELLED": true,
		"APPROVED>PROCESSING": true, "APPROVED>CANCELLED": true,
		"PROCESSING>COMPLETED": true,
	}
	for _, from := range payout.RunStatus("").Values() {
		for _, to := range payout.RunStatus("").Values() {
			s, next := payout.RunStatus(from), payout.RunStatus(to)
			require.Equal(t, allowed[from+">"+to], s.CanMoveTo(next), "%s to %s", from, to)
			require.Equal(t, allowed[from+">"+to], s.Refusal(next) == "", "%s to %s", from, to)
		}
	}
}

func TestPayoutMovesOfParagraph8(t *testing.T) {
	t.Parallel()
	allowed := map[string]bool{
		"DRAFT>APPROVED": true, "DRAFT>CANCELLED": true,
		"APPROVED>PROCESSING": true, "APPROVED>CANCELLED": true,
		"PROCESSING>PAID": true, "PROCESSING>FAILED": true, "PROCESSING>CANCELLED": true,
	}
	for _, from := range payout.Status("").Values() {
		for _, to := range payout.Status("").Values() {
			s, next := payout.Status(from), payout.Status(to)
			require.Equal(t, allowed[from+">"+to], s.CanMoveTo(next), "%s to %s", from, to)
			require.Equal(t, allowed[from+">"+to], s.Refusal(next) == "", "%s to %s", from, to)
		}
	}
}

func TestRefusalsAreSentences(t *testing.T) {
	t.Parallel()
	require.Equal(t, "This payout run is already approved.", payout.RunApproved.Refusal(payout.RunApproved))
	require.Equal(t, "This payout run is completed and cannot change any more.", payout.RunCompleted.Refusal(payout.RunCancelled))
	require.Equal(t, "Only a draft can be approved.", payout.RunProcessing.Refusal(payout.RunApproved))
	require.Equal(t, "The payout run must be approved before it is paid.", payout.RunDraft.Refusal(payout.RunProcessing))
	require.Equal(t, "The payout run is completed when every payout in it is settled.", payout.RunApproved.Refusal(payout.RunCompleted))
	require.Equal(t, "A payout run that is being paid cannot be cancelled; settle its payouts one by one.", payout.RunProcessing.Refusal(payout.RunCancelled))
	require.Equal(t, "A payout run that is being paid cannot become a draft again.", payout.RunProcessing.Refusal(payout.RunDraft))
	require.Equal(t, "This payout is already a draft.", payout.Draft.Refusal(payout.Draft))
	require.Equal(t, "This payout is marked as failed and cannot change any more.", payout.Failed.Refusal(payout.Paid))
	require.Equal(t, "Only a draft can be approved.", payout.Processing.Refusal(payout.Approved))
	require.Equal(t, "The payout must be approved before it is paid.", payout.Draft.Refusal(payout.Processing))
	require.Equal(t, "Only a payout that is being paid can be marked as failed.", payout.Draft.Refusal(payout.Failed))
	require.Equal(t, "A payout that is approved cannot become a draft again.", payout.Approved.Refusal(payout.Draft))
}

func TestLiveAndSettled(t *testing.T) {
	t.Parallel()
	tests := map[payout.Status]struct{ live, settled bool }{
		payout.Draft:      {true, false},
		payout.Approved:   {true, false},
		payout.Processing: {true, false},
		payout.Paid:       {true, true},
		payout.Failed:     {false, true},
		payout.Cancelled:  {false, true},
	}
	for s, want := range tests {
		require.Equal(t, want.live, s.Live(), s)
		require.Equal(t, want.settled, s.Settled(), s)
	}
}

func TestNeedsSecondPerson(t *testing.T) {
	t.Parallel()
	limit := money.New(100_00, "EUR")
	rates := payout.Rates{"CHF": "1.05", "JPY": "0.006"}
	tests := []struct {
		name     string
		totals   []money.Money
		limit    *money.Money
		approver string
		want     bool
	}{
		{"at the limit the creator may approve", []money.Money{money.New(100_00, "EUR")}, &limit, "usr_1", false},
		{"above it the creator may not", []money.Money{money.New(100_01, "EUR")}, &limit, "usr_1", true},
		{"above it another person may", []money.Money{money.New(100_01, "EUR")}, &limit, "usr_2", false},
		{"without a limit the creator may", []money.Money{money.New(100_01, "EUR")}, nil, "usr_1", false},
		{"a limit of nothing always wants two", []money.Money{money.New(1, "EUR")}, &money.Money{Currency: "EUR"}, "usr_1", true},
		{"another currency cannot hide under the limit", []money.Money{money.New(1, "EUR"), money.New(1, "USD")}, &limit, "usr_1", true},
		{"§8 totals of several currencies are added up", []money.Money{money.New(60_00, "EUR"), money.New(50_00, "CHF")}, &limit, "usr_1", true},
		{"§8 and may stay below the limit", []money.Money{money.New(60_00, "EUR"), money.New(20_00, "CHF"), money.New(2000, "JPY")}, &limit, "usr_1", false},
		{"§8 a sum is compared exactly, to less than a cent", []money.Money{money.New(75_00, "EUR"), money.New(4167, "JPY")}, &limit, "usr_1", true},
		{"an empty run needs nobody", nil, &limit, "usr_1", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, tt.want, payout.NeedsSecondPerson(tt.totals, tt.limit, rates, "usr_1", tt.approver))
		})
	}
}

func TestEnumsListTheirValues(t *testing.T) {
	t.Parallel()
	require.Equal(t, []string{"MANUAL"}, payout.MethodKind("").Values())
	require.Equal(t, []string{
		"BANNED", "FRAUD_REVIEW", "TAX_FORM_REQUIRED", "HELD", "NEGATIVE_BALANCE", "NOTHING_DUE", "BELOW_MINIMUM", "NO_METHOD",
	}, payout.Reason("").Values())
}
