package referral_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/rapporthq/rapport/internal/domain/referral"
)

// TestWhoIsNext is rules §6: who has the ball, and what for.
func TestWhoIsNext(t *testing.T) {
	t.Parallel()
	berlin, err := time.LoadLocation("Europe/Berlin")
	require.NoError(t, err)
	// Half past midnight of 11 March in Berlin.
	now := time.Date(2026, 3, 10, 23, 30, 0, 0, time.UTC)
	until, past := now.AddDate(0, 0, 30), now.Add(-time.Second)
	task := func(id string, side referral.Side, day string) referral.OpenTask {
		return referral.OpenTask{ID: id, Side: side, Day: day}
	}
	theirs := task("rtk_b", referral.ByPartner, "2026-03-12")
	for name, test := range map[string]struct {
		situation referral.Situation
		want      referral.Next
		nobody    bool
	}{
		"a question is the partner's to answer, whatever else is open": {
			situation: referral.Situation{Status: referral.NeedsInfo, Tasks: []referral.OpenTask{task("rtk_a", referral.ByVendor, "2026-03-01")}},
			want:      referral.Next{Side: referral.ByPartner, Kind: referral.NextAnswer},
		},
		"a submission is the vendor's to decide": {
			situation: referral.Situation{Status: referral.Submitted, Tasks: []referral.OpenTask{theirs}},
			want:      referral.Next{Side: referral.ByVendor, Kind: referral.NextDecide},
		},
		"the earliest open task says whose turn it is": {
			situation: referral.Situation{
				Status: referral.Accepted, ProtectedUntil: &until,
				Tasks: []referral.OpenTask{task("rtk_a", referral.ByVendor, "2026-03-14"), theirs},
			},
			want: referral.Next{Side: referral.ByPartner, Kind: referral.NextTask, Day: "2026-03-12", TaskID: "rtk_b"},
		},
		"of two of one day the one that was made first": {
			situation: referral.Situation{Status: referral.Accepted, Tasks: []referral.OpenTask{theirs, task("rtk_a", referral.ByVendor, "2026-03-12")}},
			want:      referral.Next{Side: referral.ByVendor, Kind: referral.NextTask, Day: "2026-03-12", TaskID: "rtk_a"},
		},
		"a task of yesterday is overdue, by the program's zone": {
			situation: referral.Situation{Status: referral.Accepted, Tasks: []referral.OpenTask{task("rtk_a", referral.ByPartner, "2026-03-10")}},
			want:      referral.Next{Side: referral.ByPartner, Kind: referral.NextTask, Day: "2026-03-10", TaskID: "rtk_a", IsOverdue: true},
		},
		"a task of today is not": {
			situation: referral.Situation{Status: referral.Accepted, Tasks: []referral.OpenTask{task("rtk_a", referral.ByPartner, "2026-03-11")}},
			want:      referral.Next{Side: referral.ByPartner, Kind: referral.NextTask, Day: "2026-03-11", TaskID: "rtk_a"},
		},
		"without tasks the vendor has it until the protection ends": {
			situation: referral.Situation{Status: referral.Accepted, ProtectedUntil: &until},
			want:      referral.Next{Side: referral.ByVendor, Kind: referral.NextProtection, Day: "2026-04-10"},
		},
		"and afterwards": {
			situation: referral.Situation{Status: referral.Accepted, ProtectedUntil: &past},
			want:      referral.Next{Side: referral.ByVendor, Kind: referral.NextMove},
		},
		"what is closed is nobody's": {
			situation: referral.Situation{Status: referral.Accepted, IsClosed: true, Tasks: []referral.OpenTask{theirs}},
			nobody:    true,
		},
		"what was rejected is nobody's": {situation: referral.Situation{Status: referral.Rejected}, nobody: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, somebody := referral.WhoIsNext(test.situation, now, berlin)
			require.Equal(t, test.nobody, !somebody)
			require.Equal(t, test.want, got)
		})
	}
}
