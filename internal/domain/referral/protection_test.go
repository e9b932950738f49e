package referral_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/domain/referral"
)

func TestProtection(t *testing.T) {
	t.Parallel()
	accepted := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	p := referral.Protect(accepted, referral.DefaultProtectionDays)
	end := time.Date(2026, 5, 30, 9, 0, 0, 0, time.UTC)
	require.Equal(t, end, p.Until, "§6 default 90 days")
	require.True(t, p.Covers(accepted), "§0 start included")
	require.False(t, p.Covers(accepted.Add(-time.Microsecond)))
	require.True(t, p.Covers(end.Add(-time.Microsecond)))
	require.False(t, p.Covers(end), "§0 end not")
	require.Equal(t, end.AddDate(0, 0, 30), p.Extend(30).Until)
}

func TestReminder(t *testing.T) {
	t.Parallel()
	p := referral.Protect(time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC), 90)
	on := func(month time.Month, day, hour int) time.Time {
		return time.Date(2026, month, day, hour, 0, 0, 0, time.UTC)
	}
	sent := func(at time.Time) *time.Time { return &at }
	tests := []struct {
		name string
		p    referral.Protection
		last *time.Time
		at   time.Time
		want int
	}{
		{"§6 nothing before 14 days", p, nil, on(5, 16, 8), 0},
		{"§6 at 14 days", p, nil, on(5, 16, 9), 14},
		{"once", p, sent(on(5, 16, 9)), on(5, 20, 9), 0},
		{"§6 at 3 days", p, sent(on(5, 16, 9)), on(5, 27, 9), 3},
		{"once, too", p, sent(on(5, 27, 9)), on(5, 29, 9), 0},
		{"late for both, of the nearer", p, nil, on(5, 28, 9), 3},
		{"not after the end", p, nil, on(5, 30, 9), 0},
		{"again after an extension", p.Extend(30), sent(on(5, 27, 9)), on(6, 15, 9), 14},
		{"not before an extended one", p.Extend(30), sent(on(5, 27, 9)), on(6, 1, 9), 0},
		{"a protection of a week has one", referral.Protect(on(5, 1, 9), 7), nil, on(5, 5, 9), 3},
		{"and not two", referral.Protect(on(5, 1, 9), 7), nil, on(5, 2, 9), 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			days, due := tt.p.Reminder(tt.last, tt.at)
			require.Equal(t, tt.want, days)
			require.Equal(t, tt.want > 0, due)
		})
	}
}

func TestCanExtend(t *testing.T) {
	t.Parallel()
	p := referral.Protect(time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC), 10)
	ok, refusal := p.CanExtend(false, p.From)
	require.True(t, ok)
	require.Empty(t, refusal)
	ok, refusal = p.CanExtend(true, p.From)
	require.False(t, ok, "§6 one open extension request at a time")
	require.Equal(t, "An extension has been asked for already; wait for the answer.", refusal)
	ok, refusal = p.CanExtend(false, p.Until)
	require.False(t, ok)
	require.Equal(t, "The protection has ended.", refusal)
}

func TestStates(t *testing.T) {
	t.Parallel()
	var moves [][2]string
	for _, from := range referral.Status("").Values() {
		for _, to := range referral.Status("").Values() {
			if referral.Status(from).CanBecome(referral.Status(to)) {
				moves = append(moves, [2]string{from, to})
			}
		}
	}
	require.ElementsMatch(t, [][2]string{
		{"SUBMITTED", "ACCEPTED"},
		{"SUBMITTED", "REJECTED"},
		{"SUBMITTED", "NEEDS_INFO"},
		{"NEEDS_INFO", "SUBMITTED"},
		{"NEEDS_INFO", "ACCEPTED"},
		{"NEEDS_INFO", "REJECTED"},
	}, moves, "§6 submissions")
	require.True(t, referral.Accepted.IsFrozen(), "§6 frozen for the partner once accepted")
	require.False(t, referral.NeedsInfo.IsFrozen())
	require.True(t, referral.Submitted.IsWaiting())
	require.False(t, referral.NeedsInfo.IsWaiting())
	require.Len(t, referral.RejectReason("").Values(), 8)

	moves = nil
	for _, from := range referral.ClaimStatus("").Values() {
		for _, to := range referral.ClaimStatus("").Values() {
			if referral.ClaimStatus(from).CanBecome(referral.ClaimStatus(to)) {
				moves = append(moves, [2]string{from, to})
			}
		}
		require.Equal(t, from == "UPHELD" || from == "DECLINED", referral.ClaimStatus(from).IsDecided())
	}
	require.ElementsMatch(t, [][2]string{
		{"OPEN", "NEEDS_INFO"},
		{"OPEN", "UPHELD"},
		{"OPEN", "DECLINED"},
		{"NEEDS_INFO", "OPEN"},
		{"NEEDS_INFO", "UPHELD"},
		{"NEEDS_INFO", "DECLINED"},
	}, moves, "§6 claims")
	require.Len(t, referral.DeclineReason("").Values(), 6)
	require.Len(t, referral.ConflictKind("").Values(), 4)
}
